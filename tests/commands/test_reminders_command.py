"""`workplan reminders` as a secretariat uses it."""

import csv
import email
import io
import json
import shutil
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from tests.commands.terminal import PLANS, ROOT, Ran, workplan

ON = ("--as-of", "2023-09-01", "--lang", "en")


@pytest.fixture
def isles(tmp_path: Path) -> Path:
    """A copy of the complete plan."""
    return shutil.copytree(PLANS / "complete", tmp_path / "isles", ignore=shutil.ignore_patterns("expected"))


def reminders(root: Path, *arguments: str | Path) -> Ran:
    return workplan("reminders", "--root", root, *ON, *arguments)


def test_letters_are_written_and_named(isles: Path) -> None:
    ran = reminders(isles, "--letters", isles / "out", "--country", "NU")
    assert ran.code == 0
    assert ran.err.splitlines() == [
        *(f"wrote {isles}/out/reminder.NU.en.{suffix}" for suffix in ("docx", "md", "eml")),
        "NU: no e-mail address to write to is known; the mail has no `To`",
    ]
    assert sorted(path.name for path in (isles / "out").iterdir()) == [
        f"reminder.NU.en.{suffix}" for suffix in ("docx", "eml", "md")
    ]


def test_the_mail_brings_a_form_that_comes_back_by_import(isles: Path) -> None:
    reminders(isles, "--letters", isles / "out", "--country", "NU")
    mail = email.message_from_bytes((isles / "out" / "reminder.NU.en.eml").read_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    letter, form = mail.iter_attachments()
    assert (letter.get_filename(), form.get_filename()) == ("reminder.NU.en.docx", "NU.xlsx")
    (isles / "NU.xlsx").write_bytes(form.get_content())
    ran = workplan("import", "--root", isles, "NU.xlsx", folder=isles)
    assert ran.code == 0, ran
    reminders(isles, "--letters", isles / "out", "--country", "NU", "--without-forms")
    mail = email.message_from_bytes((isles / "out" / "reminder.NU.en.eml").read_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    assert [each.get_filename() for each in mail.iter_attachments()] == ["reminder.NU.en.docx"]


def test_the_letters_of_this_plan_are_in_the_language_of_each_country(tmp_path: Path) -> None:
    ran = workplan("reminders", "--as-of", "2017-11-28", "--letters", tmp_path)
    assert ran.code == 0
    assert sorted(path.name for path in tmp_path.glob("*.eml")) == [
        *("reminder.BZ.en.eml", "reminder.CA.en.eml", "reminder.CR.es.eml", "reminder.DO.es.eml"),
        *("reminder.GT.es.eml", "reminder.HN.es.eml", "reminder.MX.es.eml", "reminder.NI.es.eml"),
        *("reminder.PA.es.eml", "reminder.SV.es.eml", "reminder.US.en.eml"),
    ]
    assert ran.err.count("the mail has no `To`") == 11
    assert ran.err.endswith("the plan has no reminders/reply_to: the mails have no `From` and no `Reply-To`\n")


def test_what_was_issued_is_logged_once_and_shown_the_next_time(isles: Path) -> None:
    log = isles / "data" / "reminders.yaml"
    before = log.read_text(encoding="utf-8")
    ran = reminders(isles, "--country", "NU", "--log")
    assert ran.err == "wrote data/reminders.yaml\ndata/reminders.yaml: entries added: 3\n"
    after = log.read_text(encoding="utf-8")
    assert after.startswith(before)  # comments and entries as they were
    assert workplan("validate", "data/reminders.yaml", folder=isles).out.endswith("0 errors, 0 warnings, 0 notes\n")
    again = reminders(isles, "--country", "NU", "--log")
    assert again.err == "data/reminders.yaml has all of this already\n"
    assert log.read_text(encoding="utf-8") == after
    assert "2023-09-01 (escalation)" in again.out
    listed = json.loads(reminders(isles, "--country", "NU", "--format", "json", "--matrix", "ferry-safety").out)
    assert listed["reminders"][0]["sent"][-1] == {"date": "2023-09-01", "stage": "escalation", "missing": 7}


def test_a_plan_without_a_log_gets_one(isles: Path) -> None:
    log = isles / "data" / "reminders.yaml"
    log.unlink()
    reminders(isles, "--matrix", "ferry-laws", "--country", "TK", "--log")
    lines = log.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert [line.strip("- ") for line in lines[1:]] == [
        *("date: 2023-09-01", "country: TK", "matrix: ferry-laws", "stage: escalation", "missing: 1"),
    ]


def test_a_log_that_cannot_be_read_is_left_as_it_is(isles: Path) -> None:
    log = isles / "data" / "reminders.yaml"
    log.write_text("- {date: soon}\n", encoding="utf-8")
    ran = reminders(isles, "--log")
    assert ran.code == 1
    assert ran.err.endswith("data/reminders.yaml cannot be read and was not changed (workplan validate)\n")
    assert log.read_text(encoding="utf-8") == "- {date: soon}\n"


def test_the_calendar_is_written(isles: Path) -> None:
    ran = reminders(isles, "--calendar", isles / "out" / "days.ics")
    assert ran.err == f"wrote {isles}/out/days.ics\n"
    assert (isles / "out" / "days.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_check_writes_nothing(isles: Path) -> None:
    before = {path: path.read_bytes() for path in isles.rglob("*") if path.is_file()}
    assert reminders(isles, "--check").code == 3
    assert {path: path.read_bytes() for path in isles.rglob("*") if path.is_file()} == before


def test_a_letter_that_cannot_be_worded_stops_all(isles: Path) -> None:
    (isles / "templates").mkdir(exist_ok=True)
    (isles / "templates" / "reminder.md.j2").write_text("{{ letter.nonsense }}\n", encoding="utf-8")
    ran = reminders(isles, "--letters", isles / "out")
    assert ran.code == 4
    assert "reminder.md.j2:1: there is no `nonsense` here" in ran.err
    assert list((isles / "out").iterdir()) == []


@pytest.mark.parametrize("asked", [("--letters", "out"), ("--calendar", "days.ics"), ()])
def test_a_label_that_is_none_is_wrong_usage_before_anything_is_said(isles: Path, asked: tuple[str, ...]) -> None:
    ran = reminders(isles, *asked, "--tlp", "PINK")
    assert (ran.code, ran.out, ran.err) == (
        2,
        "",
        "workplan: there is no label PINK; known: CLEAR, GREEN, AMBER, AMBER+STRICT, RED\n",
    )


def test_the_letter_is_no_document_of_build(isles: Path) -> None:
    ran = workplan("build", "reminder", "--root", isles)
    assert ran.code == 2
    assert "there is no document reminder" in ran.err


def test_csv_and_markdown_are_for_other_programs() -> None:
    lines = list(csv.DictReader(io.StringIO(workplan("reminders", *ON, "--format", "csv", "--country", "GT").out)))
    assert {line["open"] for line in lines} == {"missing", "draft", "focal-point"}
    assert sum(line["open"] == "missing" for line in lines) == 34 + 19 + 21 + 23
    printed = workplan("reminders", *ON, "--format", "md", "--country", "GT", folder=ROOT).out
    assert printed.startswith("| Country | Matrix |")
    assert printed.count("\n- **") == 34 + 19 + 21 + 23
