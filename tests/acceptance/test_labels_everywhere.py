"""Whatever is made for an audience holds nothing above its label: every document, format, letter, form and remark.

Every text of a complete plan is a word of its own, under labels drawn by a seed; every file is taken apart.
"""

import os
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.commands.terminal import PLANS, workplan
from tests.documents.deep import texts
from tests.documents.written_plan import write_submissions
from tests.unit.documents.canaries import Canaries, planted

from workplan_cli.consolidation.disclosure import disclose
from workplan_cli.documents.assemble import FORMATS, OF_TABLES
from workplan_cli.documents.render import documents
from workplan_cli.documents.tables import TABULAR
from workplan_cli.loading.load import load
from workplan_cli.models.submissions import Submissions
from workplan_cli.models.words import LABELS, Tlp

CANARY = re.compile(r"canary\d{4}x", re.IGNORECASE)
LABEL = re.compile(r"TLP:(RED|AMBER\+STRICT|AMBER|GREEN|CLEAR)")
DAY = "2023-07-28"
DOCUMENTS = documents(PLANS / "complete")
WRITTEN = tuple(each for each in FORMATS if each not in (*OF_TABLES, "pdf"))
DRAWS = int(os.environ.get("WORKPLAN_DRAWS", "1"))
"""How many plans are drawn for each label; `WORKPLAN_DRAWS=8 pytest -m slow` takes more, and an hour."""
SUFFIXES = (".pdf", ".md")
LANGUAGES = ("en", "es")
QUICK: tuple[int, Tlp] = (1, "GREEN")
EVERY = [
    QUICK,
    *(
        pytest.param(seed, label, marks=pytest.mark.slow)
        for number, label in enumerate(LABELS)
        for seed in range(number, number + DRAWS)
        if (seed, label) != QUICK
    ),
]


@cache
def complete() -> Submissions:
    submissions = load(PLANS / "complete").submissions
    assert submissions is not None
    return submissions


class Told:
    """A plan with its words on disk, and what was told to an audience of it."""

    def __init__(self, root: Path, seed: int, ceiling: Tlp) -> None:
        submissions, self.canaries = planted(complete(), seed)
        self.root, self.ceiling = root / "plan", ceiling
        write_submissions(submissions, self.root)
        assert load(self.root).submissions == submissions
        self.said: list[str] = []
        self.themes = [each.content.code for each in disclose(submissions, ceiling).submissions.themes]

    def run(self, command: str, *arguments: str) -> None:
        """Run a command for the audience; what it says at the terminal is told as well."""
        ran = workplan(command, *arguments, "--root", self.root, "--tlp", self.ceiling)
        assert ran.code == 0, ran.err
        self.said.append(ran.err)

    def files(self) -> dict[str, set[str]]:
        """By file, every word that is anywhere in it."""
        out = self.root / "out"
        return {path.name: found(path.name, path.read_bytes()) for path in sorted(out.rglob("*")) if path.is_file()}

    def leaks(self) -> list[tuple[str, str]]:
        """What was told above the label: the file, and whose text it is."""
        told = self.files() | {"the terminal": found("", "\n".join(self.said).encode())}
        return sorted(
            (file, f"{self.canaries.planted[word]} TLP:{LABELS[self.canaries.labels[word]]}")
            for file, words in told.items()
            for word in words & above(self.canaries, self.ceiling)
        )


def found(name: str, content: bytes) -> set[str]:
    return {word.lower() for text in texts(name, content) for word in CANARY.findall(text)}


def above(canaries: Canaries, ceiling: Tlp) -> set[str]:
    return {word for word, label in canaries.labels.items() if label > LABELS.index(ceiling)}


def build(told: Told, formats: tuple[str, ...], names: tuple[str, ...] = DOCUMENTS, *more: str) -> None:
    asked = [part for each in formats for part in ("--format", each)]
    told.run("build", *names, *asked, "--as-of", DAY, "--out", str(told.root / "out"), *more)


@pytest.mark.parametrize(("seed", "ceiling"), EVERY)
def test_no_document_in_any_format_holds_what_is_above_its_label(seed: int, ceiling: Tlp, tmp_path: Path) -> None:
    told = Told(tmp_path, seed, ceiling)
    build(told, WRITTEN, DOCUMENTS, "--annotate")
    build(told, OF_TABLES, TABULAR)
    assert told.leaks() == []
    assert {path.suffix[1:] for path in (told.root / "out").iterdir()} == {*WRITTEN, *OF_TABLES}


@pytest.mark.parametrize(("seed", "ceiling"), EVERY)
def test_no_letter_and_no_form_holds_it_either(seed: int, ceiling: Tlp, tmp_path: Path) -> None:
    told = Told(tmp_path, seed, ceiling)
    write_to_countries_and_groups(told)
    assert told.leaks() == []
    assert {path.suffix for path in (told.root / "out").rglob("*.*")} == {".docx", ".md", ".eml", ".ics", ".xlsx"}


def write_to_countries_and_groups(told: Told) -> None:
    """Letters with forms, the calendar, and the forms by themselves."""
    out = told.root / "out"
    told.run("reminders", "--letters", str(out), "--calendar", str(out / "days.ics"), "--as-of", DAY)
    told.run("form", *complete().plan.content.members, "--out", str(out / "forms"))
    if told.themes:
        told.run("form", "theme", *told.themes, "--out", str(out / "forms"))


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "ceiling"), tuple(enumerate(LABELS))[: 1 + DRAWS])
def test_no_pdf_holds_it_either(seed: int, ceiling: Tlp, tmp_path: Path) -> None:
    """Of every second plan what is in English, of the others what is in Spanish: a PDF comes from the Word file."""
    told = Told(tmp_path, seed, ceiling)
    build(told, ("pdf", "md"), DOCUMENTS, "--lang", LANGUAGES[seed % 2])
    assert told.leaks() == []
    read = {suffix: any(words for name, words in told.files().items() if name.endswith(suffix)) for suffix in SUFFIXES}
    assert read[".pdf"] == read[".md"]  # of some plans nothing is CLEAR


@pytest.mark.parametrize(("seed", "ceiling"), EVERY)
def test_every_file_is_marked_at_least_as_high_as_what_is_in_it(seed: int, ceiling: Tlp, tmp_path: Path) -> None:
    told = Told(tmp_path, seed, ceiling)
    build(told, ("docx", "md", "html"), ("country", "matrices"))
    build(told, OF_TABLES, TABULAR)
    write_to_countries_and_groups(told)
    assert sorted(too_low(told)) == []


def too_low(told: Told) -> Iterator[tuple[str, str, str]]:
    """The files that say a lower label than that of a word in them."""
    for path in sorted((told.root / "out").rglob("*.*")):
        if path.suffix == ".ics":
            continue  # a calendar has no place for a label
        read = list(texts(path.name, path.read_bytes()))
        marked = max((LABELS.index(label) for text in read for label in _marks(text)), default=-1)
        for word in {word for text in read for word in CANARY.findall(text)}:
            if told.canaries.labels[word] > marked:
                yield path.name, told.canaries.planted[word], LABELS[told.canaries.labels[word]]


def _marks(text: str) -> list[Tlp]:
    return [label for found in LABEL.findall(text) for label in LABELS if label == found]


MORE = (
    "{id: INF-90, tlp: RED, title: More, countries: all, lead: [AQ], period: {start: 2024, end: 2030}, "
    "budget: {amount: 9999, currency: USD, source: Nobody}}"
)
HIDDEN = {
    "themes/1-information.yaml": ("actions:\n", f"actions:\n  - {MORE}\n"),
    "matrices/ferry-safety.yaml": ("rows:\n", "rows:\n  - {id: fs-90, tlp: RED, text: More}\n"),
    "plan.yaml": ("premises:\n", "premises:\n  - {id: more, tlp: RED, text: More}\n"),
}
HIDDEN_FILES = {
    "themes/9-more.yaml": "theme: 9\ncode: MOR\ntitle: More\ntlp: RED\nactions:\n"
    "  - {id: MOR-01, title: More, countries: all, depends_on: [INF-01]}\n",
    "matrices/more.yaml": "id: more\ntitle: More\ntlp: RED\ndeadline: 2022-01-01\nrows: [{id: m-1, text: More}]\n",
}


def test_what_is_held_back_moves_no_number_count_or_page_of_a_document(tmp_path: Path) -> None:
    """More that is above the label, and the documents below it are the same to the byte."""
    outputs = []
    for folder in (tmp_path / "less", tmp_path / "more"):
        shutil.copytree(PLANS / "complete" / "data", folder / "data")
        if folder.name == "more":
            hide_more(folder / "data")
        out = folder / "out"
        for formats, names in ((WRITTEN, DOCUMENTS), (OF_TABLES, TABULAR)):
            asked = [part for each in formats for part in ("--format", each)]
            ran = workplan("build", *names, *asked, "--as-of", DAY, "--tlp", "AMBER", "--out", out, "--root", folder)
            assert ran.code == 0, ran.out
        outputs.append({path.name: path.read_bytes() for path in out.iterdir()})
    less, more = outputs
    assert less.keys() == more.keys()
    assert [name for name in less if less[name] != more[name]] == []


def hide_more(data: Path) -> None:
    for name, (before, after) in HIDDEN.items():
        text = (data / name).read_text(encoding="utf-8")
        assert before in text
        (data / name).write_text(text.replace(before, after, 1), encoding="utf-8")
    for name, text in HIDDEN_FILES.items():
        (data / name).write_text(text, encoding="utf-8")


WRONG = (
    "{id: INF-91, tlp: RED, title: a, countries: all, scope: canary9999x, lead: [canary9999x], canary9999x: b, "
    "depends_on: [canary9999x]}"
)


@pytest.mark.parametrize("ceiling", [(), ("--tlp", "GREEN"), ("--tlp", "AMBER+STRICT")])
def test_a_build_that_is_refused_says_nothing_of_what_its_files_say(ceiling: tuple[str, ...], tmp_path: Path) -> None:
    shutil.copytree(PLANS / "complete" / "data", tmp_path / "data")
    file = tmp_path / "data" / "themes" / "1-information.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("actions:\n", f"actions:\n  - {WRONG}\n", 1), encoding="utf-8")
    shown = workplan("build", "--root", tmp_path, "--tlp", "RED")
    assert "canary9999x" in shown.out
    ran = workplan("build", "--root", tmp_path, *ceiling)
    assert (ran.code, found("", (ran.out + ran.err).encode())) == (1, set())
    assert [line.split()[0] for line in ran.out.splitlines() if " error WP" in line] == [
        line.split()[0] for line in shown.out.splitlines() if " error WP" in line
    ]
    assert "workplan validate says more" in ran.err
