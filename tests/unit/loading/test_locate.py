from pathlib import Path

import pytest

from workplan_cli.address import START, Address, Part, Place
from workplan_cli.findings import Blame, Finding, Message, Related, Severity
from workplan_cli.loading.build import DEEPEST, MOST_EVENTS
from workplan_cli.loading.characters import LARGEST
from workplan_cli.loading.locate import locate, located

TEXT = """\
# a comment
title: Plan
text: |
  one
  two

names: {es: Uno, "en": 'One'}
lines: [a,
  b]
rows:
  - id: r-1
    text: x
  - {id: r-2}
  -
empty:
same: &mark
  key: value
again: *mark
folded: >-
  one

twice: 1
twice: {inner: 2}
cafe\u0301: last"""

Route = tuple[str | int, ...]


PLACES: list[tuple[Route, Part, tuple[int, int, int, int]]] = [
    ((), Part.VALUE, (2, 1, 2, 6)),
    ((), Part.KEY, (2, 1, 2, 6)),
    (("title",), Part.VALUE, (2, 8, 2, 12)),
    (("title",), Part.KEY, (2, 1, 2, 6)),
    (("text",), Part.VALUE, (3, 7, 5, 6)),
    (("names",), Part.VALUE, (7, 8, 7, 30)),
    (("names", "es"), Part.VALUE, (7, 13, 7, 16)),
    (("names", "en"), Part.KEY, (7, 18, 7, 22)),
    (("names", "en"), Part.VALUE, (7, 24, 7, 29)),
    (("lines",), Part.VALUE, (8, 8, 9, 5)),
    (("lines", 1), Part.VALUE, (9, 3, 9, 4)),
    (("lines", 1), Part.KEY, (9, 3, 9, 4)),
    (("rows",), Part.VALUE, (11, 3, 11, 4)),
    (("rows",), Part.KEY, (10, 1, 10, 5)),
    (("rows", 0), Part.VALUE, (11, 5, 11, 7)),
    (("rows", 0), Part.KEY, (11, 5, 11, 7)),
    (("rows", 0, "text"), Part.VALUE, (12, 11, 12, 12)),
    (("rows", 1), Part.VALUE, (13, 5, 13, 14)),
    (("rows", 2), Part.VALUE, (14, 4, 14, 4)),
    (("empty",), Part.VALUE, (15, 1, 15, 6)),
    (("empty",), Part.KEY, (15, 1, 15, 6)),
    (("same",), Part.VALUE, (16, 7, 17, 3)),
    (("same", "key"), Part.VALUE, (17, 8, 17, 13)),
    (("again",), Part.VALUE, (18, 8, 18, 13)),
    (("folded",), Part.VALUE, (19, 9, 20, 6)),
    (("twice",), Part.VALUE, (22, 8, 22, 9)),
    (("twice",), Part.KEY, (22, 1, 22, 6)),
    (("café",), Part.KEY, (24, 1, 24, 6)),
    (("café",), Part.VALUE, (24, 8, 24, 12)),
    # what is not there is shown where it should be
    (("title", "es"), Part.VALUE, (2, 1, 2, 6)),
    (("rows", 0, "note"), Part.VALUE, (11, 5, 11, 7)),
    (("rows", 1, "note", "es"), Part.KEY, (13, 5, 13, 14)),
    (("rows", 7), Part.VALUE, (10, 1, 10, 5)),
    (("nothing",), Part.VALUE, (2, 1, 2, 6)),
    (("again", "key"), Part.VALUE, (18, 8, 18, 13)),
    (("again", "key", 0), Part.KEY, (18, 8, 18, 13)),
    (("twice", "inner"), Part.VALUE, (22, 1, 22, 6)),
]


@pytest.mark.parametrize(("route", "part", "place"), PLACES)
def test_the_place_of_a_route(route: Route, part: Part, place: tuple[int, int, int, int]) -> None:
    address = Address("f", route, part)
    assert locate(TEXT, [address]) == {address: Place(*place)}


def test_the_places_of_all_routes_at_once() -> None:
    places = {Address("f", route, part): Place(*place) for route, part, place in PLACES}
    assert locate(TEXT, places) == places


def test_a_place_that_is_known_is_kept() -> None:
    address = Address("f", ("title",), place=Place(7, 1, 7, 2))
    assert locate(TEXT, [address]) == {address: Place(7, 1, 7, 2)}


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Place(3, 7, 7, 1), Place(3, 7, 5, 6)),
        (Place(6, 1, 6, 1), Place(6, 1, 6, 1)),
        (Place(5, 2, 6, 1), Place(5, 2, 5, 6)),
        (Place(23, 1, 99, 1), Place(23, 1, 24, 12)),
        (Place(4, 1, 7, 2), Place(4, 1, 7, 2)),
    ],
)
def test_empty_lines_at_the_end_of_a_place_are_not_shown(place: Place, shown: Place) -> None:
    address = Address("f", place=place)
    assert locate(TEXT, [address]) == {address: shown}


@pytest.mark.parametrize("text", ["", "# nothing", "a: [", "@", "\t"])
def test_what_cannot_be_parsed_is_shown_as_far_as_it_can(text: str) -> None:
    address = Address("f", ("a",), Part.KEY)
    assert locate(text, [address]) == {address: Place(1, 1, 1, 2) if text == "a: [" else START}


def test_what_stands_before_a_fault_is_found() -> None:
    address = Address("f", ("a",))
    assert locate("a: b\nc: d: e", [address]) == {address: Place(1, 4, 1, 5)}


def test_what_is_nested_too_deep_is_not_looked_for() -> None:
    route: Route = (*["a"] * (DEEPEST + 1),)
    text = "{a: " * 1_000
    whole, deepest = Address("f", route), Address("f", route[: DEEPEST - 1])
    places = locate(text, [whole, deepest])
    column = 4 * (DEEPEST - 1) + 1
    assert places[deepest] == Place(1, column, 1, column + 1)
    assert places[whole] == Place(1, column - 3, 1, column - 2)


def test_what_is_beyond_the_limits_is_not_looked_for() -> None:
    first, last = Address("f", (0,)), Address("f", (MOST_EVENTS,))
    places = locate("[" + "a," * MOST_EVENTS + "a]", [first, last])
    assert places == {first: Place(1, 2, 1, 3), last: Place(1, 1, 1, 2)}


def _finding(address: Address, *related: Related) -> Finding:
    blame = Blame(address, Message("wrong"), related)
    return Finding("WP999", "wrong", Severity.ERROR, blame.address, blame.message, blame.related)


def test_findings_of_two_files_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("\ufeffx: ñ\r\ny: 1\rz: 2".encode())
    (tmp_path / "b.yaml").write_text("p:\n  q: 3\n")
    second = Related(Address("b.yaml", ("p", "q")), Message("see"))
    findings = [_finding(Address("a.yaml", ("z",)), second), _finding(Address("a.yaml", ("x",)))]
    placed = located(tmp_path, iter(findings))
    assert [(each.finding, each.place, each.excerpt) for each in placed] == [
        (findings[0], Place(3, 4, 3, 5), "z: 2"),
        (findings[1], Place(1, 4, 1, 5), "x: ñ"),
    ]
    assert [each.related for each in placed] == [((second, Place(2, 6, 2, 7)),), ()]


def test_a_finding_in_a_file_that_is_not_there_has_no_line(tmp_path: Path) -> None:
    [placed] = located(tmp_path, [_finding(Address("gone.yaml", ("a",)))])
    assert (placed.place, placed.excerpt) == (START, "")


def test_a_place_after_the_end_has_no_line(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("x: 1")
    [placed] = located(tmp_path, [_finding(Address("a.yaml", place=Place(9, 1, 9, 1)))])
    assert (placed.place, placed.excerpt) == (Place(9, 1, 9, 1), "")


def test_of_a_file_that_is_too_large_the_beginning_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff: 1\n" + b"b" * LARGEST)
    [placed] = located(tmp_path, [_finding(Address("a.yaml", place=Place(2, 1, 2, 2)))])
    assert (len(placed.excerpt), set(placed.excerpt)) == (LARGEST - 5, {"b"})
