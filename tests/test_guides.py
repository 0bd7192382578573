"""The guides say what the program can do: every command, option and file that they name is there, in both languages."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from workplan_cli.cli.app import app

ROOT = Path(__file__).parent.parent
GUIDES = sorted((ROOT / "docs/guides").rglob("*.md"))
COMMAND = re.compile(r"^\$ (workplan .+)$|`(workplan [^`]+)`", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#]+\.md)\)")


def commands(guide: Path) -> Iterator[list[str]]:
    """The words of every command line of a guide, without `workplan`."""
    for in_block, in_text in COMMAND.findall(guide.read_text(encoding="utf-8")):
        yield shlex.split(in_block or in_text)[1:]


def command_named(words: list[str]) -> tuple[Any, list[str]]:
    """What the words call, and the rest of them."""
    group: Any = typer.main.get_command(app)
    command, rest = group.get_command(None, words[0]), words[1:]
    while rest and getattr(command, "commands", {}).get(rest[0]):
        command, rest = command.commands[rest[0]], rest[1:]
    return command, rest


def wrong(words: list[str]) -> list[str]:
    """What of a command line the program does not know."""
    command, rest = command_named(words)
    if command is None:
        return words[:1]
    known = {option for parameter in command.params for option in parameter.opts}
    return [word for word in rest if word.startswith("--") and word not in known]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_command_of_a_guide_is_one_of_the_program(guide: Path) -> None:
    lines = list(commands(guide))
    assert lines
    assert [words for words in lines if wrong(words)] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_file_that_a_guide_names_is_there(guide: Path) -> None:
    assert [
        link for link in LINK.findall(guide.read_text(encoding="utf-8")) if not (guide.parent / link).exists()
    ] == []


def test_every_guide_says_the_same_commands_in_both_languages() -> None:
    def called(language: str) -> dict[str, list[list[str]]]:
        folder = ROOT / "docs/guides" / language
        return {
            guide.name: [
                [word for word in words if word.startswith("--") or words.index(word) == 0] for words in commands(guide)
            ]
            for guide in sorted(folder.glob("*.md"))
        }

    assert called("en") == called("es")
    assert set(called("en")) == {"secretariat.md", "focal-point.md", "rapporteur.md"}
