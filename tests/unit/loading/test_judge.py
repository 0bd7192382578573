from decimal import Decimal
from typing import Any

import pytest
from pydantic_core import ErrorDetails

from workplan_cli.loading.judge import held_at, kind_of, record_at, route_of
from workplan_cli.loading.quote import short
from workplan_cli.loading.validate import MODELS
from workplan_cli.models.country import Answer, CountryFile
from workplan_cli.models.decisions import Keep, Merge, Waive
from workplan_cli.models.plan import Partner, Plan
from workplan_cli.models.theme import Role, Theme

Route = tuple[str | int, ...]


def _error(loc: Route, value: object) -> ErrorDetails:
    return {"type": "some", "loc": loc, "msg": "", "input": value}


INNER: dict[str, Any] = {"into": "X-1"}
DATA: list[Any] = [{"decision": "keep", "keep": INNER, "into": "Y-1", "actions": ["A-1"]}, {"merge": 5}]


@pytest.mark.parametrize(
    ("loc", "value", "route"),
    [
        ((), DATA, ()),
        ((0,), DATA[0], (0,)),
        ((0, "keep", "into"), DATA[0]["into"], (0, "into")),
        ((0, "keep", "into"), INNER["into"], (0, "keep", "into")),
        ((0, "keep", "keep"), INNER, (0, "keep")),
        ((0, "keep", "actions", 0), "A-1", (0, "actions", 0)),
        ((1, "merge", "merge"), DATA[1]["merge"], (1, "merge")),
        ((7, "merge"), None, ()),
        ((0, "nothing", "function-wrap[x]()"), "other", (0,)),
    ],
)
def test_the_route_of_an_error_is_the_reading_that_holds_its_input(loc: Route, value: object, route: Route) -> None:
    assert route_of(DATA, _error(loc, value)) == route


def test_of_two_readings_that_hold_the_input_the_longer_one() -> None:
    data = {"a": {"b": None}, "b": None}
    assert route_of(data, _error(("a", "b"), None)) == ("a", "b")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "nothing"),
        (True, "`true`"),
        (False, "`false`"),
        ("x", "a text"),
        ([], "a list"),
        ({}, "a mapping (fields with their values)"),
        (7, "the number 7 (quotes make it a text)"),
        (Decimal("1.10"), "the number 1.10 (quotes make it a text)"),
    ],
)
def test_what_a_value_is_in_words(value: object, said: str) -> None:
    assert str(kind_of(value)) == said


@pytest.mark.parametrize(
    ("root", "data", "route", "record"),
    [
        ("country", {}, (), CountryFile),
        ("country", {"matrices": {"a": {"answers": {"b": {}}}}}, ("matrices", "a", "answers", "b"), Answer),
        ("country", {"matrices": {}}, ("matrices",), None),
        ("theme", {"group": {"support": {}}}, ("group", "support"), Role),
        ("theme", {}, (), Theme),
        ("plan", {"partners": {"X": {}}}, ("partners", "X"), Partner),
        ("plan", {}, (), Plan),
        ("plan", {"title": {"es": "x"}}, ("title", "es"), None),
        ("decisions", [{"decision": "merge"}], (0,), Merge),
        ("decisions", [{}, {"decision": "keep"}], (1,), Keep),
        ("decisions", [{"decision": "waive"}], (0,), Waive),
        ("decisions", [{"decision": "waive", "reason": {}}], (0, "reason"), None),
    ],
)
def test_the_record_at_a_route(root: Any, data: object, route: Route, record: type | None) -> None:
    assert record_at(MODELS[root], data, route) is record


def test_what_is_held_at_a_route() -> None:
    assert held_at(DATA, ()) is DATA
    assert held_at(DATA, (0, "keep")) is INNER


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("", ""),
        ("a b", "a b"),
        (" a\n\n b\t", "a b"),
        ("a" * 40, "a" * 40),
        ("a" * 41, "a" * 39 + "…"),
        ("a" * 1_000_000, "a" * 39 + "…"),
        (" " * 150 + "a", "a"),
    ],
)
def test_a_message_quotes_40_characters_on_one_line(text: str, quoted: str) -> None:
    assert short(text) == quoted
