"""Every line of the section YAML of what goes wrong with submitted files: the real bytes, and what the user reads."""

import pytest
from tests.plan_folder import PlanFolder, Said

GUATEMALA = "data/countries/guatemala.yaml"
MOST = "there are more faults than the 200 shown; mend these first"


def _institution(written: str) -> bytes:
    """A country file whose third line is `  institution: …`; what is written begins in column 16."""
    return f"country: GT\nfocal_point:\n  institution: {written}\n".encode()


def _quotes_advised(written: str) -> str:
    return f"`{written}` is kept as text; put it in quotes so that every program does"


def _hidden(character: str) -> str:
    return f"the character {character} does not show and is not allowed; delete it"


def _cut(lost: str) -> str:
    return f"the text ends before `{lost}`, which is read as a comment; put the text in quotes"


TAB = "the line is indented with a tab; use blanks"
QUOTE_SIGN = "put the text in quotes if it begins with this sign"
NOT_A_NAME = "the name of a field must be a word; a text that begins with `{` or `[` needs quotes"
NEEDS_COLON_QUOTES = "a text that contains `: ` needs quotes"
DOES_NOT_FIT = (
    "this line does not fit: it does not begin in the column of its neighbours, or a quotation mark is missing"
)
ENDS_BEFORE = "the value ends before this; put the whole text in quotes"
OPEN_LIST = "the list in square brackets has no end, or a comma is missing"
OPEN_BRACES = "the braces have no end, or a comma is missing"
OPEN_QUOTE = "the text in quotes has no closing quotation mark"
BLOCK_SIGN = "a text that begins with `|` or `>` needs quotes"
WINDOWS = "is not UTF-8; the file is likely Windows-1252: save it as UTF-8"
UTF_16 = "the file is UTF-16; save it as UTF-8"
MERGE = "the merge key `<<` is not allowed; write the fields out"
SECOND = "a second document begins here; one file holds one submission"
CONFLICT = "git left two versions of these lines here; keep one and delete the marker lines"
WRONG_ROOT = "the file must be fields with their values (`country: GT`)"
TWICE = "`{}` stands twice here; keep one"
ALIAS = "nothing before is marked `&{}`; a text that begins with `*` needs quotes"
MARK = "`&{}` is read as a mark and lost; put the text in quotes"

REFUSED: dict[str, tuple[bytes, list[Said]]] = {
    # duplicate keys
    "key twice": (b"country: GT\ncountry: MX\n", [("WP010", 2, 1, 2, 8, TWICE.format("country"))]),
    "key twice, once in quotes": (
        b'country: GT\n"country": MX\n',
        [("WP010", 2, 1, 2, 10, TWICE.format("country"))],
    ),
    "key three times": (
        b"country: GT\nlanguage: es\nlanguage: es\nlanguage: en\n",
        [("WP010", 3, 1, 3, 9, TWICE.format("language")), ("WP010", 4, 1, 4, 9, TWICE.format("language"))],
    ),
    "key twice in braces": (
        b"country: GT\nfocal_point: {name: A, name: B}\n",
        [("WP010", 2, 24, 2, 28, TWICE.format("name"))],
    ),
    "key twice with a mapping below": (
        b"country: GT\nmatrices: {}\nmatrices:\n  protocol: {status: no such word}\n",
        [("WP010", 3, 1, 3, 9, TWICE.format("matrices"))],
    ),
    "keys equal only after NFC": (
        "country: GT\nmatrices:\n  protocol:\n    answers:\n      r\u00e9: {}\n      re\u0301: {}\n".encode(),
        [
            ("WP026", 5, 7, 5, 9, "`r\u00e9` is not an id: letters, digits, hyphens and full stops"),
            ("WP010", 6, 7, 6, 10, TWICE.format("r\u00e9")),
        ],
    ),
    # merge keys
    "merge key": (
        b"country: GT\nfocal_point: &o {institution: X}\ndelegation:\n  - {<<: *o, profile: p}\n",
        [("WP011", 4, 6, 4, 8, MERGE)],
    ),
    "merge key of nothing marked": (
        b"country: GT\nfocal_point:\n  <<: *o\n",
        [("WP011", 3, 3, 3, 5, MERGE), ("WP013", 3, 7, 3, 9, ALIAS.format("o"))],
    ),
    "merge key in quotes is a field like any other": (
        b"country: GT\n'<<': {}\n",
        [("WP021", 2, 1, 2, 5, "`<<` is no field of a country file")],
    ),
    # tags and directives
    "tag": (_institution("!!str X"), [("WP012", 3, 16, 3, 23, f"`!!str` is not allowed; {QUOTE_SIGN}")]),
    "tag of one's own": (
        _institution("!urgent X"),
        [("WP012", 3, 16, 3, 25, f"`!urgent` is not allowed; {QUOTE_SIGN}")],
    ),
    "tag alone": (_institution("! X"), [("WP012", 3, 16, 3, 19, f"`!` is not allowed; {QUOTE_SIGN}")]),
    "tag on a word that misleads": (
        _institution("!x NO"),
        [("WP012", 3, 16, 3, 21, f"`!x` is not allowed; {QUOTE_SIGN}")],
    ),
    "tag on a mapping": (
        b"country: GT\nfocal_point: !!map {institution: X}\n",
        [("WP012", 2, 14, 2, 21, f"`!!map` is not allowed; {QUOTE_SIGN}")],
    ),
    "tag on a key": (
        b"country: GT\n!!str language: es\n",
        [("WP012", 2, 1, 2, 15, f"`!!str` is not allowed; {QUOTE_SIGN}")],
    ),
    "tag that builds an object": (
        b"country: !!python/object/apply:os.system [ls]\n",
        [
            ("WP012", 1, 10, 1, 43, f"`!!python/object/apply:os.system` is not allowed; {QUOTE_SIGN}"),
            ("WP022", 1, 10, 1, 46, "a text is expected here, not a list"),
        ],
    ),
    "tag with an unknown handle": (
        _institution("!a!b X"),
        [("WP006", 3, 16, 3, 17, "a text that begins with `!` needs quotes")],
    ),
    "directive YAML": (
        b"# saved by an editor\n%YAML 1.1\n---\ncountry: GT\n",
        [("WP012", 2, 1, 2, 6, f"`%YAML` is not allowed; {QUOTE_SIGN}")],
    ),
    "directive TAG": (
        b"%TAG ! tag:example.org,2024:\n---\ncountry: GT\n",
        [("WP012", 1, 1, 1, 5, f"`%TAG` is not allowed; {QUOTE_SIGN}")],
    ),
    "directive of another name": (
        b"%FOO bar\n---\ncountry: GT\n",
        [("WP006", 1, 1, 1, 2, "a line that begins with `%` is no field; put the text in quotes or delete the line")],
    ),
    # aliases
    "alias of nothing": (_institution("*provisional"), [("WP013", 3, 16, 3, 28, ALIAS.format("provisional"))]),
    "alias of itself": (
        b"country: GT\nfocal_point: &a\n  institution: *a\n",
        [("WP013", 3, 16, 3, 18, ALIAS.format("a"))],
    ),
    "alias of itself in a list": (
        b"country: GT\ndelegation: &a [*a]\n",
        [
            ("WP013", 2, 17, 2, 19, ALIAS.format("a")),
            ("WP022", 2, 17, 2, 19, "a delegate (`{profile: …, name: …, position: …}`) is expected here, not nothing"),
        ],
    ),
    "alias as the name of a field": (b"country: GT\n*a : b\n", [("WP015", 2, 1, 2, 3, NOT_A_NAME)]),
    # a second document
    "second document": (b"country: GT\n---\ncountry: MX\n", [("WP014", 2, 1, 2, 4, SECOND)]),
    "second document that is empty": (b"country: GT\n---\n", [("WP014", 2, 1, 2, 4, SECOND)]),
    "something after the end": (b"country: GT\n...\n# a comment\n\n  language: es\n", [("WP014", 5, 3, 5, 4, SECOND)]),
    "directives after the end": (b"country: GT\n...\n%FOO x\n---\na: b\n", [("WP014", 3, 1, 3, 2, SECOND)]),
    # empty files
    "empty file": (b"", [("WP008", 1, 1, 1, 1, "the file is empty")]),
    "blanks only": (b"  \n\n", [("WP008", 1, 1, 1, 1, "the file is empty")]),
    "comments only": (b"# country: GT\n", [("WP008", 1, 1, 1, 1, "the file is empty")]),
    "only the mark of UTF-8": (b"\xef\xbb\xbf", [("WP008", 1, 1, 1, 1, "the file is empty")]),
    "only a line ---": (b"---\n", [("WP008", 1, 1, 1, 1, "the file is empty")]),
    "null": (b"null\n", [("WP008", 1, 1, 1, 1, "the file is empty")]),
    # a root that is no mapping
    "root is a list": (b"# x\n- country: GT\n", [("WP009", 2, 1, 2, 2, WRONG_ROOT)]),
    "root is a list in brackets": (b"[country, GT]\n", [("WP009", 1, 1, 1, 14, WRONG_ROOT)]),
    "root is a text": (b"country GT\n", [("WP009", 1, 1, 1, 11, WRONG_ROOT)]),
    "root is a number": (b"42\n", [("WP009", 1, 1, 1, 3, WRONG_ROOT)]),
    # characters that hide
    "escape character": (_institution("a\x1bb"), [("WP004", 3, 17, 3, 18, _hidden("U+001B"))]),
    "NUL": (_institution("a\0b"), [("WP004", 3, 17, 3, 18, _hidden("U+0000"))]),
    "next line": (_institution("a\x85b"), [("WP004", 3, 17, 3, 18, _hidden("U+0085"))]),
    "line separator": (_institution("a\u2028b"), [("WP004", 3, 17, 3, 18, _hidden("U+2028 LINE SEPARATOR"))]),
    "right to left": (_institution("a\u202eb"), [("WP004", 3, 17, 3, 18, _hidden("U+202E RIGHT-TO-LEFT OVERRIDE"))]),
    "zero width": (
        _institution("a\u200bb\u2060"),
        [
            ("WP004", 3, 17, 3, 18, _hidden("U+200B ZERO WIDTH SPACE")),
            ("WP004", 3, 19, 3, 20, _hidden("U+2060 WORD JOINER")),
        ],
    ),
    "soft hyphen": (_institution("a\u00adb"), [("WP004", 3, 17, 3, 18, _hidden("U+00AD SOFT HYPHEN"))]),
    "mark of UTF-8 inside": (
        _institution("a\ufeffb"),
        [("WP004", 3, 17, 3, 18, _hidden("U+FEFF ZERO WIDTH NO-BREAK SPACE"))],
    ),
    "letters of a tag": (
        _institution("a\U000e0041b"),
        [("WP004", 3, 17, 3, 18, _hidden("U+E0041 TAG LATIN CAPITAL LETTER A"))],
    ),
    "joiner between Latin letters": (
        _institution("a\u200db"),
        [("WP004", 3, 17, 3, 18, _hidden("U+200D ZERO WIDTH JOINER"))],
    ),
    "in a comment too": (
        "country: GT # a\u202eb\n".encode(),
        [("WP004", 1, 16, 1, 17, _hidden("U+202E RIGHT-TO-LEFT OVERRIDE"))],
    ),
    "escape that turns the direction": (
        _institution('"a\\u202eb"'),
        [("WP004", 3, 16, 3, 26, _hidden("U+202E RIGHT-TO-LEFT OVERRIDE"))],
    ),
    "escape alone": (_institution('"\\u200b"'), [("WP004", 3, 16, 3, 24, _hidden("U+200B ZERO WIDTH SPACE"))]),
    "escape NUL": (_institution('"a\\0"'), [("WP004", 3, 16, 3, 21, _hidden("U+0000"))]),
    "escape carriage return": (_institution('"a\\rb"'), [("WP004", 3, 16, 3, 22, _hidden("U+000D"))]),
    "escape that is half a character": (
        _institution('"a\\ud800"'),
        [("WP006", 3, 20, 3, 21, "the escape stands for no character")],
    ),
    "escape that is too short": (
        _institution('"a\\x4"'),
        [("WP006", 3, 20, 3, 21, "the escape stands for no character")],
    ),
    "escape in a key": (
        b'country: GT\n"langu\\u200bage": es\n',
        [("WP004", 2, 1, 2, 17, _hidden("U+200B ZERO WIDTH SPACE"))],
    ),
    "backslash between double quotes": (
        _institution('"C:\\plan"'),
        [("WP006", 3, 19, 3, 20, "`\\` has a meaning between double quotes; use single quotes")],
    ),
    # encodings
    "Windows-1252": (
        _institution("Migraci?n").replace(b"?", b"\xf3"),
        [("WP003", 3, 23, 3, 24, f"byte 48 (0xF3) {WINDOWS}")],
    ),
    "Windows-1252 after the mark of UTF-8": (
        b"\xef\xbb\xbf" + _institution("Migraci?n").replace(b"?", b"\xf3"),
        [("WP003", 3, 23, 3, 24, f"byte 51 (0xF3) {WINDOWS}")],
    ),
    "Windows-1252 after letters of two bytes": (
        _institution("ñá?").replace(b"?", b"\xe9"),
        [("WP003", 3, 18, 3, 19, f"byte 45 (0xE9) {WINDOWS}")],
    ),
    "surrogate in UTF-8": (
        _institution("a?").replace(b"?", b"\xed\xa0\x80"),
        [("WP003", 3, 17, 3, 18, f"byte 42 (0xED) {WINDOWS}")],
    ),
    "cut in the middle of a letter": (b"country: GT # \xc3", [("WP003", 1, 15, 1, 16, f"byte 15 (0xC3) {WINDOWS}")]),
    "UTF-16 with its mark": ("country: GT\n".encode("utf-16"), [("WP003", 1, 1, 1, 1, UTF_16)]),
    "UTF-16, the other way round": (b"\xfe\xff" + "country: GT\n".encode("utf-16-be"), [("WP003", 1, 1, 1, 1, UTF_16)]),
    "UTF-16 without its mark": ("country: GT\n".encode("utf-16-le"), [("WP003", 1, 1, 1, 1, UTF_16)]),
    "UTF-16 without its mark, the other way round": (
        "country: GT\n".encode("utf-16-be"),
        [("WP003", 1, 1, 1, 1, UTF_16)],
    ),
    # tabs as indentation
    "tab before a field": (b"country: GT\nfocal_point:\n\tinstitution: X\n", [("WP006", 3, 1, 3, 2, TAB)]),
    "tab after a field": (b"country: GT\nfocal_point:\n  name: X\n\tinstitution: Y\n", [("WP006", 4, 1, 4, 2, TAB)]),
    "tab in a block": (b"country: GT\nfocal_point:\n  name: |\n\tX\n", [("WP006", 4, 1, 4, 2, TAB)]),
    # git
    "two versions of git": (
        b"country: GT\n<<<<<<< HEAD\nlanguage: es\n=======\nlanguage: en\n>>>>>>> topic\n",
        [("WP005", 2, 1, 2, 13, CONFLICT), ("WP005", 6, 1, 6, 14, CONFLICT)],
    ),
    "two versions of git in a file with lone CR": (
        b"country: GT\r<<<<<<< HEAD\rlanguage: es\r=======\r>>>>>>> a\r",
        [("WP005", 2, 1, 2, 13, CONFLICT), ("WP005", 5, 1, 5, 10, CONFLICT)],
    ),
    # text without the quotes it needs
    "braces of a template": (_institution("{{ ministry }}"), [("WP015", 3, 17, 3, 18, NOT_A_NAME)]),
    "braces of a template in a list": (b"country: GT\ndelegation: [{{ x }}]\n", [("WP015", 2, 15, 2, 16, NOT_A_NAME)]),
    "colon in a text": (_institution("Ministry: Migration"), [("WP006", 3, 24, 3, 25, NEEDS_COLON_QUOTES)]),
    "colon in the text of a list": (
        b"country: GT\ndelegation:\n  - a: b: c\n",
        [("WP006", 3, 9, 3, 10, NEEDS_COLON_QUOTES)],
    ),
    "at sign": (
        _institution("@ministry"),
        [("WP006", 3, 16, 3, 17, "a value cannot begin with `@`; put the text in quotes")],
    ),
    "percent sign": (
        _institution("%x"),
        [("WP006", 3, 16, 3, 17, "a value cannot begin with `%`; put the text in quotes")],
    ),
    "asterisk alone": (
        _institution("* x"),
        [("WP006", 3, 16, 3, 17, "a text that begins with `*` or `&` needs quotes")],
    ),
    "ampersand alone": (
        _institution("& x"),
        [("WP006", 3, 16, 3, 17, "a text that begins with `*` or `&` needs quotes")],
    ),
    "exclamation mark": (_institution("!<x"), [("WP006", 3, 16, 3, 17, "a text that begins with `!` needs quotes")]),
    "bar": (_institution("| x"), [("WP006", 3, 16, 3, 17, BLOCK_SIGN)]),
    "greater than": (_institution("> 5 per cent"), [("WP006", 3, 16, 3, 17, BLOCK_SIGN)]),
    "question mark": (_institution("? x"), [("WP006", 3, 16, 3, 17, "a text that begins with `? ` needs quotes")]),
    "hyphen": (
        _institution("- x"),
        [
            (
                "WP006",
                3,
                16,
                3,
                17,
                "a list does not begin on the line of its field; a text that begins with `- ` needs quotes",
            )
        ],
    ),
    "text after a bracket": (_institution("[a] b"), [("WP006", 3, 20, 3, 21, ENDS_BEFORE)]),
    "text after a quotation mark": (_institution('"a" b'), [("WP006", 3, 20, 3, 21, ENDS_BEFORE)]),
    "open quotation mark": (_institution("'X") + b"language: es\n", [("WP006", 3, 16, 3, 17, OPEN_QUOTE)]),
    "open quotation mark before ---": (_institution('"X') + b"---\n", [("WP006", 3, 16, 3, 17, OPEN_QUOTE)]),
    "open bracket": (b"country: GT\ndelegation: [\nlanguage: es\n", [("WP006", 2, 13, 2, 14, OPEN_LIST)]),
    "open bracket at the end": (
        b"country: GT\ndelegation: [",
        [("WP006", 2, 13, 2, 14, "a value is missing here, or a bracket has no end")],
    ),
    "open brace": (b"country: GT\nfocal_point: {name: X\nlanguage: es\n", [("WP006", 2, 14, 2, 15, OPEN_BRACES)]),
    "comma missing on one line": (b'country: GT\ndelegation: ["a" "b"]\n', [("WP006", 2, 18, 2, 19, OPEN_LIST)]),
    "line too far left": (
        b"country: GT\nfocal_point:\n  name: X\n institution: Y\n",
        [("WP006", 4, 2, 4, 3, DOES_NOT_FIT)],
    ),
    "line too far right": (b"country: GT\n  language: es\n", [("WP006", 2, 11, 2, 12, DOES_NOT_FIT)]),
    "no colon": (b"country: GT\nlanguage\n", [("WP006", 2, 1, 2, 2, "the name of a field needs `: ` after it")]),
    "list beside fields": (b"country: GT\n- x\n", [("WP006", 2, 1, 2, 2, DOES_NOT_FIT)]),
    "field beside a list": (
        b"country: GT\ndelegation:\n  - name: X\n  name: Y\n",
        [("WP006", 4, 3, 4, 4, "this line does not fit the list above; an item begins with `- `")],
    ),
    # an anchor that eats the value
    "anchor eats the value": (_institution("&important"), [("WP016", 3, 16, 3, 26, MARK.format("important"))]),
    "anchor eats a word": (_institution("&Ministry of X"), [("WP016", 3, 16, 3, 30, MARK.format("Ministry"))]),
    "anchor eats two values": (
        b"country: GT\nfocal_point:\n  name: &x\n  institution: &x\n",
        [("WP016", 3, 9, 3, 11, MARK.format("x")), ("WP016", 4, 16, 4, 18, MARK.format("x"))],
    ),
    "anchor before a key": (b"country: GT\n&a language: es\n", [("WP016", 2, 1, 2, 12, MARK.format("a"))]),
    "anchor on a list": (b"country: GT\ndelegation: &d []\n", [("WP016", 2, 13, 2, 17, MARK.format("d"))]),
    # kept, with a warning
    "NO": (_institution("NO"), [("WP017", 3, 16, 3, 18, _quotes_advised("NO"))]),
    "yes": (_institution("yes"), [("WP017", 3, 16, 3, 19, _quotes_advised("yes"))]),
    "on": (_institution("on"), [("WP017", 3, 16, 3, 18, _quotes_advised("on"))]),
    "12:30": (_institution("12:30"), [("WP017", 3, 16, 3, 21, _quotes_advised("12:30"))]),
    "0612345": (_institution("0612345"), [("WP017", 3, 16, 3, 23, _quotes_advised("0612345"))]),
    "1_000": (_institution("1_000"), [("WP017", 3, 16, 3, 21, _quotes_advised("1_000"))]),
    "0x1F": (_institution("0x1F"), [("WP017", 3, 16, 3, 20, _quotes_advised("0x1F"))]),
    "1e999999": (_institution("1e999999"), [("WP017", 3, 16, 3, 24, _quotes_advised("1e999999"))]),
    ".nan": (_institution(".nan"), [("WP017", 3, 16, 3, 20, _quotes_advised(".nan"))]),
    "-.inf": (_institution("-.inf"), [("WP017", 3, 16, 3, 21, _quotes_advised("-.inf"))]),
    "twenty digits": (_institution("1" * 20), [("WP017", 3, 16, 3, 36, _quotes_advised("1" * 20))]),
    "cut by a comment": (_institution("Office #4 of 5"), [("WP018", 3, 23, 3, 30, _cut("#4 of 5"))]),
    "wholly a comment": (_institution("#4"), [("WP018", 3, 16, 3, 18, _cut("#4"))]),
    "cut by a comment after a tab": (_institution("Office\t#4"), [("WP018", 3, 23, 3, 25, _cut("#4"))]),
    "cut in a list": (
        b"country: GT\ndelegation:\n  - name: Person #1\n",
        [("WP018", 3, 18, 3, 20, _cut("#1"))],
    ),
    # strict types
    "0 is no day": (
        b"country: GT\nmatrices: {protocol: {submitted: 0}}\n",
        [("WP024", 2, 34, 2, 35, "`0` is no day; write it as 2017-07-21")],
    ),
    "true is no day": (
        b"country: GT\nmatrices: {protocol: {submitted: true}}\n",
        [("WP024", 2, 34, 2, 38, "`true` is no day; write it as 2017-07-21")],
    ),
    "a list is no day": (
        b"country: GT\nmatrices: {protocol: {submitted: [2017]}}\n",
        [("WP022", 2, 34, 2, 40, "a day such as 2017-07-21 is expected here, not a list")],
    ),
    "a day that does not exist": (
        b"country: GT\nmatrices: {protocol: {submitted: 2017-02-29}}\n",
        [("WP024", 2, 34, 2, 44, "`2017-02-29` is no day; write it as 2017-07-21")],
    ),
    "1.10 is no text": (
        _institution("1.10"),
        [("WP022", 3, 16, 3, 20, "a text is expected here, not the number 1.10 (quotes make it a text)")],
    ),
    "true is no text": (_institution("true"), [("WP022", 3, 16, 3, 20, "a text is expected here, not `true`")]),
    "yes is no true": (
        b"country: GT\nmatrices: {protocol: {answers: {r-1: {verified: yes}}}}\n",
        [("WP022", 2, 49, 2, 52, "`true` or `false` is expected here, not a text")],
    ),
    # a name without a value
    "required field without a value": (
        b"country:\n",
        [("WP020", 1, 1, 1, 8, "`country` of a country file has no value")],
    ),
    "text in one language without a value": (
        _institution("{es: , en: X}"),
        [("WP022", 3, 17, 3, 19, "a text is expected here, not nothing")],
    ),
    "entry of a list without a value": (
        b"country: GT\ndelegation:\n  - name: A\n  -\n",
        [("WP022", 4, 4, 4, 4, "a delegate (`{profile: …, name: …, position: …}`) is expected here, not nothing")],
    ),
}


@pytest.mark.parametrize(("raw", "said"), REFUSED.values(), ids=REFUSED)
def test_a_country_file_is_refused_in_its_place(plan: PlanFolder, raw: bytes, said: list[Said]) -> None:
    plan.write(GUATEMALA, raw)
    assert plan.read() == said
