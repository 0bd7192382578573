"""`workplan schema`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli import console
from workplan_cli.cli.formats import save
from workplan_cli.cli.options import Debug, NoColor, language

if TYPE_CHECKING:
    from workplan_cli.models.kinds import Kind


def schema(
    kind: Annotated[
        str | None, typer.Argument(metavar="[KIND]", help="plan, matrix, country, theme, decisions or reminders.")
    ] = None,
    *,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Write them as DIR/KIND.schema.json; without KIND, all.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="LANG", help="Language of the descriptions; default: all.")
    ] = None,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Print the JSON Schema of a kind of file, for editors and other programs.

    Example: workplan schema country

    Example: workplan schema --out schemas
    """
    del no_color, debug
    from workplan_cli.loading.validate import MODELS
    from workplan_cli.reporters.json import dumped
    from workplan_cli.schemas import schema as made
    from workplan_cli.schemas import spoken

    kinds: list[Kind] = [each for each in MODELS if kind in (None, each)]
    if not kinds:
        raise console.Misuse("{kind} is no kind of file; they are {known}", kind=kind, known=", ".join(MODELS))
    languages = spoken() if lang is None else (language(lang),)
    if out is None and kind is None:
        raise console.Misuse("name a kind of file ({known}), or --out DIR for all of them", known=", ".join(MODELS))
    if out is None:
        console.write_exactly(dumped(made(kinds[0], languages)))
        return
    for each in kinds:
        save(out / f"{each}.schema.json", dumped(made(each, languages)))
