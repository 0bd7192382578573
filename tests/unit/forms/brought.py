"""A plan with one country, its form filled in, and what is then in its file."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from tests.plan_folder import PlanFolder

from workplan_cli.editing import plain_data
from workplan_cli.findings import Finding
from workplan_cli.forms.bring import Bringing, Brought, Proposal
from workplan_cli.forms.country import CountryForms
from workplan_cli.forms.form import Form
from workplan_cli.forms.layout import book_of
from workplan_cli.forms.theme import theme_form, whole
from workplan_cli.pipeline import check
from workplan_cli.sheets.write import write_book


def form_of(folder: PlanFolder, name: str, language: str = "es") -> Form:
    """The form of a country or a working group."""
    plan = check(folder.root).workplan
    assert plan is not None
    themes = [each.content for each in plan.themes if each.content.code == name]
    if themes:
        return theme_form(plan, themes[0], whole(themes[0]), language)
    return CountryForms(plan, language).form(name)


def filled_in(form: Form, cells: dict[tuple[str, str, str], str]) -> bytes:
    """The workbook of a form in which cells say something else: by table, row and column."""
    tables = tuple(
        replace(
            table,
            rows=tuple(
                replace(
                    row,
                    cells=dict(row.cells)
                    | {key[2]: text for key, text in cells.items() if key[:2] == (table.key, row.id)},
                )
                for row in table.rows
            ),
        )
        for table in form.tables
    )
    book, before = book_of(replace(form, tables=tables)), book_of(form)
    out = BytesIO()
    write_book(replace(book, sheets=(*book.sheets[:-1], before.sheets[-1])), out)
    return out.getvalue()


def bring(folder: PlanFolder, *files: Brought | bytes) -> tuple[tuple[Proposal, ...], list[Finding]]:
    """What the files change in the plan, and what is wrong with them."""
    plan = check(folder.root).workplan
    assert plan is not None
    begin = {"MX": "mexico", "GT": "guatemala"}
    bringing = Bringing(
        folder.root,
        plan,
        lambda code, language: (f"data/countries/{begin[code]}.yaml", f"country: {code}\nlanguage: {language}\n"),
        ("es", "en"),
    )
    brought = [each if isinstance(each, Brought) else Brought("form.xlsx", each) for each in files]
    return bringing.bring(brought), bringing.findings


def said(folder: PlanFolder, *files: Brought | bytes) -> Any:
    """What the one file that is changed says afterwards. Nothing may be wrong."""
    proposals, findings = bring(folder, *files)
    assert [str(each.message) for each in findings] == []
    (proposal,) = proposals
    return plain_data(proposal.after)
