"""Documents as tables of data: which lines there are, what each cell holds, what a spreadsheet makes of it."""

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.commands.terminal import PLANS, workplan
from tests.unit.consolidation.submitted import group, plan_of, read

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.disclosure import disclose
from workplan_cli.documents.tables import Table, tables_of
from workplan_cli.documents.tables.csv import csv_pieces, harmless
from workplan_cli.documents.tables.table import Amount, Column, Value

DAY = date(2017, 7, 1)
PLAN = """
id: example
title: Example
languages: [en, es]
members: [GT, HN]
partners: {IOM: {name: IOM}}
"""
MATRIX = """
id: protocol
title: {en: Protocol, es: Protocolo}
rows:
  - {id: p-1, reference: "5", topic: Offence, text: {en: "Is it an offence?"}, obligation: mandatory}
  - {id: p-2, text: {en: "Since when?", es: "¿Desde cuándo?"}}
"""
GUATEMALA = """
country: GT

matrices:
  protocol:
    answers:
      p-1:
        {status: in_part, citation: "Decreto 44-2016", note: {es: Hasta 2020.}, source: {es: Gaceta}, as_of: 2017-07-01}
      p-2: {status: yes, date: 2004-04-01, act: accession}
positions:
  INT-01: {position: reserve, note: {es: Depende del presupuesto.}}
"""
ACTIONS = """
  - id: INT-01
    title: Share data
    scope: regional
    countries: all
    lead: [IOM, GT]
    period: {start: 2018-Q1, end: 2018-08-15}
    indicators:
      - {name: Members, unit: members, baseline: {value: 0, year: 2017}, target: {value: 2.50, date: 2018-12-31}}
    budget: {amount: 120000.50, currency: USD, source: Fund}
    status: group
    priority: high
  - id: INT-02
    title: Study
    countries: [GT]
    except: {HN: No staff}
    depends_on: [INT-01]
    period: {end: 2018-Q4}
  - {id: INT-03, title: Withdrawn, countries: all, status: withdrawn}
"""


def tables(document: str, language: str = "en") -> dict[str, Table]:
    plan = plan_of(plan=PLAN, matrices=[MATRIX], countries=[GUATEMALA], themes=[group("INT", ACTIONS)])
    return {table.name: table for table in tables_of(document, plan, language)}


def test_a_matrix_has_a_line_for_each_question_to_each_country() -> None:
    table = tables("matrices")["protocol"]
    assert table.title == "Protocol"
    assert [column.heading for column in table.columns] == [
        *("Code", "Country", "Row", "Reference", "Topic", "What is asked", "Obligation"),
        *("Answer", "Citation", "Date", "Act", "Note", "Source", "As of", "Verified"),
    ]
    asked_1 = ("p-1", "5", "Offence", "Is it an offence?", "mandatory")
    asked_2 = ("p-2", "2", None, "Since when?", None)
    nothing = ("not answered", *[None] * 7)
    assert table.rows == (
        (
            "GT",
            "Guatemala",
            *asked_1,
            "in part",
            "Decreto 44-2016",
            None,
            None,
            "Hasta 2020. [es]",
            "Gaceta [es]",
            date(2017, 7, 1),
            None,
        ),
        ("HN", "Honduras", *asked_1, *nothing),
        ("GT", "Guatemala", *asked_2, "yes", None, date(2004, 4, 1), "accession", None, None, None, None),
        ("HN", "Honduras", *asked_2, *nothing),
    )


def test_a_matrix_in_another_language_says_where_it_has_no_words_of_its_own() -> None:
    table = tables("matrices", "es")["protocol"]
    assert (table.title, table.columns[7].heading) == ("Protocolo", "Respuesta")
    assert table.rows[0][4:9] == (
        "Offence [en]",
        "Is it an offence? [en]",
        "obligatoria",
        "en parte",
        "Decreto 44-2016",
    )


def test_the_tables_of_the_plan() -> None:
    made = tables("work-plan")
    assert {name: table.rows for name, table in made.items()} == {
        "actions": (
            (
                "INT-01",
                "Share data",
                "1. Int",
                None,
                "regional",
                "all members",
                None,
                "Guatemala and IOM",
                None,
                date(2018, 1, 1),
                date(2018, 8, 15),
                None,
                "agreed in the group",
                "high",
                None,
            ),
            (
                "INT-02",
                "Study",
                "1. Int",
                None,
                None,
                "Guatemala",
                "Honduras",
                None,
                None,
                None,
                date(2018, 12, 31),
                None,
                "proposed",
                None,
                "INT-01",
            ),
        ),
        "indicators": (
            ("INT-01", "Share data", "Members", "members", Decimal(0), 2017, Decimal("2.50"), date(2018, 12, 31), None),
        ),
        "budget": (("INT-01", "Share data", Amount(Decimal("120000.50"), 2), "USD", "Fund"),),
        "positions": (
            (
                "INT-01",
                "Share data",
                "GT",
                "Guatemala",
                "reserves its position",
                "yes",
                None,
                "Depende del presupuesto. [es]",
            ),
            ("INT-01", "Share data", "HN", "Honduras", "no answer yet", "no", None, None),
            ("INT-02", "Study", "GT", "Guatemala", "no answer yet", "no", None, None),
            ("INT-02", "Study", "HN", "Honduras", "left out", "no", None, "No staff"),
        ),
        "chronogram": (
            ("INT-01", "Share data", "■", "■", "■", None),
            ("INT-02", "Study", None, None, None, "■"),
        ),
        "untranslated": (
            ("Guatemala", None, "matrices.protocol.answers.p-1.note", "Spanish", "Hasta 2020."),
            ("Guatemala", None, "positions.INT-01.note", "Spanish", "Depende del presupuesto."),
        ),
    }
    assert [column.heading for column in made["chronogram"].columns[2:]] == ["Q1 2018", "Q2 2018", "Q3 2018", "Q4 2018"]
    assert all(len(row) == len(table.columns) for table in made.values() for row in table.rows)


def test_what_may_not_be_shown_is_in_no_line_and_is_not_called_missing() -> None:
    secret = GUATEMALA.replace("p-2: {", "p-2: {tlp: RED, ").replace("INT-01: {", "INT-01: {tlp: RED, ")
    whole = read(plan=PLAN, matrices=[MATRIX], countries=[secret], themes=[group("INT", ACTIONS)])
    plan = consolidate(disclose(whole, "GREEN").submissions)
    matrix = tables_of("matrices", plan, "en")[0]
    assert [(row[0], row[2], row[7]) for row in matrix.rows] == [
        ("GT", "p-1", "in part"),
        ("HN", "p-1", "not answered"),
        ("HN", "p-2", "not answered"),
    ]
    positions = next(table for table in tables_of("work-plan", plan, "en") if table.name == "positions")
    assert [(row[0], row[2], row[4], row[5]) for row in positions.rows][:3] == [
        ("INT-01", "GT", "leads", None),
        ("INT-01", "HN", "no answer yet", "no"),
        ("INT-02", "GT", "not shown", None),
    ]


def test_of_a_country_whose_file_cannot_be_used_nothing_is_said() -> None:
    plan = plan_of(plan=PLAN, matrices=[MATRIX], themes=[group("INT", ACTIONS)])
    members = tuple(member._replace(unknown=member.code == "GT") for member in plan.members)
    table = tables_of("matrices", replace(plan, members=members), "en")[0]
    assert [(row[0], row[2]) for row in table.rows] == [("HN", "p-1"), ("HN", "p-2")]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Decreto 44-2016", "Decreto 44-2016"),
        ("=SUM(A1:A8)", "'=SUM(A1:A8)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@todos", "'@todos"),
        ("＝1", "'＝1"),
        ("  =1", "  '=1"),
        ('"=1', "\"'=1"),
        ("art. 5;=1+1", "art. 5;'=1+1"),
        ("a; -b", "a; '-b"),
        ("first\n=second", "first\n'=second"),
        ("\tx", "'\tx"),
        ("\r=x", "'\r'=x"),
        ("'=x", "'=x"),
        ("'texto", "'texto"),
        ("a = b, c-d", "a = b, c-d"),
        ("", ""),
    ],
)
def test_no_text_of_a_csv_file_is_a_formula(text: str, written: str) -> None:
    assert harmless(text) == written


def test_a_csv_file_has_a_mark_a_heading_and_the_label_in_each_line() -> None:
    columns = [Column("Id", 1), Column("Título", 1), Column("=n", 1), Column("Day", 1)]
    rows: list[tuple[Value, ...]] = [
        ("INT-01", 'a "b", c\nd', Decimal("-1E+3"), date(2018, 1, 2)),
        ("x", None, Amount(Decimal("120000.50"), 2), None),
    ]
    table = Table("t", "T", columns, rows)
    assert b"".join(csv_pieces(table, "TLP:AMBER+STRICT")).decode() == (
        "\ufeffId,Título,'=n,Day,TLP\r\n"
        'INT-01,"a ""b"", c\nd",-1000,2018-01-02,TLP:AMBER+STRICT\r\n'
        "x,,120000.50,,TLP:AMBER+STRICT\r\n"
    )


def test_each_table_of_a_document_is_a_file_that_reads_back(tmp_path: Path) -> None:
    plan = PLANS / "complete"
    ran = workplan(
        "build", "matrices", "work-plan", "--root", plan, "--out", tmp_path, "--format", "csv", "--lang", "es"
    )
    assert (ran.code, ran.out) == (0, "")
    read_back = {
        path.name: list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
        for path in tmp_path.iterdir()
    }
    assert sorted(read_back) == [
        *("matrices.ferry-laws.es.csv", "matrices.ferry-safety.es.csv", "matrices.ferry-treaties.es.csv"),
        *("work-plan.actions.es.csv", "work-plan.budget.es.csv", "work-plan.chronogram.es.csv"),
        *("work-plan.indicators.es.csv", "work-plan.positions.es.csv"),
        "work-plan.untranslated.es.csv",
    ]
    for lines in read_back.values():
        assert {len(line) for line in lines} == {len(lines[0])}
        assert {line[-1] for line in lines[1:]} == {"TLP:GREEN"}
        assert not [cell for line in lines for cell in line if cell[:1] in "=+-@\t\r" and cell]


def test_a_document_without_tables_is_refused(tmp_path: Path) -> None:
    ran = workplan("build", "plenary", "--root", PLANS / "complete", "--out", tmp_path, "--format", "csv")
    assert (ran.code, ran.err) == (2, "workplan: plenary is no table: --format csv is for matrices, work-plan\n")
