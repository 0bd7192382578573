import pytest
import yaml

from workplan_cli.address import Address, Part, Place
from workplan_cli.loading.syntax import worded

INDENTED = "this line does not fit: it does not begin in the column of its neighbours, or a quotation mark is missing"
AFTER = "the value ends before this; put the whole text in quotes"
CURLED = '`\u201c` is the quotation mark of a word processor and quotes nothing; write " around the text'
COLON = "a text that contains `: ` needs quotes"
BRACKETS = "the list in square brackets has no end, or a comma is missing"
BRACES = "the braces have no end, or a comma is missing"
VALUE = "a value is missing here, or a bracket has no end"
QUOTE = "the text in quotes has no closing quotation mark"
MARK = "a text that begins with `*` or `&` needs quotes"
BLOCK = "a text that begins with `|` or `>` needs quotes"
TAG = "a text that begins with `!` needs quotes"
ESCAPE = "the escape stands for no character"
DIRECTIVE = "a line that begins with `%` is no field; put the text in quotes or delete the line"
ITEM = "this line does not fit the list above; an item begins with `- `"
HYPHEN = "a list does not begin on the line of its field; a text that begins with `- ` needs quotes"
BACKSLASH = "`\\` has a meaning between double quotes; use single quotes"
SIGN = "a value cannot begin with `{}`; put the text in quotes"
TAB = "the line is indented with a tab; use blanks"


def _fault(text: str) -> yaml.MarkedYAMLError:
    with pytest.raises(yaml.MarkedYAMLError) as raised:
        list(yaml.parse(text, Loader=yaml.CLoader))
    return raised.value


@pytest.mark.parametrize(
    ("text", "problem", "line", "column", "said"),
    [
        ("a: b: c", "mapping values are not allowed in this context", 1, 5, COLON),
        ("a: \u201cb: c\u201d", "mapping values are not allowed in this context", 1, 6, CURLED),
        ("- \u201cb: c: d\u201d", "mapping values are not allowed in this context", 1, 8, CURLED),
        ("a: b\n c: d", "mapping values are not allowed in this context", 2, 3, INDENTED),
        ("a: b\n  c:d\n  e: f", "mapping values are not allowed in this context", 3, 4, INDENTED),
        ("a: ? b", "mapping keys are not allowed in this context", 1, 4, "a text that begins with `? ` needs quotes"),
        ("a: *", "did not find expected alphabetic or numeric character", 1, 4, MARK),
        ("a: &(", "did not find expected alphabetic or numeric character", 1, 4, MARK),
        ('["a" "b"]', "did not find expected ',' or ']'", 1, 6, BRACKETS),
        ('a: [\n"b",\n"c"\nd: e', "did not find expected ',' or ']'", 1, 4, BRACKETS),
        ('{"a": b "c": d}', "did not find expected ',' or '}'", 1, 12, BRACES),
        ("a: {b: c\nd: e", "did not find expected ',' or '}'", 1, 4, BRACES),
        ("a: [", "did not find expected node content", 1, 4, VALUE),
        ("a: [b,\n,c]", "did not find expected node content", 2, 1, VALUE),
        ("a: {\n", "did not find expected node content", 1, 4, VALUE),
        ("a: 'b\n\n", "found unexpected end of stream", 1, 4, QUOTE),
        ('a: "b\n---\n', "found unexpected document indicator", 1, 4, QUOTE),
        ("a: b\nc: 'd' e", "did not find expected key", 2, 8, AFTER),
        ("a:\n  b: c\n d: e", "did not find expected key", 3, 2, INDENTED),
        ("'a' 'b'", "did not find expected <document start>", 1, 5, AFTER),
        ("[a]\nb", "did not find expected <document start>", 2, 1, INDENTED),
        ("- a\nb: c", "did not find expected '-' indicator", 2, 1, ITEM),
        ("a: b\nc\n\n# d", "could not find expected ':'", 2, 1, "the name of a field needs `: ` after it"),
        ("a: - b", "block sequence entries are not allowed in this context", 1, 4, HYPHEN),
        ("a: | b", "did not find expected comment or line break", 1, 4, BLOCK),
        ("a: >0\n b", "found an indentation indicator equal to 0", 1, 4, BLOCK),
        ("a: !<b c", "did not find the expected '>'", 1, 4, TAG),
        ("a: !%zz b", "did not find URI escaped octet", 1, 4, TAG),
        ("a: !<> b", "did not find expected tag URI", 1, 4, TAG),
        ("a: !b!c d", "found undefined tag handle", 1, 4, TAG),
        ("a: !<b>c", "did not find expected whitespace or line break", 1, 4, TAG),
        ("%FOO\n---\na", "found unknown directive name", 1, 1, DIRECTIVE),
        ("%\n---\na", "could not find expected directive name", 1, 1, DIRECTIVE),
        ("%YAML(\n---\na", "found unexpected non-alphabetical character", 1, 1, DIRECTIVE),
        ("%YAML x\n---\na", "did not find expected version number", 1, 1, DIRECTIVE),
        ("%YAML 1x\n---\na", "did not find expected digit or '.' character", 1, 1, DIRECTIVE),
        ("%YAML 1234567890.1\n---\na", "found extremely long version number", 1, 1, DIRECTIVE),
        ("%YAML 3.0\n---\na", "found incompatible YAML document", 1, 1, DIRECTIVE),
        ("%YAML 1.1\n%YAML 1.1\n---\na", "found duplicate %YAML directive", 2, 1, DIRECTIVE),
        ("%TAG ! a\n%TAG ! b\n---\na", "found duplicate %TAG directive", 2, 1, DIRECTIVE),
        ("%TAG !a!b\n---\na", "did not find expected whitespace", 1, 1, DIRECTIVE),
        ('a: "\\q"', "found unknown escape character", 1, 5, BACKSLASH),
        ('a: "\\xq"', "did not find expected hexdecimal number", 1, 7, ESCAPE),
        ('a: "\\ud800"', "found invalid Unicode character escape code", 1, 7, ESCAPE),
        ("a: b\n\tc: d", "found a tab character that violates indentation", 2, 1, TAB),
        ("a: |\n\tb", "found a tab character where an indentation space is expected", 2, 1, TAB),
        ("\ta: b", "found character that cannot start any token", 1, 1, TAB),
        ("a: @b", "found character that cannot start any token", 1, 4, SIGN.format("@")),
        ("a: `b", "found character that cannot start any token", 1, 4, SIGN.format("`")),
    ],
)
def test_a_problem_of_the_parser_in_words_and_at_its_cause(
    text: str, problem: str, line: int, column: int, said: str
) -> None:
    fault = _fault(text)
    finding = worded("data/plan.yaml", text, fault)
    assert fault.problem == problem
    assert (finding.code, str(finding.message)) == ("WP006", said)
    assert finding.address == Address("data/plan.yaml", (), Part.VALUE, Place(line, column, line, column + 1))


def test_what_is_nested_too_deep_is_beyond_the_limits() -> None:
    text = "[" * 5_000
    finding = worded("f", text, _fault(text))
    assert (finding.code, str(finding.message)) == ("WP007", "it is nested more than 32 levels deep")


def test_a_problem_without_words_of_its_own_is_said_as_it_is() -> None:
    fault = _fault("a: b: c")
    fault.problem = "something new"
    finding = worded("f", "a: b: c", fault)
    assert (finding.code, str(finding.message)) == ("WP006", "this is not YAML: something new")
