"""Templates of a plan: its own before the shipped ones, and what is said of one that cannot be used."""

from pathlib import Path

import pytest
from tests.unit.consolidation.submitted import group
from tests.unit.documents.seen import view

from workplan_cli.documents.directives import TemplateFault
from workplan_cli.documents.render import documents, reference, render
from workplan_cli.shipped import templates

SHIPPED = ("country", "matrices", "plenary", "status", "work-plan")
SEEN = view(themes=[group("INT", "  - {id: INT-01, title: Exchange routes}\n  - {id: INT-02, title: Study}")])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    return tmp_path


def write(folder: Path, text: str, name: str = "own.md.j2") -> Path:
    path = folder / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_template_of_the_plan_is_a_document(folder: Path) -> None:
    write(folder, "# {{ plan.title }}\n{% for action in plan.actions() %}\n- {{ action.id }}\n{% endfor %}\n")
    assert documents(folder) == tuple(sorted(("own", *SHIPPED)))
    assert render("own", SEEN, folder) == "# Example\n- INT-01\n- INT-02\n"


def test_a_template_of_the_plan_goes_before_the_shipped_one(folder: Path) -> None:
    write(folder, "# Ours\n", "work-plan.md.j2")
    assert documents(folder) == SHIPPED
    assert render("work-plan", SEEN, folder) == "# Ours\n"


def test_a_template_of_the_plan_can_use_the_pieces_of_the_shipped_ones(folder: Path) -> None:
    write(folder, '{% import "_parts.md.j2" as parts with context %}\n{{ parts.state["group"] }}\n')
    assert render("own", SEEN, folder) == "agreed in the group\n"


def test_a_piece_of_the_plan_goes_before_the_shipped_one(folder: Path) -> None:
    write(folder, '{% set state = {"group": "ours"} %}\n', "_parts.md.j2")
    write(folder, '{% import "_parts.md.j2" as parts with context %}\n{{ parts.state["group"] }}\n')
    assert render("own", SEEN, folder) == "ours\n"


def test_pieces_and_templates_in_folders_are_no_documents(folder: Path) -> None:
    write(folder, "x", "_piece.md.j2")
    write(folder, "x", "inner/deep.md.j2")
    write(folder, "x", "notes.txt")
    assert documents(folder) == SHIPPED


def test_a_plan_without_templates_has_the_shipped_ones(tmp_path: Path) -> None:
    assert documents(tmp_path) == SHIPPED
    assert reference(tmp_path) == templates() / "reference.docx"


def test_the_word_file_of_the_plan_goes_before_the_shipped_one(folder: Path) -> None:
    own = folder / "templates" / "reference.docx"
    own.write_bytes(b"PK")
    assert reference(folder) == own


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a\n{{ plan.titel }}\n", 2, "there is no `titel` here; did you mean `title`?"),
        ("a\n\n{{ titel }}\n", 3, "there is no `titel` here"),
        ("{% if plan.wrong %}a{% endif %}\n", 1, "there is no `wrong` here"),
        (
            "{% for action in plan.actions() %}\n{{ action.leed }}\n{% endfor %}",
            2,
            "there is no `leed` here; did you mean `lead`?",
        ),
        ("{{ plan.actions() | map(attribute='leed') | join }}", 1, "there is no `leed` here; did you mean `lead`?"),
        ("{% for a in plan.actions() if a.wrong %}{% endfor %}", 1, "there is no `wrong` here"),
        ("a\n{{ plan.organisation }}\n", 2, "prints a value that is not there; test it with `if` first"),
        ("a\n{{ plan.themes }}\n", 2, "takes a tuple where a text of the plan is due"),
        ("a\n\n{% if %}\n", 3, "Expected an expression, got 'end of statement block'"),
        ("{{ plan.title | uper }}", 1, "there is no filter `uper`; did you mean `upper`?"),
        ("a\n{% include 'gone.md.j2' %}", 2, "there is no template gone.md.j2"),
        ("{% import '_part.md.j2' as p %}", 1, "there is no template _part.md.j2; did you mean `_parts`?"),
        ("{{ plam.title }}", 1, "there is no `plam` here; did you mean `plan`?"),
        ("{{ page_braek() }}", 1, "there is no `page_braek` here; did you mean `page_break`?"),
        (
            "{{ plan.workshop.period }}",
            1,
            "`period` is asked of a value that is not there; test it with `if` first",
        ),
        ("{{ shade() }}", 1, "shade() missing 1 required positional argument: 'status'"),
        ("{{ style('') }}", 1, "`style` is given no text"),
        ("{{ style(none) }}", 1, "`style` is given no text"),
        ("{{ anchor(' ') }}", 1, "`anchor` is given no text"),
        ("{{ contents('C', 'x') }}", 1, "`depth` is a whole number from 1, not 'x'"),
        ("{{ contents('C', 0) }}", 1, "`depth` is a whole number from 1, not 0"),
        ("{{ table(header_columns='x') }}", 1, "`header_columns` is a whole number from 0, not 'x'"),
        ("{{ table(widths=(0, 0)) }}", 1, "the widths of a table are above 0, not (0, 0)"),
        ("{{ table(widths=(-1, 1)) }}", 1, "the widths of a table are above 0, not (-1, 1)"),
        ("{{ 1 // 0 }}", 1, "integer division or modulo by zero"),
        ("{{ plan.actions()[9].id }}", 1, "there is no `9` here"),
        ("{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}", 1, "a template or macro uses itself without end"),
        ("{{ plan._view }}", 1, "`_view` is not for templates"),
        ("{{ plan.actions(1) }}", 1, "PlanView.actions() takes 1 positional argument but 2 were given"),
    ],
)
def test_a_fault_is_said_in_one_line_with_file_and_line(folder: Path, text: str, line: int, said: str) -> None:
    template = write(folder, text)
    with pytest.raises(TemplateFault) as caught:
        render("own", SEEN, folder)
    assert str(caught.value) == f"{template}:{line}: {said}"


def test_a_fault_in_a_piece_names_the_piece(folder: Path) -> None:
    piece = write(folder, "\n{% macro m() %}\n{{ plan.wrong }}\n{% endmacro %}\n", "_piece.md.j2")
    write(folder, '{% import "_piece.md.j2" as piece with context %}\n{{ piece.m() }}\n')
    with pytest.raises(TemplateFault) as caught:
        render("own", SEEN, folder)
    assert str(caught.value) == f"{piece}:3: there is no `wrong` here"


def test_a_template_that_is_not_in_utf_8_is_said_to_be_so(folder: Path) -> None:
    (folder / "templates" / "own.md.j2").write_bytes("# México\n".encode("latin-1"))
    with pytest.raises(TemplateFault) as caught:
        render("own", SEEN, folder)
    assert str(caught.value) == "the template is not in UTF-8"


def test_a_template_cannot_reach_files_outside_the_folders_of_templates(folder: Path) -> None:
    (folder / "secret.md.j2").write_text("secret", encoding="utf-8")
    write(folder, "{% include '../secret.md.j2' %}")
    with pytest.raises(TemplateFault) as caught:
        render("own", SEEN, folder)
    assert str(caught.value).endswith("there is no template ../secret.md.j2")
