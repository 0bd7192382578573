"""Inline nodes into runs."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from workplan_cli.documents.docx.properties import culture
from workplan_cli.documents.docx.story import Story, bookmark_name
from workplan_cli.documents.docx.xml import escape_xml
from workplan_cli.documents.nodes import (
    Anchor,
    Break,
    Bullet,
    Code,
    Emphasis,
    Inline,
    Language,
    Link,
    Note,
    Strong,
    Text,
)


class Ink(NamedTuple):
    """How a run is written: the id of a character style or "", what is added to it, and a language or ""."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    language: str = ""


PLAIN: Final = Ink()


def runs(nodes: Iterable[Inline], story: Story, ink: Ink = PLAIN) -> str:
    """The runs of inline nodes."""
    return "".join([RUNS[type(node)](node, story, ink) for node in nodes])


_SIGNS: Final = re.compile("([\u2300-\u24ff\u25a0-\u27bf\u2b00-\u2bff]+)")
"""Signs such as ✓ ✗ ◐ that text fonts lack; which font has them is for the style "Sign" to say."""


def text_runs(text: str, story: Story, ink: Ink = PLAIN) -> str:
    """Runs of plain text, signs apart."""
    if text.isascii() or ink.style or not _SIGNS.search(text):
        return run(text, ink)
    sign = ink._replace(style=story.styles.character("Sign").id)
    parts = _SIGNS.split(text)
    return "".join([run(part, sign if place % 2 else ink) for place, part in enumerate(parts) if part])


def run(text: str, ink: Ink = PLAIN) -> str:
    """One run of plain text."""
    return f'<w:r>{_run_properties(ink)}<w:t xml:space="preserve">{escape_xml(text)}</w:t></w:r>'


def field_runs(instruction: str, shown: str) -> str:
    """A field with the result it shows until somebody updates it."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape_xml(instruction)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@lru_cache(maxsize=512)
def _run_properties(ink: Ink) -> str:
    properties = (
        f'<w:rStyle w:val="{ink.style}"/>' if ink.style else "",
        "<w:b/>" if ink.bold else "",
        "<w:i/>" if ink.italic else "",
        f'<w:lang w:val="{escape_xml(culture(ink.language))}"/>' if ink.language else "",
    )
    return f"<w:rPr>{''.join(properties)}</w:rPr>" if any(properties) else ""


def _text(node: Text, story: Story, ink: Ink) -> str:
    return text_runs(node.text, story, ink)


def _code(node: Code, story: Story, ink: Ink) -> str:
    return run(node.text, ink._replace(style=story.styles.character("Code Span").id))


def _strong(node: Strong, story: Story, ink: Ink) -> str:
    if ink.style:
        return runs(node.children, story, ink._replace(bold=True))
    return runs(node.children, story, ink._replace(style=story.styles.character("Strong").id))


def _emphasis(node: Emphasis, story: Story, ink: Ink) -> str:
    if ink.style:
        return runs(node.children, story, ink._replace(italic=True))
    return runs(node.children, story, ink._replace(style=story.styles.character("Emphasis").id))


def _language(node: Language, story: Story, ink: Ink) -> str:
    return runs(node.children, story, ink._replace(language=node.tag))


def _link(node: Link, story: Story, ink: Ink) -> str:
    if node.target.startswith("#") and node.target[1:] not in story.bookmarks.known:
        return runs(node.children, story, ink)
    inside = runs(node.children, story, _linked(ink, story))
    if node.target.startswith("#"):
        return f'<w:hyperlink w:anchor="{bookmark_name(node.target[1:])}" w:history="1">{inside}</w:hyperlink>'
    return f'<w:hyperlink r:id="{story.links.id_of(node.target)}" w:history="1">{inside}</w:hyperlink>'


def _linked(ink: Ink, story: Story) -> Ink:
    """A link's own style; strong and stressed text stays so by what is added to it."""
    style = story.styles.character("Hyperlink").id
    if not ink.style:
        return ink._replace(style=style)
    strong = ink.style == story.styles.character("Strong").id
    stressed = ink.style == story.styles.character("Emphasis").id
    return ink._replace(style=style, bold=ink.bold or strong, italic=ink.italic or stressed)


def _anchor(node: Anchor, story: Story, _: Ink) -> str:
    return story.bookmarks.around(bookmark_name(node.id), "")


def _break(_: Break | Bullet, __: Story, ___: Ink) -> str:
    return "<w:r><w:br/></w:r>"


def _note(node: Note, story: Story, _: Ink) -> str:
    style = story.styles.character("footnote reference").id
    number = story.notes.add(node.blocks)
    return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


RUNS: Final[Mapping[type, Callable[[Any, Story, Ink], str]]] = {
    Text: _text,
    Code: _code,
    Strong: _strong,
    Emphasis: _emphasis,
    Language: _language,
    Link: _link,
    Anchor: _anchor,
    Break: _break,
    Bullet: _break,
    Note: _note,
}
"""What writes a node of each kind."""
