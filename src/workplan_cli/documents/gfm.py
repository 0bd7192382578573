"""A template's text as clean GitHub-flavoured Markdown: directives gone, contents and link targets filled in."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import ClassVar, Final
from urllib.parse import unquote

from workplan_cli.documents.directives import CLOSE, OPEN, Directive, break_line, parse, style
from workplan_cli.documents.escape import escape, escape_label
from workplan_cli.documents.outline import OutlineEntry, cut_at_headings, outline


def to_markdown(text: str) -> str:
    """`text` without directives, for GitHub and any other reader of GFM.

    Contents become a nested list of links, captions a line above their table, line breaks in cells `<br>`. A link to
    an anchor leads to the heading that holds it, or to the heading above it; a link to no anchor is only its text.

    Raises:
        TemplateFault: for a directive that is unknown.
    """
    return "".join(markdown_pieces(text))


def markdown_pieces(text: str) -> Iterator[str]:
    """What `to_markdown` gives, from heading to heading: a large plan would need its memory several times over."""
    headings = [heading for piece in cut_at_headings(text) for heading in outline(_titled(piece))]
    slugs = list(_unique(slug(heading.text) for heading in headings))
    relink = partial(_relink, _targets(headings, slugs))
    fill = _Filling(list(zip(headings, slugs, strict=True)))
    between = ""
    for piece in cut_at_headings(text):
        linked = _INTERNAL_LINK.sub(relink, _VANISHING.sub("", _titled(piece)))
        lines = _ANY.sub(fill, linked.replace(break_line(), "<br>")).split("\n")
        closed = "\n".join([_closed(line) if line.endswith(" ") else line for line in lines])
        filled = _BLANK_LINES.sub("\n\n", closed).strip("\n").rstrip()
        if filled:
            yield between + filled
            between = "\n\n"
    yield "\n"


# --- directives

_CONTENTS: Final = re.compile(f"{OPEN}(contents [^{CLOSE}]*){CLOSE}")
_VANISHING: Final = re.compile(
    f"{OPEN}(?:shade|upright|stands-for|style|language|language-end|anchor|landscape|portrait|page-break|keep-with-next|filter-by|facets)"
    f"(?: [^{CLOSE}]*)?{CLOSE}"
)
_ANY: Final = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_CHAPTER: Final = 2
"""The level of a chapter's heading: 1 is the title of the document."""
_TITLE_STYLE: Final = "TOC Heading"


def _titled(piece: str) -> str:
    return _CONTENTS.sub(_with_title, piece) if f"{OPEN}contents" in piece else piece


def _with_title(found: re.Match[str]) -> str:
    title = parse(found[1]).values.get("title", "")
    heading = f"{style(_TITLE_STYLE)}\n## {escape(title)}\n\n" if title else ""
    return heading + found[0]


class _Filling:
    """What the directives that do not vanish become, in the order of the text; counts the tables per label."""

    def __init__(self, headings: list[tuple[OutlineEntry, str]]) -> None:
        self._headings = [(heading, slug) for heading, slug in headings if heading.style != _TITLE_STYLE]
        self._tables: Counter[str] = Counter()

    def __call__(self, found: re.Match[str]) -> str:
        directive = parse(found[1])
        fill = self._FORMS.get(directive.name)
        return fill(self, directive, found) if fill else ""

    def _bullet(self, _: Directive, found: re.Match[str]) -> str:
        is_first = found.string[max(0, found.start() - 3) : found.start()].rstrip().endswith("|")
        return "• " if is_first else "<br>• "

    def _caption(self, directive: Directive, _: re.Match[str]) -> str:
        caption, label = directive.values.get("caption"), directive.values.get("label", "")
        if not caption:
            return ""
        self._tables[label] += 1
        return f"**{escape(f'{label} {self._tables[label]}.')}** {escape(caption)}\n"

    def _contents(self, directive: Directive, _: re.Match[str]) -> str:
        """A nested list; where the text leaves out a level, so does the list."""
        deepest = _CHAPTER + int(directive.values["depth"])
        lines, above = [], list[int]()
        for heading, slug in self._headings:
            if _CHAPTER <= heading.level < deepest:
                above = [level for level in above if level < heading.level]
                lines.append(f"{'  ' * len(above)}- [{escape_label(heading.text)}](#{slug})")
                above.append(heading.level)
        return "\n".join(lines)

    _FORMS: ClassVar[Mapping[str, Callable[["_Filling", Directive, re.Match[str]], str]]] = {
        "bullet": _bullet,
        "table": _caption,
        "contents": _contents,
    }


# --- links

_INTERNAL_LINK: Final = re.compile(r"\[((?:[^\[\]\\\n]|\\.)*)\]\(#([^)\s]*)\)")
"""A label ends on its line: else each escaped bracket would be searched for an end to the next link, far away."""
_BLANK_LINES: Final = re.compile(r"\n{3,}")


def _targets(headings: list[OutlineEntry], slugs: list[str]) -> dict[str, str]:
    """The slug that leads to each anchor."""
    return {
        anchor: slug
        for heading, slug in zip(headings, slugs, strict=True)
        for anchor in (*heading.anchors, *heading.inside)
    }


def _relink(targets: Mapping[str, str], found: re.Match[str]) -> str:
    label, target = found[1], unquote(found[2])
    if _is_escaped(found.string, found.start()):
        return found[0]
    slug = targets.get(target)
    return f"[{label}](#{slug})" if slug is not None else label


def _closed(line: str) -> str:
    """A line without the space a directive left; two spaces after a text are Markdown's line break."""
    text = line.rstrip(" ")
    return f"{text}  " if text and line.endswith("  ") else text


def _is_escaped(text: str, position: int) -> bool:
    before = position
    while before and text[before - 1] == "\\":
        before -= 1
    return (position - before) % 2 == 1


# --- slugs

_KEPT: Final = frozenset(["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Pc"])
"""What GitHub keeps of a heading besides spaces and hyphens: Ruby's `\\p{Word}` (html-pipeline's contents filter)."""


def slug(text: str) -> str:
    """The fragment GitHub gives a heading that shows `text`, before numbers for repeated ones."""
    return "".join(map(_in_slug, text.lower()))


@cache
def _in_slug(character: str) -> str:
    if character == " ":
        return "-"
    return character if character == "-" or unicodedata.category(character) in _KEPT else ""


def _unique(slugs: Iterator[str]) -> Iterator[str]:
    """Number repeated slugs `-1`, `-2` … past those already taken, as GitHub does."""
    seen: dict[str, int] = {}
    for one in slugs:
        result = one
        while result in seen:
            seen[one] += 1
            result = f"{one}-{seen[one]}"
        seen[result] = 0
        yield result
