"""Values as YAML writes them, so that our loader and every other program read the same."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

from workplan_cli.loading.draft import Plain
from workplan_cli.loading.scalars import Scalar, misleads, plain_value

WIDTH = 110
"""Characters of a line: longer texts are folded."""
_NARROWEST = 40

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~.](?:[^\s]| (?! ))*", re.ASCII)
_CODE = re.compile(r"[A-Za-z0-9+][A-Za-z0-9 ./()+_-]*", re.ASCII)
_SPECIAL = re.compile(r": |:$| #|\t")
_FLOW_SPECIAL = re.compile(r"[,\[\]{}:#]")
_DATE_LIKE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}.*|[\d.,:/_+-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Pen:
    """How values are written: which fields hold codes, and whether every text gets quotes."""

    codes: frozenset[str] = frozenset()
    """Names of fields whose values are codes, words of a list or days: they need no quotes for looking like others."""
    always_quotes: bool = False

    def scalar(self, value: Scalar, key: str | None, *, flow: bool, style: str = "") -> str:
        """A value on one line; `style` is the quotation mark that stood there before."""
        if value is None:
            return "null"
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int):
            return str(value)
        if isinstance(value, Decimal):
            return format(value, "f")
        if style == "'" and "\n" not in value and not self.always_quotes:
            return "'" + value.replace("'", "''") + "'"
        return value if style != '"' and self.may_be_plain(value, key, flow=flow) else in_quotes(value)

    def may_be_plain(self, text: str, key: str | None, *, flow: bool) -> bool:
        """Whether the text stands for itself without quotes."""
        if self.always_quotes or not isinstance(plain_value(text) if text else None, str):
            return False
        if key in self.codes:
            return _CODE.fullmatch(text) is not None
        if _DATE_LIKE.fullmatch(text) or misleads(text) or _PLAIN.fullmatch(text) is None:
            return False
        return text == text.strip() and not (_SPECIAL.search(text) or (flow and _FLOW_SPECIAL.search(text)))

    def key(self, name: str) -> str:
        """The name of a field."""
        plain = _CODE.fullmatch(name) and isinstance(plain_value(name), str) and not misleads(name)
        return name if plain and not self.always_quotes and not _DATE_LIKE.fullmatch(name) else in_quotes(name)

    def in_flow(self, value: Plain, key: str | None = None, style: str = "") -> str:
        """A value between brackets, on one line."""
        if isinstance(value, dict):
            return (
                "{" + ", ".join(f"{self.key(name)}: {self.in_flow(held, name)}" for name, held in value.items()) + "}"
            )
        if isinstance(value, list):
            return "[" + ", ".join(self.in_flow(held, key) for held in value) + "]"
        return self.scalar(value, key, flow=True, style=style)

    def after_key(self, value: Plain, key: str | None, indent: int, style: str = "") -> str:
        """What follows the colon of a field that stands in column `indent`, counted from 0."""
        if value is None:
            return ""
        if isinstance(value, str) and (block := self.block(value, key, indent + 2, style)):
            return f" {block}"
        if not isinstance(value, dict | list):
            return f" {self.scalar(value, key, flow=False, style=style)}"
        if self.fits(value, key, indent):
            return f" {self.in_flow(value, key)}"
        return "\n" + "\n".join(self.lines(value, indent + 2))

    def fits(self, value: Plain, key: str | None, indent: int) -> bool:
        """Whether a list or mapping is better on the line of its field: short codes, numbers and periods."""
        if not value:
            return True
        held = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
        if any(isinstance(each, dict | list) or (isinstance(each, str) and " " in each) for each in held):
            return False
        short = isinstance(value, list) or set(value if isinstance(value, dict) else ()) <= {"start", "end"}
        return short and indent + len(key or "") + len(self.in_flow(value, key)) < WIDTH

    def lines(self, value: Plain, indent: int) -> Iterator[str]:
        """A list or mapping as a block, each entry in column `indent`."""
        margin = " " * indent
        if isinstance(value, dict):
            for name, held in value.items():
                yield f"{margin}{self.key(name)}:{self.after_key(held, name, indent)}"
        elif isinstance(value, list):
            for held in value:
                yield f"{margin}-{self.after_dash(held, indent)}"

    def after_dash(self, value: Plain, indent: int) -> str:
        """What follows the hyphen of an entry of a list in column `indent`."""
        if isinstance(value, dict) and value:
            return " " + "\n".join(self.lines(value, indent + 2)).lstrip(" ")
        if isinstance(value, list) and value:
            return f" {self.in_flow(value)}"
        if isinstance(value, str) and (block := self.block(value, None, indent + 2, "")):
            return f" {block}"
        return (
            f" {self.in_flow(value)}" if isinstance(value, dict | list) else f" {self.scalar(value, None, flow=False)}"
        )

    def block(self, text: str, key: str | None, indent: int, style: str) -> str:
        """A long text, or one of several lines, as a block; empty where it is better in quotes or on its line."""
        if self.always_quotes or key in self.codes or style in ("'", '"') or text != text.strip():
            return ""
        if "\n" not in text and indent + len(key or "") + len(text) < WIDTH and style not in ("|", ">"):
            return ""
        margin = " " * indent
        paragraphs = text.split("\n\n")
        if style != "|" and not any(re.search(r"\n|  |^ | $|\t", each) or not each for each in paragraphs):
            width = max(WIDTH - indent, _NARROWEST)
            folded = [wrap(each, width, break_long_words=False, break_on_hyphens=False) for each in paragraphs]
            return ">-\n" + "\n\n\n".join("\n".join(margin + line for line in lines) for lines in folded)
        if re.search(r"^[ \t]|[ \t]$|\t", text, re.MULTILINE):
            return ""
        return "|-\n" + "\n".join(margin + line if line else "" for line in text.split("\n"))


def in_quotes(text: str) -> str:
    """A text between double quotes, which every YAML program reads back."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")
