"""Where the files are that come with the program."""

from functools import cache
from pathlib import Path


@cache
def templates() -> Path:
    """The folder of the shipped templates: inside the installed package, or at the top of a checkout."""
    here = Path(__file__).parent
    installed = here / "templates"
    return installed if installed.is_dir() else here.parent.parent / "templates"
