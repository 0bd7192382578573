"""The table of contents and the list of tables: fields that hold their entries from the start."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from workplan_cli.documents.directives import CLOSE, OPEN, parse
from workplan_cli.documents.docx.numbering import Counters, Numbering
from workplan_cli.documents.docx.runs import field_runs, run
from workplan_cli.documents.docx.story import bookmark_name
from workplan_cli.documents.docx.styles import Style, StyleSheet
from workplan_cli.documents.outline import OutlineEntry, outline

TITLE_STYLE: Final = "TOC Heading"
_LOWEST_HEADING_STYLE: Final = 4


class Entry(NamedTuple):
    """A line of the contents: `level` from 1, `number` as its heading shows it or "", and its `page` or None."""

    level: int
    number: str
    text: str
    bookmark: str
    page: int | None


def heading_style(level: int, named: str) -> str:
    """The name of the paragraph style of a heading of Markdown's `level`: the title has level 1."""
    if named:
        return named
    return f"heading {min(level - 1, _LOWEST_HEADING_STYLE)}" if level > 1 else "Title"


def heading_bookmark(anchors: Sequence[str], position: int) -> str:
    """The bookmark of the heading that is the `position`th of its document."""
    return bookmark_name(anchors[0]) if anchors else f"_Toc{position:08d}"


def heading_bookmarks(text: str) -> list[str]:
    """The bookmark of every heading of a template's text, in order: the keys of the pages `write_docx` takes."""
    return [heading_bookmark(heading.anchors, position) for position, heading in enumerate(outline(text), start=1)]


def listed_bookmarks(text: str) -> list[str]:
    """The bookmark of everything that contents and lists of tables can list."""
    captions = [entry.bookmark for entries in table_entries(text, {}).values() for entry in entries]
    return [*heading_bookmarks(text), *captions]


def heading_entries(
    headings: Sequence[OutlineEntry], styles: StyleSheet, numbering: Numbering, pages: Mapping[str, int]
) -> list[Entry]:
    """A line for every heading below the title, in order. `pages` gives the page by bookmark."""
    counters = Counters(numbering)
    return [
        Entry(
            level=heading.level - 1,
            number=counters.next(*listed) if (listed := _numbering(heading, styles)) else "",
            text=heading.text,
            bookmark=(bookmark := heading_bookmark(heading.anchors, position)),
            page=pages.get(bookmark),
        )
        for position, heading in enumerate(headings, start=1)
        if heading.level > 1 and heading.style.casefold() != TITLE_STYLE.casefold()
    ]


def _numbering(heading: OutlineEntry, styles: StyleSheet) -> tuple[str, int] | None:
    return styles.paragraph(heading_style(heading.level, heading.style)).numbering


_CAPTIONED: Final = re.compile(f"{OPEN}(table (?:[^{CLOSE}]* )?caption=[^{CLOSE}]*){CLOSE}")


def table_entries(text: str, pages: Mapping[str, int]) -> dict[str, list[Entry]]:
    """A line for every table of the text that has a caption, by the caption's label."""
    listed: dict[str, list[Entry]] = {}
    for values in (parse(found[1]).values for found in _CAPTIONED.finditer(text)):
        label = values.get("label", "")
        entries = listed.setdefault(label, [])
        number = len(entries) + 1
        bookmark = caption_bookmark(label, number)
        entries.append(Entry(1, "", f"{label} {number}. {values['caption']}", bookmark, pages.get(bookmark)))
    return listed


def caption_bookmark(label: str, number: int) -> str:
    """The bookmark of the `number`th caption with a label."""
    return bookmark_name(f"caption {label} {number}")


def contents_field(instruction: str, entries: Sequence[Entry], line_styles: Sequence[Style]) -> str:
    """The paragraphs of a TOC field, one per entry, in the style of the entry's level; nothing without entries.

    What fits on a page stays on one, so that no title has an entry or two below it and the rest elsewhere.
    """
    lines = [
        f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{_line(entry)}</w:hyperlink>' for entry in entries
    ]
    if not lines:
        return ""
    lines[0] = _BEGIN.format(instruction) + lines[0]
    lines[-1] += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    last = len(lines) - 1
    keeps = ["<w:keepNext/>" if last < _ONE_PAGE and number < last else "" for number in range(len(lines))]
    return "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{line_styles[entry.level - 1].id}"/>{keep}</w:pPr>{line}</w:p>'
        for entry, line, keep in zip(entries, lines, keeps, strict=True)
    )


_ONE_PAGE: Final = 40
"""Entries that fit on any page."""


_BEGIN: Final = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_TAB: Final = "<w:r><w:tab/></w:r>"


def _line(entry: Entry) -> str:
    number = run(entry.number) + _TAB if entry.number else ""
    page = _TAB + field_runs(f"PAGEREF {entry.bookmark} \\h", str(entry.page)) if entry.page is not None else ""
    return number + run(entry.text) + page
