"""How wide the columns of a table are: in the shares asked for, but never so narrow that a word is cut."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final

from workplan_cli.documents.docx.styles import StyleSheet
from workplan_cli.documents.nodes import Cell, Table, plain

_SAMPLE: Final = 200
_FEW: Final = 30
"""Rows whose words are measured: enough for dates and names, and little beside writing the table."""
_TWIPS: Final = 20
_LARGEST_SHARE: Final = 0.35
"""Of the table that a single word may claim; what is longer, such as an address, is cut."""
_BREAK: Final = re.compile(r"[^\S\u00a0]+")
"""Where a line may end: not at a space that holds together what stands around it."""
_NARROW: Final = frozenset("ijltfrI.,:;|!'()[]/-·")
_WIDE: Final = frozenset("mwMW%@—✓✗◐■")
_BOLD: Final = 1.06


def column_widths(table: Table, width: int, styles: StyleSheet) -> list[int]:
    """The widths of the columns, `width` twentieths of a point in all.

    They are in the shares given, or by how long their texts are; a column too narrow for its longest word takes what
    it lacks from those that have more than they need.
    """
    count = len(table.aligns)
    shares = (list(table.widths) + [1.0] * count)[:count] if table.widths else list(_natural_shares(table))
    asked = [width * share / sum(shares) for share in shares]
    return _whole(_with_room(asked, _fitting(list(_least(table, width, styles)), width)))


def text_width(text: str, size: float) -> float:
    """About how wide a bold text is in Arial of `size` points, in twentieths of a point."""
    return sum(map(_letter_width, text)) * size * _BOLD * _TWIPS


def _letter_width(letter: str) -> float:
    """In parts of the size; measured on Arial, whose letters are as wide in every program."""
    if letter in _NARROW:
        return 0.32
    if letter in _WIDE:
        return 0.88
    return 0.7 if letter.isupper() else 0.56


def _natural_shares(table: Table) -> Iterator[float]:
    rows = [*([table.head] if table.head else []), *islice(table.rows, _SAMPLE)]
    for column in range(len(table.aligns)):
        longest = max((len(plain(row[column].children)) for row in rows), default=0)
        yield math.sqrt(min(max(longest, 4), 120))


def _least(table: Table, width: int, styles: StyleSheet) -> Iterator[float]:
    """What the longest word of each column needs; nothing of a table without a heading, whose labels are few."""
    if not table.head:
        yield from (0 for _ in table.aligns)
        return
    head = styles.first_paragraph(f"{table.style} Head", "Table Head").size
    text = styles.first_paragraph(f"{table.style} Text", "Table Text").size
    padding = styles.table(table.style).padding + _TWIPS
    rows = list(islice(table.rows, _FEW)) if len(table.rows) > 1 else []
    for column, cell in enumerate(table.head):
        needed = max(_longest_word([cell], head), _longest_word((row[column] for row in rows), text))
        yield min(needed + padding, width * _LARGEST_SHARE)


def _longest_word(cells: Iterable[Cell], size: float) -> float:
    return max((_longest_of(plain(cell.children), size) for cell in cells if not cell.upright), default=0)


@lru_cache(maxsize=1024)
def _longest_of(text: str, size: float) -> float:
    """The width of the longest word of a text: the headings of ten thousand tables are the same."""
    return max(text_width(word, size) for word in _BREAK.split(text))


def _fitting(least: Sequence[float], width: float) -> list[float]:
    """What the columns need at least; where that is too much, those that need most are cut to one width.

    A heading such as "adopted" then stays whole, and only the longest words are parted.
    """
    left = width
    for place, own in enumerate(sorted(least)):
        share = left / (len(least) - place)
        if own > share:
            return [min(each, share) for each in least]
        left -= own
    return list(least)


def _with_room(asked: Sequence[float], least: Sequence[float]) -> list[float]:
    """The widths asked for, where the columns that have more than the least give to those that have less."""
    lacking = sum(max(0, low - own) for own, low in zip(asked, least, strict=True))
    spare = sum(max(0, own - low) for own, low in zip(asked, least, strict=True))
    if not lacking or not spare:
        return list(asked)
    given = min(1, lacking / spare)
    taken = min(1, spare / lacking)
    return [
        own - (own - low) * given if own > low else own + (low - own) * taken
        for own, low in zip(asked, least, strict=True)
    ]


def _whole(widths: Sequence[float]) -> list[int]:
    """Whole numbers with the same sum."""
    edges = [round(sum(widths[:column])) for column in range(len(widths) + 1)]
    return [right - left for left, right in pairwise(edges)]
