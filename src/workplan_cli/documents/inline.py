"""The text of a line into nodes."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeAlias
from urllib.parse import unquote

from markdown_it.token import Token

from workplan_cli.documents.directives import CLOSE, OPEN, PLACES, Directive, TemplateFault, parse
from workplan_cli.documents.grammar import MARKDOWN, token_ranges
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
    Notes,
    Strong,
    Text,
)

Loose: TypeAlias = Inline | Directive
"""An inline node, or a directive that is still to find its place."""

ANCHOR: Final = re.compile(f"{OPEN}anchor id=([^{CLOSE}]*){CLOSE}")


def inline(text: str, notes: Notes = MappingProxyType({})) -> tuple[Inline, ...]:
    """The nodes of a line of inline Markdown that may refer to footnotes.

    Raises:
        TemplateFault: for a directive that is unknown or stands where it cannot act.
    """
    return grouped(loose(text, notes))


_SYNTAX: Final = re.compile(r"[\\`*_\[<&\n]")
_FLAT: Final = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    f"|{OPEN}([^{CLOSE}]*){CLOSE}"
    r"|(?<!!)\[((?:[^\[\]\\`*_<&!\n\x02]|\\[!-/:-@\[-`{-~])+)\]\(#([\w.:-]+)\)"
    r"|<(https?://[a-z0-9.-]+/[A-Za-z0-9;/?:@&=+$,_.!~*'()#-]*)>"
    r"|(?<!!)\[\^([\w.-]+)\](?![(\[])"
    r"|(?P<other>[\\`*_\[<\n]|&(?=#?\w+;))"
)
"""What most inline text is made of besides letters: escaped characters, directives, links to anchors, addresses that
nothing is written otherwise in, references to footnotes. `other` is all other syntax."""
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")


def loose(content: str, notes: Notes) -> list[Loose]:
    """Inline nodes with directives still among them. What holds no other syntax is read here, ten times as fast."""
    if OPEN not in content and not _SYNTAX.search(content):
        return [Text(content)] if content else []
    loose: list[Loose] = []
    shown, position = "", 0
    for found in _FLAT.finditer(content):
        shown += content[position : found.start()]
        position = found.end()
        if found["other"]:
            return _parsed(content, notes)
        node = found["escaped"] or _flat(found, notes)
        if isinstance(node, str):
            shown += node
            continue
        if shown:
            loose.append(Text(shown))
            shown = ""
        loose.append(node)
    shown += content[position:]
    return [*loose, Text(shown)] if shown else loose


def _flat(found: re.Match[str], notes: Notes) -> Loose | str:
    """The node of what is no escaped character; a reference to no note is only text."""
    _, raw, label, target, address, note, _ = found.groups()
    if raw is not None:
        return _sign(raw)
    if note:
        return Note(notes[note]) if note in notes else found[0]
    if address:
        return Link(address, (Text(address),))
    return Link("#" + target, (Text(_ESCAPED.sub(r"\1", label)),))


_PLAIN_SIGNS: Final[Mapping[str, Callable[[Directive], Loose]]] = {
    "break": lambda _: Break(),
    "bullet": lambda _: Bullet(),
    "anchor": lambda given: Anchor(given.values["id"]),
}


def _sign(raw: str) -> Loose:
    directive = parse(raw)
    if PLACES[directive.name] == "block":
        msg = f"the directive `{directive.name}` must stand alone on its line"
        raise TemplateFault(msg)
    resolve = _PLAIN_SIGNS.get(directive.name)
    return resolve(directive) if resolve else directive


def _parsed(content: str, notes: Notes) -> list[Loose]:
    tokens: list[Token] = []
    known = {"footnotes": {"refs": {":" + label: -1 for label in notes}, "list": {}}}
    MARKDOWN.inline.parse(content, MARKDOWN, known, tokens)
    return _nodes(tokens, notes)


def _nodes(tokens: Sequence[Token], notes: Notes) -> list[Loose]:
    """The nodes of inline tokens, with neighbouring texts made one."""
    nodes: list[Loose] = []
    for first, last in token_ranges(tokens):
        for node in _node(tokens[first:last], notes):
            if isinstance(node, Text) and nodes and isinstance(before := nodes[-1], Text):
                nodes[-1] = Text(before.text + node.text)
            else:
                nodes.append(node)
    return nodes


def _node(tokens: Sequence[Token], notes: Notes) -> Sequence[Loose]:
    token = tokens[0]
    if token.nesting:
        return _wrapped(token, grouped(_nodes(tokens[1:-1], notes)))
    if token.type == "footnote_ref":
        return [Note(notes[token.meta["label"]])]
    leaf = _LEAVES.get(token.type)
    return [leaf(token)] if leaf else [Text(token.content)] * bool(token.content)


_LEAVES: Final[Mapping[str, Callable[[Token], Loose]]] = {
    "code_inline": lambda token: Code(token.content),
    "softbreak": lambda _: Text(" "),
    "hardbreak": lambda _: Break(),
    "directive": lambda token: _sign(token.content),
}


_SAFE_TARGET: Final = re.compile(r"https?://|mailto:|#", re.IGNORECASE)


def _wrapped(token: Token, children: tuple[Inline, ...]) -> Sequence[Inline]:
    if token.type == "strong_open":
        return [Strong(children)]
    if token.type == "em_open":
        return [Emphasis(children)]
    target = str(token.attrs.get("href", ""))
    if not _SAFE_TARGET.match(target):
        return children
    return [Link(unquote(target) if target.startswith("#") else target, children)]


def grouped(loose: Sequence[Loose]) -> tuple[Inline, ...]:
    """Put what stands between `span_language` and `span_end` into one node."""
    done: list[Inline] = []
    span: list[Inline] | None = None
    tag = ""
    for node in loose:
        if not isinstance(node, Directive):
            (done if span is None else span).append(node)
        elif node.name == "language" and span is None:
            span, tag = [], node.values["tag"]
        elif node.name == "language-end" and span is not None:
            done.append(Language(tag, tuple(span)))
            span = None
        else:
            msg = f"the directive `{node.name}` cannot stand here"
            raise TemplateFault(msg)
    if span is not None:
        msg = f"`span_language({tag!r})` has no `span_end()` in the same block"
        raise TemplateFault(msg)
    return tuple(done)
