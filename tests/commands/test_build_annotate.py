"""`build --annotate`: what is open about an action stands beside it in Word, for who may know it."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator
from tests.commands.terminal import ROOT, workplan
from tests.documents import lint
from tests.plan_folder import PlanFolder, write_plan

THEME = """\
theme: 1
code: INT
language: en
title: Information
actions:
  - id: INT-01
    title: First action
    countries: all
    lead: [GT]
    period: {start: 2018, end: 2019}
    indicators: [{name: Agents trained, unit: persons, target: {value: 5, date: 2019-12-31}}]
  - id: INT-02
    title: Second action
    tlp: RED
    countries: all
  - id: INT-03
    title: Third action
    countries: all
    lead: [MX]
    period: {start: 2018, end: 2019}
    result: Something
    indicators:
      - {name: Shown, unit: reports, target: {value: 3, date: 2019-12-31}, baseline: {value: 1}, verification: Reports}
      - {name: Hidden, tlp: RED, unit: reports}
"""


@pytest.fixture
def plan(tmp_path: Path) -> PlanFolder:
    folder = write_plan(tmp_path / "plan")
    folder.write("data/themes/1-information.yaml", THEME)
    return folder


def built(plan: PlanFolder, *asked: str, language: str = "en") -> bytes:
    out = plan.root / "build"
    command = ("build", "--root", plan.root, "--as-of", "2017-11-28", "--format", "docx", "--lang", language)
    ran = workplan(*command, "--out", out, *asked)
    assert ran.code == 0, ran.err
    return (out / f"work-plan.{language}.docx").read_bytes()


def comments(content: bytes) -> list[tuple[str, str]]:
    """The heading that each comment is about, and what it says."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if "word/comments.xml" not in archive.namelist():
            return []
        said = re.findall(r"<w:comment .*?</w:comment>", archive.read("word/comments.xml").decode())
        body = archive.read("word/document.xml").decode()
    headings = re.findall(r"<w:p>(?:(?!</w:p>).)*<w:commentReference (?:(?!</w:p>).)*</w:p>", body)
    about = {
        number: "".join(re.findall(r"<w:t [^>]*>([^<]*)", heading))
        for heading in headings
        for number in re.findall(r'<w:commentReference w:id="(\d+)"', heading)
    }
    return [
        (about[re.findall(r'w:id="(\d+)"', each)[0]], "".join(re.findall(r"<w:t [^>]*>([^<]*)", each))) for each in said
    ]


LACKING = "warning WP221 thin-action: INT-01 has no result"
VAGUE = "warning WP230 indicator-not-measurable: this indicator of INT-01 has no baseline, verification"


def test_what_is_open_about_an_action_stands_at_its_heading(plan: PlanFolder) -> None:
    found = comments(built(plan, "--annotate", "--tlp", "RED"))
    assert [each for each in found if "INT-01" in each[0]] == [
        ("INT-01 First action", LACKING),
        ("INT-01 First action", VAGUE),
    ]
    assert {heading for heading, _ in found} == {"INT-01 First action", "INT-02 Second action", "INT-03 Third action"}


def test_comments_are_in_the_language_of_the_document(plan: PlanFolder) -> None:
    found = comments(built(plan, "--annotate", language="es"))
    assert found[0] == ("INT-01 First action [en]", "advertencia WP221 thin-action: INT-01 no tiene result")


def test_a_narrower_version_has_no_comment_that_draws_on_what_it_leaves_out(plan: PlanFolder) -> None:
    found = comments(built(plan, "--annotate", "--tlp", "GREEN"))
    assert found == [("INT-01 First action", LACKING), ("INT-01 First action", VAGUE)]


def test_what_is_only_withheld_is_not_called_missing(plan: PlanFolder) -> None:
    hidden = THEME.replace("name: Shown,", "name: Shown, tlp: RED,")
    plan.write("data/themes/1-information.yaml", hidden)
    assert [each for each in comments(built(plan, "--annotate", "--tlp", "GREEN")) if "INT-03" in each[0]] == []


def test_a_document_with_comments_is_sound_and_the_same_every_time(plan: PlanFolder) -> None:
    content = built(plan, "--annotate", "--tlp", "RED")
    path = plan.root / "build" / "work-plan.en.docx"
    assert lint.findings(content) == []
    assert [str(each) for each in OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(path).errors] == []
    assert built(plan, "--annotate", "--tlp", "RED") == content


def test_comments_are_written_by_workplan_on_the_day_of_the_document(plan: PlanFolder) -> None:
    with zipfile.ZipFile(io.BytesIO(built(plan, "--annotate"))) as archive:
        said = archive.read("word/comments.xml").decode()
    assert set(re.findall(r'w:author="[^"]*" w:date="[^"]*" w:initials="[^"]*"', said)) == {
        'w:author="workplan" w:date="2017-11-28T00:00:00Z" w:initials="wp"'
    }


def test_without_the_option_nothing_is_said(plan: PlanFolder) -> None:
    assert comments(built(plan)) == []


def test_comments_need_a_word_file(plan: PlanFolder) -> None:
    ran = workplan("build", "--root", plan.root, "--annotate", "--format", "md")
    assert (ran.code, ran.err) == (2, "workplan: --annotate writes comments into Word files; ask for --format docx\n")


def test_what_is_laid_out_for_page_numbers_and_pdf_has_no_comments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # LibreOffice 7.4 gives footnotes the text of others where a document has comments before them.
    kept = tmp_path / "laid-out.docx"
    soffice = tmp_path / "soffice"
    soffice.write_text(f'#!/bin/sh\nfor last; do :; done\ncp "$last" "{kept}"\n', encoding="utf-8")
    soffice.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    root = ROOT / "tests/plans/complete"
    asked = ("--root", root, "--lang", "en", "--annotate", "--format", "docx", "--format", "pdf")
    ran = workplan("build", *asked, "--out", tmp_path / "out")
    assert ran.code == 4, ran.err
    assert "word/comments.xml" not in zipfile.ZipFile(kept).namelist()


def test_what_is_for_the_secretariat_alone_is_no_comment(plan: PlanFolder) -> None:
    plan.write("data/decisions.yaml", "- {decision: keep, actions: [INT-01, INT-03], reason: {en: Two}}\n")
    found = comments(built(plan, "--annotate", "--tlp", "RED"))
    assert {re.findall(r"WP\d+", said)[0] for _, said in found} == {"WP221", "WP230"}
