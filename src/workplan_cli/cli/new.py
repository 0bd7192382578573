"""`workplan new country`, `new theme`, `new matrix`."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli import console
from workplan_cli.cli.console import NO_PLAN
from workplan_cli.cli.formats import save
from workplan_cli.cli.options import Debug, NoColor, Root, one_line, plan_root

if TYPE_CHECKING:
    from workplan_cli.consolidation.workplan import WorkPlan
    from workplan_cli.starting.lines import StartingFile

new = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Write the file of a country, theme or matrix, ready to be filled in.\n\nExample: workplan new country GT",
)

Language = Annotated[
    str | None, typer.Option("--lang", metavar="LANG", help="Language of the file; default: the plan's first.")
]


@new.callback(invoke_without_command=True)
def _without_kind(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        console.refuse(ctx.get_help())


@new.command()
def country(
    code: Annotated[str, typer.Argument(metavar="CODE", help="ISO 3166-1 code of a Member Country, such as GT.")],
    *,
    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="LANG", help="Language of the file; default: one of the plan's that it speaks."),
    ] = None,
    root: Root = None,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Write the file of a country with every row that it is asked and every action it may take part in.

    Example: workplan new country GT
    """
    del no_color, debug
    from workplan_cli.language import spoken
    from workplan_cli.starting.country import country_file

    folder = plan_root(root)
    plan = _plan(folder)
    code = code.upper()
    _free(plan, code)
    _write(folder, country_file(plan, code, known_language(lang) or spoken(code, plan.plan.languages)))


@new.command()
def theme(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Code of the working group, such as INT.")],
    *,
    title: Annotated[str, typer.Option("--title", help="Title of the theme.")],
    number: Annotated[int | None, typer.Option("--number", min=1, help="Its number; default: the next one.")] = None,
    lang: Language = None,
    root: Root = None,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Write the file of a theme with one action to begin with.

    Example: workplan new theme OPS --title "Field operations"
    """
    del no_color, debug
    from workplan_cli.language import translation
    from workplan_cli.models.words import GROUP_CODE
    from workplan_cli.starting.theme import theme_file

    if not re.fullmatch(GROUP_CODE, code):
        raise console.Misuse("{code} is no code of a working group; write capital letters, such as INT", code=code)
    folder = plan_root(root)
    plan = _plan(folder)
    taken = {each.content.theme: each.submission.file for each in plan.themes}
    for each in plan.themes:
        if each.content.code == code:
            raise console.Misuse("{file} is the theme {code} already", file=each.submission.file, code=code)
    following = max(taken, default=0) + 1
    number = number or following
    if number in taken:
        raise console.Misuse(
            "{file} is theme {number} already; {free} is free", file=taken[number], number=number, free=following
        )
    languages = _languages(lang, plan)
    _write(
        folder, theme_file(number, code, one_line(title), languages, translation(languages[0])("Title of the action"))
    )


@new.command()
def matrix(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Id of the matrix, such as smuggling-protocol.")],
    *,
    title: Annotated[str | None, typer.Option("--title", help="Title of the matrix; default: its id.")] = None,
    kind: Annotated[str, typer.Option("--kind", help="indicators, legislation or treaties.")] = "indicators",
    lang: Language = None,
    root: Root = None,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Write the file of a matrix with one row to begin with.

    Example: workplan new matrix smuggling-protocol --title "Smuggling Protocol"
    """
    del no_color, debug
    from typing import get_args

    from workplan_cli.language import translation
    from workplan_cli.models.matrix import Kind
    from workplan_cli.models.words import ID
    from workplan_cli.starting.matrix import matrix_file

    if not re.fullmatch(ID, id_):
        raise console.Misuse("{id} is no id; write letters, digits, hyphens and full stops", id=id_)
    known: dict[str, Kind] = {each: each for each in get_args(Kind)}
    if kind not in known:
        raise console.NotOneOf("--kind", kind, known)
    folder = plan_root(root)
    plan = _plan(folder)
    for each in plan.matrices:
        if each.content.id == id_:
            raise console.Misuse("{file} is the matrix {id} already", file=each.submission.file, id=id_)
    languages = _languages(lang, plan)
    question = translation(languages[0])("What is asked")
    _write(folder, matrix_file(id_, known[kind], one_line(title or id_), languages, question))


def _plan(folder: Path) -> "WorkPlan":
    """The plan as far as its files can be used. Raises Misuse where plan.yaml cannot."""
    from workplan_cli.pipeline import check

    workplan = check(folder).workplan
    if workplan is None:
        raise console.Misuse(NO_PLAN)
    return workplan


def _free(plan: "WorkPlan", code: str) -> None:
    """Raise Misuse where the country is no member, or has a file."""
    members = {member.code: member for member in plan.members}
    if code not in members:
        raise console.Misuse(
            "{code} is no member of the plan; known: {known}", code=code, known=", ".join(sorted(members))
        )
    submission = members[code].submission
    broken = [each.file for each in plan.submissions.broken if each.kind == "country" and each.identity == code]
    if submission is not None or broken:
        file = submission.file if submission else broken[0]
        raise console.Misuse("{file} is the file of {code} already", file=file, code=code)


def known_language(given: str | None) -> str | None:
    """The language that is asked for. Raises Misuse where it is no language code."""
    from workplan_cli.models.words import LANGUAGE_TAG

    if given is not None and not re.fullmatch(LANGUAGE_TAG, given):
        raise console.Misuse("--lang {given} is no language code; write it as es or en", given=given)
    return given


def _languages(given: str | None, plan: "WorkPlan") -> tuple[str, ...]:
    """The languages of the plan, the one that was asked for first."""
    asked = known_language(given) or plan.plan.languages[0]
    return tuple(dict.fromkeys((asked, *plan.plan.languages)))


def _write(folder: Path, made: "StartingFile") -> None:
    """Write a file that is not there yet, and say so. Raises Misuse where it is."""
    target = folder / made.file
    for other in target.parent.iterdir() if target.parent.is_dir() else ():
        if other.name.casefold() == target.name.casefold():  # on some computers it is the same file
            there = other.relative_to(folder).as_posix()
            raise console.Misuse("{file} is there already; nothing was written", file=there)
    save(target, made.text, made.file)
    if not (folder / "schemas").is_dir():
        console.remark("editors find no schemas/ here: `workplan schema --out schemas` writes it")
