"""What Word objects to and the schema does not see. `findings` is for any test that makes a DOCX."""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NS = {"w": W, "r": R}

STYLE_KINDS = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def val(element: etree._Element) -> str:
    return str(element.get(w("val"), ""))


def findings(content: bytes) -> list[str]:
    """Everything wrong with a DOCX given as bytes; an empty list for a good one."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        parts = {entry.filename: archive.read(entry) for entry in entries}
    roots = {name: etree.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    body = roots["word/document.xml"]
    return [
        *_container(entries),
        *_content_types(parts, roots["[Content_Types].xml"]),
        *_relationships(parts, roots),
        *_bookmarks(body),
        *_styles(roots),
        *_lists(roots),
        *_footnotes(roots),
        *_comments(roots),
        *_sections(body),
        *(one for name, root in roots.items() for one in _story(name, root)),
    ]


def _container(entries: list[zipfile.ZipInfo]) -> Iterator[str]:
    names = [entry.filename for entry in entries]
    if names != sorted(names) or names[0] != "[Content_Types].xml":
        yield f"entries are not sorted: {names}"
    yield from (f"two entries {name}" for name in _repeated(names))
    yield from (f"{entry.filename} is dated {entry.date_time}" for entry in entries if entry.date_time != FIRST_DAY)


def _content_types(parts: dict[str, bytes], types: etree._Element) -> Iterator[str]:
    overrides = [one.get("PartName", "").lstrip("/") for one in types if one.get("PartName")]
    defaults = {one.get("Extension", "").lower() for one in types if one.get("Extension")}
    yield from (f"content type of {name}, which is not there" for name in overrides if name not in parts)
    for name in parts:
        if name not in overrides and name.rpartition(".")[2].lower() not in defaults:
            yield f"{name} has no content type"


def _relationships(parts: dict[str, bytes], roots: dict[str, etree._Element]) -> Iterator[str]:
    reached = {"[Content_Types].xml"}
    for name, root in roots.items():
        if not name.endswith(".rels"):
            continue
        folder, file = posixpath.split(name)
        source = posixpath.normpath(posixpath.join(folder, "..", file.removesuffix(".rels")))
        reached.add(name)
        ids = [one.get("Id", "") for one in root]
        yield from (f"two relationships {one} in {name}" for one in _repeated(ids))
        for relationship in root:
            if relationship.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join(folder, "..", relationship.get("Target", "")))
            reached.add(target)
            if target not in parts:
                yield f"{name} leads to {target}, which is not there"
        used = set(roots[source].xpath("//@r:id | //@r:embed", namespaces=NS)) if source in roots else set()
        yield from (f"{source} uses {one}, which {name} has not" for one in used - set(ids))
    yield from (f"nothing leads to {name}" for name in parts if name not in reached)


def _bookmarks(body: etree._Element) -> Iterator[str]:
    starts = list(body.iter(w("bookmarkStart")))
    names = [start.get(w("name"), "") for start in starts]
    ids = [start.get(w("id"), "") for start in starts]
    ends = [end.get(w("id"), "") for end in body.iter(w("bookmarkEnd"))]
    yield from (f"two bookmarks {name}" for name in _repeated(name.casefold() for name in names))
    yield from (f"two bookmarks with id {one}" for one in _repeated(ids))
    if sorted(ids) != sorted(ends):
        yield f"bookmarks begin {sorted(ids)} and end {sorted(ends)}"
    yield from (f"no name for a bookmark: {name}" for name in names if not re.fullmatch(r"[A-Za-z_]\w{0,39}", name))
    anchors = {link.get(w("anchor")) for link in body.iter(w("hyperlink"))} - {None}
    yield from (f"a link leads to {anchor}, which is no bookmark" for anchor in anchors if anchor not in names)


def _styles(roots: dict[str, etree._Element]) -> Iterator[str]:
    styles = list(roots["word/styles.xml"].iterchildren(w("style")))
    known = {(style.get(w("type")), style.get(w("styleId"))) for style in styles}
    yield from (f"two styles {one}" for one in _repeated(style.get(w("styleId"), "") for style in styles))
    for name, root in roots.items():
        for element, kind in STYLE_KINDS.items():
            used = {val(one) for one in root.iter(w(element))}
            yield from (
                f"{name} uses the {kind} style {one}, which is not there" for one in used if (kind, one) not in known
            )
    for style in styles:
        for element in ("basedOn", "next", "link"):
            for one in style.iterchildren(w(element)):
                if element != "link" and (style.get(w("type")), val(one)) not in known:
                    yield f"style {style.get(w('styleId'))} has {element} {val(one)}, which is not there"


def _lists(roots: dict[str, etree._Element]) -> Iterator[str]:
    numbering = roots["word/numbering.xml"]
    abstract = [one.get(w("abstractNumId"), "") for one in numbering.iterchildren(w("abstractNum"))]
    lists = [one.get(w("numId"), "") for one in numbering.iterchildren(w("num"))]
    yield from (f"two lists {one}" for one in _repeated(lists))
    yield from (f"two kinds of list {one}" for one in _repeated(abstract))
    used = {val(one) for one in numbering.iterfind("w:num/w:abstractNumId", NS)}
    yield from (f"a list of kind {one}, which is not there" for one in used - set(abstract))
    for name, root in roots.items():
        named = {val(one) for one in root.iterfind(".//w:numPr/w:numId", NS)} - {"0"}
        yield from (f"{name} uses list {one}, which is not there" for one in named - set(lists))


def _footnotes(roots: dict[str, etree._Element]) -> Iterator[str]:
    notes = [one.get(w("id"), "") for one in roots["word/footnotes.xml"] if not one.get(w("type"))]
    references = [one.get(w("id"), "") for one in roots["word/document.xml"].iter(w("footnoteReference"))]
    if notes != references:
        yield f"footnotes {notes}, references {references}"


def _comments(roots: dict[str, etree._Element]) -> Iterator[str]:
    part, body = roots.get("word/comments.xml"), roots["word/document.xml"]
    written = [one.get(w("id"), "") for one in part] if part is not None else []
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        marked = [one.get(w("id"), "") for one in body.iter(w(mark))]
        if sorted(marked) != sorted(written):
            yield f"comments {written}, {mark} {marked}"
    yield from (f"two comments {one}" for one in _repeated(written))


def _sections(body: etree._Element) -> Iterator[str]:
    for section in body.iter(w("sectPr")):
        for element in ("headerReference", "footerReference"):
            kinds = [one.get(w("type")) for one in section.iterchildren(w(element))]
            if "default" not in kinds:
                yield f"a section without a {element}"
            if ("first" in kinds) != (section.find(w("titlePg")) is not None):
                yield f"a section with {element} {kinds} and without what they are for"
    content = list(body[0])
    if content[-1].tag != w("sectPr") or content[-2].tag != w("p"):
        yield "the body does not end with a paragraph and its section"


def _story(name: str, root: etree._Element) -> Iterator[str]:
    for cell in root.iter(w("tc")):
        if len(cell) == 0 or cell[-1].tag != w("p"):
            yield f"{name}: a cell that does not end with a paragraph"
    for table in root.iter(w("tbl")):
        following = table.getnext()
        if following is not None and following.tag == w("tbl"):
            yield f"{name}: two tables that touch"
        columns = len(table.findall("w:tblGrid/w:gridCol", NS))
        yield from (
            f"{name}: a row of {len(row.findall('w:tc', NS))} cells in a table of {columns} columns"
            for row in table.iterchildren(w("tr"))
            if len(row.findall("w:tc", NS)) != columns
        )
    if root.find(f".//{w('del')}//{w('t')}") is not None:
        yield f"{name}: shown text inside a deletion"
    depth = 0
    for mark in root.iter(w("fldChar")):
        depth += {"begin": 1, "separate": 0, "end": -1}[mark.get(w("fldCharType"), "")]
        if depth < 0:
            yield f"{name}: a field ends that never began"
    if depth:
        yield f"{name}: a field begins that never ends"


def outline(content: bytes) -> list[int]:
    """The level of every heading in the navigation pane, from 1."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
        body = etree.fromstring(archive.read("word/document.xml"))
    named = {one.get(w("styleId"), ""): one for one in styles.iterchildren(w("style"))}

    def level(style: str) -> int:
        """Of a style or of the one that it is based on; 9 is text."""
        own = named[style].find("w:pPr/w:outlineLvl", NS)
        based = named[style].find("w:basedOn", NS)
        return int(val(own)) if own is not None else level(val(based)) if based is not None else 9

    levels = (level(val(style)) for style in body.iterfind(".//w:pStyle", NS))
    return [level + 1 for level in levels if level < 9]


def _repeated(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]
