from pydantic import TypeAdapter

from workplan_cli.address import Address
from workplan_cli.models.anatomy import (
    annotations,
    entries,
    holding_fields,
    personal_fields,
    records,
    text_fields,
    texts,
)
from workplan_cli.models.country import Answer, CountryFile, Delegate, FocalPoint, MatrixReply
from workplan_cli.models.matrix import Matrix
from workplan_cli.models.theme import Action, Theme
from workplan_cli.models.words import Record

FILE = Address("f")
THEME = TypeAdapter(Theme).validate_python(
    {
        "theme": 1,
        "code": "INT",
        "title": "Information",
        "group": {"support": {"partner": "TS"}},
        "actions": [
            {"id": "INT-01", "title": {"en": "First"}, "except": {"GT": "Later"}, "risks": ["Storms", {"en": "Fog"}]},
            {"id": "INT-02", "title": "Second", "indicators": [{"name": "Members"}]},
        ],
    },
    context={"language": "es"},
)


def record_types(kind: type[Record] = Record) -> list[type[Record]]:
    return [kind, *(each for inner in kind.__subclasses__() for each in record_types(inner))]


def test_every_annotation_is_written_as_what_it_means() -> None:
    """They are read as they stand: one in quotes would be a word that nobody looks up."""
    assert {
        (kind, name) for kind in record_types() for name in kind.model_fields if name not in annotations(kind)
    } == set()
    assert {hint for kind in record_types() for hint in annotations(kind).values() if isinstance(hint, str)} == set()


def test_the_fields_that_hold_records() -> None:
    assert holding_fields(CountryFile) == (
        ("compiled", "compiled"),
        ("focal_point", "focal_point"),
        ("delegation", "delegation"),
        ("matrices", "matrices"),
        ("positions", "positions"),
    )
    assert holding_fields(MatrixReply) == (("answers", "answers"),)
    assert holding_fields(Answer) == ()


def test_the_fields_that_hold_texts() -> None:
    assert text_fields(Answer) == (("note", "note"), ("source", "source"))
    assert ("excepted", "except") in text_fields(Action)
    assert ("risks", "risks") in text_fields(Action)
    assert text_fields(Matrix) == (("title", "title"), ("note", "note"))


def test_the_fields_that_name_or_reach_a_person() -> None:
    assert personal_fields(FocalPoint) == ("name", "email", "phone")
    assert personal_fields(Delegate) == ("name", "email", "phone")
    assert personal_fields(Answer) == ()


def test_what_a_field_holds_one_by_one() -> None:
    assert list(entries(None, FILE)) == []
    assert list(entries(5, FILE)) == [(5, FILE)]
    assert list(entries(("a", "b"), FILE)) == [("a", FILE / 0), ("b", FILE / 1)]
    assert list(entries({"x": "a"}, FILE)) == [("a", FILE / "x")]


def test_every_record_of_a_file_with_its_address() -> None:
    assert [(type(record).__name__, where.route) for record, where in records(THEME, FILE)] == [
        ("Theme", ()),
        ("WorkingGroup", ("group",)),
        ("Role", ("group", "support")),
        ("Action", ("actions", 0)),
        ("Action", ("actions", 1)),
        ("Indicator", ("actions", 1, "indicators", 0)),
    ]


def test_every_text_of_a_file_with_its_address() -> None:
    assert [(text, where.route) for text, where in texts(THEME, FILE)] == [
        ({"es": "Information"}, ("title",)),
        ({"en": "First"}, ("actions", 0, "title")),
        ({"es": "Later"}, ("actions", 0, "except", "GT")),
        ({"es": "Storms"}, ("actions", 0, "risks", 0)),
        ({"en": "Fog"}, ("actions", 0, "risks", 1)),
        ({"es": "Second"}, ("actions", 1, "title")),
        ({"es": "Members"}, ("actions", 1, "indicators", 0, "name")),
    ]
