"""Many plans of every shape, made with seeds, and what three programs read in their documents."""

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import docx
from benchmarks.corpus import files, stream
from benchmarks.generator.sketches import Scale, outline
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree
from markdown_it import MarkdownIt
from tests.documents.lint import W, w

CONTENTS = ("toc 1", "toc 2", "toc 3", "TOC Heading", "table of figures")
"""Styles of what lists the rest."""


def write_plan(root: Path, seed: int) -> None:
    """A plan of 4 to 7 countries, every twentieth one of 24, with 2 or 3 groups of 3 or 4 actions, on either paper."""
    chance = Random(f"scale/{seed}")  # noqa: S311 - the same every time
    scale = Scale(
        countries=24 if seed % 20 == 19 else chance.choice([4, 5, 7]),
        answers=chance.randint(4, 6),
        groups=chance.randint(2, 3),
        actions=chance.randint(3, 4),
        positions=chance.randint(1, 3),
    )
    for name, content in files("T", seed, outline(stream(seed, "outline"), scale)):
        path = root / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    paper = chance.choice(["letter", "a4"])
    plan = root / "data" / "plan.yaml"
    plan.write_text(
        re.sub(r"(?m)^paper: .*\n", "", plan.read_text(encoding="utf-8")) + f"paper: {paper}\n", encoding="utf-8"
    )


def squeezed(text: str) -> str:
    """The characters that show, without spaces, line ends and the dots of lists in cells."""
    return re.sub(r"\s|•", "", text)


# python-docx


def in_python_docx(content: bytes) -> tuple[str, str, set[str]]:
    """The text of the body: all of it but captions, all of it but contents, and each caption."""
    lines = [(style, squeezed(text)) for style, text in _lines(docx.Document(io.BytesIO(content)))]
    captions = {text for style, text in lines if style == "Caption"}
    return (
        "".join(text for _, text in lines if text not in captions),
        "".join(text for style, text in lines if style not in CONTENTS),
        captions,
    )


def _lines(document: Any) -> Iterator[tuple[str, str]]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield str(block.style.name if block.style else ""), block.text
        elif isinstance(block, Table):
            yield "", "".join(text.text or "" for text in block._tbl.iter(w("t")))  # noqa: SLF001 - cell by cell is slow


def footnotes(content: bytes) -> list[str]:
    """The text of every footnote."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/footnotes.xml"))
    return [
        squeezed("".join(text.text or "" for text in note.iter(f"{{{W}}}t")))
        for note in root
        if not note.get(w("type"))
    ]


# pandoc


def in_pandoc(path: Path, captions: set[str]) -> str:
    """The text of the body as pandoc reads it, without captions: some it gives to the table before."""
    done = subprocess.run(["pandoc", "-f", "docx", "-t", "json", str(path)], capture_output=True, check=True)
    blocks = [squeezed("".join(_strings(block))) for block in json.loads(done.stdout)["blocks"]]
    return "".join(text for text in blocks if text not in captions)


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from _strings(each)
    elif isinstance(node, dict):
        kind = node.get("t")
        if kind == "Str":
            yield node["c"]
        elif kind in ("Code", "CodeBlock"):
            yield node["c"][1]
        elif kind == "Table":
            yield from _strings(node["c"][2:])
        elif kind != "Note":
            yield from _strings(node.get("c", []))


# Markdown

_NOTE = re.compile(r"(?m)^\[\^[^\]]+\]:(.*(?:\n(?:    .*|)(?=\n    |\n\n    ))*)$")
_REFERENCE = re.compile(r"\[\^[^\]]+\]")


def in_markdown(markdown: str) -> tuple[str, list[str]]:
    """The text of the body without contents, and the footnotes."""
    before, _, rest = markdown.partition("\n## ")
    _contents, _, body = rest.partition("\n## ")
    notes = [squeezed(_shown(note)) for note in _NOTE.findall(body)]
    return squeezed(_shown(before) + _shown("\n## " + _NOTE.sub("", body))), notes


def _shown(markdown: str) -> str:
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(_REFERENCE.sub("", markdown))
    texts = [
        child.content
        for token in tokens
        if token.type == "inline"
        for child in token.children or []
        if child.type in ("text", "text_special", "code_inline")
    ]
    return "".join(texts).replace("<br>", "")
