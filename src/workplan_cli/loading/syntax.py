"""What the YAML parser complains of, in words that a person understands."""

import yaml

from workplan_cli.address import Address
from workplan_cli.findings import Blame, Finding, Message, found
from workplan_cli.loading import faults
from workplan_cli.loading.characters import place_at

_TAB = Message("the line is indented with a tab; use blanks")
_SIGN = Message("a value cannot begin with `{sign}`; put the text in quotes", sign="")

_WORDS = {
    "mapping values are not allowed in this context": Message(
        "a text that contains `: ` needs quotes; or this line does not begin in the column of its neighbours"
    ),
    "did not find expected alphabetic or numeric character": Message("a text that begins with `*` or `&` needs quotes"),
    "did not find expected ',' or ']'": Message("the list in square brackets has no end, or a comma is missing"),
    "did not find expected ',' or '}'": Message("the braces have no end, or a comma is missing"),
    "found unexpected end of stream": Message("the text in quotes has no closing quotation mark"),
    "found unexpected document indicator": Message("the text in quotes has no closing quotation mark"),
    "did not find expected key": Message(
        "this line does not fit: it does not begin in the column of its neighbours, or a quotation mark is missing"
    ),
    "did not find expected '-' indicator": Message("this line does not fit the list above; an item begins with `- `"),
    "could not find expected ':'": Message("the name of a field needs `: ` after it"),
    "block sequence entries are not allowed in this context": Message(
        "a list does not begin on the line of its field; a text that begins with `- ` needs quotes"
    ),
    "found unknown escape character": Message("`\\` has a meaning between double quotes; use single quotes"),
    "found invalid Unicode character escape code": Message("the escape stands for no character"),
    "found a tab character that violates indentation": _TAB,
    "found a tab character where an indentation space is expected": _TAB,
}

_OPENING = ("found unexpected end of stream", "found unexpected document indicator")
"""Problems whose cause is where the text began, not where the parser gave up."""


def _words(fault: yaml.MarkedYAMLError, sign: str) -> Message:
    problem = fault.problem or ""
    if problem == "found character that cannot start any token":
        return _TAB if sign == "\t" else Message(_SIGN.text, sign=sign)
    return _WORDS.get(problem) or Message("this is not YAML: {problem}", problem=problem)


def worded(file: str, text: str, fault: yaml.MarkedYAMLError) -> Finding:
    """Turn the parser's complaint into a finding at its cause."""
    mark = fault.context_mark if fault.problem in _OPENING and fault.context_mark else fault.problem_mark
    index = min(mark.index if mark is not None else 0, len(text))
    message = faults.yaml_syntax(_words(fault, text[index : index + 1]))
    return found(faults.yaml_syntax, Blame(Address(file, place=place_at(text, index)), message))
