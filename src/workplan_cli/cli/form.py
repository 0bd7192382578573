"""`workplan form`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli import console
from workplan_cli.cli.console import NO_PLAN, UNWRITTEN
from workplan_cli.cli.options import Debug, NoColor, Root, ceiling, plan_root

if TYPE_CHECKING:
    from workplan_cli.consolidation.workplan import WorkPlan
    from workplan_cli.forms.form import Form

_THEME = "theme"


def form(
    who: Annotated[
        list[str], typer.Argument(metavar="COUNTRY... | theme CODE...", help="Codes of countries, or of groups.")
    ],
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where to write; default: here.")] = Path(),
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang", metavar="LANG", help="Language of the form; default: that of the file, else of the country."
        ),
    ] = None,
    tlp: Annotated[
        str | None,
        typer.Option(metavar="LABEL", help="The highest label that is shown; default: the plan's, for persons too."),
    ] = None,
    root: Root = None,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Write a form (.xlsx) that a country or the rapporteur of a working group fills in.

    Example: workplan form GT HN --out forms

    Example: workplan form theme INT --out forms --lang es
    """
    del no_color, debug
    from workplan_cli.forms.audience import Audience, usual_ceiling
    from workplan_cli.loading.collector import without_collector
    from workplan_cli.pipeline import joined

    folder = plan_root(root)
    plan = joined(folder)
    if plan is None:
        raise console.Misuse(NO_PLAN)
    label = ceiling(tlp)
    themes = who[0] == _THEME
    names = _known(_themes(plan) if themes else _members(plan), who[1:] if themes else [each.upper() for each in who])
    with without_collector():
        audience = Audience(plan, label or usual_ceiling(plan))
        if hidden := [name for name in names if themes and name not in audience.themes]:
            raise console.Misuse(
                "all of {groups} is above TLP:{label}: there is nothing to ask",
                groups=", ".join(hidden),
                label=audience.ceiling,
            )
        for name in names:
            language = _language(plan, name, lang)
            _write(audience.theme_form(name, language) if themes else audience.country_form(name, language), out)


def _members(plan: "WorkPlan") -> dict[str, bool]:
    """The members, and whether the file of each can be used."""
    return {each.code: not each.unknown for each in plan.members}


def _themes(plan: "WorkPlan") -> dict[str, bool]:
    """The working groups, and whether the file of each can be used."""
    broken = {each.identity or "": False for each in plan.submissions.broken if each.kind == "theme"}
    return broken | {each.content.code: True for each in plan.themes}


def _known(usable: dict[str, bool], given: list[str]) -> tuple[str, ...]:
    """The codes that are asked for, each once. Raises Misuse for one that is unknown, or whose file is broken."""
    if not given:
        raise console.Misuse("name the form: {known}", known=", ".join(sorted(usable)))
    for name in given:
        if name not in usable:
            raise console.Misuse(
                "{name} is not in the plan; known: {known}", name=name, known=", ".join(sorted(usable))
            )
        if not usable[name]:
            raise console.Misuse("the file of {name} cannot be read; `workplan validate` says why", name=name)
    return tuple(dict.fromkeys(given))


def _language(plan: "WorkPlan", name: str, given: str | None) -> str:
    """The language that is asked for; else that of the file; else the first of the plan that the country speaks."""
    from workplan_cli.cli.new import known_language
    from workplan_cli.language import spoken

    if (asked := known_language(given)) is not None:
        return asked
    countries = {each.content.country: each.content.language for each in plan.submissions.countries}
    themes = {each.content.code: each.content.language for each in plan.submissions.themes}
    if (own := (countries | themes).get(name)) is not None:
        return own
    return spoken(name, plan.plan.languages) if name in plan.plan.members else plan.plan.languages[0]


def _write(form: "Form", out: Path) -> None:
    """Write a form to DIR/NAME.xlsx, and say so. Raises Fault where it cannot be written."""
    from workplan_cli.documents.files import write_whole
    from workplan_cli.forms.layout import book_of
    from workplan_cli.sheets.write import write_book

    file = out / f"{form.name}.xlsx"
    book = book_of(form)
    try:
        out.mkdir(parents=True, exist_ok=True)
        write_whole(file, lambda stream: write_book(book, stream))
    except OSError as fault:
        raise console.Fault(UNWRITTEN, file=file, why=fault.strerror or fault) from fault
    console.remark("wrote {file}", file=file)
