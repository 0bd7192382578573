from decimal import Decimal

import pytest

from workplan_cli.address import Address, Part, Place
from workplan_cli.loading.build import MOST_EVENTS, MOST_NODES, build
from workplan_cli.loading.characters import MOST_FAULTS, Read
from workplan_cli.loading.draft import MOST_DOUBTS, Built, Plain

CODES = frozenset({"status", "country"})


def _built(text: str) -> Built:
    return build("f.yaml", Read(text, composed=text.isascii()), CODES)


def _data(text: str) -> Plain:
    """The data of a text in which nothing is wrong."""
    built = _built(text)
    assert (built.findings, built.doubts, built.whole) == ([], [], True)
    return built.data


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: b", {"a": "b"}),
        ("'a': \"b\"", {"a": "b"}),
        ("a:\n- b\n- 1\n- 1.50\n- true\n- ~\n-", {"a": ["b", 1, Decimal("1.50"), True, None, None]}),
        (
            "a: 1\nb: 1.50\nc: true\nd: ~\ne:\nf: 'true'",
            {"a": 1, "b": Decimal("1.50"), "c": True, "d": None, "e": None, "f": "true"},
        ),
        ("{a: {b: [c, {d: e}]}}", {"a": {"b": ["c", {"d": "e"}]}}),
        ("status: NO\ncountry: yes", {"status": "NO", "country": "yes"}),
        ("status: 012", {"status": "012"}),
        ("1: a\ntrue: b\n~: c\n? \n: d", {"1": "a", "true": "b", "~": "c", "": "d"}),
        ("a: b # c", {"a": "b"}),
        ("a: x#y\nb: ' #z'", {"a": "x#y", "b": " #z"}),
        ("a: |\n b\n\n c\n", {"a": "b\n\nc\n"}),
        ("a: >\n b\n\n c\n", {"a": "b\n\nc\n"}),
        ("a: >\n b\n\n\n c\n", {"a": "b\n\nc\n"}),
        ("a: b\n c\n\n d", {"a": "b c\n\nd"}),
        ("- b\n\n  c", ["b\n\nc"]),
        ("a: 'b\n\n\n c'", {"a": "b\n\nc"}),
        ('a: "b\n\n c"', {"a": "b\n\nc"}),
        ('a: "b\\nc\n\n d"', {"a": "b\nc\nd"}),
        ('a: "b\\tc"', {"a": "b\tc"}),
        ("a: &x b\nc: *x", {"a": "b", "c": "b"}),
        ("a: &x {b: c}\nd: [*x, *x]", {"a": {"b": "c"}, "d": [{"b": "c"}, {"b": "c"}]}),
        ("&k a: b\nc: *k", {"a": "b", "c": "a"}),
        ("a: &x 5\nb: *x", {"a": 5, "b": 5}),
        ("n\u0303: n\u0303", {"ñ": "ñ"}),
        ("- 'n\u0303'", ["ñ"]),
        ("---\na: b\n...\n", {"a": "b"}),
        ("", None),
        ("# a", None),
        ("a", "a"),
    ],
)
def test_the_data_of_a_text(text: str, data: Plain) -> None:
    read = _data(text)
    assert (read, repr(read)) == (data, repr(data))


def test_what_an_alias_repeats_is_the_same_thing() -> None:
    data = _data("a: &x {b: c}\nd: *x")
    assert isinstance(data, dict)
    assert data["a"] is data["d"]


@pytest.mark.parametrize(
    ("text", "code", "route", "part", "place"),
    [
        ("a: b\na: c", "WP010", ("a",), Part.KEY, (2, 1, 2, 2)),
        ("a: {b: c, b: d}", "WP010", ("a", "b"), Part.KEY, (1, 11, 1, 12)),
        ("- a\n- {b: c, b: d}", "WP010", (1, "b"), Part.KEY, (2, 10, 2, 11)),
        ("a: [x, {b: {c: 1, c: 2}}]", "WP010", ("a", 1, "b", "c"), Part.KEY, (1, 19, 1, 20)),
        ("a: {<<: b}", "WP011", ("a", "<<"), Part.KEY, (1, 5, 1, 7)),
        ("a: [b, !c d]", "WP012", ("a", 1), Part.VALUE, (1, 8, 1, 12)),
        ("a: !c {}", "WP012", ("a",), Part.VALUE, (1, 4, 1, 8)),
        ("a: [b, *c]", "WP013", ("a", 1), Part.VALUE, (1, 8, 1, 10)),
        ("a: b\n---\n", "WP014", (), Part.VALUE, (2, 1, 2, 4)),
        ("a: {{b}}", "WP015", ("a",), Part.VALUE, (1, 5, 1, 6)),
        ("a: [{[b]: c}]", "WP015", ("a", 0), Part.VALUE, (1, 6, 1, 7)),
        ("a: b\n*c : d", "WP015", (), Part.VALUE, (2, 1, 2, 3)),
        ("a: &b c", "WP016", (), Part.VALUE, (1, 4, 1, 8)),
        ('a: {b: "\\0"}', "WP004", ("a", "b"), Part.VALUE, (1, 8, 1, 12)),
        ('a: ["\\r"]', "WP004", ("a", 0), Part.VALUE, (1, 5, 1, 9)),
        ("a: b: c", "WP006", (), Part.VALUE, (1, 5, 1, 6)),
    ],
)
def test_a_fault_has_a_route_and_a_place(
    text: str, code: str, route: tuple[str | int, ...], part: Part, place: tuple[int, int, int, int]
) -> None:
    [finding] = _built(text).findings
    assert (finding.code, finding.address) == (code, Address("f.yaml", route, part, Place(*place)))


@pytest.mark.parametrize(
    ("text", "code", "route", "place"),
    [
        ("a: NO", "WP017", ("a",), (1, 4, 1, 6)),
        ("a: [x, 12:30]", "WP017", ("a", 1), (1, 8, 1, 13)),
        ("a: b #c d", "WP018", ("a",), (1, 6, 1, 10)),
        ("a: [b, {c: x #d\n}]", "WP018", ("a", 1, "c"), (1, 14, 1, 16)),
        ("- #x", "WP018", (0,), (1, 3, 1, 5)),
        ("a: 5\t\t#x", "WP018", ("a",), (1, 7, 1, 9)),
    ],
)
def test_a_doubt_has_a_route_and_a_place(
    text: str, code: str, route: tuple[str | int, ...], place: tuple[int, int, int, int]
) -> None:
    [doubt] = _built(text).doubts
    assert (doubt.finding.code, doubt.route, doubt.finding.address.place) == (code, route, Place(*place))


@pytest.mark.parametrize(
    "text",
    ["status: NO", "status: yes #no", "a: 'NO'", "a: x # NO", "a: 'x' #y", "NO: x", "a: !!str NO", "a: |\n NO #x"],
)
def test_a_code_or_a_text_in_quotes_is_not_doubted(text: str) -> None:
    assert _built(text).doubts == []


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: b\na: {x: 1}\nc: d", {"a": "b", "c": "d"}),
        ("a: b\na: [1]\nc: d", {"a": "b", "c": "d"}),
        ("<<: {x: 1}\nc: d", {"c": "d"}),
        ("<<: [x]\nc: d", {"c": "d"}),
        ("a: !!int 5\nb: !!str 5\nc: !x 5", {"a": 5, "b": "5", "c": "5"}),
        ("a: *b\nc: d", {"a": None, "c": "d"}),
        ("a: &a {b: *a}", {"a": {"b": None}}),
        ('a: "x\\0y"\nb: "\\0"\nc: " \\0"', {"a": "xy", "b": "\ufffd", "c": "\ufffd"}),
    ],
)
def test_what_is_refused_leaves_the_rest_to_be_read(text: str, data: Plain) -> None:
    built = _built(text)
    assert built.findings
    assert (built.data, built.whole) == (data, True)


@pytest.mark.parametrize("text", ["a: b\nc: [d", "a: b\n---\n", "a: b\n...\nc", "a: b\n{c}: d", "a: b\nc: {{d}}"])
def test_what_stands_before_a_full_stop_is_kept(text: str) -> None:
    built = _built(text)
    assert isinstance(built.data, dict)
    assert (built.data["a"], built.whole) == ("b", False)


def test_the_number_of_entries_is_limited_also_before_a_list_ends() -> None:
    built = _built("[" + "a," * MOST_EVENTS)
    [finding] = built.findings
    assert (finding.code, str(finding.message), built.whole) == ("WP007", "it has more than 50,000 entries", False)
    assert finding.address.place is not None
    assert finding.address.place.column == 2 * (MOST_EVENTS - 3) + 2


@pytest.mark.parametrize(("entries", "whole"), [(MOST_NODES, True), (MOST_NODES + 1, False)])
def test_the_number_of_entries_is_limited_where_a_list_ends(entries: int, whole: bool) -> None:  # noqa: FBT001
    assert _built("[" + "a," * entries + "]").whole is whole


@pytest.mark.parametrize(("entries", "whole"), [(MOST_NODES // 2, True), (MOST_NODES // 2 + 1, False)])
def test_a_key_and_its_value_are_two_entries(entries: int, whole: bool) -> None:  # noqa: FBT001
    assert _built("\n".join(f"k{number}: v" for number in range(entries))).whole is whole


@pytest.mark.parametrize(("entries", "whole"), [(8_331, True), (8_332, False)])
def test_an_alias_counts_as_what_it_repeats(entries: int, whole: bool) -> None:  # noqa: FBT001
    # Two fields with their values, the list, five aliases in another list, and the list again for each of them.
    assert (4 + entries + 5 + 5 * entries <= MOST_NODES) is whole
    assert _built(f"a: &a [{'b,' * entries}]\nc: [*a, *a, *a, *a, *a]").whole is whole


def test_so_many_faults_and_no_more_are_kept() -> None:
    built = _built("a: b\n" * 1_000)
    assert ([each.code for each in built.findings], built.whole) == (["WP010"] * (MOST_FAULTS + 1), False)


def test_so_many_doubts_and_no_more_are_kept() -> None:
    built = _built("- NO\n" * (MOST_DOUBTS + 10))
    assert (len(built.doubts), built.whole) == (MOST_DOUBTS, True)
