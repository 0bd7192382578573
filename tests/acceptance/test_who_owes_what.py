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
