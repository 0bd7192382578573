"""The shipped work plan: its grids against the files, any plan in any order, and what breaks a build."""

import io
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from openxml_audit import FileFormat, OpenXmlValidator
from tests.commands.terminal import ROOT, process, workplan
from tests.documents import lint
from tests.unit.consolidation.drawn import Files, files, in_another_order, submissions
from tests.unit.documents.seen import DAY

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.disclosure import disclose
from workplan_cli.documents import gfm
from workplan_cli.documents.assemble import Order, assemble
from workplan_cli.documents.directives import TemplateFault
from workplan_cli.documents.render import render
from workplan_cli.documents.view import view_of
from workplan_cli.documents.wording import Wording
from workplan_cli.language import country_name, translation
from workplan_cli.models.words import LABELS, Tlp

PLANS = {"repository": ROOT, "small": ROOT / "tests/plans/small", "complete": ROOT / "tests/plans/complete"}
BUILDS = [(name, "en") for name in PLANS] + [("repository", "es"), ("complete", "es")]
SIGNS = {"yes": "✓", "in_part": "◐", "no": "✗", "not_applicable": "–"}
KINDS = ("treaties", "indicators", "legislation")

Grid = list[list[str]]


@cache
def built(name: str, folder: Path) -> dict[str, bytes]:
    out = folder / name
    ran = workplan("build", "--root", PLANS[name], "--as-of", "2023-11-28", "--tlp", "RED", "--out", out)
    assert ran.code == 0, ran.err
    return {path.name: path.read_bytes() for path in out.iterdir()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("built")


def tables_of_markdown(content: bytes) -> list[Grid]:
    """Every table as the texts of its cells."""
    tables: list[Grid] = []
    cell = False
    for token in MarkdownIt("commonmark", {"html": False}).enable("table").parse(content.decode()):
        if token.type == "table_open":
            tables.append([])
        elif token.type == "tr_open":
            tables[-1].append([])
        elif token.type == "inline" and cell:
            shown = (each for each in token.children or [] if each.type in ("text", "text_special", "code_inline"))
            tables[-1][-1].append("".join(each.content for each in shown).strip())
        cell = token.type in ("th_open", "td_open")
    return tables


def tables_of_word(content: bytes) -> list[Grid]:
    document = docx.Document(io.BytesIO(content))
    return [[[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows] for table in document.tables]


def tables(name: str, language: str, suffix: str, folder: Path) -> list[Grid]:
    content = built(name, folder)[f"work-plan.{language}.{suffix}"]
    return tables_of_markdown(content) if suffix == "md" else tables_of_word(content)


def read(plan: Path, kind: str) -> list[Any]:
    return [
        yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - makes texts only
        for path in sorted((plan / "data" / kind).glob("*.yaml"))
    ]


def answers(plan: Path) -> dict[tuple[str, str, str], dict[str, Any]]:
    """Every answer with a status, by matrix, row and country."""
    return {
        (matrix, row, country["country"]): answer
        for country in read(plan, "countries")
        for matrix, reply in country.get("matrices", {}).items()
        for row, answer in reply.get("answers", {}).items()
        if "status" in answer
    }


def compared(plan: Path) -> list[Any]:
    """The matrices that the annex shows as grids, in their order."""
    matrices = sorted(
        read(plan, "matrices"), key=lambda each: (KINDS.index(each.get("kind", "indicators")), each["id"])
    )
    return [each for each in matrices if each.get("kind") != "treaties" or len(each["rows"]) > 6]


def members(plan: Path) -> list[str]:
    return sorted(yaml.load((plan / "data/plan.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)["members"])  # noqa: S506


def sign(answer: dict[str, Any] | None) -> str:
    return SIGNS[answer["status"]] if answer else ""


def with_heading(grids: list[Grid], *heading: str) -> Iterator[Grid]:
    return (grid[1:] for grid in grids if grid[0][: len(heading)] == list(heading))


@pytest.mark.parametrize("suffix", ["md", "docx"])
@pytest.mark.parametrize(("name", "language"), BUILDS)
def test_every_answer_is_a_sign_in_the_cell_of_its_row_and_country(
    name: str, language: str, suffix: str, folder: Path
) -> None:
    say, given_answers, codes = translation(language), answers(PLANS[name]), members(PLANS[name])
    expected = [
        sorted(
            [
                SIGNS[given["status"]] if (given := given_answers.get((matrix["id"], row["id"], code))) else ""
                for code in codes
            ]
            for row in matrix["rows"]
        )
        for matrix in compared(PLANS[name])
    ]
    grids = with_heading(tables(name, language, suffix, folder), say("Ref."), say("What is asked"))
    assert [sorted(row[2:] for row in grid if row[0]) for grid in grids] == expected


@pytest.mark.parametrize("suffix", ["md", "docx"])
@pytest.mark.parametrize(("name", "language"), BUILDS)
def test_every_answer_has_a_line_with_its_country_citation_and_status(
    name: str, language: str, suffix: str, folder: Path
) -> None:
    say, given_answers = translation(language), answers(PLANS[name])
    grids = compared(PLANS[name])
    expected = [
        (country_name(code, language), SIGNS[given["status"]], one_line(given.get("citation", "")))
        for matrix in (*grids, *(each for each in read(PLANS[name], "matrices") if each not in grids))
        for row in matrix["rows"]
        for code in Wording(language).in_order(members(PLANS[name]))
        if (given := given_answers.get((matrix["id"], row["id"], code)))
        if matrix in grids or "citation" in given or "note" in given
    ]
    heading = [say(each) for each in ("Ref.", "Country", "Answer", "Citation and note", "Source")]
    lines = [row for grid in with_heading(tables(name, language, suffix, folder), *heading) for row in grid]
    found = [(line[1], line[2][0], line[3]) for line in lines]
    assert [each[:2] for each in found] == [each[:2] for each in expected]
    assert [(one, other) for one, other in zip(found, expected, strict=True) if not one[2].startswith(other[2])] == []


def one_line(text: str) -> str:
    return " ".join(text.split())


def parts(plan: Path) -> dict[str, list[str]]:
    """The letter of each country in each action that stands alone, from the files."""
    said = {
        (country["country"], action): position.get("position")
        for country in read(plan, "countries")
        for action, position in country.get("positions", {}).items()
    }
    letters = {"lead": "L", "participate": "P", "observe": "O", "reserve": "R", "decline": "D"}
    codes = members(plan)

    def letter(action: Any, code: str) -> str:
        countries = codes if action.get("countries") == "all" else action.get("countries", [])
        if position := said.get((code, action["id"])):
            return letters[position]
        if code in action.get("lead", []):
            return "L"
        return "–" if code in action.get("except", {}) else "·" if code in countries else ""

    return {
        action["id"]: [letter(action, code) for code in codes]
        for theme in read(plan, "themes")
        for action in theme.get("actions", [])
        if action["id"] not in merged(plan) and action.get("status") != "withdrawn"
    }


def merged(plan: Path) -> set[str]:
    """The actions that a merge names."""
    ledger = plan / "data" / "decisions.yaml"
    decisions = yaml.load(ledger.read_text(encoding="utf-8"), yaml.BaseLoader) if ledger.exists() else []  # noqa: S506
    return {action for each in decisions if each["decision"] == "merge" for action in each["actions"]}


@pytest.mark.parametrize("suffix", ["md", "docx"])
@pytest.mark.parametrize("name", PLANS)
def test_every_country_has_its_letter_in_every_action(name: str, suffix: str, folder: Path) -> None:
    codes = members(PLANS[name])
    (grid,) = with_heading(tables(name, "en", suffix, folder), "Id", "Action", *codes)
    assert {row[0]: row[2:] for row in grid if row[0] not in merged(PLANS[name])} == parts(PLANS[name])


@pytest.mark.parametrize(("name", "language"), BUILDS)
def test_both_formats_have_the_same_tables(name: str, language: str, folder: Path) -> None:
    assert squeezed(tables(name, language, "docx", folder)) == squeezed(tables(name, language, "md", folder))


def squeezed(grids: list[Grid]) -> list[Grid]:
    """The characters of the cells, without breaks and marks of footnotes and lists, which differ by format."""
    marks = re.compile(r"<br>|\s|•|\[\^[^\]]*\]")
    return [[[marks.sub("", cell) for cell in row] for row in grid if any(row)] for grid in grids]


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_mark_of_markdown_is_left_in_word_but_those_that_somebody_wrote(language: str, folder: Path) -> None:
    document = docx.Document(io.BytesIO(built("complete", folder)[f"work-plan.{language}.docx"]))
    assert [each.text for each in document.paragraphs if "**" in each.text] == []


def test_the_navigation_pane_of_every_document_skips_no_level(tmp_path: Path) -> None:
    documents = ("work-plan", "matrices", "country", "plenary", "status")
    out = ("--as-of", "2023-11-28", "--format", "docx", "--lang", "en", "--out", tmp_path)
    ran = workplan("build", *documents, "--root", PLANS["complete"], *out)
    assert ran.code == 0, ran.err
    for path in sorted(tmp_path.iterdir()):
        levels = lint.outline(path.read_bytes())
        assert (path.name, levels[0]) == (path.name, 1)
        assert [(path.name, *pair) for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


@pytest.mark.slow
@pytest.mark.parametrize(("name", "language"), BUILDS)
def test_pandoc_reads_every_table_with_the_same_columns(name: str, language: str, folder: Path) -> None:
    content = built(name, folder)[f"work-plan.{language}.md"]
    done = subprocess.run(["pandoc", "-f", "gfm", "-t", "json"], input=content, capture_output=True, check=True)
    columns = []
    for block in json.loads(done.stdout)["blocks"]:
        if block["t"] == "Table":
            _attributes, _caption, specifications, head, bodies, _foot = block["c"]
            rows = [*head[1], *(row for body in bodies for row in body[3])]
            assert {len(row[1]) for row in rows} == {len(specifications)}
            columns.append(len(specifications))
    assert columns == [len(grid[0]) for grid in tables_of_markdown(content)]


def text_of(plain: Files, ceiling: Tlp, language: str) -> str:
    disclosed = disclose(submissions(plain), ceiling)
    view = view_of(consolidate(disclosed.submissions), language, DAY, disclosed.label, "")
    return render("work-plan", view, ROOT / "tests")


@given(files(), st.integers(), st.sampled_from(LABELS), st.sampled_from(["en", "es", "pt"]))
@settings(max_examples=80, deadline=None)
def test_no_order_of_files_or_entries_changes_a_word_of_any_plan(
    plain: Files, seed: int, ceiling: Tlp, language: str
) -> None:
    text = text_of(plain, ceiling, language)
    assert text_of(in_another_order(plain, random.Random(seed)), ceiling, language) == text  # noqa: S311 - no secret
    markdown = gfm.to_markdown(text)
    assert [each for each in ("None", "{%", "{{", "\x02", "\x03", "Undefined") if each in markdown] == []


def word_file(plain: Files, folder: Path) -> Path:
    order = Order(folder, ("work-plan",), ("docx",), ("en",), "RED", DAY, "", folder)
    (path,) = assemble(submissions(plain), order)
    return path


@given(files())
@settings(max_examples=20, deadline=None)
def test_the_word_file_of_any_plan_is_sound(plain: Files) -> None:
    with_folder(lambda folder: lint.findings(word_file(plain, folder).read_bytes()), plain)


def with_folder(judge: Callable[[Path], list[str]], plain: Files) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        assert judge(Path(folder)) == [], plain


@pytest.mark.slow
@given(files())
@settings(max_examples=int(os.environ.get("WORKPLAN_PLANS", "20")), deadline=None)
def test_validators_find_nothing_in_the_word_file_of_any_plan(plain: Files) -> None:
    def judge(folder: Path) -> list[str]:
        audit = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(word_file(plain, folder))
        return [str(error) for error in audit.errors]

    with_folder(judge, plain)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    copy = tmp_path / "plan"
    shutil.copytree(PLANS["complete"], copy)
    (copy / "build").mkdir()
    for suffix in ("en.docx", "en.md", "es.docx", "es.md"):
        (copy / "build" / f"work-plan.{suffix}").write_bytes(b"old")
    return copy


def untouched(plan: Path) -> bool:
    names = sorted(path.name for path in (plan / "build").iterdir())
    return names == ["work-plan.en.docx", "work-plan.en.md", "work-plan.es.docx", "work-plan.es.md"] and all(
        path.read_bytes() == b"old" for path in (plan / "build").iterdir()
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('# {{ plan.title }}\n\n{{ style("No Such Style") }}\n\nText\n', "No Such Style"),
        ('{% if plan.language == "es" %}{{ plan.wrong }}{% endif %}\n', "there is no `wrong` here"),
        ("# {{ plan.title }}\n\n{{ plan.titel }}\n", "there is no `titel` here; did you mean `title`?"),
        ("{{ plan.revision.format(plan) }}", "`format` is not for templates"),
    ],
)
def test_a_faulty_template_leaves_all_old_files_as_they_are(plan: Path, text: str, said: str) -> None:
    (plan / "templates").mkdir()
    (plan / "templates" / "work-plan.md.j2").write_text(text, encoding="utf-8")
    ran = workplan("build", "--root", plan)
    assert (ran.code, ran.out, ran.err.count("\n")) == (4, "", 1)
    assert ran.err.startswith("workplan: the template cannot be used: ")
    assert said in ran.err
    assert untouched(plan)


def test_a_fault_of_a_directive_is_a_fault_of_the_template(plan: Path) -> None:
    (plan / "templates").mkdir()
    (plan / "templates" / "work-plan.md.j2").write_text('{{ style("Nothing") }}\n\nText\n', encoding="utf-8")
    order = Order(plan, ("work-plan",), ("docx",), ("en",), "RED", DAY, "", plan / "build")
    with pytest.raises(TemplateFault):
        assemble(submissions(MINIMAL), order)


MINIMAL: Files = {
    "plan": [{"id": "example", "title": "Example", "languages": ["en"], "members": ["GT"]}],
    "matrices": [],
    "countries": [],
    "themes": [],
    "decisions": [],
}


def test_the_word_file_of_the_plan_gives_the_styles(plan: Path) -> None:
    (plan / "templates").mkdir()
    own = docx.Document(str(ROOT / "templates" / "reference.docx"))
    own.styles["Title"].font.name = "Courier New"
    own.save(str(plan / "templates" / "reference.docx"))
    assert workplan("build", "--root", plan, "--format", "docx", "--lang", "en").code == 0
    document = docx.Document(str(plan / "build" / "work-plan.en.docx"))
    assert document.styles["Title"].font.name == "Courier New"


def test_the_style_and_script_of_the_plan_are_those_of_its_pages(plan: Path) -> None:
    (plan / "templates").mkdir()
    (plan / "templates" / "web.css").write_text("p { color: #123456 }")
    (plan / "templates" / "web.js").write_text("// nothing")
    assert workplan("build", "--root", plan, "--format", "html", "--lang", "en").code == 0
    page = (plan / "build" / "work-plan.en.html").read_text(encoding="utf-8")
    assert "<style>p { color: #123456 }\n.tlp-" in page
    assert "<script>// nothing</script>" in page


def test_a_full_disk_leaves_the_old_files_and_no_pieces(plan: Path) -> None:
    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = subprocess.run(
        [sys.executable, "-B", "-m", "workplan_cli", "build", "--root", plan],
        preexec_fn=no_room,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr == f"workplan: {plan}/build: File too large\n"
    assert untouched(plan)


def test_two_builds_at_once_do_not_mix(plan: Path) -> None:
    command = [sys.executable, "-m", "workplan_cli", "build", "--root", str(plan), "--as-of", "2023-11-28"]
    alone = process("build", "--root", plan, "--as-of", "2023-11-28", "--out", plan / "alone")
    assert alone.code == 0
    running = [subprocess.Popen(command, stderr=subprocess.DEVNULL) for _ in range(3)]
    assert [each.wait() for each in running] == [0, 0, 0]
    assert {path.name: path.read_bytes() for path in (plan / "build").iterdir()} == {
        path.name: path.read_bytes() for path in (plan / "alone").iterdir()
    }


@pytest.mark.parametrize("out", ["/proc/nowhere", "/dev/null/x", "taken"])
def test_a_folder_that_cannot_be_made_is_named_in_one_line(plan: Path, out: str) -> None:
    (plan / "taken").write_text("a file", encoding="utf-8")
    ran = workplan("build", "--root", plan, "--out", plan / out)
    assert (ran.code, ran.out, ran.err.count("\n")) == (4, "", 1)
    assert ran.err.startswith(f"workplan: {plan / out}: ")


def test_what_stops_a_build_for_others_shows_no_line_of_the_files(plan: Path) -> None:
    file = plan / "data" / "countries" / "antarctica.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "secret: what nobody may see\n", encoding="utf-8")
    ran = workplan("build", "--root", plan, "--tlp", "GREEN")
    assert (ran.code, "what nobody may see" in ran.out + ran.err) == (1, False)
    assert "error WP021 unknown-field" in ran.out
    assert "what nobody may see" in workplan("build", "--root", plan, "--tlp", "RED").out
    assert untouched(plan)


@pytest.mark.parametrize("ceiling", LABELS)
def test_a_plan_with_faults_is_built_from_what_is_left(ceiling: str, tmp_path: Path) -> None:
    faulty = ROOT / "tests" / "plans" / "with-faults"
    ran = workplan("build", "--root", faulty, "--keep-going", "--tlp", ceiling, "--out", tmp_path)
    assert ran.code == 0, ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "work-plan.en.docx", "work-plan.en.md", "work-plan.es.docx", "work-plan.es.md",
    ]  # fmt: skip


def test_a_narrower_version_says_so_and_does_not_call_missing_what_it_holds_back(plan: Path) -> None:
    def text(label: str) -> str:
        assert workplan("build", "--root", plan, "--tlp", label, "--format", "md", "--lang", "en").code == 0
        return (plan / "build" / "work-plan.en.md").read_text(encoding="utf-8")

    note = "What may be shared only with a narrower audience is left out of this version."
    green, red = text("GREEN"), text("RED")
    assert (note in green.split("## Contents")[0], note in red) == (True, False)
    christmas = next(line for line in green.split("## Annex: directory")[1].splitlines() if "Christmas Island" in line)
    assert christmas == "| Christmas Island | not shown |  |  |"
    assert "Christmas Island: " not in green.split("## What is still missing")[1].split("## Annex")[0]


def test_the_narrowest_version_claims_nothing_of_what_it_does_not_show_and_has_no_chapter_without_content(
    plan: Path,
) -> None:
    assert workplan("build", "--root", plan, "--tlp", "CLEAR", "--format", "md", "--lang", "en").code == 0
    clear = (plan / "build" / "work-plan.en.md").read_text(encoding="utf-8")
    lines = [line for line in clear.splitlines() if line]
    assert not [line for line in lines if line.startswith(("All countries have", "No action has been", "No source is"))]
    assert "No answer is missing of those that this version shows." in lines
    assert lines.count("This version shows none.") == 2
    chapters = [line for line, after in pairwise(lines) if line.startswith("## ") and after.startswith("## ")]
    assert chapters == []


def test_the_answers_received_are_counted_in_columns_of_one_width_in_every_document(tmp_path: Path) -> None:
    ask = ("build", "work-plan", "matrices", "--root", ROOT, "--as-of", "2017-11-28", "--format", "docx")
    ran = workplan(*ask, "--lang", "es", "--out", tmp_path)
    assert ran.code == 0, ran.err

    def widths(name: str) -> list[int | None]:
        document = docx.Document(str(tmp_path / f"{name}.es.docx"))
        (table,) = [each for each in document.tables if each.cell(0, 0).text == "Matriz" and len(each.columns) == 5]
        return [column.width for column in table.columns]

    assert widths("matrices") == widths("work-plan")
