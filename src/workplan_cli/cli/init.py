"""`workplan init`."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli import console
from workplan_cli.cli.formats import save
from workplan_cli.cli.options import Debug, NoColor, language, one_line

if TYPE_CHECKING:
    from workplan_cli.starting.lines import StartingFile
    from workplan_cli.starting.plan import Beginning

_PLACEHOLDER_MEMBERS = "AQ,BV"
"""Where nobody lives, so that nothing is said of any State."""


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the plan: empty, or not there yet.")],
    *,
    title: Annotated[str | None, typer.Option("--title", help="Title of the plan; default: a placeholder.")] = None,
    organisation: Annotated[
        str | None, typer.Option("--organisation", help="Name of the organisation; default: a placeholder.")
    ] = None,
    languages: Annotated[
        str | None,
        typer.Option(
            "--languages", metavar="LANG,…", help="Languages, that of origin first; default: the environment's."
        ),
    ] = None,
    members: Annotated[
        str,
        typer.Option("--members", metavar="CODE,…", help="Member Countries; default: two placeholders, uninhabited."),
    ] = _PLACEHOLDER_MEMBERS,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Begin the plan of another organisation in a folder of its own.

    Example: workplan init river-plan --title "Plan for the River" --languages es,en --members GT,HN,SV
    """
    del no_color, debug
    from workplan_cli.language import translation
    from workplan_cli.schemas import spoken
    from workplan_cli.starting.plan import Beginning

    _must_be_free(folder)
    written = _languages(languages, spoken())
    say = translation(written[0])
    begun = Beginning(
        one_line(title or say("Title of the plan")),
        one_line(organisation or say("Name of the organisation")),
        written,
        _members(members),
    )
    for made in _files(begun):
        save(folder / made.file, made.text)


def _must_be_free(folder: Path) -> None:
    if folder.is_symlink() and not folder.exists():
        raise console.Misuse("{folder} is a link to nothing", folder=folder)
    if folder.exists() and not folder.is_dir():
        raise console.Misuse("{folder} is no folder", folder=folder)
    if folder.is_dir() and any(each.name != ".git" for each in folder.iterdir()):
        raise console.Misuse("{folder} is not empty; nothing was written", folder=folder)


def _languages(given: str | None, known: tuple[str, ...]) -> tuple[str, ...]:
    """The languages asked for; else that of the environment, if the program speaks it, else English."""
    from workplan_cli.models.words import LANGUAGE_TAG

    if given is None:
        own = language(None).replace("_", "-").split("-")[0]
        return (own if own in known else known[0],)
    asked = tuple(dict.fromkeys(each.strip() for each in given.split(",") if each.strip()))
    for each in asked:
        if not re.fullmatch(LANGUAGE_TAG, each):
            raise console.Misuse("--languages: {given} is no language code; write es or en", given=each)
    if not asked:
        raise console.Misuse("--languages names no language")
    return asked


def _members(given: str) -> tuple[str, ...]:
    from workplan_cli.models.codes import COUNTRIES

    asked = tuple(dict.fromkeys(each.strip().upper() for each in given.split(",") if each.strip()))
    for each in asked:
        if each not in COUNTRIES:
            raise console.Misuse("--members: {given} is no country code of ISO 3166-1, such as GT", given=each)
    if not asked:
        raise console.Misuse("--members names no country")
    return asked


def _files(begun: "Beginning") -> "list[StartingFile]":
    """Everything that a new plan begins with, plan.yaml first."""
    from workplan_cli.language import translation
    from workplan_cli.loading.validate import MODELS
    from workplan_cli.reporters.json import dumped
    from workplan_cli.schemas import schema, spoken
    from workplan_cli.starting.lines import StartingFile
    from workplan_cli.starting.matrix import matrix_file
    from workplan_cli.starting.plan import plan_file, read_me
    from workplan_cli.starting.theme import theme_file

    languages = begun.languages
    say = translation(languages[0])
    theme = theme_file(1, "GRP", say("Title of the theme"), languages, say("Title of the action"))
    return [
        plan_file(begun),
        matrix_file("matrix-01", "indicators", say("Title of the matrix"), languages, say("What is asked")),
        StartingFile("data/themes/1-theme.yaml", theme.text),
        *(StartingFile(f"schemas/{kind}.schema.json", dumped(schema(kind, spoken()))) for kind in MODELS),
        read_me(begun),
        StartingFile(".gitignore", "build/\n"),
    ]
