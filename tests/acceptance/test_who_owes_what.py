"""The list of who owes what, against a count made straight from the files."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.commands.terminal import ROOT, workplan

DAY = date(2017, 11, 28)


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - every value is text


def owed_by_the_files(plan: Path) -> list[tuple[str, str, list[str], int, str | None]]:
    """Country, matrix, missing rows, rows, deadline: by country, then in the order of the matrices' kinds and ids."""
    kinds = ["treaties", "indicators", "legislation"]
    matrices = [read(path) for path in (plan / "data" / "matrices").glob("*.yaml")]
    matrices.sort(key=lambda each: (kinds.index(each.get("kind", "indicators")), each["id"]))
    countries = {read(path)["country"]: read(path) for path in (plan / "data" / "countries").glob("*.yaml")}
    owed = []
    for code in sorted(read(plan / "data" / "plan.yaml")["members"]):
        for matrix in matrices:
            reply = countries.get(code, {}).get("matrices", {}).get(matrix["id"], {})
            answers = reply.get("answers", {})
            missing = [row["id"] for row in matrix["rows"] if not answers.get(row["id"], {}).get("status")]
            if missing:
                deadline = max(matrix["deadline"], reply.get("extension", "")) if "deadline" in matrix else None
                owed.append((code, matrix["id"], missing, len(matrix["rows"]), deadline))
    return owed


def open_by_the_files(plan: Path) -> list[tuple[str, bool, list[str], list[str], list[tuple[str, list[str]]]]]:
    """Country, whether a focal point lacks, profiles that lack, drafts, rows that are not answered by matrix."""
    own = read(plan / "data" / "plan.yaml")
    countries = {read(path)["country"]: read(path) for path in (plan / "data" / "countries").glob("*.yaml")}
    missing: dict[str, list[tuple[str, list[str]]]] = {}
    for code, matrix, rows, *_ in owed_by_the_files(plan):
        missing.setdefault(code, []).append((matrix, rows))
    found = []
    for code in sorted(own["members"]):
        file = countries.get(code, {})
        point = file.get("focal_point", {})
        sent = {each.get("profile") for each in file.get("delegation", [])}
        over = own.get("workshop", {}).get("status") == "held"
        replies = file.get("matrices", {})
        drafts = sorted(name for name, each in replies.items() if each.get("answers") and each["status"] == "draft")
        unreached = not (point.get("email") or point.get("phone"))
        profiles = [] if over else [each for each in own.get("profiles", {}) if each not in sent]
        if unreached or profiles or drafts or code in missing:
            found.append((code, unreached, profiles, drafts, missing.get(code, [])))
    return found


@pytest.mark.parametrize("plan", [ROOT, ROOT / "tests/plans/complete"])
def test_what_else_is_open_is_what_the_files_say(plan: Path) -> None:
    ran = workplan("reminders", "--root", plan, "--as-of", DAY.isoformat(), "--format", "json", "--lang", "en")
    report = json.loads(ran.out)
    rows = {(each["country"], each["matrix"]): each["missing_rows"] for each in report["reminders"]}
    listed = [
        (
            each["country"],
            each["focal_point"] is not None,
            each["delegation"],
            sorted(matrix["matrix"] for matrix in each["matrices"] if matrix["draft"]),
            [
                (matrix["matrix"], rows[each["country"], matrix["matrix"]])
                for matrix in each["matrices"]
                if matrix["missing"]
            ],
        )
        for each in report["countries"]
        if any((each["focal_point"], each["delegation"], *(m["draft"] or m["missing"] for m in each["matrices"])))
    ]
    assert listed == open_by_the_files(plan)


def test_each_letter_names_exactly_the_questions_that_the_files_leave_open(tmp_path: Path) -> None:
    workplan("reminders", "--as-of", DAY.isoformat(), "--letters", tmp_path, "--without-forms")
    texts = {path.name.split(".")[1]: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.md")}
    count = {
        code: sum(len(rows) for country, _, rows, *_ in owed_by_the_files(ROOT) if country == code) for code in texts
    }
    assert sorted(texts) == sorted(code for code, *_ in open_by_the_files(ROOT))
    annexes = {code: text.partition("\n## ")[2] for code, text in texts.items()}
    listed = {code: sum(line.startswith("| ") for line in text.splitlines()) for code, text in annexes.items()}
    tables = {code: text.count("\n| --- |") for code, text in annexes.items()}
    assert {code: listed[code] - 2 * tables[code] for code in texts} == count


@pytest.mark.parametrize("plan", [ROOT, ROOT / "tests/plans/complete", ROOT / "tests/plans/small"])
def test_the_reminders_are_what_the_files_say(plan: Path) -> None:
    ran = workplan("reminders", "--root", plan, "--as-of", DAY.isoformat(), "--format", "json", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    report = json.loads(ran.out)
    assert (report["version"], report["as_of"]) == (1, "2017-11-28")
    listed = [
        (each["country"], each["matrix"], each["missing_rows"], each["total"], each["deadline"])
        for each in report["reminders"]
    ]
    assert listed == owed_by_the_files(plan)
    for each in report["reminders"]:
        late = (DAY - date.fromisoformat(each["deadline"])).days if each["deadline"] else 0
        assert (each["missing"], each["days_overdue"]) == (len(each["missing_rows"]), max(late, 0))


def test_a_reminder_has_the_keys_of_the_contract_in_their_order() -> None:
    ran = workplan("reminders", "--as-of", "2017-11-28", "--country", "GT", "--matrix", "smuggling-legislation",
                   "--format", "json", "--lang", "es")  # fmt: skip
    (reminder,) = json.loads(ran.out)["reminders"]
    assert list(reminder) == [
        "country", "name", "matrix", "missing", "total", "missing_rows", "deadline", "days_overdue", "stage", "file",
        "rows", "sent",
    ]  # fmt: skip
    assert (reminder["name"], reminder["missing"], reminder["total"]) == ("Guatemala", 19, 22)
    assert (reminder["days_overdue"], reminder["stage"]) == (130, "escalation")
    assert reminder["file"] == "data/countries/guatemala.yaml"


@pytest.mark.parametrize(
    ("day", "stage", "code"),
    [
        ("2017-07-06", None, 0),
        ("2017-07-07", "courtesy", 0),
        ("2017-07-21", "courtesy", 0),
        ("2017-07-22", "courtesy", 3),
        ("2017-07-28", "first", 3),
        ("2017-08-11", "second", 3),
        ("2017-08-25", "escalation", 3),
    ],
)
def test_stages_begin_on_their_days_and_check_fails_when_something_is_overdue(
    day: str, stage: str | None, code: int
) -> None:
    ran = workplan("reminders", "--as-of", day, "--matrix", "smuggling-protocol", "--format", "json", "--check")
    assert {each["stage"] for each in json.loads(ran.out)["reminders"]} == {stage}
    assert ran.code == code
