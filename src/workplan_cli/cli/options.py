"""Options that several commands share, and what they stand for."""

import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli.console import Misuse, show_tracebacks, speak, without_color
from workplan_cli.language import SOURCE, of_environment

if TYPE_CHECKING:
    from workplan_cli.models.words import Tlp

Root = Annotated[
    Path | None, typer.Option("--root", metavar="DIR", help="The folder of the plan; default: the nearest one upwards.")
]
NoColor = Annotated[
    bool,
    typer.Option(
        "--no-color", help="Plain text on a terminal too.", callback=lambda given: without_color() if given else None
    ),
]
Debug = Annotated[
    bool,
    typer.Option(
        "--debug", help="Show a traceback for faults.", callback=lambda given: show_tracebacks() if given else None
    ),
]


def _speak(given: str | None) -> str | None:
    """Say what comes next in the language that is asked for, refusals too. Raises Misuse for what is none."""
    speak(language(given))
    return given


Words = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="LANG",
        help="Language of the messages; default: the environment's.",
        is_eager=True,
        callback=_speak,
    ),
]

PLAN = Path("data") / "plan.yaml"


def plan_root(given: Path | None) -> Path:
    """Find the folder of the plan: the one given, or the first one upwards that has data/plan.yaml.

    Raises Misuse where there is none.
    """
    if given is not None:
        if not os.path.lexists(given / PLAN):
            raise Misuse("no plan in {folder}: there is no {file}", folder=given, file=PLAN.as_posix())
        return given.resolve()
    try:
        here = Path.cwd()
    except OSError:
        raise Misuse("no plan here: the working folder is gone; use --root DIR") from None
    for folder in (here, *here.parents):
        if os.path.lexists(folder / PLAN):
            return folder
    raise Misuse(
        "no plan here: neither {folder} nor a folder above it has {file}; use --root DIR",
        folder=here,
        file=PLAN.as_posix(),
    )


_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", re.ASCII)


def language(given: str | None) -> str:
    """The language of the program's own words. Raises Misuse where what is given is no language code."""
    if given is not None and not _TAG.fullmatch(given):
        raise Misuse("--lang {given} is no language code; write it as es or en", given=given)
    asked = given or of_environment()
    return asked if _TAG.fullmatch(asked) else SOURCE


def ceiling(given: str | None) -> "Tlp | None":
    """The label of `--tlp`, with or without `TLP:` before it. Raises Misuse where what is given is no label."""
    if given is None:
        return None
    from workplan_cli.models.words import LABELS

    name = given.upper().removeprefix("TLP:")
    for label in LABELS:
        if label == name:
            return label
    raise Misuse("there is no label {name}; known: {known}", name=given, known=", ".join(LABELS))


def one_line(given: str) -> str:
    """A title as a file may say it. Raises Misuse for one that is empty or hides something."""
    from workplan_cli.loading.characters import HIDDEN

    if not given.strip() or "\n" in given or HIDDEN.search(given):
        raise Misuse("a title is one line of characters that show")
    return given


def day(given: str | None) -> date:
    """The day a command works for: the one given, or today. Raises Misuse where what is given is no day."""
    if given is None:
        return date.today()  # noqa: DTZ011 - a deadline is a day in the user's own calendar
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise Misuse("--as-of {given} is no day; write it as 2017-07-21", given=given) from None
