"""What an audience may not see is nowhere: not in the plan, not in what a template sees, not in any part of a file."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from tests.commands.terminal import PLANS
from tests.unit.documents.canaries import Canaries, planted, strings

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.disclosure import disclose
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.documents import gfm
from workplan_cli.documents.assemble import Order, assemble
from workplan_cli.documents.render import render
from workplan_cli.documents.view import PlanView, view_of
from workplan_cli.loading.load import load
from workplan_cli.models.submissions import Submissions
from workplan_cli.models.words import LABELS, Tlp

CANARY = re.compile(r"canary\d{4}x")
DAY = date(2023, 11, 28)


@cache
def complete() -> Submissions:
    submissions = load(PLANS / "complete").submissions
    assert submissions is not None
    return submissions


@dataclass(frozen=True)
class Shown:
    plan: WorkPlan
    view: PlanView
    text: str


@cache
def shown(seed: int, ceiling: Tlp) -> Shown:
    disclosed = disclose(planted(complete(), seed)[0], ceiling)
    plan = consolidate(disclosed.submissions)
    view = view_of(plan, "en", DAY, disclosed.label, "")
    return Shown(plan, view, render("work-plan", view, PLANS / "complete"))


def found(texts: Iterator[str] | list[str]) -> set[str]:
    return {word for text in texts for word in CANARY.findall(text)}


def above(canaries: Canaries, ceiling: Tlp) -> set[str]:
    return {word for word, label in canaries.labels.items() if label > LABELS.index(ceiling)}


def expected(canaries: Canaries, ceiling: Tlp, printed: set[str]) -> set[str]:
    """Of the words that the document prints when all is shown, those that this audience is to find."""
    limit = LABELS.index(ceiling)
    return {
        word
        for word in printed
        if canaries.planted[word] not in PRINTED_WITH_ANOTHER
        and canaries.labels[word] <= limit
        and all(canaries.things[each] <= limit for each in canaries.needs[word])
    }


PRINTED_WITH_ANOTHER = {"Plan.profiles", "Row.reference"}
"""Printed beside the workshop, or where an action or an answer names the row: with these it goes."""
SEEDS = range(8)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("ceiling", LABELS)
def test_nothing_above_the_ceiling_can_be_reached_or_read(seed: int, ceiling: Tlp) -> None:
    canaries = planted(complete(), seed)[1]
    seen = shown(seed, ceiling)
    for texts in (strings(seen.plan), strings(seen.view), [seen.text], list(gfm.markdown_pieces(seen.text))):
        assert sorted((word, canaries.planted[word]) for word in found(texts) & above(canaries, ceiling)) == []


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("ceiling", LABELS[:-1])
def test_everything_up_to_the_ceiling_that_the_document_prints_is_there(seed: int, ceiling: Tlp) -> None:
    canaries = planted(complete(), seed)[1]
    printed = found([shown(seed, "RED").text])
    missing = expected(canaries, ceiling, printed) - found([shown(seed, ceiling).text])
    assert sorted((word, canaries.planted[word]) for word in missing) == []


def test_the_document_prints_nearly_every_text_of_the_format() -> None:
    canaries = planted(complete(), 0)[1]
    printed = {canaries.planted[word] for word in found([shown(0, "RED").text])}
    assert set(canaries.planted.values()) - printed == NOT_PRINTED


NOT_PRINTED = {
    "Decisive.note",
    "Decisive.terms",
    "ReminderRules.reply_to",
    "Stage.name",
    "Delegate.email",
    "Delegate.phone",
    "Compiled.from_",
}


@pytest.mark.parametrize(
    ("seed", "ceiling"), [(0, "CLEAR"), (1, "GREEN"), (2, "AMBER"), (3, "AMBER+STRICT"), (4, "RED")]
)
def test_no_part_of_a_word_file_holds_it_either(seed: int, ceiling: Tlp, tmp_path: Path) -> None:
    submissions, canaries = planted(complete(), seed)
    order = Order(PLANS / "complete", ("work-plan",), ("docx", "md", "html"), ("en", "es"), ceiling, DAY, "", tmp_path)
    forbidden = above(canaries, ceiling)
    for path in assemble(submissions, order):
        texts = parts_of(path.read_bytes()) if path.suffix == ".docx" else [path.read_text(encoding="utf-8")]
        assert sorted((word, canaries.planted[word]) for word in found(texts) & forbidden) == []
        assert found(texts) >= found([shown(seed, ceiling).text])


def parts_of(content: bytes) -> list[str]:
    """Every part of a Word file: as it is, and without its marks, where a word may be split."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        texts = [archive.read(name).decode("utf-8", errors="replace") for name in archive.namelist()]
    return texts + [re.sub(r"<[^>]*>", "", text) for text in texts]
