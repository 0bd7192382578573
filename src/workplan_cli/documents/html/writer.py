"""The page: one file that needs no other."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from workplan_cli.documents.directives import TemplateFault
from workplan_cli.documents.files import encoded
from workplan_cli.documents.html.body import Body
from workplan_cli.documents.html.contents import Survey, choices, survey
from workplan_cli.documents.html.folds import Folding, folding
from workplan_cli.documents.html.furniture import banner, footer, head, own_style
from workplan_cli.documents.html.markup import classes, safe_script, safe_style, shown
from workplan_cli.documents.html.story import Story
from workplan_cli.documents.properties import DocumentProperties
from workplan_cli.documents.tree import blocks
from workplan_cli.language import translation

_LARGE: Final = 1_000_000
"""Characters of a text from which a browser shall not lay out what is far from view: it takes half a minute."""


class Looks(NamedTuple):
    """The files that a page takes in.

    Attributes:
        style: the style sheet.
        script: the script of the filters and the contents.
        unfolding: the script that a very large page has besides.
    """

    style: Path
    script: Path
    unfolding: Path


def write_html(text: str, properties: DocumentProperties, looks: Looks, out: BinaryIO) -> None:
    """Write the page of a template's text.

    Args:
        text: Markdown with directives.
        properties: the document's own facts.
        looks: how the page looks and what it does.
        out: where the bytes go; it need not seek.

    Raises:
        TemplateFault: when the text misplaces a directive, or the style sheet or a script is not in UTF-8.
        OSError: when one of them cannot be read or `out` not be written.
    """
    how = folding(text)
    files = [looks.unfolding] * how.is_some + [looks.script]
    style, scripts = _read(looks.style), [safe_script(_read(file)) for file in files]
    out.writelines(encoded(_pieces(text, properties, how, style, scripts)))


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise TemplateFault(f"{file}: is not in UTF-8") from fault


def _pieces(
    text: str, properties: DocumentProperties, how: Folding, style: str, scripts: Sequence[str]
) -> Iterator[str]:
    found, say = survey(text), translation(properties.language, properties.catalogues)
    story = Story(known=found.anchors, choices=choices(found.filters), say=say)
    is_beside = found.has_contents or found.has_chapters
    yield head(properties, safe_style(style + own_style(properties, found.widths)), scripts)
    yield f"<body{classes('beside' * is_beside, 'large' * (len(text) > _LARGE))}>\n"
    yield banner(properties, say, "#.side" if is_beside or found.filters else "")
    yield '<main id=".text" tabindex="-1">\n'
    yield _title(found, properties)
    yield from Body(story, found, how).html(blocks(text))
    run = "".join(f"<script>{script}</script>" for script in scripts)
    yield f"</main>\n{footer(properties)}{run}\n</body>\n</html>\n"


def _title(found: Survey, properties: DocumentProperties) -> str:
    """A title to be heard, for a text that has none."""
    has_one = any(heading.level == 1 for heading in found.headings)
    return "" if has_one else f'<h1 class="heard">{shown(properties.title)}</h1>\n'
