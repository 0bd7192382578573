"""One fault at a time, at every place of every kind of file of three valid plans: found once, in its place.

Nothing here knows how places are found: what was written where says where the fault must be.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
from tests.faults.contract import COUNTRY_FILE, MATRIX, PLAN, REMINDER, THEME, Shape
from tests.faults.spoil import Fault, faults_of

from workplan_cli.findings import Severity
from workplan_cli.loading.load import load
from workplan_cli.loading.locate import located
from workplan_cli.pipeline import check

ROOT = Path(__file__).resolve().parents[2]
PLANS = {"complete": ROOT / "tests/plans/complete", "own": ROOT, "small": ROOT / "tests/plans/small"}
"""That with the most kinds of entries first: of the others, only what it has not is looked at every time."""
SHAPES: dict[str, Shape | None] = {
    "plan.yaml": PLAN,
    "matrices": MATRIX,
    "countries": COUNTRY_FILE,
    "themes": THEME,
    "decisions.yaml": None,
    "reminders.yaml": REMINDER,
}
LEAST = 1_000
"""The faults that there must be of all plans together."""


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A fault and the file it was put into."""

    file: str
    fault: Fault

    @property
    def pattern(self) -> tuple[str, str]:
        """The kind of file, the route without numbers and keys, and what is wrong: the same in many places."""
        return self.file.split("/")[1], self.fault.name


def _spoilt(plan: Path) -> Iterator[Spoilt]:
    """Every fault of every file of a plan."""
    for path in sorted((plan / "data").rglob("*.yaml")):
        file = path.relative_to(plan).as_posix()
        for fault in faults_of(path.read_text(encoding="utf-8"), SHAPES[file.split("/")[1]]):
            yield Spoilt(file, fault)


def _first_of_each(spoilt: Iterator[Spoilt]) -> Iterator[Spoilt]:
    """Of faults that differ only in which entry of a list or mapping they are in, the first."""
    seen: set[tuple[str, str]] = set()
    for each in spoilt:
        if each.pattern not in seen:
            seen.add(each.pattern)
            yield each


@cache
def _new_in_each() -> dict[str, list[Spoilt]]:
    """By plan, the first of each kind of fault that no plan before has."""
    every = [(name, each) for name, plan in PLANS.items() for each in _first_of_each(_spoilt(plan))]
    first = {each.pattern: (name, each) for name, each in reversed(every)}
    return {name: [each for where, each in first.values() if where == name][::-1] for name in PLANS}


@dataclass(slots=True)
class Tally:
    """What came out, and in which cases not what must."""

    faults: int = 0
    lines: int = 0
    columns: int = 0
    mismatches: list[str] | None = None

    def count(self, spoilt: Spoilt, said: list[tuple[str, int, int]]) -> None:
        """Compare what was said with the one thing that is to be said."""
        fault = spoilt.fault
        expected = (fault.code, *fault.place)
        self.faults += 1
        self.lines += any(each[:2] == expected[:2] for each in said)
        self.columns += any(each == expected for each in said)
        if said != [expected]:
            self.mismatches = [*(self.mismatches or []), f"{spoilt.file} {fault.name}\n  {expected} expected\n  {said}"]

    def judge(self) -> None:
        """Every fault is found once: its line always, its column too; and nothing else is found."""
        assert not self.mismatches, "\n".join([f"{len(self.mismatches)} of {self.faults}:", *self.mismatches[:30]])
        assert (self.lines, self.columns) == (self.faults, self.faults)


def _read_each(plan: Path, folder: Path, faults: Iterable[Spoilt]) -> Tally:
    """Read each spoilt file in a folder that has only the plan beside it."""
    tally = Tally()
    (folder / "data").mkdir()
    intact = (plan / "data/plan.yaml").read_bytes()
    before = folder / "data/plan.yaml"
    for spoilt in faults:
        if folder / spoilt.file != before:
            before.unlink(missing_ok=True)
            (folder / "data/plan.yaml").write_bytes(intact)
            before = folder / spoilt.file
        before.parent.mkdir(exist_ok=True)
        before.write_text(spoilt.fault.text, encoding="utf-8")
        findings = located(folder, load(folder).findings)
        tally.count(spoilt, [(each.finding.code, each.place.line, each.place.column) for each in findings])
    return tally


@pytest.mark.parametrize("plan", PLANS)
def test_every_fault_is_found_once_and_in_its_place(plan: str, tmp_path: Path) -> None:
    _read_each(PLANS[plan], tmp_path, _new_in_each()[plan]).judge()


@pytest.mark.slow
@pytest.mark.parametrize(("plan", "step"), [("small", 1), ("complete", 7), ("own", 13)])
def test_every_fault_in_every_entry(plan: str, step: int, tmp_path: Path) -> None:
    """Every seventh or thirteenth of those of the larger plans, in each of their files: of every kind of fault the test
    above has one. All of them take minutes: `WORKPLAN_FAULTS=all python -m pytest -m slow tests/faults`.
    """
    step = 1 if os.environ.get("WORKPLAN_FAULTS") == "all" else step
    _read_each(PLANS[plan], tmp_path, islice(_spoilt(PLANS[plan]), 0, None, step)).judge()


def test_there_are_enough_faults_of_every_kind() -> None:
    faults = [each.fault.code for faults in _new_in_each().values() for each in faults]
    assert len(faults) >= LEAST
    kinds = (
        "WP004 WP005 WP006 WP010 WP011 WP012 WP013 WP015 WP016 WP017 WP019 WP020 WP021 WP022 WP023 WP024 WP025 WP026"
    )
    assert sorted(Counter(faults)) == [*kinds.split(), "WP027", "WP028", "WP029"]


def _errors(root: Path) -> Counter[tuple[str, str, int, int]]:
    """What is wrong with a whole plan by all rules: file, code, line and column of each error."""
    return Counter(
        (each.finding.address.file, each.finding.code, each.place.line, each.place.column)
        for each in check(root).report().findings
        if each.finding.severity is Severity.ERROR or each.finding.code < "WP1"
    )


def _copy(plan: Path, folder: Path) -> None:
    for path in (plan / "data").rglob("*.yaml"):
        target = folder / path.relative_to(plan)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())


@pytest.mark.parametrize("plan", ["small", "complete"])
def test_a_file_that_cannot_be_read_makes_no_other_one_wrong(plan: str, tmp_path: Path) -> None:
    _copy(PLANS[plan], tmp_path)
    before, wrong = _errors(tmp_path), []
    # What a decision waives is wrong again while the decisions cannot be read.
    faults = [each for each in _first_of_each(_spoilt(PLANS[plan])) if each.file != "data/decisions.yaml"]
    for spoilt in faults[::23]:
        path = tmp_path / spoilt.file
        intact = path.read_bytes()
        path.write_text(spoilt.fault.text, encoding="utf-8")
        more = _errors(tmp_path) - before
        if more != Counter([(spoilt.file, spoilt.fault.code, *spoilt.fault.place)]):
            wrong.append(f"{spoilt.file} {spoilt.fault.name}: {list(more)}")
        path.write_bytes(intact)
    assert wrong == []
