"""Print how well duplicates are found in the labelled set: `python -m benchmarks.duplicates`."""

import argparse
import sys

from benchmarks.duplicates.table import table


def main() -> None:
    """Print the table of docs/duplicates.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.duplicates", description=__doc__)
    parser.parse_args()
    sys.stdout.write(table())


if __name__ == "__main__":
    main()
