"""What the YAML parser complains of, in words that a person understands."""

import re

import yaml

from workplan_cli.address import Address
from workplan_cli.findings import Blame, Finding, Message, Rule, found
from workplan_cli.loading import faults
from workplan_cli.loading.characters import lines_of, place_at

_TAB = Message("the line is indented with a tab; use blanks")
_SIGN = Message("a value cannot begin with `{sign}`; put the text in quotes", sign="")
_OPEN_QUOTE = Message("the text in quotes has no closing quotation mark")
_MARK = Message("a text that begins with `*` or `&` needs quotes")
_BLOCK = Message("a text that begins with `|` or `>` needs quotes")
_TAG = Message("a text that begins with `!` needs quotes")
_ESCAPE = Message("the escape stands for no character")
_DIRECTIVE = Message("a line that begins with `%` is no field; put the text in quotes or delete the line")
_COLON = Message("a text that contains `: ` needs quotes")
_CURLED = Message(
    '`{sign}` is the quotation mark of a word processor and quotes nothing; write " around the text', sign=""
)
_COLUMN = Message(
    "this line does not fit: it does not begin in the column of its neighbours, or a quotation mark is missing"
)
_AFTER = Message("the value ends before this; put the whole text in quotes")
_NAME = Message("the name of a field needs `: ` after it")
_NESTED = Message("it is nested more than {most} levels deep", most=32)

_WORDS = {
    "mapping keys are not allowed in this context": Message("a text that begins with `? ` needs quotes"),
    "found unexpected ':'": Message("a text that contains `:` needs quotes here"),
    "did not find expected alphabetic or numeric character": _MARK,
    "did not find expected ',' or ']'": Message("the list in square brackets has no end, or a comma is missing"),
    "did not find expected ',' or '}'": Message("the braces have no end, or a comma is missing"),
    "did not find expected node content": Message("a value is missing here, or a bracket has no end"),
    "found unexpected end of stream": _OPEN_QUOTE,
    "found unexpected document indicator": _OPEN_QUOTE,
    "did not find expected '-' indicator": Message("this line does not fit the list above; an item begins with `- `"),
    "could not find expected ':'": _NAME,
    "block sequence entries are not allowed in this context": Message(
        "a list does not begin on the line of its field; a text that begins with `- ` needs quotes"
    ),
    "did not find expected comment or line break": _BLOCK,
    "found an indentation indicator equal to 0": _BLOCK,
    "did not find expected whitespace or line break": _TAG,
    "did not find URI escaped octet": _TAG,
    "did not find expected tag URI": _TAG,
    "did not find expected '!'": _TAG,
    "did not find the expected '>'": _TAG,
    "found undefined tag handle": _TAG,
    "found unknown directive name": _DIRECTIVE,
    "could not find expected directive name": _DIRECTIVE,
    "found unexpected non-alphabetical character": _DIRECTIVE,
    "did not find expected version number": _DIRECTIVE,
    "did not find expected digit or '.' character": _DIRECTIVE,
    "found extremely long version number": _DIRECTIVE,
    "found incompatible YAML document": _DIRECTIVE,
    "found duplicate %YAML directive": _DIRECTIVE,
    "found duplicate %TAG directive": _DIRECTIVE,
    "did not find expected whitespace": _DIRECTIVE,
    "found unknown escape character": Message("`\\` has a meaning between double quotes; use single quotes"),
    "did not find expected hexdecimal number": _ESCAPE,
    "found invalid Unicode character escape code": _ESCAPE,
    "found a tab character that violates indentation": _TAB,
    "found a tab character where an indentation space is expected": _TAB,
    "exceeded maximum nesting depth": _NESTED,
}
"""Every problem that libyaml 0.2.6 names for a text (src/scanner.c, src/parser.c), by its own words."""

_IN_CURLED = r"(?:: +|- +)([\u201c-\u201f\u2018\u2019\u00ab])"
"""A value that begins with a quotation mark that is a letter to YAML."""
_WITH_BEGINNING = frozenset(
    problem for problem, said in _WORDS.items() if said in (_OPEN_QUOTE, _MARK, _BLOCK, _TAG, _DIRECTIVE, _NAME)
)
"""Problems whose place is where the text or the line began."""
_OF_BRACKETS = ("did not find expected ',' or ']'", "did not find expected ',' or '}'")
"""Problems whose place is the opening bracket, if that is on an earlier line."""


def _said(problem: str, before: str, sign: str) -> Message:
    """Word a problem with what stands before it on its line and the character it is at."""
    if problem == "found character that cannot start any token":
        return _TAB if sign == "\t" else _SIGN.filled(sign=sign)
    if problem == "mapping values are not allowed in this context":
        if (curled := re.search(_IN_CURLED, before)) is not None:
            return _CURLED.filled(sign=curled[1])
        return _COLON if ": " in before else _COLUMN
    if problem in ("did not find expected key", "did not find expected <document start>"):
        return _AFTER if before.strip() else _COLUMN
    return _WORDS.get(problem) or Message("this is not YAML: {problem}", problem=problem)


def _cause(fault: yaml.MarkedYAMLError) -> int:
    """The index of the character that the complaint is about."""
    where, beginning = fault.problem_mark, fault.context_mark
    assert where is not None  # the parser in C sets it for every complaint of its own
    if beginning is None:
        return where.index
    began = fault.problem in _WITH_BEGINNING or (fault.problem in _OF_BRACKETS and beginning.line < where.line)
    return beginning.index if began else where.index


def worded(file: str, text: str, fault: yaml.MarkedYAMLError) -> Finding:
    """Turn the parser's complaint into a finding at its cause."""
    # What is missing at the end of the file is missing after its last word.
    place = place_at(text, min(_cause(fault), len(text.rstrip()) - 1))
    line = lines_of(text)[place.line - 1]
    problem = _said(fault.problem or "", line[: place.column - 1], line[place.column - 1 : place.column])
    by: Rule[..., Message] = faults.beyond_limits if problem is _NESTED else faults.yaml_syntax
    return found(by, Blame(Address(file, place=place), by(problem)))
