"""The entry point. The version is answered before anything else is imported."""

import sys

from workplan_cli import __version__


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"workplan {__version__}\n")
        return
    from workplan_cli.cli.app import run

    run()


if __name__ == "__main__":
    main()
