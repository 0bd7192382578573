"""Submitted plain text into inline Markdown that shows exactly these characters and has no structure of its own."""

import re
from typing import Final

from workplan_cli.documents.directives import break_line

_CONTROLS: Final = "\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff"
_SPACES: Final = "\t-\r\x1c-\x1f\x85\u2028\u2029"

_OTHER_SPACES: Final = "\u1680\u2000-\u200a\u202f\u205f\u3000"

_PLAIN: Final = re.compile(
    r"(?![#>+=: \xa0-]|[0-9]{1,9}[.)])"
    rf"[^{_CONTROLS}{_SPACES}{_OTHER_SPACES}\\`*_\[\]<|~$&]++"
    r"(?<![!# \xa0])"
)
"""A text that shows as itself if no two spaces follow each other. Most are, and one charset run is a quick look."""

_SPACE_RUN: Final = re.compile(rf"[{_SPACES}][ {_SPACES}]*| [ {_SPACES}]+")
_CONTROL: Final = re.compile(f"[{_CONTROLS}]")
_BLANK_LINES: Final = re.compile(r"\n[ \t\r]*\n\s*")

_MARK: Final = (
    r"[\\`*\[\]<|~$]"
    r"|_(?<![^\W_]_)|_(?![^\W_])"  # inside a word an underscore is only a character
    r"|&(?=\#?[0-9A-Za-z]+;)"
    r"|!\Z"  # the template may go on with a link: it would become an image
    r"|(?<=\ )\#(?=\#*\Z)"  # would close a heading
)
_IN_ADDRESS: Final = r"[\w\-.~:/?\#@!$'*+,=%]|&(?!\#?\w+;)"
_ADDRESS: Final = rf"(?<!\w)(?:https?://|mailto:)\w(?:{_IN_ADDRESS}|\((?:{_IN_ADDRESS})*\))*(?<![.,:!?'*])"
_MARKS: Final = re.compile(_MARK)
_MARKS_AND_ADDRESSES: Final = re.compile(f"(?P<address>{_ADDRESS})|{_MARK}")
CODE: Final = re.compile(rf"`(?! )([^{_CONTROLS}{_SPACES}`|\\]+)(?<! )`")
"""Names between backticks, as the program's sentences write them; nothing that a table cell or a directive ends at."""
_START: Final = re.compile(r"([0-9]{1,9})(?=[.)](?:\s|$))|(?=[>=:]|\#[ \#]|\#$|[+-](?:\W|$))")


_UNSAFE_IN_TARGET: Final = re.compile(r"[<>()\\ \"'|`*\[\]\x00-\x1f]")


def escape(text: str) -> str:
    """One paragraph of plain text as inline Markdown, safe in a paragraph, heading, list item or table cell.

    Runs of white space become one space, control characters vanish, `https`, `http` and `mailto` addresses become
    links, every other character shows as it is.
    """
    if _is_plain(text):
        return text
    return _guard_start(_MARKS_AND_ADDRESSES.sub(_shield, _one_line(text)))


def escape_label(text: str) -> str:
    """As `escape`, without links: for the text of a link, which must hold no other link."""
    if _is_plain(text):
        return text
    return _guard_start(_MARKS.sub(r"\\\g<0>", _one_line(text)))


def code_spans(text: str) -> str:
    """As `escape`, and what the text has between backticks is code: for the program's own sentences."""
    parts = CODE.split(text)
    escaped = [f"`{part}`" if place % 2 else _between(part) for place, part in enumerate(parts)]
    return _guard_start("".join(escaped).strip())


def _between(text: str) -> str:
    """A piece of a line with the spaces at its ends; no address becomes a link half-way through."""
    return _MARKS.sub(r"\\\g<0>", _SPACE_RUN.sub(" ", _CONTROL.sub("", text)))


def paragraphs(text: str) -> list[str]:
    """Plain text cut at its blank lines, each paragraph escaped; an empty list for a text without characters."""
    return [part for part in map(escape, _BLANK_LINES.split(text)) if part]


def in_cell(text: str) -> str:
    """Plain text of any number of paragraphs, escaped for a table cell, where they stay apart."""
    if "\n" not in text:
        return escape(text)
    return break_line().join(paragraphs(text))


def link(text: str, target: str) -> str:
    """The plain `text` as a link to an anchor of this document (`#id`) or to an https, http or mailto address."""
    return f"[{escape_label(text)}]({_UNSAFE_IN_TARGET.sub(_in_percent, target)})"


def _is_plain(text: str) -> bool:
    has_address = ":" in text and ("://" in text or "mailto:" in text)
    return not has_address and "  " not in text and _PLAIN.fullmatch(text) is not None


def _one_line(text: str) -> str:
    return _SPACE_RUN.sub(" ", _CONTROL.sub("", text)).strip()


def _guard_start(inline: str) -> str:
    return _START.sub(r"\1\\", inline, count=1) if _START.match(inline) else inline


def _shield(found: re.Match[str]) -> str:
    if found["address"] is None:
        return "\\" + found[0]
    return f"<{found[0]}>"


def _in_percent(found: re.Match[str]) -> str:
    return f"%{ord(found[0]):02X}"
