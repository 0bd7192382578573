"""What a page knows of its text before it is written: headings with their numbers, captions, filters, widths."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple
from urllib.parse import unquote

from workplan_cli.documents.directives import CLOSE, OPEN, parse
from workplan_cli.documents.html.markup import fragment, quoted, shown, word
from workplan_cli.documents.inline import ANCHOR
from workplan_cli.documents.nodes import Filter
from workplan_cli.documents.outline import OutlineEntry, outline
from workplan_cli.documents.tree import filter_of, widths_of
from workplan_cli.language import Translate

CHAPTER: Final = 2
"""The level of a chapter's heading: 1 is the title of the document."""
_LOWEST_NUMBERED: Final = 4


class Entry(NamedTuple):
    """A heading as the page shows it: its level in Markdown, its number or "", and the anchor that leads to it."""

    level: int
    number: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Survey:
    """All that has to be known of a text before the first of it is written.

    Attributes:
        headings: every heading, in order.
        captions: the captions with a label, as they show, by label, each with the number of its table.
        filters: what a reader may choose by.
        has_contents: whether the text says where its contents stand.
        widths: the number of each set of columns' widths, from 1.
        anchors: every anchor of the text.
    """

    headings: Sequence[Entry]
    captions: Mapping[str, Sequence[tuple[int, str]]]
    filters: Sequence[Filter]
    has_contents: bool
    widths: Mapping[tuple[float, ...], int]
    anchors: frozenset[str]

    @property
    def has_chapters(self) -> bool:
        """Whether there is more than one chapter to choose from."""
        return sum(heading.level == CHAPTER for heading in self.headings) > 1


def survey(text: str) -> Survey:
    """Look a template's text over, by its lines and directives alone."""
    tables = [parse(found[1]).values for found in _TABLE.finditer(text)]
    widths: dict[tuple[float, ...], int] = {}
    for values in tables:
        widths.setdefault(widths_of(values), len(widths) + 1)
    return Survey(
        headings=list(_entries(outline(text))),
        captions=_captions(tables),
        filters=[filter_of(parse(found[1]).values) for found in _FILTER.finditer(text)],
        has_contents=f"{OPEN}contents " in text,
        widths=widths,
        anchors=frozenset(map(unquote, ANCHOR.findall(text))),
    )


_TABLE: Final = re.compile(f"{OPEN}(table [^{CLOSE}]*){CLOSE}")
_FILTER: Final = re.compile(f"{OPEN}(filter-by [^{CLOSE}]*){CLOSE}")


def _entries(headings: Sequence[OutlineEntry]) -> Iterator[Entry]:
    """Headings in no style of their own are numbered, as in Word."""
    counted: list[int] = []
    for position, heading in enumerate(headings, start=1):
        number = ""
        if CHAPTER <= heading.level <= _LOWEST_NUMBERED and not heading.style:
            depth = heading.level - CHAPTER
            counted = [*counted, *[0] * (depth + 1)][: depth + 1]
            counted[depth] += 1
            number = ".".join(map(str, counted))
        anchor = heading.anchors[0] if heading.anchors else f".h{position}"
        yield Entry(heading.level, number, heading.text, anchor)


def _captions(tables: Sequence[Mapping[str, str]]) -> dict[str, list[tuple[int, str]]]:
    listed: dict[str, list[tuple[int, str]]] = {}
    for number, values in enumerate((each for each in tables if "caption" in each), start=1):
        label = values.get("label", "")
        entries = listed.setdefault(label, [])
        entries.append((number, caption(label, len(entries) + 1, values["caption"])))
    return listed


def caption(label: str, number: int, text: str) -> str:
    """A caption as it shows: `Table 3. Actions`."""
    return f"{label} {number}. {text}".strip()


def contents_html(title: str, depth: int, headings: Sequence[Entry]) -> str:
    """The contents as nested lists of links; where the text leaves out a level, so do they."""
    listed = [entry for entry in headings if CHAPTER <= entry.level < CHAPTER + depth]
    parts, above = list[str](), list[int]()
    for entry in listed:
        levels = [level for level in above if level < entry.level]
        parts.append("</li></ol>" * (len(above) - len(levels) - 1) + "</li>" if len(levels) < len(above) else "<ol>")
        number = f"<span>{entry.number}</span> " if entry.number else ""
        parts.append(f'<li><a href="{fragment(entry.anchor)}">{number}{shown(entry.text)}</a>')
        above = [*levels, entry.level]
    parts.append("</li></ol>" * len(above))
    heading = f'<h2 id=".contents">{shown(title)}</h2>' if title else ""
    label = ' aria-labelledby=".contents"' if title else ""
    return f'<nav class="contents"{label}>{heading}{"".join(parts)}</nav>\n'


def captions_html(title: str, entries: Sequence[tuple[int, str]]) -> str:
    """The list of the captions with one label."""
    lines = "".join(f'<li><a href="#.table{number}">{shown(text)}</a></li>' for number, text in entries)
    heading = f'<p class="list-title">{shown(title)}</p>' if title else ""
    return f'<nav class="captions" aria-label="{quoted(title)}">{heading}<ul>{lines}</ul></nav>\n' if lines else ""


def filters_html(filters: Sequence[Filter], say: Translate) -> str:
    """The form by which a reader chooses what to see; only a script can use it, and shows it."""
    if not filters:
        return ""
    count, title, everything = say("{shown} of {total} actions are shown"), say("Show only"), say("Show everything")
    fields = "".join(_field(place, each, say("any")) for place, each in enumerate(filters, start=1))
    return (
        f'<form class="filters" hidden data-count="{quoted(count)}"><h2>{shown(title)}</h2>{fields}'
        f'<p><button type="reset">{shown(everything)}</button></p><p class="count" role="status"></p></form>\n'
    )


def _field(place: int, choice: Filter, usual: str) -> str:
    options = "".join(f'<option value="{quoted(key)}">{shown(name)}</option>' for key, name in choice.options)
    return (
        f'<p><label for=".choice{place}">{shown(choice.label)}</label> '
        f'<select id=".choice{place}" name="{word(choice.facet)}" autocomplete="off">'
        f'<option value="">{shown(usual)}</option>{options}</select></p>'
    )


def choices(filters: Sequence[Filter]) -> dict[str, str]:
    """What each name in a filter stands for: a facet and its key. The first of a name counts."""
    found: dict[str, str] = {}
    for each in filters:
        for key, name in each.options:
            found.setdefault(name, f"{word(each.facet)}={key}")
    return found
