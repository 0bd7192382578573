"""A reference that leads nowhere, an id used twice, dates that contradict: put into a valid plan, one at a time."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from tests.faults.spoil import Fault
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from workplan_cli.findings import Severity
from workplan_cli.pipeline import check

PLAN = Path(__file__).resolve().parents[1] / "plans/complete"
THEMES = "data/themes/1-information.yaml data/themes/2-operations.yaml data/themes/3-standards.yaml".split()
AQ = "data/countries/antarctica.yaml"
DECISIONS = "data/decisions.yaml"
TREATIES = "data/matrices/ferry-treaties.yaml"
SAFETY = "data/matrices/ferry-safety.yaml"
PLAN_FILE = "data/plan.yaml"

WRONG: list[tuple[str, str, str, str]] = [
    # file, route, what is written there, code
    *((file, "actions.*.lead.*", "ZZZ", "WP204") for file in THEMES),
    *((file, "actions.*.partners.*", "ZZZ", "WP205") for file in THEMES),
    *((file, "actions.*.countries.*", "GL", "WP203") for file in THEMES),
    *((file, "actions.*.legal_basis.*", "ferry-safety/none", "WP206") for file in THEMES),
    *((file, "actions.*.legal_basis.*", "none/fs-03", "WP206") for file in THEMES),
    *((file, "actions.*.depends_on.*", "INF-99", "WP207") for file in THEMES),
    *((file, "actions.*.related.*", "INF-99", "WP208") for file in THEMES),
    *((file, "actions.*.related.*", "lighthouse-league/LL-99", "WP208") for file in THEMES),
    *((file, "actions.*.related.*", "none/LL-01", "WP208") for file in THEMES),
    *((file, "group.*.partner", "ZZZ", "WP209") for file in THEMES),
    *((file, "group.*.country", "GL", "WP209") for file in THEMES),
    *((file, "actions.*.except.(key)", "GL", "WP203") for file in THEMES),
    *((file, "actions.*.period.end", "2001", "WP220") for file in THEMES),
    (AQ, "country", "GL", "WP101"),
    (AQ, "delegation.*.profile", "nobody", "WP107"),
    (AQ, "matrices.(key)", "none", "WP105"),
    (AQ, "matrices.*.answers.(key)", "none", "WP106"),
    (AQ, "positions.(key)", "INF-99", "WP108"),
    (TREATIES, "rows.*.treaty", "none", "WP130"),
    (DECISIONS, "*.actions.*", "INF-99", "WP310"),
    (DECISIONS, "*.action", "INF-99", "WP310"),
    (DECISIONS, "*.into", "INF-99", "WP310"),
    (DECISIONS, "*.agreed_by.*", "ZZZ", "WP313"),
    (DECISIONS, "*.rule", "WP999", "WP314"),
    (PLAN_FILE, "rules.(key)", "WP999", "WP314"),
]  # fmt: skip
WITHDRAWN = {(DECISIONS, "*.action"), (DECISIONS, "*.rule"), (PLAN_FILE, "rules.(key)")}
"""Where what was written did something: without it, that is wrong again."""
TWICE: list[tuple[str, str, str, str]] = [
    # file, route of the ids, a second entry with an id, code
    *((file, "actions.*.id", "{{id: {id}, title: Another}}", "WP201") for file in THEMES),
    (SAFETY, "rows.*.id", "{{id: {id}, text: Another}}", "WP141"),
    (TREATIES, "rows.*.id", "{{id: {id}, text: Another}}", "WP141"),
    (PLAN_FILE, "premises.*.id", "{{id: {id}, text: Another}}", "WP113"),
    (PLAN_FILE, "spaces.*.id", "{{id: {id}, name: Another}}", "WP113"),
    (PLAN_FILE, "spaces.*.actions.*.id", "{{id: {id}, title: Another}}", "WP113"),
]


def _values(node: Node, route: str = "") -> Iterator[tuple[str, ScalarNode]]:
    """Every single value and every key, with its route."""
    if isinstance(node, ScalarNode):
        yield route, node
    elif isinstance(node, SequenceNode):
        for each in node.value:
            yield from _values(each, f"{route}.*".lstrip("."))
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield f"{route}.(key)".lstrip("."), key
            yield from _values(value, f"{route}.{key.value}".lstrip("."))


def _matching(text: str, route: str) -> Iterator[ScalarNode]:
    """The values at a route; `*` stands for any step."""
    steps = route.split(".")
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    assert root is not None
    for found, node in _values(root):
        there = found.split(".")
        if len(there) == len(steps) and all(step in ("*", here) for step, here in zip(steps, there, strict=True)):
            yield node


def _wrong() -> Iterator[tuple[str, str, Fault]]:
    """Every reference that leads nowhere, with its file and route."""
    for file, route, written, code in WRONG:
        text = (PLAN / file).read_text(encoding="utf-8")
        for node in _matching(text, route):
            start, end = node.start_mark.index, node.end_mark.index
            # A country that takes part leads as well: it stays, and the wrong one is put before it.
            instead = f"{written}, {node.value}" if route.endswith("countries.*") else written
            yield file, route, Fault(f"{route}: {written}", text[:start] + instead + text[end:], code, start)


def _twice() -> Iterator[tuple[str, str, Fault]]:
    """Every id used for a second entry as well, which stands before the one that follows."""
    for file, route, entry, code in TWICE:
        text = (PLAN / file).read_text(encoding="utf-8")
        nodes = list(_matching(text, route))
        for first, following in pairwise(nodes):
            # The entry begins with `- id: `, of which the value is the place.
            start = text.rindex("- ", 0, following.start_mark.index)
            indent = " " * (start - text.rindex("\n", 0, start) - 1)
            second = f"- {entry.format(id=first.value)}\n{indent}"
            yield file, route, Fault(first.value, text[:start] + second + text[start:], code, start + len("- {id: "))


def _errors(root: Path) -> Counter[tuple[str, str, int, int]]:
    """File, code, line and column of each error."""
    return Counter(
        (each.finding.address.file, each.finding.code, each.place.line, each.place.column)
        for each in check(root).report().findings
        if each.finding.severity is Severity.ERROR
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in (PLAN / "data").rglob("*.yaml"):
        target = tmp_path / path.relative_to(PLAN)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return tmp_path


def test_every_reference_that_leads_nowhere_is_found_in_its_place(folder: Path) -> None:
    before, missed, codes = _errors(folder), [], Counter[str]()
    for file, route, fault in (*_wrong(), *_twice()):
        path = folder / file
        intact = path.read_bytes()
        path.write_text(fault.text, encoding="utf-8")
        codes[fault.code] += 1
        more, expected = _errors(folder) - before, Counter([(file, fault.code, *fault.place)])
        if not (more == expected or ((file, route) in WITHDRAWN and more > expected)):
            missed.append(f"{file} {route} {fault.name} {fault.place}: {list(more)}")
        path.write_bytes(intact)
    assert missed == [], "\n".join(missed)
    every = "WP101 WP105 WP106 WP107 WP108 WP113 WP130 WP141 WP201 WP203 WP204 WP205 WP206 WP207 WP208 WP209"
    assert sorted(codes) == [*every.split(), "WP220", "WP310", "WP313", "WP314"]
