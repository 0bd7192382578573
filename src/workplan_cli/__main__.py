"""The entry point. The version is answered before anything else is imported."""

import gc
import os
import sys

from workplan_cli import __version__

GENERATION = 5_000
"""Objects made before the collector looks for cycles: the imports alone would call it a hundred times, for nothing.
With more of them, what a large document leaves behind would wait too long."""


def _version_said() -> bool:
    try:
        sys.stdout.write(f"workplan {__version__}\n")
        sys.stdout.flush()
    except (AttributeError, OSError):
        return False  # nobody can read it: the console knows what to do then
    return True


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] == ["--version"] and _version_said():
        return
    gc.set_threshold(GENERATION)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # or it looks into every installed package for some
    try:
        from workplan_cli.cli.app import run
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
