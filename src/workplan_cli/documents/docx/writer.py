"""The package: which parts a DOCX has, and in which order they come to be."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import unquote

from lxml import etree

from workplan_cli.container import Container
from workplan_cli.documents.docx.body import Body, paragraph_xml
from workplan_cli.documents.docx.comments import Comments
from workplan_cli.documents.docx.contents import heading_entries, table_entries
from workplan_cli.documents.docx.furniture import fill
from workplan_cli.documents.docx.numbering import Numbering
from workplan_cli.documents.docx.properties import (
    application_xml,
    core_xml,
    culture,
    settings_xml,
)
from workplan_cli.documents.docx.reference import Reference, load_reference, targets
from workplan_cli.documents.docx.runs import run, runs
from workplan_cli.documents.docx.story import Bookmarks, Links, Notes, Story
from workplan_cli.documents.docx.xml import DECLARATION, PACKAGE_RELATIONSHIPS, R, W, escape_xml, part_bytes, w
from workplan_cli.documents.files import encoded
from workplan_cli.documents.inline import ANCHOR
from workplan_cli.documents.nodes import Block, Paragraph
from workplan_cli.documents.outline import outline
from workplan_cli.documents.properties import DocumentProperties
from workplan_cli.documents.tree import blocks

_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def write_docx(  # noqa: PLR0913 - what a document is made of, and the two that most do without
    text: str,
    properties: DocumentProperties,
    reference: Path,
    out: BinaryIO,
    pages: Mapping[str, int] | None = None,
    *,
    comments: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Write the document of a template's text.

    Args:
        text: Markdown with directives.
        properties: the document's own facts.
        reference: reference.docx, whose styles, page, headers and footers the document takes.
        out: where the bytes go; it need not seek.
        pages: the page by bookmark name, as `listed_bookmarks` names them, for contents with page numbers.
        comments: remarks by the anchor of the heading that they are about; those about no heading are left out.

    Raises:
        TemplateFault: when the text asks for a style that is not there, or misplaces a directive.
        OSError: when the reference cannot be read or `out` not be written.
    """
    _Package(load_reference(reference), properties, Comments(comments or {})).write(text, pages or {}, out)


class _Package:
    """One document on its way: what is shared by its parts."""

    def __init__(self, reference: Reference, properties: DocumentProperties, comments: Comments) -> None:
        self._reference = reference
        self._properties = properties
        self._comments = comments
        self._pages = reference.pages_on(properties.paper)
        self._container = Container()
        self._types: dict[str, str] = {}
        self._links = Links("link")
        self._note_links = Links("link")
        # The parser finds no note in a note, so that those of the second story stay empty.
        inside = Story(reference.styles, Bookmarks(frozenset()), self._note_links, Notes(lambda *_: ""))
        self._notes = Notes(partial(_footnote, inside))
        self._numbering = Numbering(reference.numbering_root)

    def write(self, text: str, pages: Mapping[str, int], out: BinaryIO) -> None:
        """Fill the container and write it."""
        related = self._carried()
        self._add_document(text, pages, related)
        self._add_footnotes()
        self._add_comments(related)
        self._add("word/numbering.xml", _WORD + "numbering+xml", [self._numbering.xml()])
        self._add("word/styles.xml", _WORD + "styles+xml", [self._styles()])
        self._add("word/settings.xml", _WORD + "settings+xml", [settings_xml(self._properties).encode()])
        self._add_relationships(related)
        self._add_package_parts()
        self._container.write(out)

    def _add(self, name: str, content_type: str, pieces: Iterable[bytes]) -> None:
        self._container.add(name, pieces)
        if content_type:
            self._types[name] = content_type

    # parts of the reference

    def _carried(self) -> dict[str, str]:
        """Carry over headers, footers, fonts and theme; the relationship id by part."""
        furniture = [part for page in self._pages.values() for _, _, part in page.furniture]
        for name in dict.fromkeys(furniture):
            self._carry(name, fill(self._reference.parts[name], self._properties, self._reference.styles))
        others = [name for name in ("word/fontTable.xml", "word/theme/theme1.xml") if name in self._reference.parts]
        for name in others:
            self._carry(name, self._reference.parts[name])
        written = ["word/styles.xml", "word/settings.xml", "word/numbering.xml", "word/footnotes.xml"]
        names = [*written, *others, *dict.fromkeys(furniture)]
        return {name: f"rId{number}" for number, name in enumerate(names, start=1)}

    def _carry(self, name: str, content: bytes) -> None:
        """Add a part of the reference with all it refers to, such as a logo in a header."""
        if name in self._types:
            return
        extension = "." + name.rpartition(".")[2].lower()
        types = self._reference.types
        self._add(name, types.get(name) or types.get(extension, "application/octet-stream"), [content])
        folder, _, file = name.rpartition("/")
        relationships = f"{folder}/_rels/{file}.rels"
        if relationships in self._reference.parts:
            self._container.add(relationships, [self._reference.parts[relationships]])
        for target in targets(self._reference.parts, name).values():
            self._carry(target, self._reference.parts[target])

    def _styles(self) -> bytes:
        """The reference's styles with the document's language as default."""
        root = etree.fromstring(etree.tostring(self._reference.style_root))
        look = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        if look is not None:
            language = look.find(w("lang"))
            language = etree.SubElement(look, w("lang")) if language is None else language
            language.set(w("val"), culture(self._properties.language))
        return part_bytes(root)

    # parts of our own

    def _add_document(self, text: str, pages: Mapping[str, int], related: Mapping[str, str]) -> None:
        reference = self._reference
        story = Story(reference.styles, Bookmarks(_anchors(text)), self._links, self._notes)
        body = Body(
            story=story,
            numbering=self._numbering,
            pages=self._pages,
            references={
                furniture: related[furniture[2]] for page in self._pages.values() for furniture in page.furniture
            },
            has_own_first_page=reference.has_own_first_page,
            headings=heading_entries(outline(text), reference.styles, self._numbering, pages),
            tables=table_entries(text, pages),
            comments=self._comments,
        )
        opening = f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
        pieces = [opening], body.xml(blocks(text)), ["</w:body></w:document>"]
        self._add("word/document.xml", _WORD + "document.main+xml", encoded(chain.from_iterable(pieces)))

    def _add_footnotes(self) -> None:
        notes = "".join(self._notes.written)
        content = f'{DECLARATION}<w:footnotes xmlns:w="{W}" xmlns:r="{R}">{_SEPARATORS}{notes}</w:footnotes>'
        self._add("word/footnotes.xml", _WORD + "footnotes+xml", [content.encode()])

    def _add_comments(self, related: dict[str, str]) -> None:
        if self._comments:
            content = self._comments.xml(self._properties.created, self._reference.styles)
            self._add("word/comments.xml", _WORD + "comments+xml", [content])
            related["word/comments.xml"] = "comments"

    # the package

    def _add_relationships(self, related: Mapping[str, str]) -> None:
        internal = [(key, _relationship_type(name), name.removeprefix("word/"), "") for name, key in related.items()]
        self._container.add("word/_rels/document.xml.rels", [_relationships([*internal, *_external(self._links)])])
        if external := _external(self._note_links):
            self._container.add("word/_rels/footnotes.xml.rels", [_relationships(external)])

    def _add_package_parts(self) -> None:
        core, application = core_xml(self._properties), application_xml()
        self._add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", [core.encode()])
        extended = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        self._add("docProps/app.xml", extended, [application.encode()])
        self._container.add(
            "_rels/.rels",
            [
                _relationships(
                    [
                        ("rId1", f"{R}/officeDocument", "word/document.xml", ""),
                        ("rId2", f"{PACKAGE_RELATIONSHIPS}/metadata/core-properties", "docProps/core.xml", ""),
                        ("rId3", f"{R}/extended-properties", "docProps/app.xml", ""),
                    ]
                )
            ],
        )
        self._container.add("[Content_Types].xml", [_content_types(self._types)])


def _anchors(text: str) -> frozenset[str]:
    return frozenset(unquote(found) for found in ANCHOR.findall(text))


def _footnote(story: Story, number: int, note: Sequence[Block]) -> str:
    """A `w:footnote`; its paragraphs are those of the note, its mark stands before the first."""
    style = story.styles.paragraph("footnote text")
    reference = story.styles.character("footnote reference").id
    mark = f'<w:r><w:rPr><w:rStyle w:val="{reference}"/></w:rPr><w:footnoteRef/></w:r>{run(" ")}'
    written = [runs(block.children, story) for block in note if isinstance(block, Paragraph)] or [""]
    written[0] = mark + written[0]
    return f'<w:footnote w:id="{number}">{"".join(paragraph_xml(style, one) for one in written)}</w:footnote>'


_SEPARATORS: Final = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    f"</w:pPr><w:r><w:{element}/></w:r></w:p></w:footnote>"
    for kind, number, element in (
        ("separator", -1, "separator"),
        ("continuationSeparator", 0, "continuationSeparator"),
    )
)


def _relationship_type(name: str) -> str:
    stem = name.removeprefix("word/").partition("/")[0].removesuffix(".xml").rstrip("0123456789")
    return f"{R}/{stem}"


def _external(links: Links) -> list[tuple[str, str, str, str]]:
    return [(key, f"{R}/hyperlink", address, ' TargetMode="External"') for key, address in links]


def _relationships(rows: Iterable[tuple[str, str, str, str]]) -> bytes:
    written = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{escape_xml(target)}"{mode}/>'
        for key, kind, target, mode in rows
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{written}</Relationships>'.encode()


def _content_types(types: Mapping[str, str]) -> bytes:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in sorted(types.items()))
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{DECLARATION}<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>'.encode()
