"""What loading and consolidating a plan take, in one process: `python -m benchmarks.stages ROOT` says so as JSON.

Both are what `validate` does, but for the rules: a rule finds the duplicates, so that they are not in these figures.
"""

import json
import sys
from pathlib import Path
from time import perf_counter

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.loading.collector import without_collector
from workplan_cli.loading.load import load


def main() -> None:
    """Read the plan, join its files, print the seconds of each."""
    with without_collector():
        started = perf_counter()
        loaded = load(Path(sys.argv[1]))
        read = perf_counter()
        if loaded.submissions is None:
            sys.exit("the plan cannot be used")
        consolidate(loaded.submissions)
        joined = perf_counter()
    print(json.dumps({"load": read - started, "consolidate": joined - read}))


if __name__ == "__main__":
    main()
