"""`--format FORMAT[:FILE]`: several in one run, each to a file of its own or to standard output."""

from pathlib import Path
from typing import NamedTuple

from workplan_cli.cli import console
from workplan_cli.cli.console import UNWRITTEN

FORMATS = ("text", "json", "github", "sarif", "junit")
_LINES = ("text", "github")
"""Formats made of lines: one may follow another on standard output. The others are one document each."""


class Output(NamedTuple):
    """A format and the file it goes to; None is standard output."""

    name: str
    file: Path | None


def outputs(given: list[str]) -> tuple[Output, ...]:
    """What `--format` asks for. Raises Misuse for an unknown format and for two that would mix."""
    asked = tuple(_output(each) for each in given)
    printed = [each.name for each in asked if each.file is None]
    for name in printed:
        if len(printed) > 1 and (name not in _LINES or printed.count(name) > 1):
            raise console.Misuse(
                "--format {first} and {second} would mix; give one a file: {name}:FILE",
                first=printed[0],
                second=printed[1],
                name=name,
            )
    files = [each.file for each in asked if each.file is not None]
    for file in files:
        if files.count(file) > 1:
            raise console.Misuse("two formats would write {file}", file=file)
    return asked


def _output(given: str) -> Output:
    name, colon, file = given.partition(":")
    if name not in FORMATS:
        raise console.NotOneOf("--format", name, FORMATS)
    if colon and not file:
        raise console.Misuse("--format {given} names no file", given=given)
    return Output(name, Path(file) if file else None)


def give(output: Output, rendered: str) -> None:
    """Write a rendered report where it was asked for. Raises Fault where the file cannot be written."""
    if output.file is not None:
        save(output.file, rendered)
    elif output.name in _LINES:
        console.write(rendered)
    else:
        console.write_exactly(rendered)


def save(file: Path, content: str, called: str | None = None) -> None:
    """Write a file, whole or not at all, in UTF-8 with the line ends of the content, and say so.

    `called` is its name in what is said. Raises Fault where it cannot be written.
    """
    from workplan_cli.documents.files import write_whole

    raw = content.encode(errors="replace")
    try:
        if file.exists() and not file.is_file():
            file.write_bytes(raw)  # a terminal, a pipe: taking its place would remove it
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, raw)
    except OSError as fault:
        raise console.Fault(UNWRITTEN, file=file, why=fault.strerror or fault) from fault
    console.remark("wrote {file}", file=called or file)
