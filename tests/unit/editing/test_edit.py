"""A submitted text is changed where it says something else, and nowhere besides."""

import re
from copy import deepcopy
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workplan_cli.editing import UneditableError, appended, edited, plain_data
from workplan_cli.editing.same import composed
from workplan_cli.loading.characters import HIDDEN
from workplan_cli.loading.draft import Plain
from workplan_cli.loading.fields import code_fields
from workplan_cli.models.country import CountryFile

ROOT = Path(__file__).parent.parent.parent.parent
FILES = [
    path
    for folder in ("data", "tests/plans/complete/data", "tests/plans/small/data")
    for path in sorted((ROOT / folder).rglob("*.yaml"))
]
CODES = code_fields(CountryFile)

COUNTRY = """\
# Ours, kept by the office.
country: GT   # ISO code
language: 'es'
matrices:
  protocol:
    status: draft

    # Article 5 is not settled.
    answers:
      p-1: {status: yes, citation: "Decree 44-2016"}  # checked
      p-2:
        status: no
        note: >-
          A bill is before
          parliament.
      p-3:
        status:
        citation:
delegation:
  - profile: prosecutor
    name: A. Example
  # Still to be confirmed.
  - {profile: investigator, name: B. Example}
"""


def changed(**answers: Any) -> str:
    """The country's file with these answers as they are to be."""
    wanted: Any = plain_data(COUNTRY, CODES)
    for row, answer in answers.items():
        wanted["matrices"]["protocol"]["answers"][row.replace("_", "-")] = answer
    return edited(COUNTRY, wanted, CODES)


def test_what_says_the_same_keeps_every_byte() -> None:
    assert edited(COUNTRY, plain_data(COUNTRY, CODES), CODES) == COUNTRY


def test_a_value_is_changed_where_it_stands() -> None:
    assert changed(p_1={"status": "in_part", "citation": "Decree 44-2016"}) == COUNTRY.replace(
        "{status: yes,", "{status: in_part,"
    )


def test_a_value_in_quotes_stays_in_quotes() -> None:
    assert changed(p_1={"status": "yes", "citation": "Decree 45"}) == COUNTRY.replace("Decree 44-2016", "Decree 45")


def test_a_folded_text_stays_folded() -> None:
    assert changed(p_2={"status": "no", "note": "Not yet."}) == COUNTRY.replace(
        "A bill is before\n          parliament.", "Not yet."
    )


def test_an_empty_field_is_filled_in() -> None:
    assert changed(p_3={"status": "yes", "citation": "Law 1: article 2"}) == COUNTRY.replace(
        "status:\n        citation:\n", 'status: yes\n        citation: "Law 1: article 2"\n'
    )


def test_a_new_field_stands_behind_the_one_before_it() -> None:
    assert changed(p_1={"status": "yes", "date": "2016-10-01", "citation": "Decree 44-2016"}) == COUNTRY.replace(
        "{status: yes, citation", "{status: yes, date: 2016-10-01, citation"
    )


def test_a_new_entry_begins_a_line() -> None:
    assert changed(p_4={"status": "no", "note": {"es": "No: aún no.", "en": "Not yet."}}) == COUNTRY.replace(
        "        citation:\ndelegation:",
        "        citation:\n"
        "      p-4:\n"
        "        status: no\n"
        "        note:\n"
        '          es: "No: aún no."\n'
        "          en: Not yet.\n"
        "delegation:",
    )


def test_an_entry_is_taken_out_and_the_comments_around_it_stay() -> None:
    wanted: Any = plain_data(COUNTRY, CODES)
    del wanted["matrices"]["protocol"]["answers"]["p-2"]
    del wanted["delegation"][0]
    assert edited(COUNTRY, wanted, CODES) == COUNTRY.replace(
        "      p-2:\n        status: no\n        note: >-\n          A bill is before\n          parliament.\n", ""
    ).replace("  - profile: prosecutor\n    name: A. Example\n", "")


def test_the_first_field_of_an_entry_of_a_list_is_taken_out() -> None:
    wanted: Any = plain_data(COUNTRY, CODES)
    del wanted["delegation"][0]["profile"]
    assert edited(COUNTRY, wanted, CODES) == COUNTRY.replace("- profile: prosecutor\n    name", "- name")


def test_lists_between_brackets_stay_between_brackets() -> None:
    text = "members: [GT, MX]  # two\nempty: []\n"
    wanted: Plain = {"members": ["BZ", "GT", "HN"], "empty": ["NO", "0612"]}
    assert edited(text, wanted) == 'members: [BZ, GT, HN]  # two\nempty: ["NO", "0612"]\n'


def test_line_ends_and_the_byte_order_mark_stay() -> None:
    text = "\ufeffcountry: GT\r\nlanguage: es\r\n"
    assert edited(text, {"country": "GT", "language": "en", "tlp": "RED"}) == (
        "\ufeffcountry: GT\r\nlanguage: en\r\ntlp: RED\r\n"
    )


def test_a_file_without_a_last_line_end_gets_none() -> None:
    assert edited("country: GT", {"country": "GT", "language": "es"}) == "country: GT\nlanguage: es"


def test_what_is_repeated_by_reference_is_written_out_when_it_changes() -> None:
    text = "one: &mark {es: Uno, en: One}\ntwo: *mark\n"
    wanted: Plain = {"one": {"es": "Uno", "en": "The first"}, "two": {"es": "Uno", "en": "One"}}
    assert edited(text, wanted) == "one: {es: Uno, en: The first}\ntwo: {es: Uno, en: One}\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("NO", '"NO"'),
        ("0612345", '"0612345"'),
        ("12:30", '"12:30"'),
        ("2017-07-21", '"2017-07-21"'),
        ("true", '"true"'),
        ("", '""'),
        ("- a", '"- a"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        (" a", '" a"'),
        ("=1+1", '"=1+1"'),
        ("Decreto 44-2016, art. 103", "Decreto 44-2016, art. 103"),
        ("Ley n.º 8 (1990)", "Ley n.º 8 (1990)"),
        (True, "true"),
        (12, "12"),
        (Decimal("1.50"), "1.50"),
        ("a\nb", "|-\n    a\n    b"),
        ("a\n\nb", ">-\n    a\n\n\n    b"),
    ],
)
def test_texts_get_quotes_where_a_program_may_read_something_else(value: Any, written: str) -> None:
    assert edited("x:\n  y: z\n", {"x": {"y": value}}) == f"x:\n  y: {written}\n"


def test_entries_are_appended_to_a_list_in_its_own_style() -> None:
    text = '# Decided so far.\n- {decision: keep, actions: [INT-01, PRE-02], reason: "Two: not one."}  # March\n'
    new: Plain = {"decision": "merge", "actions": ["OPS-02", "INT-03"], "into": "INT-03", "reason": {"es": "Igual."}}
    line = "- {decision: merge, actions: [OPS-02, INT-03], into: INT-03, reason: {es: Igual.}}\n"
    assert appended(text, [new]) == text + line


def test_a_list_is_begun_behind_its_comments() -> None:
    entry: Plain = {"date": "2017-11-28", "country": "GT"}
    assert appended("# Sent so far.\n", [entry], frozenset({"date"})) == (
        "# Sent so far.\n- date: 2017-11-28\n  country: GT\n"
    )


@pytest.mark.parametrize("text", ["a: [", "a: 1\na: 2\n", "a: !!str x\n"])
def test_a_text_with_errors_is_not_changed(text: str) -> None:
    with pytest.raises(UneditableError):
        edited(text, {"a": "x"})


def test_what_the_loader_refuses_is_not_written() -> None:
    with pytest.raises(UneditableError):
        edited("a: x\n", {"a": "\u202e"})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_submitted_files_are_changed_in_one_stretch(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for route in routes(plain_data(text)):
        wanted: Any = deepcopy(plain_data(text))
        at(wanted, route[:-1])[route[-1]] = "Changed: it says"
        result = edited(text, wanted)
        assert plain_data(result) == wanted
        assert len(stretches(text, result)) == 1


def stretches(text: str, other: str) -> list[tuple[str, int, int, int, int]]:
    """Where the lines of two texts differ."""
    matcher = SequenceMatcher(None, text.splitlines(), other.splitlines(), autojunk=False)
    return [each for each in matcher.get_opcodes() if each[0] != "equal"]


def routes(data: Any, route: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every text in the data."""
    if isinstance(data, dict):
        return [inner for key, held in data.items() for inner in routes(held, (*route, key))]
    if isinstance(data, list):
        return [inner for index, held in enumerate(data) for inner in routes(held, (*route, index))]
    return [route] if isinstance(data, str) else []


def at(data: Any, route: tuple[Any, ...]) -> Any:
    for step in route:
        data = data[step]
    return data


said = st.text(st.characters(codec="utf-8"), max_size=200).filter(
    lambda text: not HIDDEN.search(text) and "\r" not in text
) | st.sampled_from(
    ["NO", "yes", "0612", "~", "12:30", "=1+1", "- x", "# x", "a: b", "{{x}}", "a\n\nb", "long " * 60, "'", '"']
)
name = st.text("abcdé-1:# ", min_size=1, max_size=6)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | said,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(name, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from([COUNTRY, *(path.read_text(encoding="utf-8") for path in FILES[:3])]),
    st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(["set", "add", "take"]), name, plain), max_size=6),
)
def test_whatever_is_wanted_is_what_is_read_back(text: str, changes: list[tuple[int, str, str, Any]]) -> None:
    wanted: Any = deepcopy(plain_data(text, CODES))
    for number, kind, key, value in changes:
        everywhere = places(wanted)
        route = everywhere[number % len(everywhere)]
        holder = at(wanted, route[:-1])
        if kind == "set":
            holder[route[-1]] = value
        elif kind == "take":
            del holder[route[-1]]
        elif isinstance(holder, list):
            holder.insert(route[-1], value)
        else:
            holder[key] = value
        if not wanted:
            return
    result = edited(text, wanted, CODES)
    assert plain_data(result, CODES) == composed(wanted)
    for comment in re.findall(r"^# .*", text, re.MULTILINE):
        assert comment in result


def places(data: Any, route: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every entry."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [each for key, held in entries for each in [(*route, key), *places(held, (*route, key))]]
