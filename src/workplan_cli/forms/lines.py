"""A table of commas, semicolons or tabs (RFC 4180), with the place of every cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workplan_cli.address import Place

_SEPARATORS = ",;\t"
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""The line by which Excel is told what separates cells."""


@dataclass(frozen=True, slots=True)
class Written:
    """A cell: its text, and where it stands."""

    text: str
    place: Place


def _separator(text: str) -> str:
    """The separator that stands most often in the first line, outside of quotes."""
    first = re.sub(r'"[^"]*"', "", text.split("\n", 1)[0])
    return max(_SEPARATORS, key=first.count)


def records(text: str) -> Iterator[list[Written]]:
    """The lines that are not empty, cell by cell; a line break between quotes is part of its cell."""
    said = _SAID.match(text)
    separator = said[1] if said else _separator(text)
    cell = re.compile(rf'[ \t]*"((?:[^"]|"")*)"[ ]*(?=[{separator}\r\n]|\Z)|([^{separator}\r\n]*)')
    at, line, begin = (said.end(), 2, said.end()) if said else (0, 1, 0)
    record: list[Written] = []
    while at <= len(text):
        match = cell.match(text, at)
        assert match is not None  # the second half matches anything
        written = match[1].replace('""', '"') if match[1] is not None else match[2]
        start = Place(line, at - begin + 1, line, match.end() - begin + 1)
        breaks = [found.end() for found in re.finditer(r"\r\n|\n|\r", match[0])]
        if breaks:
            line, begin = line + len(breaks), match.start() + breaks[-1]
            start = Place(start.line, start.column, line, match.end() - begin + 1)
        record.append(Written(written.replace("\r\n", "\n").replace("\r", "\n"), start))
        at = match.end()
        if text[at : at + 1] == separator:
            at += 1
            continue
        if any(each.text.strip() for each in record):
            yield record
        record = []
        if at >= len(text):
            return
        at += 2 if text.startswith("\r\n", at) else 1
        line, begin = line + 1, at
