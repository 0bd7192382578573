"""Tables that offices keep themselves: a line for each country and row, in their words, from their programs."""

from pathlib import Path

import pytest
from tests.commands.terminal import ROOT, Ran, workplan
from tests.plan_folder import PlanFolder, write_plan

MATRIX = """\
id: protocol
title: Protocol
rows:
  - {id: r-1, text: First row, reference: "6(1)(a)"}
  - {id: r-2, text: Second row, reference: "7"}
  - {id: r-3, text: Third row, reference: "7"}
"""
ANSWERED = """\
# Kept by the office.
country: GT
matrices:
  protocol:
    answers:
      r-1: {status: yes, citation: Decreto 44-2016, note: {es: Nota, en: Note}}  # checked
"""


@pytest.fixture
def plan(tmp_path: Path) -> PlanFolder:
    folder = write_plan(tmp_path)
    folder.write("data/matrices/protocol.yaml", MATRIX)
    folder.write("data/countries/guatemala.yaml", ANSWERED)
    return folder


def imported(plan: PlanFolder, table: str | bytes, *options: str) -> Ran:
    plan.write("answers.csv", table)
    return workplan("import", "answers.csv", "--matrix", "protocol", *options, folder=plan.root)


def said(plan: PlanFolder, country: str) -> str:
    return (plan.root / f"data/countries/{country}.yaml").read_text(encoding="utf-8")


def test_a_table_is_brought_into_the_file_of_each_country(plan: PlanFolder) -> None:
    lines = (
        "country,row,status,citation,date,note",
        "GT,r-1,no,,,Ya no",
        "GT,r-2,yes,Decreto 1,2016-10-18,",
        "MX,r-3,in part,,,",
    )
    table = "\n".join(lines)
    assert imported(plan, table, "--write").err == (
        "wrote data/countries/guatemala.yaml\nwrote data/countries/mexico.yaml\n"
    )
    assert said(plan, "guatemala") == ANSWERED.replace("status: yes", "status: no").replace("es: Nota", "es: Ya no") + (
        "      r-2:\n        status: yes\n        citation: Decreto 1\n        date: 2016-10-18\n"
    )
    assert (
        said(plan, "mexico")
        == "country: MX\nmatrices:\n  protocol:\n    answers:\n      r-3:\n        status: in_part\n"
    )


def test_an_empty_cell_changes_nothing(plan: PlanFolder) -> None:
    ran = imported(plan, "country,row,status,citation,note\nGT,r-1,,,\n")
    assert (ran.code, ran.err) == (0, "nothing to change: the files say the same already\n")


@pytest.mark.parametrize(
    "table",
    [
        (
            "\ufeffPaís;Artículo;Respuesta;Ley, con su número y artículo;Explicación\r\n"
            "Guatemala;6(1)(a);no;Decreto 2;Nota\r\n"
        ),
        '\ufeffsep=;\r\nPais;Fila;Estado;Cita;Nota\r\ngt;R-1;No;"Decreto 2";Nota\r\n\r\n',
        "Country\tRow\tAnswer\tCitation\nGuatemala\tr-1\tno\tDecreto 2\n",
        "matrix,country,text,row,status,citation\nprotocol,GT,First row,r-1,no,Decreto 2",
    ],
    ids=["Excel in Spanish", "with a line for Excel", "tabs, English", "one of our own"],
)
def test_the_words_and_signs_of_every_office_are_understood(table: str, plan: PlanFolder) -> None:
    assert imported(plan, table, "--write").code == 0
    assert said(plan, "guatemala") == ANSWERED.replace("status: yes", "status: no").replace("44-2016", "2")


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_tables_that_we_write_change_nothing(language: str, tmp_path: Path) -> None:
    assert workplan("build", "matrices", "--format", "csv", "--lang", language, "--out", tmp_path).code == 0
    for path in (ROOT / "data/matrices").iterdir():
        table = tmp_path / f"matrices.{path.stem}.{language}.csv"
        ran = workplan("import", table, "--matrix", path.stem)
        assert (ran.code, ran.err) == (0, "nothing to change: the files say the same already\n")


def test_a_cell_in_quotes_may_have_separators_quotes_and_lines(plan: PlanFolder) -> None:
    assert imported(plan, 'country,row,note\nGT,r-1,"Uno, ""dos""\ny tres"\n', "--write").code == 0
    assert 'note: {es: "Uno, \\"dos\\"\\ny tres", en: Note}' in said(plan, "guatemala")


FAULTS: dict[str, tuple[str | bytes, str]] = {
    "Windows-1252": (
        "country,row,note\nGT,r-1,Sí\n".encode("cp1252"),
        (
            "answers.csv:2:9: error WP003 not-utf-8: byte 26 (0xED) is not UTF-8; "
            "the file is likely Windows-1252: save it as UTF-8"
        ),
    ),
    "an unknown heading": (
        "country,row,anser\nGT,r-1,yes\n",
        "answers.csv:1:13: error WP608 unknown-heading: `anser` is no column of a table of answers",
    ),
    "a heading twice": (
        "country,row,status,Answer\nGT,r-1,yes,no\n",
        "answers.csv:1:20: error WP608 unknown-heading: the column `Answer` stands twice",
    ),
    "no heading for the row": (
        "country,status\nGT,yes\n",
        "answers.csv:1:1: error WP608 unknown-heading: there is no column `row`",
    ),
    "no member": (
        "country,row,status\nFrance,r-1,yes\n",
        "answers.csv:2:1: error WP609 unknown-line: no member of the plan is called so",
    ),
    "no row": (
        'country,row,status\n"GT",r-9,yes\n',
        "answers.csv:2:6: error WP609 unknown-line: the matrix `protocol` has no row of this id or article alone",
    ),
    "an article of two rows": (
        "country,row,status\nGT,7,yes\n",
        "answers.csv:2:4: error WP609 unknown-line: the matrix `protocol` has no row of this id or article alone",
    ),
    "a line twice": (
        "country,row,status\nGT,r-1,yes\nGT,6(1)(a),no\n",
        "answers.csv:3:4: error WP609 unknown-line: GT has answered the row `r-1` in a line above",
    ),
    "a cell too many": (
        "country,row,status\nGT,r-1,yes,no\n",
        "answers.csv:2:12: error WP609 unknown-line: the line has more cells than the first line has headings",
    ),
    "an unknown word": (
        'country,row,note,status\nGT,r-1,"a\nb",quizás\n',
        "answers.csv:3:4: error WP606 not-on-the-list: `quizás` is not one of `yes`, `in part`, `no`, `not applicable`",
    ),
    "no day": (
        "country,row,date\nGT,r-1,18/10/2016\n",
        "answers.csv:2:8: error WP024 not-a-day: `18/10/2016` is no day; write it as 2017-07-21",
    ),
    "a character that hides": (
        "country,row,note\nGT,r-1,a\u202eb\n",
        (
            "answers.csv:2:9: error WP004 hidden-character: the character U+202E RIGHT-TO-LEFT OVERRIDE does not show "
            "and is not allowed; delete it"
        ),
    ),
    "nothing": ("", "answers.csv:1:1: error WP008 empty-file: the file is empty"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_said_at_its_place_and_nothing_is_written(fault: str, plan: PlanFolder) -> None:
    table, line = FAULTS[fault]
    ran = imported(plan, table, "--write", "--lang", "en")
    assert line in ran.out.splitlines()
    assert (ran.code, said(plan, "guatemala")) == (1, ANSWERED)


def test_the_line_is_shown_with_its_cell_marked(plan: PlanFolder) -> None:
    assert imported(plan, "country,row,status\nGT,r-1,maybe\n", "--lang", "en").out.splitlines()[1:3] == [
        "   2 | GT,r-1,maybe",
        "     |        ^^^^^",
    ]


def test_a_form_and_a_table_that_say_different_things_are_refused(plan: PlanFolder) -> None:
    from tests.filled import fill

    workplan("form", "GT", folder=plan.root)
    fill(plan.root / "GT.xlsx", {"Protocol!D6": "sí"})
    plan.write("answers.csv", "country,row,status\nGT,r-2,no\n")
    ran = workplan("import", "GT.xlsx", "answers.csv", "--matrix", "protocol", folder=plan.root)
    assert ran.out.splitlines()[0] == (
        "answers.csv:2:8: error WP607 changed-meanwhile: GT.xlsx, Protocol!D6 says something else of the same"
    )
