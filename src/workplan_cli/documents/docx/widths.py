"""How wide the columns of a table are: in the shares asked for, but as their texts need it.

No column is so narrow that a word is cut, and none keeps room that its texts do not need while another parts its own.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final

from workplan_cli.documents.docx.styles import StyleSheet
from workplan_cli.documents.nodes import Break, Bullet, Cell, Table, Text, plain

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
_UNEVEN: Final = 1.2
"""How much longer than the others a line of a heading may be, since lines end between words."""
_TEXT: Final = ("", "left")
"""How a column of texts is aligned."""


def column_widths(table: Table, rows: Iterable[Sequence[Cell]], width: int, styles: StyleSheet) -> list[int]:
    """The widths of the columns, `width` twentieths of a point in all; `rows` are those of the table.

    They are in the shares given, or by how long their texts are; a column too narrow for its longest word, or for its
    texts where all of them are known, takes what it lacks from those that have more than they need.
    """
    count = len(table.aligns)
    shares = (list(table.widths) + [1.0] * count)[:count] if table.widths else list(_natural_shares(table, rows))
    asked = [width * share / sum(shares) for share in shares]
    words = _fitting(list(_least(table, rows, width, styles)), width)
    if not (table.head and isinstance(rows, list) and (len(rows) > 1 or table.caption)):
        return _whole(_with_room(asked, words, words))
    lines = list(map(max, words, _lines_whole(table, rows, asked, styles)))
    for needed, kept in ((words, lines), (words, words), (lines, lines)):
        asked = _with_room(asked, needed, kept)
    return _whole(asked)


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


def _natural_shares(table: Table, rows: Iterable[Sequence[Cell]]) -> Iterator[float]:
    measured = [*([table.head] if table.head else []), *islice(rows, _SAMPLE)]
    for column in range(len(table.aligns)):
        longest = max((len(plain(row[column].children)) for row in measured), default=0)
        yield math.sqrt(min(max(longest, 4), 120))


def _lines_whole(
    table: Table, rows: Sequence[Sequence[Cell]], asked: Sequence[float], styles: StyleSheet
) -> Iterator[float]:
    """What each column needs so that none of its lines is parted, at most the whole table.

    A column does not give away what keeps its heading from becoming higher, nor takes anything for it. Columns of
    figures and of signs, which are not aligned to the left, give nothing: they are looked at side by side.
    """
    head = styles.first_paragraph(f"{table.style} Head", "Table Head").size
    text = styles.first_paragraph(f"{table.style} Text", "Table Text").size
    padding = styles.table(table.style).padding + _TWIPS
    for column, (own, align) in enumerate(zip(asked, table.aligns, strict=True)):
        longest = max((line for row in rows for line in _lines(row[column])), key=len, default="")
        heading = text_width(plain(table.head[column].children), head)
        kept = _as_high(heading, own - padding) + padding if align in _TEXT else own
        yield max(min(text_width(longest, text) + padding, sum(asked)), kept)


def _as_high(heading: float, width: float) -> float:
    """What a heading needs of a width so that it takes no more lines than now."""
    lines = math.ceil(heading / max(width, 1)) or 1
    return min(width, heading / lines * (1 if lines == 1 else _UNEVEN))


def _lines(cell: Cell) -> list[str]:
    """The texts between the breaks of a cell."""
    if len(cell.children) == 1 and isinstance(first := cell.children[0], Text):
        return [first.text]
    lines = [""]
    for node in cell.children:
        if isinstance(node, Break | Bullet):
            lines.append("")
        else:
            lines[-1] += plain((node,))
    return lines


def _least(table: Table, rows: Iterable[Sequence[Cell]], width: int, styles: StyleSheet) -> Iterator[float]:
    """What the longest word of each column needs; nothing of a table without a heading, whose labels are few."""
    if not table.head:
        yield from (0 for _ in table.aligns)
        return
    head = styles.first_paragraph(f"{table.style} Head", "Table Head").size
    text = styles.first_paragraph(f"{table.style} Text", "Table Text").size
    padding = styles.table(table.style).padding + _TWIPS
    measured = list(islice(rows, _FEW)) if len(table.rows) > 1 else []
    for column, cell in enumerate(table.head):
        needed = max(_longest_word([cell], head), _longest_word((row[column] for row in measured), text))
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


def _with_room(widths: Sequence[float], needed: Sequence[float], kept: Sequence[float]) -> list[float]:
    """The widths, where columns with more than they keep give to those with less than they need, at most that."""
    lacks = [max(0, low - own) for own, low in zip(widths, needed, strict=True)]
    spare = [max(0, own - low) for own, low in zip(widths, kept, strict=True)]
    taken = _shared(lacks, sum(spare))
    part = sum(taken) / sum(spare) if any(spare) else 0
    return [own + more - less * part for own, more, less in zip(widths, taken, spare, strict=True)]


def _shared(lacks: Sequence[float], spare: float) -> list[float]:
    """What each gets of what is spare: all that it lacks, those first that lack least; the others the same each."""
    taken = [0.0] * len(lacks)
    by_lack = sorted(range(len(lacks)), key=lacks.__getitem__)
    for place, column in enumerate(by_lack):
        taken[column] = min(lacks[column], spare if lacks[column] <= spare else spare / (len(by_lack) - place))
        spare -= taken[column]
    return taken


def _whole(widths: Sequence[float]) -> list[int]:
    """Whole numbers with the same sum."""
    edges = [round(sum(widths[:column])) for column in range(len(widths) + 1)]
    return [right - left for left, right in pairwise(edges)]
