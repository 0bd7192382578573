"""What countries owe, in the four formats."""

import csv
import json
from dataclasses import replace
from datetime import date
from io import StringIO

from tests.unit.consolidation.submitted import PLAN, read

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.findings import Finding, Message, Severity
from workplan_cli.models.issued import IssuedReminder
from workplan_cli.models.submissions import Submission
from workplan_cli.reminders import standings
from workplan_cli.reporters.owed import Listing, as_csv, as_details, as_json, as_markdown, as_table

DAY = date(2017, 11, 28)
MATRIX = """
id: protocol
title: Protocol
deadline: 2017-07-21
rows: [{id: p-1, reference: "6(1)", text: First, requires: [citation]}, {id: p-2, text: Second}]
"""
LATE = "{country: GT, matrices: {protocol: {extension: 2017-08-15, answers: {p-1: {status: yes, citation: Act}}}}}"
SENT = IssuedReminder.model_validate(
    {"date": "2017-09-01", "country": "GT", "matrix": "protocol", "stage": "first", "missing": 2}
)


def listing(
    *countries: str, plan: str = PLAN, matrix: str = MATRIX, language: str = "en", sent: tuple[IssuedReminder, ...] = ()
) -> Listing:
    submissions = read(plan=plan, matrices=[matrix], countries=list(countries))
    log = Submission("data/reminders.yaml", sent)
    planned = consolidate(replace(submissions, issued=log))
    findings = [
        Finding("WP120", "answer-without-requirement", Severity.WARNING,
                submission.address / "matrices" / "protocol" / "answers" / row, Message(""))
        for submission in submissions.countries
        for row, answer in submission.content.matrices["protocol"].answers.items()
        if row == "p-1" and answer.citation is None
    ]  # fmt: skip
    return Listing(planned, standings(planned, DAY, findings), DAY, language)


def test_as_json_it_is_the_contract_to_the_letter() -> None:
    text = as_json(listing(LATE, language="es", sent=(SENT,)))
    assert text.endswith("}\n")
    whole = json.loads(text)
    assert list(whole) == ["version", "as_of", "reminders", "countries"]
    assert (whole["version"], whole["as_of"]) == (1, "2017-11-28")
    assert whole["reminders"][:2] == [
        {
            "country": "GT", "name": "Guatemala", "matrix": "protocol", "missing": 1, "total": 2,
            "missing_rows": ["p-2"], "deadline": "2017-08-15", "days_overdue": 105, "stage": "escalation",
            "file": "data/countries/0.yaml",
            "rows": [{"id": "p-2", "reference": None, "text": "Second"}],
            "sent": [{"date": "2017-09-01", "stage": "first", "missing": 2}],
        },
        {
            "country": "HN", "name": "Honduras", "matrix": "protocol", "missing": 2, "total": 2,
            "missing_rows": ["p-1", "p-2"], "deadline": "2017-07-21", "days_overdue": 130, "stage": "escalation",
            "file": None,
            "rows": [
                {"id": "p-1", "reference": "6(1)", "text": "First"},
                {"id": "p-2", "reference": None, "text": "Second"},
            ],
            "sent": [],
        },
    ]  # fmt: skip
    keys = [
        "country",
        "name",
        "matrix",
        "missing",
        "total",
        "missing_rows",
        "deadline",
        "days_overdue",
        "stage",
        "file",
    ]
    assert [list(each)[: len(keys)] for each in whole["reminders"]] == [keys] * 3


def test_json_lists_beside_it_what_is_open_with_each_country() -> None:
    handed_in = "status: submitted, answers: {p-1: {status: yes}, p-2: {status: yes}}"
    plan = f"{PLAN}profiles: {{prosecutor: Prosecutors}}\n"
    whole = json.loads(as_json(listing(f"{{country: GT, matrices: {{protocol: {{{handed_in}}}}}}}", plan=plan)))
    assert [each["country"] for each in whole["reminders"]] == ["HN", "MX"]
    assert whole["countries"][0] == {
        "country": "GT",
        "name": "Guatemala",
        "focal_point": "missing",
        "delegation": ["prosecutor"],
        "matrices": [
            {
                "matrix": "protocol",
                "missing": 0,
                "status": "submitted",
                "draft": False,
                "unfinished": [
                    {"row": "p-1", "reference": "6(1)", "text": "First", "status": "yes", "lacks": ["citation"]}
                ],
            }
        ],
    }


TABLE = """\

 Country     Matrix     Missing   Deadline     Days overdue   Stage
 ───────────────────────────────────────────────────────────────────────
 Honduras    protocol       2/2   2017-07-21            130   escalation
 Mexico      protocol       2/2   2017-07-21            130   escalation
 Guatemala   protocol       1/2   2017-08-15            105   escalation

Countries that owe data as of 2017-11-28: 3
Also open (--details lists it):
  drafts not handed in: 1
  countries without a focal point: 3
"""


def test_as_a_table_the_longest_overdue_comes_first() -> None:
    assert as_table(listing(LATE), color=False) == TABLE


def test_where_the_log_has_reminders_the_table_says_when_the_last_was_sent() -> None:
    later = SENT.model_copy(update={"date": date(2017, 10, 2), "stage": None})
    to_come = SENT.model_copy(update={"date": date(2017, 12, 1)})
    lines = as_table(listing(LATE, sent=(later, SENT, to_come)), color=False).splitlines()
    assert [line.split("  ")[-1].strip() for line in lines[1:6] if "─" not in line] == ["Sent", "–", "–", "2017-10-02"]


def test_a_table_of_nothing_says_so() -> None:
    assert as_table(replace(listing(), standings=()), color=False) == "No country owes matrix data.\n"


def test_what_a_terminal_would_obey_is_shown_as_a_sign() -> None:
    stages = 'reminders: {stages: [{name: "\\e[31mred [bold]x[/bold]", days: 0}]}\n'
    table = as_table(listing(plan=PLAN + stages), color=False)
    assert "\x1b" not in table
    assert "\ufffd[31mred [bold]x[/bold]" in table


DETAILS = """\
Guatemala (GT) · data/countries/0.yaml
  protocol (2017-08-15)
    The answers are a draft that was not handed in.
    Not answered:
      p-2  Second
    Reminded on 2017-09-01 (first)
  No focal point is named.

Honduras (HN)
  protocol (2017-07-21)
    Not answered:
      6(1)  First
      p-2  Second
  No focal point is named.

Mexico (MX)
  protocol (2017-07-21)
    Not answered:
      6(1)  First
      p-2  Second
  No focal point is named.
"""


def test_the_details_name_every_row_by_article_and_text() -> None:
    assert as_details(listing(LATE, sent=(SENT,))) == DETAILS


def test_as_csv_there_is_a_line_for_each_open_point() -> None:
    country = "{country: GT, matrices: {protocol: {status: draft, answers: {p-1: {status: yes}}}}}"
    plan = PLAN + "profiles: {prosecutor: Prosecutors}\n"
    text = as_csv(listing(country, plan=plan, sent=(SENT,)))
    assert text.count("\r\n") == len(text.splitlines())
    of_guatemala = [line for line in csv.DictReader(StringIO(text)) if line["country"] == "GT"]
    assert [(line["open"], line["row"], line["lacks"]) for line in of_guatemala] == [
        ("missing", "p-2", ""),
        ("draft", "", ""),
        ("unfinished", "p-1", "citation"),
        ("focal-point", "", ""),
        ("delegation", "prosecutor", ""),
    ]
    assert of_guatemala[0] == {
        "country": "GT", "name": "Guatemala", "matrix": "protocol", "title": "Protocol", "open": "missing",
        "row": "p-2", "reference": "", "text": "Second", "lacks": "", "deadline": "2017-07-21", "days_overdue": "130",
        "stage": "escalation", "last_sent": "2017-09-01 (first)", "file": "data/countries/0.yaml",
    }  # fmt: skip


def test_no_cell_of_the_csv_is_a_formula() -> None:
    rows = "[{id: a, text: '=1+1'}, {id: b, text: '+1'}, {id: c, text: '-1'}, {id: d, text: '@x'}, {id: e, text: 1=1}]"
    matrix = f"{{id: m, title: '=cmd', rows: {rows}}}"
    lines = list(csv.DictReader(StringIO(as_csv(listing(matrix=matrix)))))
    assert [line["text"] for line in lines if line["country"] == "HN" and line["open"] == "missing"] == [
        "'=1+1", "'+1", "'-1", "'@x", "1=1",
    ]  # fmt: skip
    assert {line["title"] for line in lines if line["matrix"]} == {"'=cmd"}


MARKDOWN = """\
| Country | Matrix | Missing | Deadline | Days overdue | Stage | Sent |
| --- | --- | --: | --- | --: | --- | --- |
| Honduras | A\\|B \\<i\\> | 1/1 | – | – | – | – |
| Mexico | A\\|B \\<i\\> | 1/1 | – | – | – | – |

Countries that owe data as of 2017-11-28: 2

## Guatemala

### A\\|B \\<i\\>

The answers are a draft that was not handed in.

- No focal point is named.

## Honduras

### A\\|B \\<i\\>

Not answered:

- **p-1** \\[x\\](y)

- No focal point is named.

## Mexico

### A\\|B \\<i\\>

Not answered:

- **p-1** \\[x\\](y)

- No focal point is named.
"""


def test_as_markdown_every_character_of_the_plan_shows_as_itself() -> None:
    matrix = "{id: m, title: A|B <i>, rows: [{id: p-1, text: '[x](y)'}]}"
    country = "{country: GT, matrices: {protocol: {}, m: {status: draft, answers: {p-1: {status: yes}}}}}"
    assert as_markdown(listing(country, matrix=matrix)) == MARKDOWN
