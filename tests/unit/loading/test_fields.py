from typing import Any

import pytest

from workplan_cli.loading.codes import CODES
from workplan_cli.loading.fields import code_fields, fields_of, is_free_text, optional_fields, records_at
from workplan_cli.loading.validate import MODELS
from workplan_cli.models.decisions import Keep, Merge, Waive
from workplan_cli.models.matrix import Row
from workplan_cli.models.theme import Action, Budget

Route = tuple[str | int, ...]


@pytest.mark.parametrize(
    ("root", "route", "free"),
    [
        ("country", ("focal_point", "name"), True),
        ("country", ("focal_point", "email"), False),
        ("country", ("focal_point", "position"), True),
        ("country", ("focal_point", "position", "es"), True),
        ("country", ("country",), False),
        ("country", ("matrices", "m", "answers", "r", "note"), True),
        ("country", ("matrices", "m", "answers", "r", "status"), False),
        ("country", ("delegation", 3, "phone"), True),
        ("country", ("delegation", "x", "phone"), False),
        ("country", ("delegation", 3), False),
        ("country", ("nothing",), False),
        ("country", ("focal_point", 0), False),
        ("country", (), False),
        ("theme", ("actions", 0, "except", "GT"), True),
        ("theme", ("actions", 0, "excepted", "GT"), False),
        ("theme", ("actions", 0, "risks", 0), True),
        ("theme", ("actions", 0, "risks", 0, "es"), True),
        ("theme", ("actions", 0, "countries", 0), False),
        ("theme", ("actions", 0, "indicators", 0, "baseline", "value"), False),
        ("plan", ("profiles", "x"), True),
        ("plan", ("members", 0), False),
        ("decisions", (0, "reason"), True),
        ("decisions", (0, "into"), False),
        ("decisions", (0, "rule"), True),
    ],
)
def test_where_a_persons_own_words_are_meant(root: Any, route: Route, free: bool) -> None:  # noqa: FBT001
    assert is_free_text(MODELS[root], route) is free


@pytest.mark.parametrize(
    ("root", "codes", "texts"),
    [
        (
            "country",
            {"country", "status", "date", "verified", "email", "tlp", "submitted"},
            {"name", "note", "from", "citation"},
        ),
        (
            "theme",
            {"code", "id", "scope", "countries", "lead", "amount", "year"},
            {"title", "risks", "except", "legal_basis"},
        ),
        ("matrix", {"kind", "obligation", "requires", "in_force"}, {"text", "topic", "reference", "name"}),
        ("plan", {"members", "days", "paper", "default"}, {"profiles", "title", "body"}),
        ("decisions", {"decision", "actions", "into", "agreed_by"}, {"reason", "rule"}),
    ],
)
def test_fields_whose_values_are_never_free_text(root: Any, codes: set[str], texts: set[str]) -> None:
    found = code_fields(MODELS[root])
    assert codes <= found
    assert not texts & found


def test_the_list_of_such_fields_is_what_the_models_say() -> None:
    assert {kind: code_fields(root) for kind, root in MODELS.items()} == CODES


def test_fields_are_named_as_a_file_names_them() -> None:
    assert "except" in fields_of(Action)
    assert "excepted" not in fields_of(Action)
    assert list(fields_of(Budget)) == ["tlp", "amount", "currency", "source"]


def test_fields_that_a_record_does_not_need() -> None:
    assert optional_fields(Budget) == {"tlp", "source"}
    assert "except" in optional_fields(Action)
    assert {"id", "text"} == set(fields_of(Row)) - optional_fields(Row)


def test_the_records_that_may_stand_at_a_route() -> None:
    assert records_at(MODELS["decisions"], (5,)) == [Merge, Keep, Waive]
    assert records_at(MODELS["decisions"], ("x",)) == []
    assert records_at(MODELS["theme"], ("actions", 0, "budget")) == [Budget]
    assert records_at(MODELS["theme"], ("actions", 0, "title")) == []
