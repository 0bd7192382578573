"""Markdown as templates write it: CommonMark, pipe tables and footnotes of GFM, directives.

No raw HTML, no setext headings, no reference definitions: none of them has a use in a template, and all of them are
ways for a line to mean something else.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, heading
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from workplan_cli.documents.directives import CLOSE, OPEN, PLACES, TemplateFault


def token_ranges(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Start and end of each outermost token with what it encloses."""
    first = depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield first, index + 1
            first = index + 1


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
    head = cells(first)
    aligns = [_ALIGNS[part.startswith(":"), part.endswith(":")] for part in cells(second)]
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


def cells(line: str) -> list[str]:
    """The contents of a table's line, pipes unescaped."""
    is_escaped = "\\|" in line
    parts = _PIPE.split(line) if is_escaped else line.split("|")
    first = 0 if parts[0] else 1
    last = len(parts) if parts[-1] else -1
    contents = [part.strip(_SPACES) for part in parts[first:last]]
    return [content.replace("\\|", "|") for content in contents] if is_escaped else contents


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


_PLAIN_ENTRY: Final = re.compile(r"- (?!\d+[.)]|\[\^)(?:[^\W_]|[<\[]).*")
"""An entry that is one line of text, for no other block begins with a letter, a digit or a link."""


def _list_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's form
    """A list of such entries with nothing below it, as one token: a list of sources has tens of thousands."""
    if silent or state.parentType != "root":
        return False
    entries = [_line(state, number) for number in takewhile(partial(_is_plain_entry, state), range(line, end))]
    after = state.skipEmptyLines(line + len(entries))
    is_whole = after >= end or (after > line + len(entries) and not _goes_on(state, after))
    if not entries or not is_whole:
        return False
    state.push("plain_list", "ul", 0).meta = {"entries": [entry[2:].strip(_SPACES) for entry in entries]}
    state.line = line + len(entries)
    return True


def _is_plain_entry(state: StateBlock, line: int) -> bool:
    return state.sCount[line] == 0 and _PLAIN_ENTRY.fullmatch(_line(state, line)) is not None


def _goes_on(state: StateBlock, line: int) -> bool:
    """Whether a line below an empty one can still be of the list above."""
    return state.sCount[line] > 0 or _line(state, line).startswith("-")


_HEADING: Final = re.compile(r"#{1,6} ")


def _heading_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's form
    """A heading. One of the text itself is written as the outline reads it, or contents and numbers would go wrong."""
    is_heading = heading(state, line, end, silent)
    if is_heading and not silent and state.parentType == "root" and not _HEADING.match(state.src, state.bMarks[line]):
        msg = f"a heading begins its line with one `#` to six and a space: `{_line(state, line)}`"
        raise TemplateFault(msg)
    return is_heading


def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    footnote_plugin(parser, inline=False, move_to_end=False)
    parser.disable(["lheading", "reference", "html_block", "html_inline"])
    parser.core.ruler.enableOnly(["block"])
    parser.block.ruler.at("heading", _heading_rule, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.at("table", _table_rule, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.before("list", "plain_list", _list_rule)
    everywhere: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("table", "directives", _directives_rule, everywhere)
    parser.inline.ruler.before("newline", "directive", _directive_rule)
    parser.inline.add_terminator_char(OPEN)
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]  # an address shows as written
    return parser


MARKDOWN: Final = _markdown()
