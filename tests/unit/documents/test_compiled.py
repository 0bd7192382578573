"""Templates are compiled once, and again only when something changed."""

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from workplan_cli.documents import compiled
from workplan_cli.documents.compiled import Compiled


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of shipped templates with one in it, on a machine that keeps what is compiled."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "letter.md.j2").write_text("Dear {{ name }}", "utf-8")
    monkeypatch.setattr(compiled, "templates", lambda: folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that were compiled, as it happens."""
    names: list[str] = []
    compile_ = Environment.compile

    def counted(self: Environment, source: str, name: str, filename: str) -> object:
        names.append(name)
        return compile_(self, source, name, filename)

    monkeypatch.setattr(Environment, "compile", counted)
    return names


def said(folder: Path, kept: Compiled, name: str = "letter.md.j2") -> str:
    made = Environment(loader=FileSystemLoader(folder), bytecode_cache=kept, autoescape=True)
    return made.get_template(name).render(name="Ana")


def test_a_template_is_compiled_once_for_all_languages(shipped: Path, compilations: list[str]) -> None:
    kept = Compiled(Path(__file__))
    assert [said(shipped, kept), said(shipped, kept)] == ["Dear Ana", "Dear Ana"]
    assert compilations == ["letter.md.j2"]


def test_the_next_run_compiles_nothing(shipped: Path, compilations: list[str]) -> None:
    assert [said(shipped, Compiled(Path(__file__))) for _ in range(3)] == ["Dear Ana"] * 3
    assert compilations == ["letter.md.j2"]
    kept = [each.name for each in (shipped / "__pycache__").iterdir()]
    assert kept == [f"letter.md.j2.{sys.implementation.cache_tag}.jinja"]


def test_a_changed_template_counts_at_once(shipped: Path) -> None:
    kept = Compiled(Path(__file__))
    assert said(shipped, kept) == "Dear Ana"
    (shipped / "letter.md.j2").write_text("Hola {{ name }}", "utf-8")
    assert [said(shipped, kept), said(shipped, Compiled(Path(__file__)))] == ["Hola Ana", "Hola Ana"]


def test_what_another_version_of_the_program_compiled_does_not_count(
    shipped: Path, compilations: list[str], tmp_path: Path
) -> None:
    said(shipped, Compiled(Path(__file__)))
    other = tmp_path / "dialect.py"
    other.write_text("another", "utf-8")
    assert said(shipped, Compiled(other)) == "Dear Ana"
    assert compilations == ["letter.md.j2"] * 2


def test_templates_of_a_plan_leave_nothing_behind(shipped: Path, compilations: list[str], tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (own / "letter.md.j2").write_text("Estimada {{ name }}", "utf-8")
    assert [said(own, Compiled(Path(__file__))) for _ in range(2)] == ["Estimada Ana"] * 2
    assert compilations == ["letter.md.j2"] * 2
    assert not (shipped / "__pycache__").exists()
    assert [each.name for each in own.iterdir()] == ["letter.md.j2"]


def test_nothing_is_written_where_python_is_told_to_write_nothing(
    shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert said(shipped, Compiled(Path(__file__))) == "Dear Ana"
    assert not (shipped / "__pycache__").exists()


def test_a_folder_that_cannot_be_written_is_no_hindrance(shipped: Path) -> None:
    (shipped / "__pycache__").write_text("a file in the place of the folder", "utf-8")
    assert said(shipped, Compiled(Path(__file__))) == "Dear Ana"


@pytest.mark.parametrize("kept", [0, 3, 20, 60, 110, -1])
def test_what_was_cut_short_on_disk_is_compiled_again(shipped: Path, compilations: list[str], kept: int) -> None:
    said(shipped, Compiled(Path(__file__)))
    file = next((shipped / "__pycache__").iterdir())
    file.write_bytes(file.read_bytes()[:kept])
    assert said(shipped, Compiled(Path(__file__))) == "Dear Ana"
    assert compilations == ["letter.md.j2"] * 2
