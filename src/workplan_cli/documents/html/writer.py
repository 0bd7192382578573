"""The page: one file that needs no other."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from workplan_cli.documents.directives import TemplateFault
from workplan_cli.documents.html.body import Body
from workplan_cli.documents.html.contents import Survey, choices, survey
from workplan_cli.documents.html.furniture import banner, footer, head, own_style
from workplan_cli.documents.html.markup import safe_script, safe_style, shown
from workplan_cli.documents.html.story import Story
from workplan_cli.documents.properties import DocumentProperties
from workplan_cli.documents.tree import blocks
from workplan_cli.language import translation

_PIECE: Final = 1 << 16
_LARGE: Final = 1_000_000
"""Characters of a text from which a browser shall not lay out what is far from view: it takes half a minute."""


def write_html(text: str, properties: DocumentProperties, style: Path, script: Path, out: BinaryIO) -> None:
    """Write the page of a template's text.

    Args:
        text: Markdown with directives.
        properties: the document's own facts.
        style: the style sheet, which the page takes in.
        script: the script of the filters, which the page takes in.
        out: where the bytes go; it need not seek.

    Raises:
        TemplateFault: when the text misplaces a directive, or the style sheet or the script is not in UTF-8.
        OSError: when one of them cannot be read or `out` not be written.
    """
    look, behaviour = _read(style), _read(script)
    out.writelines(_in_lengths(_pieces(text, properties, look, safe_script(behaviour))))


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise TemplateFault(f"{file}: is not in UTF-8") from fault


def _pieces(text: str, properties: DocumentProperties, style: str, script: str) -> Iterator[str]:
    found, say = survey(text), translation(properties.language, properties.catalogues)
    story = Story(known=found.anchors, choices=choices(found.filters), say=say)
    classes = " ".join(
        name
        for name, holds in (("beside", found.has_contents or found.has_chapters), ("large", len(text) > _LARGE))
        if holds
    )
    yield head(properties, safe_style(style + own_style(properties, found.widths)), script)
    yield f'<body class="{classes}">\n' if classes else "<body>\n"
    yield banner(properties, say, "#.side" if "beside" in classes or found.filters else "")
    yield '<main id=".text" tabindex="-1">\n'
    yield _title(found, properties)
    yield from Body(story, found).html(blocks(text))
    yield f"</main>\n{footer(properties)}<script>{script}</script>\n</body>\n</html>\n"


def _title(found: Survey, properties: DocumentProperties) -> str:
    """A title to be heard, for a text that has none."""
    has_one = any(heading.level == 1 for heading in found.headings)
    return "" if has_one else f'<h1 class="heard">{shown(properties.title)}</h1>\n'


def _in_lengths(pieces: Iterable[str]) -> Iterator[bytes]:
    """The pieces as bytes, of a size that is worth a call."""
    waiting: list[str] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size > _PIECE:
            yield "".join(waiting).encode()
            waiting, size = [], 0
    yield "".join(waiting).encode()
