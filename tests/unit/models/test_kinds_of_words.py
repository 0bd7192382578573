from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError, create_model

from workplan_cli.models import words
from workplan_cli.models.words import LanguageTag, Moment, Paragraphs, Record, Text, moment, said_in


def _read(kind: Any, value: object) -> object:
    holder: Any = create_model("Holder", __config__=Record.model_config, value=(kind, ...))
    held: Any = holder.model_validate({"value": value}, context={"language": "es"})
    return held.value


def _fault(kind: Any, value: object) -> str:
    """The type of the one error that a value has."""
    with pytest.raises(ValidationError) as raised:
        _read(kind, value)
    [error] = raised.value.errors()
    return error["type"]


def _said(kind: Any, said: object) -> object:
    try:
        return _read(kind, said)
    except ValidationError as fault:
        return [(error["type"], error["loc"], error["input"]) for error in fault.errors()]


AT_A_GLANCE, PART_BY_PART = Text, dict[LanguageTag, Paragraphs]


TAGS = st.one_of(
    st.sampled_from(["es", "en", "pt-BR", "zh-Hant", "zh-Hant-TW", "es-419", "und", "EN", "spa", "e", "es-", "es\n"]),
    st.text(max_size=3),
    st.none() | st.booleans() | st.integers(),
)
SAYINGS: st.SearchStrategy[object] = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=4),
    st.text(" \n\t\u00a0\u200b\u3000\x1f\x85", max_size=3),
    st.none() | st.booleans() | st.integers() | st.just([]) | st.just({}),
)


@given(st.dictionaries(TAGS, SAYINGS, max_size=3))
@settings(max_examples=500, deadline=None)
def test_a_text_that_is_right_at_a_glance_is_right_part_by_part(said: dict[object, object]) -> None:
    assert _said(AT_A_GLANCE, said) == _said(PART_BY_PART, said)


@given(SAYINGS.filter(lambda said: isinstance(said, str)))
@settings(max_examples=300, deadline=None)
def test_a_plain_text_is_one_in_the_language_of_its_file(said: object) -> None:
    assert _said(AT_A_GLANCE, said) == _said(PART_BY_PART, {"es": said})


@pytest.mark.parametrize(
    ("kind", "value", "read"),
    [
        ("Line", "a  b ", "a  b "),
        ("Line", "a\n", "a"),
        ("Line", "a\n\n", "a"),
        ("Text", "a", {"es": "a"}),
        ("Text", {"en": "a\n\nb\n", "pt-BR": "c"}, {"en": "a\n\nb\n", "pt-BR": "c"}),
        ("Text", {}, {}),
        ("LanguageTag", "es", "es"),
        ("LanguageTag", "und", "und"),
        ("LanguageTag", "zh-Hant-TW", "zh-Hant-TW"),
        ("LanguageTag", "es-419", "es-419"),
        ("Id", "a", "a"),
        ("Id", "0.a-B_c", "0.a-B_c"),
        ("Id", "a" * 64, "a" * 64),
        ("ActionId", "A-0", "A-0"),
        ("ActionId", "INT-012", "INT-012"),
        ("CountryCode", "NO", "NO"),
        ("CountryCode", "XK", "XK"),
        ("Currency", "USD", "USD"),
        ("Email", "a.b+c@x-y.example.org", "a.b+c@x-y.example.org"),
        ("Day", "2016-02-29", date(2016, 2, 29)),
        ("Day", "0001-01-01", date(1, 1, 1)),
        ("Number", 7, Decimal(7)),
        ("Number", Decimal("-1.10"), Decimal("-1.10")),
        ("Amount", 0, Decimal(0)),
        ("Tlp", "AMBER+STRICT", "AMBER+STRICT"),
    ],
)
def test_a_word_that_is_right(kind: str, value: object, read: object) -> None:
    assert repr(_read(getattr(words, kind), value)) == repr(read)


@pytest.mark.parametrize(
    ("kind", "value", "fault"),
    [
        ("Line", "", "empty_text"),
        ("Line", " \t\u00a0", "empty_text"),
        ("Line", "\n", "empty_text"),
        ("Line", "a\nb", "line_break"),
        ("Line", "\na", "line_break"),
        ("Line", 5, "string_type"),
        ("Line", None, "string_type"),
        ("Text", 5, "text_expected"),
        ("Text", None, "text_expected"),
        ("Text", True, "text_expected"),
        ("Text", ["a"], "text_expected"),
        ("Text", " ", "empty_text"),
        ("Text", {"es": ""}, "empty_text"),
        ("Text", {"es": 5}, "string_type"),
        ("Text", {"es": None}, "string_type"),
        ("Text", {"es_MX": "a"}, "string_pattern_mismatch"),
        *(
            ("LanguageTag", tag, "string_pattern_mismatch")
            for tag in ("", "e", "ES", "es-mx", "es_MX", "español", "es\n", " es", "es-MX-x")
        ),
        *(("Id", name, "string_pattern_mismatch") for name in ("", "-a", ".a", "a b", "a/b", "ñ", "a\n", "a" * 65)),
        ("Id", 1, "string_type"),
        *(
            ("ActionId", name, "string_pattern_mismatch")
            for name in ("", "INT", "INT-", "-1", "int-1", "INT-1a", "INT-1\n", "INT-٣", "INT-1-2")
        ),
        *(("CountryCode", code, "country_code") for code in ("", "XX", "gt", "GTM", "GT ", "UK", "EU")),
        *(("Currency", code, "currency_code") for code in ("", "usd", "US$", "EURO", "XXX")),
        *(
            ("Email", each, "email_address")
            for each in (
                "",
                "a",
                "a@b",
                "a@b.c",
                "@b.org",
                "a b@c.org",
                "a@b.org,c@d.org",
                "A <a@b.org>",
                "a@b.org\n",
                "a@b@c.org",
            )
        ),
        *(
            ("Day", day, "day_expected")
            for day in (
                "",
                "2017-02-29",
                "2017-2-1",
                "20170201",
                "2017-02",
                "21/07/2017",
                "2017-07-21 ",
                "2017-07-21T00:00",
                "٢٠١٧-٠٧-٢١",
                "0000-01-01",
                0,
                2017,
                True,
                None,
                date(2017, 7, 21),
            )
        ),
        *(("Number", number, "number_expected") for number in ("5", "", True, None, 1.5, [5])),
        *(("Amount", amount, "negative_amount") for amount in (-1, Decimal("-0.01"))),
        *(("Tlp", label, "literal_error") for label in ("", "amber", "WHITE", 5, None)),
    ],
)
def test_a_word_that_is_wrong(kind: str, value: object, fault: str) -> None:
    assert _fault(getattr(words, kind), value) == fault


@pytest.mark.parametrize(
    ("written", "unit", "first", "last", "quarter"),
    [
        ("2018", "year", date(2018, 1, 1), date(2018, 12, 31), 1),
        ("2018-Q1", "quarter", date(2018, 1, 1), date(2018, 3, 31), 1),
        ("2018-Q4", "quarter", date(2018, 10, 1), date(2018, 12, 31), 4),
        ("2016-02", "month", date(2016, 2, 1), date(2016, 2, 29), 1),
        ("2018-04", "month", date(2018, 4, 1), date(2018, 4, 30), 2),
        ("2018-12", "month", date(2018, 12, 1), date(2018, 12, 31), 4),
        ("2018-09-30", "day", date(2018, 9, 30), date(2018, 9, 30), 3),
    ],
)
def test_a_moment_has_a_first_and_a_last_day(written: str, unit: Any, first: date, last: date, quarter: int) -> None:
    read = moment(written)
    assert read == Moment(written, unit, first, last)
    assert read.quarter == quarter
    assert _read(words.When, written) == read


def test_a_year_may_be_a_number() -> None:
    assert _read(words.When, 2018) == moment("2018")


@pytest.mark.parametrize(
    "value",
    [
        "",
        "18",
        "0999",
        "02018",
        "2018-Q0",
        "2018-Q5",
        "2018-0",
        "2018-00",
        "2018-13",
        "2018-1",
        "2018-02-30",
        "2018-Q1-01",
        "2018 ",
        "2018\n",
        "٢٠١٨",
        999,
        10_000,
        True,
        None,
        Decimal(2018),
    ],
)
def test_what_is_no_moment(value: object) -> None:
    assert _fault(words.When, value) == "moment_expected"


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ({"es": "a", "en": "b"}, "en", "b"),
        ({"es": "a"}, "en", None),
        ({"pt-BR": "a"}, "pt", "a"),
        ({"pt": "a"}, "pt-BR", "a"),
        ({"pt": "a", "pt-BR": "b"}, "pt-BR", "b"),
        ({"pt-PT": "a"}, "pt-BR", "a"),
        ({}, "es", None),
    ],
)
def test_what_a_text_says_in_a_language(text: dict[str, str], language: str, said: str | None) -> None:
    assert said_in(text, language) == said
