import sys
import unicodedata

import pytest
import yaml

from workplan_cli.address import Address, Place
from workplan_cli.loading.characters import HIDDEN, LARGEST, Read, decode, lines_of, place_at, shown

FILE = Address("data/plan.yaml")
CONFLICT = "WP005 git left two versions of these lines here; keep one and delete the marker lines"
NOT_ALLOWED = "is not allowed; put the text in quotes if it begins with this sign"
WINDOWS = "is not UTF-8; the file is likely Windows-1252: save it as UTF-8"


def _said(raw: bytes) -> list[tuple[str, Place | None, str]]:
    """Code, place and sentence of each reason why the bytes are no text."""
    read = decode(FILE, raw)
    assert isinstance(read, list)
    assert all(each.address.file == FILE.file for each in read)
    return [(each.code, each.address.place, str(each.message)) for each in read]


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        (b"a: b", Read("a: b", composed=True)),
        (b"\xef\xbb\xbfa: b", Read("a: b", composed=True)),
        ("a: ñ\t\r\n".encode(), Read("a: ñ\t\r\n", composed=True)),
        ("a: n\u0303".encode(), Read("a: n\u0303", composed=False)),
        ("می\u200cخواهم".encode(), Read("می\u200cخواهم", composed=True)),
        ("क्\u200dष".encode(), Read("क्\u200dष", composed=True)),
        (b"a: <<<<<<< b", Read("a: <<<<<<< b", composed=True)),
        (b" <<<<<<< b", Read(" <<<<<<< b", composed=True)),
        (b"<<<<<<<b", Read("<<<<<<<b", composed=True)),
        (b"<<<<<<<< b", Read("<<<<<<<< b", composed=True)),
        (b"a: %YAML\n %TAG\n%YAMLS", Read("a: %YAML\n %TAG\n%YAMLS", composed=True)),
        (b"a" * LARGEST, Read("a" * LARGEST, composed=True)),
    ],
)
def test_bytes_that_are_text(raw: bytes, read: Read) -> None:
    assert decode(FILE, raw) == read


@pytest.mark.parametrize(
    ("raw", "place", "said"),
    [
        (b"a" * (LARGEST + 1), (1, 1, 1, 1), "WP002 the file is larger than 1,048,576 bytes, the most that is read"),
        (b"\xff\xfe", (1, 1, 1, 1), "WP003 the file is UTF-16; save it as UTF-8"),
        (b"\xfe\xff", (1, 1, 1, 1), "WP003 the file is UTF-16; save it as UTF-8"),
        (b"a\0b\0", (1, 1, 1, 1), "WP003 the file is UTF-16; save it as UTF-8"),
        (b"\0a\0b", (1, 1, 1, 1), "WP003 the file is UTF-16; save it as UTF-8"),
        (b"abc\0", (1, 4, 1, 5), "WP004 the character U+0000 does not show and is not allowed; delete it"),
        (b"\0", (1, 1, 1, 2), "WP004 the character U+0000 does not show and is not allowed; delete it"),
        (b"", (1, 1, 1, 1), "WP008 the file is empty"),
        (b"\xef\xbb\xbf \n", (1, 1, 1, 1), "WP008 the file is empty"),
        ("\u00a0".encode(), (1, 1, 1, 1), "WP008 the file is empty"),
        (b"<<<<<<<", (1, 1, 1, 8), CONFLICT),
        (b"a\n>>>>>>>\nb", (2, 1, 2, 8), CONFLICT),
        (b"a\n%TAG x", (2, 1, 2, 5), f"WP012 `%TAG` {NOT_ALLOWED}"),
        (b"a\r%YAML 1.2", (2, 1, 2, 6), f"WP012 `%YAML` {NOT_ALLOWED}"),
        (b"a\n\xf1", (2, 1, 2, 2), f"WP003 byte 3 (0xF1) {WINDOWS}"),
    ],
)
def test_bytes_that_are_no_text(raw: bytes, place: tuple[int, int, int, int], said: str) -> None:
    code, _, message = said.partition(" ")
    assert _said(raw) == [(code, Place(*place), message)]


def test_a_joiner_after_a_latin_letter_hides() -> None:
    [(code, place, _)] = _said("a\u200c".encode())
    assert (code, place) == ("WP004", Place(1, 2, 1, 3))


def test_hidden_characters_and_versions_of_git_are_said_together() -> None:
    said = [(code, place and place.line) for code, place, _ in _said("\u200b\n<<<<<<< a\n\u00ad\n%TAG".encode())]
    assert said == [("WP004", 1), ("WP004", 3), ("WP005", 2), ("WP012", 4)]


def test_all_that_is_allowed_is_allowed_by_the_parser_too() -> None:
    letters = (chr(code) for code in range(sys.maxunicode + 1))
    allowed = "".join(each for each in letters if not HIDDEN.fullmatch(each) and each not in "\t\r\n\u200c\u200d")
    lines = "\n".join(f"'{allowed[at : at + 500].replace(chr(39), '')}'," for at in range(0, len(allowed), 500))
    read = [
        event.value
        for event in yaml.parse(f"[{lines}]", Loader=yaml.CLoader)
        if isinstance(event, yaml.events.ScalarEvent)
    ]
    assert "".join(read).replace(" ", "") == allowed.replace("'", "").replace(" ", "")


def test_what_unicode_says_is_not_shown_is_hidden() -> None:
    controls = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in ("Cc", "Cs")]
    assert [each for each in controls if not HIDDEN.fullmatch(each)] == ["\t", "\n", "\r"]
    bidirectional = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    ignorable = (
        "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060\u2064\u206f\u3164\ufeff\uffa0\U000e0001\U000e0020"
    )
    assert all(HIDDEN.fullmatch(each) for each in bidirectional + ignorable)


@pytest.mark.parametrize(
    ("text", "index", "place"),
    [
        ("abc", 0, (1, 1)),
        ("abc", 2, (1, 3)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("a\n\rb", 3, (3, 1)),
        ("\n\n\nab", 4, (4, 2)),
        ("ñ\u0303国\n国x", 5, (2, 2)),
        ("a\n", 2, (2, 1)),
    ],
)
def test_a_place_counts_characters(text: str, index: int, place: tuple[int, int]) -> None:
    line, column = place
    assert place_at(text, index) == Place(line, column, line, column + 1)
    assert place_at(text, index, 4) == Place(line, column, line, column + 4)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\nb\r\nc\rd", ["a", "b", "c", "d"]),
        ("a\r\r\n\n", ["a", "", "", ""]),
        ("a\x0b\u2028b", ["a\x0b\u2028b"]),
    ],
)
def test_lines_are_those_of_an_editor(text: str, lines: list[str]) -> None:
    assert lines_of(text) == lines


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("guatemala.yaml", "guatemala.yaml"),
        ("ñandú – 国.yaml", "ñandú – 国.yaml"),
        ("a\nb\tc\rd", r"a\nb\tc\rd"),
        ("a\x00\x1b\x7f", r"a\x00\x1b\x7f"),
        ("a\udc80b\udcff", r"a\x80b\xff"),
        ("a\udc7fb\udd00", r"a\udc7fb\udd00"),
        ("a\u202e\U000e0041", r"a\u202e\U000e0041"),
    ],
)
def test_a_name_is_shown_in_letters_that_print(name: str, printed: str) -> None:
    assert shown(name) == printed
