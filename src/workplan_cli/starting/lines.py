"""Lines of a YAML file that a person will fill in."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap

from workplan_cli.loading.scalars import misleads, plain_value
from workplan_cli.models.kinds import Kind

_WIDTH = 120


@dataclass(frozen=True, slots=True)
class StartingFile:
    """A file to be written: its path relative to the root of the plan with `/`, and its text."""

    file: str
    text: str


def modeline(kind: Kind, depth: int) -> str:
    """The line that tells an editor which schema a file has; `depth` counts the folders that it lies in."""
    return f"# yaml-language-server: $schema={'../' * depth}schemas/{kind}.schema.json"


def remark(text: str, indent: int = 0) -> Iterator[str]:
    """An explanation, in lines of a readable length."""
    margin = " " * indent
    for paragraph in text.splitlines():
        if paragraph.strip():
            yield from wrap(
                paragraph,
                _WIDTH,
                initial_indent=f"{margin}# ",
                subsequent_indent=f"{margin}# ",
                break_long_words=False,
                break_on_hyphens=False,
            )


def quoted(text: str) -> str:
    """A text as every YAML program reads it back."""
    return json.dumps(text, ensure_ascii=False)


def key(name: str) -> str:
    """An id as a key: in quotes where a program might take it for a number, a boolean or nothing."""
    return name if isinstance(plain_value(name), str) and not misleads(name) else quoted(name)


def empty(fields: Iterable[str], indent: int) -> Iterator[str]:
    """Fields with nothing after their colon."""
    return (f"{' ' * indent}{field}:" for field in fields)


def texts(field: str, said: dict[str, str], languages: Iterable[str], indent: int = 0) -> Iterator[str]:
    """A text in every language of the plan; a line that is still to be written is a comment, for it needs words."""
    yield f"{' ' * indent}{field}:"
    for language in languages:
        known = language in said
        yield f"{' ' * indent}  {'' if known else '# '}{key(language)}: {quoted(said[language]) if known else '…'}"


def file_name(text: str) -> str:
    """A text as the name of a file: small letters without accents, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text.replace(".", "")).encode("ascii", errors="ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
