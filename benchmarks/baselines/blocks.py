"""The plain content that every baseline reads: headings, paragraphs and tables of text."""

import json
import sys
from pathlib import Path
from typing import Literal, TypedDict


class Block(TypedDict):
    """One piece of a document; `rows` is empty but for a table, `text` is empty for a table, `level` is 1 to 9."""

    kind: Literal["heading", "paragraph", "table"]
    level: int
    text: str
    rows: list[list[str]]


def heading(level: int, text: str) -> Block:
    """A heading."""
    return Block(kind="heading", level=level, text=text, rows=[])


def paragraph(text: str) -> Block:
    """A paragraph."""
    return Block(kind="paragraph", level=1, text=text, rows=[])


def table(rows: list[list[str]]) -> Block:
    """A table."""
    return Block(kind="table", level=1, text="", rows=rows)


def read_blocks(path: Path) -> list[Block]:
    """The blocks that `write_blocks` wrote."""
    blocks: list[Block] = json.loads(path.read_text(encoding="utf-8"))
    return blocks


def write_blocks(blocks: list[Block], path: Path) -> None:
    """Blocks as JSON."""
    path.write_text(json.dumps(blocks, ensure_ascii=False), encoding="utf-8")


def arguments() -> list[Path]:
    """The command line of a baseline: paths only."""
    return [Path(argument) for argument in sys.argv[1:]]
