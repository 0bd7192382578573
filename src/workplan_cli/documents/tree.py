"""A template's text as a tree of small frozen nodes, one section at a time, with directives resolved.

CommonMark without raw HTML, setext headings and reference definitions, with pipe tables and footnotes of GFM. The
text is cut at its heading lines and parsed piece by piece, so a footnote stands in the same section as its
definition and the memory needed is that of one section. Nodes are named tuples: a matrix has a hundred thousand of
them, and a frozen dataclass takes three times as long to make.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple, TypeAlias
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from workplan_cli.documents.directives import CLOSE, OPEN, PLACES, Directive, TemplateFault, parse


class Frame(NamedTuple):
    """What directives before a block ask of it; `style` is "" for the usual one."""

    style: str = ""
    keep_with_next: bool = False
    page_break: bool = False


class Text(NamedTuple):
    """Characters as they show."""

    text: str


class Code(NamedTuple):
    """A code span."""

    text: str


class Strong(NamedTuple):
    """Of strong importance."""

    children: tuple["Inline", ...]


class Emphasis(NamedTuple):
    """Stressed."""

    children: tuple["Inline", ...]


class Link(NamedTuple):
    """A link to an https, http or mailto address, or `#id` for an anchor of this text."""

    target: str
    children: tuple["Inline", ...]


class Language(NamedTuple):
    """Text in the language `tag` (BCP 47)."""

    tag: str
    children: tuple["Inline", ...]


class Anchor(NamedTuple):
    """The target of links to `#id`."""

    id: str


class Break(NamedTuple):
    """A new line."""


class Bullet(NamedTuple):
    """The start of a list item in a table cell."""


class Note(NamedTuple):
    """A footnote's reference, with the note's own blocks."""

    blocks: tuple["Block", ...]


class Paragraph(NamedTuple):
    """A paragraph."""

    children: tuple["Inline", ...]
    frame: Frame = Frame()


class Heading(NamedTuple):
    """A heading line; `level` 1 is the title of the document, `anchors` are its ids."""

    level: int
    children: tuple["Inline", ...]
    anchors: tuple[str, ...] = ()
    frame: Frame = Frame()


class Quote(NamedTuple):
    """A block quote."""

    blocks: tuple["Block", ...]
    frame: Frame = Frame()


class Listing(NamedTuple):
    """A list; `start` is its first number, or None for bullets."""

    start: int | None
    entries: tuple[tuple["Block", ...], ...]
    frame: Frame = Frame()


class CodeBlock(NamedTuple):
    """Lines shown as they are."""

    text: str
    frame: Frame = Frame()


class Rule(NamedTuple):
    """A thematic break."""

    frame: Frame = Frame()


class Cell(NamedTuple):
    """A table cell; `shade` is "" or the status of its shade."""

    children: tuple["Inline", ...]
    shade: str = ""
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows below a table's heading, each read when it is asked for: a matrix is never all in memory as nodes."""

    lines: tuple[str, ...]
    width: int
    notes: Mapping[str, tuple["Block", ...]]

    def __len__(self) -> int:
        return len(self.lines)

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        empty = [""] * self.width
        for line in self.lines:
            yield tuple([_cell(content, self.notes) for content in (_cells(line) + empty)[: self.width]])


class Table(NamedTuple):
    """A pipe table: `head` is empty when every heading cell is; `aligns` holds "", "left", "center" or "right"."""

    head: tuple[Cell, ...]
    rows: Rows
    aligns: tuple[str, ...]
    style: str = "Plan Table"
    caption: str = ""
    label: str = "Table"
    description: str = ""
    widths: tuple[float, ...] = ()
    header_columns: int = 0
    frame: Frame = Frame()


class Contents(NamedTuple):
    """The place of the table of contents, `depth` levels deep."""

    title: str
    depth: int
    frame: Frame = Frame()


class ListOfTables(NamedTuple):
    """The place of the list of the tables whose captions have a label."""

    title: str
    label: str
    frame: Frame = Frame()


class Turn(NamedTuple):
    """A change of the page's orientation: "landscape" or "portrait"."""

    orientation: str


Inline: TypeAlias = Text | Code | Strong | Emphasis | Link | Language | Anchor | Break | Bullet | Note
Block: TypeAlias = Paragraph | Heading | Quote | Listing | CodeBlock | Rule | Table | Contents | ListOfTables | Turn
_Loose: TypeAlias = Inline | Directive
_Notes: TypeAlias = Mapping[str, tuple[Block, ...]]


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a template's text in order, parsed section by section.

    Raises:
        TemplateFault: for a directive that is unknown or stands where it cannot act.
    """
    return _framed(chain.from_iterable(_section(piece) for piece in _pieces(text)))


def inline(text: str) -> tuple[Inline, ...]:
    """The nodes of one line of inline Markdown, without footnotes."""
    return _inline(text, {})


def plain(nodes: Iterable[Inline]) -> str:
    """The characters that show of some inline nodes; a break counts as a space."""
    return "".join(map(_plain_one, nodes))


def _plain_one(node: Inline) -> str:
    match node:
        case Text(text) | Code(text):
            return text
        case Strong(children) | Emphasis(children) | Link(_, children) | Language(_, children):
            return plain(children)
        case Break() | Bullet():
            return " "
        case _:
            return ""


# --- the outline, read from heading lines alone


class OutlineEntry(NamedTuple):
    """A heading as the contents need it.

    `style` is what a directive before it names, or ""; `anchors` are its own ids, `inside` those up to the next one.
    """

    level: int
    text: str
    style: str
    anchors: tuple[str, ...]
    inside: tuple[str, ...]


_HEADING: Final = re.compile(r"\n(#{1,6}) +([^\n]*)")
_ANCHOR: Final = re.compile(f"{OPEN}anchor id=([^{CLOSE}]*){CLOSE}")
_DIRECTIVES_BEFORE: Final = re.compile(f"(?:{OPEN}[^{CLOSE}\n]*{CLOSE}\\s*)+$")
_STYLE: Final = re.compile(f"{OPEN}style name=([^{CLOSE}]*){CLOSE}")


def outline(text: str) -> list[OutlineEntry]:
    """Every heading of `text` in order. Submitted text never begins a line with `#`, so the lines are enough."""
    lined = "\n" + text
    found = list(_HEADING.finditer(lined))
    ends = [*(match.start() for match in found[1:]), len(lined)]
    return [_outline_entry(lined, match, end) for match, end in zip(found, ends, strict=False)]


def _outline_entry(text: str, found: re.Match[str], end: int) -> OutlineEntry:
    line = found[2]
    before = _DIRECTIVES_BEFORE.search(text, max(0, found.start() - 500), found.start())
    style = _STYLE.search(before[0]) if before else None
    return OutlineEntry(
        level=len(found[1]),
        text=plain(inline(line)).strip(),
        style=unquote(style[1]) if style else "",
        anchors=tuple(map(unquote, _ANCHOR.findall(line))) if OPEN in line else (),
        inside=tuple(map(unquote, _ANCHOR.findall(text, found.end(), end))),
    )


# --- blocks

_CUT: Final = re.compile(r"\n(?=#{1,6} )")


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for found in _CUT.finditer(text):
        yield text[start : found.end()]
        start = found.end()
    yield text[start:]


def _section(piece: str) -> Iterator[Block | Directive]:
    tokens = _MARKDOWN.parse(piece)
    notes: dict[str, tuple[Block, ...]] = {}
    for span in _spans(tokens, "footnote_reference_open"):
        notes[span[0].meta["label"]] = tuple(_framed(_built(span[1:-1], {})))
    return _built(tokens, notes)


def _spans(tokens: Sequence[Token], opening: str) -> Iterator[Sequence[Token]]:
    return (tokens[first:last] for first, last in _ranges(tokens) if tokens[first].type == opening)


def _ranges(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Start and end of each outermost token with what it encloses."""
    first = depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield first, index + 1
            first = index + 1


def _built(tokens: Sequence[Token], notes: _Notes) -> Iterator[Block | Directive]:
    for first, last in _ranges(tokens):
        token = tokens[first]
        if token.type == "directives":
            yield from map(parse, token.content.split("\n"))
        elif token.type in _BLOCKS:
            yield _BLOCKS[token.type](tokens[first:last], notes)


def _framed(loose: Iterable[Block | Directive]) -> Iterator[Block]:
    """Give each block what the directives before it ask."""
    frame, look = Frame(), None
    for one in loose:
        if isinstance(one, Directive):
            if one.name == "table":
                look = one
                continue
            if one.name in _FRAMES:
                frame = _FRAMES[one.name](frame, one)
                continue
            block = _STANDING[one.name](one)
        else:
            block = _looking(one, look) if look else one
            look = None
        if isinstance(block, Turn):
            yield block
            continue
        yield block if frame == Frame() else block._replace(frame=frame)
        frame = Frame()


_FRAMES: Final[Mapping[str, Callable[[Frame, Directive], Frame]]] = {
    "style": lambda frame, directive: frame._replace(style=directive.values["name"]),
    "keep-with-next": lambda frame, _: frame._replace(keep_with_next=True),
    "page-break": lambda frame, _: frame._replace(page_break=True),
}
_STANDING: Final[Mapping[str, Callable[[Directive], Block]]] = {
    "landscape": lambda _: Turn("landscape"),
    "portrait": lambda _: Turn("portrait"),
    "contents": lambda given: Contents(given.values.get("title", ""), int(given.values["depth"])),
    "list-of-tables": lambda given: ListOfTables(given.values.get("title", ""), given.values.get("label", "")),
}


def _looking(block: Block, look: Directive) -> Block:
    if not isinstance(block, Table):
        msg = f"`table(…)` stands before a {type(block).__name__.lower()}, not before a table"
        raise TemplateFault(msg)
    values = look.values
    return block._replace(
        style=values["style"],
        caption=values.get("caption", ""),
        label=values.get("label", ""),
        description=values.get("description", ""),
        widths=tuple(map(float, values["widths"].split(","))) if "widths" in values else (),
        header_columns=int(values["header_columns"]),
    )


def _paragraph(tokens: Sequence[Token], notes: _Notes) -> Block:
    return Paragraph(_inline(tokens[1].content, notes))


def _heading(tokens: Sequence[Token], notes: _Notes) -> Block:
    content = tokens[1].content
    anchors = tuple(map(unquote, _ANCHOR.findall(content)))
    return Heading(int(tokens[0].tag[1]), _inline(_ANCHOR.sub("", content).strip(), notes), anchors)


def _quote(tokens: Sequence[Token], notes: _Notes) -> Block:
    return Quote(tuple(_framed(_built(tokens[1:-1], notes))))


def _bullets(tokens: Sequence[Token], notes: _Notes) -> Block:
    return Listing(None, _entries(tokens, notes))


def _numbers(tokens: Sequence[Token], notes: _Notes) -> Block:
    return Listing(int(tokens[0].attrs.get("start", 1)), _entries(tokens, notes))


def _entries(tokens: Sequence[Token], notes: _Notes) -> tuple[tuple[Block, ...], ...]:
    inside = tokens[1:-1]
    return tuple(tuple(_framed(_built(inside[first + 1 : last - 1], notes))) for first, last in _ranges(inside))


def _code(tokens: Sequence[Token], _: _Notes) -> Block:
    return CodeBlock(tokens[0].content.rstrip("\n"))


def _rule(_: Sequence[Token], __: _Notes) -> Block:
    return Rule()


def _table(tokens: Sequence[Token], notes: _Notes) -> Block:
    head, aligns, rows = (tokens[0].meta[key] for key in ("head", "aligns", "rows"))
    return Table(
        head=tuple(_cell(content, notes) for content in head) if any(head) else (),
        rows=Rows(tuple(rows), len(aligns), notes),
        aligns=tuple(aligns),
    )


_SHORT: Final = 48
"""Up to this length a cell's content is likely to come again: a country, a date, a shaded sign."""


def _cell(content: str, notes: _Notes) -> Cell:
    if len(content) <= _SHORT and "[^" not in content:
        return _common_cell(content)
    return _read_cell(content, notes)


def _read_cell(content: str, notes: _Notes) -> Cell:
    loose = _loose(content, notes)
    shade, upright, first = "", False, 0
    while first < len(loose) and isinstance(sign := loose[first], Directive) and sign.name in ("shade", "upright"):
        shade, upright = sign.values.get("status", shade), upright or sign.name == "upright"
        first += 1
    return Cell(_grouped(loose[first:] if first else loose), shade, upright)


@lru_cache(maxsize=4096)
def _common_cell(content: str) -> Cell:
    return _read_cell(content, {})


_BLOCKS: Final[Mapping[str, Callable[[Sequence[Token], _Notes], Block]]] = {
    "paragraph_open": _paragraph,
    "heading_open": _heading,
    "blockquote_open": _quote,
    "bullet_list_open": _bullets,
    "ordered_list_open": _numbers,
    "code_block": _code,
    "fence": _code,
    "hr": _rule,
    "pipe_table": _table,
}

# --- inline text

_FLAT: Final = re.compile(
    r"\\([!-/:-@\[-`{-~])"
    f"|{OPEN}([^{CLOSE}]*){CLOSE}"
    r"|(?<!!)\[((?:[^\[\]\\`*_<&!\n\x02]|\\[!-/:-@\[-`{-~])*)\]\(#([\w.:-]+)\)"
)
"""What most inline text is made of besides letters: escaped characters, directives, links to anchors."""
_SYNTAX: Final = re.compile(r"[\\`*_\[<&\n]")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")


def _inline(content: str, notes: _Notes) -> tuple[Inline, ...]:
    return _grouped(_loose(content, notes))


def _loose(content: str, notes: _Notes) -> list[_Loose]:
    """Inline nodes with directives among them. What holds no other syntax is read here, ten times as fast."""
    if OPEN not in content and not _SYNTAX.search(content):
        return [Text(content)] if content else []
    if _SYNTAX.search(_FLAT.sub("", content)):
        return _parsed(content, notes)
    return _flat(content)


def _flat(content: str) -> list[_Loose]:
    loose: list[_Loose] = []
    shown, position = "", 0
    for found in _FLAT.finditer(content):
        shown += content[position : found.start()]
        position = found.end()
        escaped, raw, label, target = found.groups()
        if escaped:
            shown += escaped
            continue
        if shown:
            loose.append(Text(shown))
            shown = ""
        loose.append(_sign(raw) if raw is not None else Link("#" + target, (Text(_ESCAPED.sub(r"\1", label)),)))
    shown += content[position:]
    return [*loose, Text(shown)] if shown else loose


_PLAIN_SIGNS: Final[Mapping[str, Callable[[Directive], _Loose]]] = {
    "break": lambda _: Break(),
    "bullet": lambda _: Bullet(),
    "anchor": lambda given: Anchor(given.values["id"]),
}


def _sign(raw: str) -> _Loose:
    directive = parse(raw)
    if PLACES[directive.name] == "block":
        msg = f"the directive `{directive.name}` must stand alone on its line"
        raise TemplateFault(msg)
    resolve = _PLAIN_SIGNS.get(directive.name)
    return resolve(directive) if resolve else directive


def _parsed(content: str, notes: _Notes) -> list[_Loose]:
    tokens: list[Token] = []
    known = {"footnotes": {"refs": {":" + label: -1 for label in notes}, "list": {}}}
    _MARKDOWN.inline.parse(content, _MARKDOWN, known, tokens)
    return _nodes(tokens, notes)


def _nodes(tokens: Sequence[Token], notes: _Notes) -> list[_Loose]:
    """The nodes of inline tokens, with neighbouring texts made one."""
    nodes: list[_Loose] = []
    for first, last in _ranges(tokens):
        for node in _node(tokens[first:last], notes):
            if isinstance(node, Text) and nodes and isinstance(before := nodes[-1], Text):
                nodes[-1] = Text(before.text + node.text)
            else:
                nodes.append(node)
    return nodes


def _node(tokens: Sequence[Token], notes: _Notes) -> Sequence[_Loose]:
    token = tokens[0]
    if token.nesting:
        return _wrapped(token, _grouped(_nodes(tokens[1:-1], notes)))
    if token.type == "footnote_ref":
        return [Note(notes[token.meta["label"]])]
    leaf = _LEAVES.get(token.type)
    return [leaf(token)] if leaf else [Text(token.content)] * bool(token.content)


_LEAVES: Final[Mapping[str, Callable[[Token], _Loose]]] = {
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


def _grouped(loose: Sequence[_Loose]) -> tuple[Inline, ...]:
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


# --- what markdown-it-py is taught


def _directives_rule(state: StateBlock, line: int, _: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's form
    """A line of nothing but block directives."""
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(OPEN, start):
        return False
    signs = state.src[start : state.eMarks[line]].strip().replace(CLOSE, "").split(OPEN)[1:]
    names = [sign.strip().partition(" ")[0] for sign in signs]
    if not all(PLACES.get(name) == "block" for name in names):
        return False
    if not silent:
        token = state.push("directives", "", 0)
        token.content = "\n".join(sign.strip() for sign in signs)
        state.line = line + 1
    return True


def _directive_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's form
    if state.src[state.pos] != OPEN:
        return False
    end = state.src.find(CLOSE, state.pos)
    if end < 0:
        return False
    if not silent:
        state.push("directive", "", 0).content = state.src[state.pos + 1 : end]
    state.pos = end + 1
    return True


_DELIMITERS: Final = re.compile(r"(?=..)(?!- )\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_SPACES: Final = " \t"
_PIPE: Final = re.compile(r"(?<!\\)\|")


def _table_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's form
    """GFM's pipe table as one token. markdown-it's own rule makes three tokens per cell and reads by characters."""
    if line + 2 > end or state.sCount[line + 1] < state.blkIndent or state.is_code_block(line):
        return False
    first, second = _line(state, line), _line(state, line + 1)
    if "|" not in first or not _DELIMITERS.fullmatch(second):
        return False
    head = _cells(first)
    aligns = [_ALIGNS[part.startswith(":"), part.endswith(":")] for part in _cells(second)]
    if len(head) != len(aligns):
        return False
    if not silent:
        rows = list(_rows(state, line + 2, end))
        token = state.push("pipe_table", "table", 0)
        token.meta = {"head": head, "aligns": aligns, "rows": rows}
        state.line = line + 2 + len(rows)
    return True


_ALIGNS: Final = {(False, False): "", (True, False): "left", (False, True): "right", (True, True): "center"}


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip(_SPACES)


def _cells(line: str) -> list[str]:
    parts = _PIPE.split(line) if "\\|" in line else line.split("|")
    first = 0 if parts[0] else 1
    last = len(parts) if parts[-1] else -1
    return [part.strip(_SPACES).replace("\\|", "|") for part in parts[first:last]]


_SILENT: Final = True
"""markdown-it's way to ask a rule whether it would match."""


def _rows(state: StateBlock, line: int, end: int) -> Iterator[str]:
    terminators = state.md.block.ruler.getRules("blockquote")
    for number in range(line, end):
        text = _line(state, number)
        if not text or state.sCount[number] < state.blkIndent:
            return
        # No other block begins with a pipe, so most lines need no asking.
        if text[0] != "|" and any(rule(state, number, end, _SILENT) for rule in terminators):
            return
        yield text


def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    footnote_plugin(parser, inline=False, move_to_end=False)
    parser.disable(["lheading", "reference", "html_block", "html_inline"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.block.ruler.at("table", _table_rule, {"alt": ["paragraph", "reference"]})
    everywhere: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("table", "directives", _directives_rule, everywhere)
    parser.inline.ruler.before("newline", "directive", _directive_rule)
    parser.inline.add_terminator_char(OPEN)
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]  # an address shows as written
    return parser


_MARKDOWN: Final = _markdown()
