"""`workplan import`: what a form or a table changes is shown, then written; nothing is lost on the way."""

import json
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from benchmarks.corpus import write_corpus
from openpyxl import load_workbook
from tests.commands.terminal import PLANS, ROOT, workplan
from tests.filled import fill
from tests.plan_folder import PlanFolder, write_plan

from workplan_cli.loading.load import load

GUATEMALA = """\
# Kept by the office.
country: GT
language: es
matrices:
  protocol:
    status: draft
    answers:
      # Article 5 is not settled.
      r-1: {status: in_part, citation: "Decreto 44-2016", note: {es: Falta el mar., en: Not by sea.}}
"""


@pytest.fixture
def plan(tmp_path: Path) -> PlanFolder:
    folder = write_plan(tmp_path)
    folder.write("data/countries/guatemala.yaml", GUATEMALA)
    assert workplan("form", "GT", folder=tmp_path).code == 0
    return folder


def guatemala(plan: PlanFolder) -> str:
    return (plan.root / "data/countries/guatemala.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", [ROOT, PLANS / "complete", PLANS / "small"])
def test_forms_that_nobody_touched_change_nothing(folder: Path, tmp_path: Path) -> None:
    codes = json.loads(workplan("reminders", "--format", "json", folder=folder).out)  # any command that knows the plan
    assert codes["version"] == 1
    countries = [
        path.read_text(encoding="utf-8").split("country: ")[1][:2] for path in (folder / "data/countries").glob("*")
    ]
    themes = [path.read_text(encoding="utf-8").split("code: ")[1][:3] for path in (folder / "data/themes").glob("*")]
    for language in ("es", "en"):
        assert workplan("form", *countries, "--lang", language, "--out", tmp_path, folder=folder).code == 0
        assert workplan("form", "theme", *themes, "--lang", language, "--out", tmp_path, folder=folder).code == 0
        ran = workplan("import", *sorted(tmp_path.glob("*.xlsx")), "--write", folder=folder)
        assert (ran.code, ran.err) == (0, "nothing to change: the files say the same already\n")


def test_what_would_change_is_shown_and_nothing_is_written(plan: PlanFolder) -> None:
    fill(plan.root / "GT.xlsx", {"Protocol!C5": "Sí", "Protocol!C6": "no", "Protocol!F6": "Hay un proyecto de ley."})
    ran = workplan("import", "GT.xlsx", folder=plan.root)
    assert (
        ran.out
        == """\
--- data/countries/guatemala.yaml
+++ data/countries/guatemala.yaml
@@ -6,4 +6,7 @@
     status: draft
     answers:
       # Article 5 is not settled.
-      r-1: {status: in_part, citation: "Decreto 44-2016", note: {es: Falta el mar., en: Not by sea.}}
+      r-1: {status: yes, citation: "Decreto 44-2016", note: {es: Falta el mar., en: Not by sea.}}
+      r-2:
+        status: no
+        note: Hay un proyecto de ley.
data/countries/guatemala.yaml:12:15: warning WP401 missing-translation: not in `en`
   12 |         note: Hay un proyecto de ley.
      |               ^^^^^^^^^^^^^^^^^^^^^^^
1 file: 0 errors, 1 warning, 0 notes
"""
    )
    assert (ran.code, ran.err) == (
        0,
        "nothing was written; --write would write data/countries/guatemala.yaml\n",
    )
    assert guatemala(plan) == GUATEMALA


def test_a_form_in_another_language_changes_the_texts_of_that_language(plan: PlanFolder) -> None:
    workplan("form", "GT", "--lang", "en", folder=plan.root)
    fill(plan.root / "GT.xlsx", {"Protocol!F5": "Not at sea.", "Focal point!D5": "Ministry"})
    assert workplan("import", "GT.xlsx", "--write", folder=plan.root).code == 0
    assert guatemala(plan) == GUATEMALA.replace("Not by sea.", "Not at sea.").replace(
        "matrices:", "focal_point:\n  institution:\n    en: Ministry\nmatrices:"
    )


def test_an_answer_that_is_repeated_by_reference_changes_alone(plan: PlanFolder) -> None:
    written = GUATEMALA.replace("r-1: {", "r-1: &same {") + "      r-2: *same\n"
    plan.write("data/countries/guatemala.yaml", written)
    assert workplan("form", "GT", folder=plan.root).code == 0
    fill(plan.root / "GT.xlsx", {"Protocol!C6": "no"})
    assert workplan("import", "GT.xlsx", "--write", folder=plan.root).code == 0
    said = '{status: in_part, citation: "Decreto 44-2016", note: {es: Falta el mar., en: Not by sea.}}'
    assert said in guatemala(plan)
    submissions = load(plan.root).submissions
    assert submissions is not None
    answers = submissions.countries[0].content.matrices["protocol"].answers
    assert (answers["r-1"].status, answers["r-2"].status) == ("in_part", "no")
    assert answers["r-1"].note == answers["r-2"].note == {"es": "Falta el mar.", "en": "Not by sea."}


def test_a_country_without_a_file_gets_one(plan: PlanFolder) -> None:
    (plan.root / "data/countries/mexico.yaml").unlink()
    workplan("form", "MX", folder=plan.root)
    fill(plan.root / "MX.xlsx", {"Punto focal!B5": "A. Ejemplo", "Punto focal!F5": "0612"})
    assert workplan("import", "MX.xlsx", "--write", folder=plan.root).err == "wrote data/countries/mexico.yaml\n"
    assert (plan.root / "data/countries/mexico.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../schemas/country.schema.json\n"
        "# México: Example plan\n"
        "country: MX\n"
        "language: es\n"
        "focal_point:\n"
        "  name: A. Ejemplo\n"
        '  phone: "0612"\n'
    )


def test_a_rapporteur_brings_new_actions_and_indicators(plan: PlanFolder) -> None:
    workplan("form", "theme", "INT", folder=plan.root)
    fill(
        plan.root / "INT.xlsx",
        {
            "Acciones!C7": "Segunda acción",
            "Acciones!F7": "GT; MX",
            "Acciones!H7": "GT, IOM",
            "Acciones!J7": "2018-Q1",
            "Acciones!M7": 1200.5,
            "Acciones!N7": "USD",
            "Indicadores!B5": "INT-02",
            "Indicadores!C5": "Talleres",
            "Indicadores!G5": 11,
        },
    )
    ran = workplan("import", "INT.xlsx", "--write", folder=plan.root)
    assert (ran.code, ran.err) == (0, "wrote data/themes/1-information.yaml\n")
    assert (
        (plan.root / "data/themes/1-information.yaml").read_text(encoding="utf-8")
        == """\
theme: 1
code: INT
title: Information
actions:
  - id: INT-01
    title: First action
    countries: all
  - id: INT-02
    title: Segunda acción
    countries: [GT, MX]
    lead: [GT, IOM]
    period: {start: 2018-Q1}
    indicators:
      - name: Talleres
        target:
          value: 11
    budget:
      amount: 1200.5
      currency: USD
"""
    )


FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "a formula": (
        {"Protocol!D6": "=1+1"},
        "Protocol!D6: error WP604 formula-in-form: the cell holds a formula; write its result",
    ),
    "a number": (
        {"Protocol!D6": 612},
        (
            "Protocol!D6: error WP605 number-in-form: `612` is not kept as it was typed; "
            "type it again in a cell of the format Text"
        ),
    ),
    "an unknown word": (
        {"Protocol!C6": "quizás"},
        "Protocol!C6: error WP606 not-on-the-list: `quizás` is not one of `sí`, `en parte`, `no`, `no aplicable`",
    ),
    "a changed id": ({"Protocol!A5": "r-9"}, "Protocol!A5: error WP603 changed-id: the form has no row `r-9` here"),
    "text outside": (
        {"Protocol!D9": "see above"},
        "Protocol!D9: error WP603 changed-id: nothing is asked in this row: what stands here would be lost",
    ),
    "a date of two readings": (
        {"Protocol!E6": "3/4/2018"},
        "Protocol!E6: error WP024 not-a-day: `3/4/2018` is no day; write it as 2017-07-21",
    ),
    "an address that is none": (
        {"Punto focal!E5": "x at example.org"},
        "Punto focal!E5: error WP029 not-an-email-address: `x at example.org` is not one e-mail address",
    ),
    "a line break": (
        {"Punto focal!B5": "A.\nB."},
        "Punto focal!B5: error WP019 line-break: this is a text of one line; take the line break out",
    ),
    "a character that hides": (
        {"Punto focal!B5": "A\u202eB"},
        (
            "Punto focal!B5: error WP004 hidden-character: the character U+202E RIGHT-TO-LEFT OVERRIDE does not show "
            "and is not allowed; delete it"
        ),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_said_at_its_cell_and_nothing_is_written(fault: str, plan: PlanFolder) -> None:
    cells, said = FAULTS[fault]
    fill(plan.root / "GT.xlsx", cells | {"Punto focal!D5": "Ministerio"})
    ran = workplan("import", "GT.xlsx", "--write", folder=plan.root)
    assert f"GT.xlsx, {said}" in ran.out.splitlines()
    assert (ran.code, ran.err) == (1, "nothing was written; mend what is wrong and import again\n")
    assert guatemala(plan) == GUATEMALA


def test_what_has_changed_meanwhile_is_not_overwritten(plan: PlanFolder) -> None:
    plan.write("data/countries/guatemala.yaml", GUATEMALA.replace("Decreto 44-2016", "Decreto 10-2015"))
    fill(plan.root / "GT.xlsx", {"Protocol!D5": "Decreto 9-2009", "Protocol!C6": "sí"})
    ran = workplan("import", "GT.xlsx", folder=plan.root)
    assert ran.out.splitlines()[0] == (
        "GT.xlsx, Protocol!D5: error WP607 changed-meanwhile: "
        "the file says something else here than when the form was made"
    )
    fill(plan.root / "GT.xlsx", {"Protocol!D5": "Decreto 10-2015"})
    assert workplan("import", "GT.xlsx", folder=plan.root).code == 0


def test_what_the_form_did_not_show_stays(tmp_path: Path) -> None:
    shutil.copytree(PLANS / "complete/data", tmp_path / "data")
    before = (tmp_path / "data/countries/antarctica.yaml").read_text(encoding="utf-8")
    assert "Example Person 4" in before
    workplan("form", "AQ", folder=tmp_path)
    fill(tmp_path / "AQ.xlsx", {"Delegation!C5": "Example Person 20", "Delegation!C9": "Example Person 30"})
    assert workplan("import", "AQ.xlsx", "--write", folder=tmp_path).code == 0
    after = (tmp_path / "data/countries/antarctica.yaml").read_text(encoding="utf-8")
    assert after == before.replace("name: Example Person 2\n", "name: Example Person 20\n").replace(
        "    position: Director of Rescue\nmatrices",
        "    position: Director of Rescue\n  - name: Example Person 30\nmatrices",
    )


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"workplan!B1": "2"}, "it is a form of version 2, and this program reads version 1"),
        ({"workplan!B4": "other-plan"}, "it is one of the plan `other-plan`, and this is `example-plan`"),
        ({"workplan!B3": "FR"}, "FR is no member"),
        ({"workplan!A1": "form"}, "it was not made by `workplan form`"),
    ],
)
def test_another_form_is_refused(cells: dict[str, Any], reason: str, plan: PlanFolder) -> None:
    fill(plan.root / "GT.xlsx", cells)
    ran = workplan("import", "GT.xlsx", folder=plan.root)
    assert ran.out.splitlines()[0] == f"GT.xlsx:1:1: error WP602 other-form: this is no form of the plan: {reason}"


def test_two_forms_of_one_country_are_refused(plan: PlanFolder) -> None:
    fill(plan.root / "GT.xlsx", {"Protocol!C6": "sí"}, plan.root / "other.xlsx")
    ran = workplan("import", "GT.xlsx", "other.xlsx", folder=plan.root)
    assert ran.out.splitlines()[-2] == (
        "other.xlsx:1:1: error WP602 other-form: this is no form of the plan: "
        "GT.xlsx is a form of the same country or group; import one of them"
    )


def test_all_files_are_written_or_none(plan: PlanFolder) -> None:
    workplan("form", "MX", folder=plan.root)
    fill(plan.root / "GT.xlsx", {"Protocol!C6": "sí"})
    fill(plan.root / "MX.xlsx", {"Protocol!C6": "quizás"})
    assert workplan("import", "GT.xlsx", "MX.xlsx", "--write", folder=plan.root).code == 1
    assert guatemala(plan) == GUATEMALA


def test_what_the_plan_would_suffer_from_is_said_before_anything_is_written(plan: PlanFolder) -> None:
    workplan("form", "theme", "INT", folder=plan.root)
    fill(plan.root / "INT.xlsx", {"Acciones!H6": "MEX"})
    ran = workplan("import", "INT.xlsx", "--write", folder=plan.root)
    assert ran.code == 1
    assert "+    lead: [MEX]" in ran.out
    assert "data/themes/1-information.yaml:8:12: error WP204 unknown-lead" in ran.out


def test_new_warnings_are_shown_and_stop_only_the_strict(plan: PlanFolder) -> None:
    fill(plan.root / "GT.xlsx", {"Protocol!C6": "no"})
    assert workplan("import", "GT.xlsx", "--strict", folder=plan.root).code == 1
    ran = workplan("import", "GT.xlsx", folder=plan.root)
    assert (ran.code, "warning WP" in ran.out) == (0, True)


def test_every_format_names_the_cell(plan: PlanFolder) -> None:
    fill(plan.root / "GT.xlsx", {"Punto focal!D5": "=1"})
    names = ("json", "sarif", "github", "junit")
    formats = [each for name in names for each in ("--format", f"{name}:{name}.out")]
    assert workplan("import", "GT.xlsx", *formats, folder=plan.root).code == 1
    said = {name: (plan.root / f"{name}.out").read_text(encoding="utf-8") for name in names}
    (finding,) = json.loads(said["json"])["findings"]
    assert {key: finding[key] for key in ("file", "cell", "line", "column", "route")} == {
        "file": "GT.xlsx",
        "cell": "Punto focal!D5",
        "line": 5,
        "column": 4,
        "route": ["Punto focal", "D5"],
    }
    (location,) = json.loads(said["sarif"])["runs"][0]["results"][0]["locations"]
    assert location == {
        "physicalLocation": {"artifactLocation": {"uri": "GT.xlsx", "uriBaseId": "%SRCROOT%"}},
        "logicalLocations": [{"fullyQualifiedName": "Punto focal!D5", "kind": "member"}],
    }
    assert said["github"] == (
        "::error file=GT.xlsx,title=Punto focal!D5 WP604 formula-in-form::the cell holds a formula; write its result\n"
    )
    failures = ET.fromstring(said["junit"]).iter("failure")  # noqa: S314 - our own report
    assert [each.text for each in failures] == [
        "GT.xlsx, Punto focal!D5: error WP604 formula-in-form: the cell holds a formula; write its result"
    ]


def test_a_machine_gets_its_report_alone(plan: PlanFolder) -> None:
    fill(plan.root / "GT.xlsx", {"Protocol!C6": "sí"})
    assert json.loads(workplan("import", "GT.xlsx", "--format", "json", folder=plan.root).out)["summary"]["errors"] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.xlsx",), "nowhere.xlsx is not there, or no ordinary file"),
        (("answers.csv",), "answers.csv is a table: say with --matrix which matrix it answers (protocol)"),
        (("answers.csv", "--matrix", "x"), "x is no matrix of the plan; known: protocol"),
    ],
)
def test_wrong_usage_is_said_in_one_line(arguments: tuple[str, ...], said: str, plan: PlanFolder) -> None:
    plan.write("answers.csv", "country,row\n")
    ran = workplan("import", *arguments, folder=plan.root)
    assert (ran.code, ran.err) == (2, f"workplan: {said}\n")


def test_a_form_that_was_saved_again_as_it_was_changes_nothing(plan: PlanFolder) -> None:
    load_workbook(plan.root / "GT.xlsx").save(plan.root / "GT.xlsx")
    assert workplan("import", "GT.xlsx", folder=plan.root).err == "nothing to change: the files say the same already\n"


@pytest.mark.slow
def test_forms_of_a_larger_plan_that_nobody_touched_change_nothing(tmp_path: Path) -> None:
    write_corpus("S", 1, tmp_path)
    countries = [path.stem.upper() for path in (tmp_path / "data/countries").iterdir()]
    themes = [path.stem.rpartition("-")[2].upper() for path in (tmp_path / "data/themes").iterdir()]
    assert workplan("form", *countries, "--out", tmp_path, folder=tmp_path).code == 0
    assert workplan("form", "theme", *themes, "--out", tmp_path, folder=tmp_path).code == 0
    ran = workplan("import", *sorted(tmp_path.glob("*.xlsx")), folder=tmp_path)
    assert (ran.code, ran.err) == (0, "nothing to change: the files say the same already\n")
    assert (len(countries), len(themes)) == (11, 5)
