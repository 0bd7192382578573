"""Inline nodes into HTML."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from workplan_cli.documents.html.markup import fragment, quoted, shown
from workplan_cli.documents.html.story import Story
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


def phrases(nodes: Iterable[Inline], story: Story) -> str:
    """The HTML of inline nodes."""
    return "".join([_PHRASES[type(node)](node, story) for node in nodes])


def _text(node: Text, _: Story) -> str:
    return shown(node.text)


def _code(node: Code, _: Story) -> str:
    return f"<code>{shown(node.text)}</code>"


def _strong(node: Strong, story: Story) -> str:
    return f"<strong>{phrases(node.children, story)}</strong>"


def _emphasis(node: Emphasis, story: Story) -> str:
    return f"<em>{phrases(node.children, story)}</em>"


def _language(node: Language, story: Story) -> str:
    return f'<span lang="{quoted(node.tag)}">{phrases(node.children, story)}</span>'


def _link(node: Link, story: Story) -> str:
    inside = phrases(node.children, story)
    if not node.target.startswith("#"):
        return f'<a href="{quoted(node.target)}">{inside}</a>'
    anchor = node.target[1:]
    if anchor not in story.known:
        return inside
    # An id is one word for the eye, although it has a hyphen.
    name = ' class="id"' if inside == anchor else ""
    return f'<a{name} href="{fragment(anchor)}">{inside}</a>'


def _anchor(node: Anchor, story: Story) -> str:
    place = story.id(node.id)
    return f"<span{place}></span>" if place else ""


def _break(_: Break | Bullet, __: Story) -> str:
    return "<br>"


def _note(node: Note, story: Story) -> str:
    number = story.notes.add(node.blocks)
    return f'<sup><a id=".ref{number}" href="#.note{number}" role="doc-noteref">{number}</a></sup>'


_PHRASES: Final[Mapping[type, Callable[[Any, Story], str]]] = {
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
