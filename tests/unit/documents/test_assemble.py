"""Two processes make the documents, and nobody can tell from the files or the refusals."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from tests.commands.terminal import PLANS
from tests.unit.documents.seen import DAY
from tests.unit.documents.test_labels import complete

from workplan_cli.consolidation import workplan
from workplan_cli.documents import assemble as module
from workplan_cli.documents.assemble import Order, assemble
from workplan_cli.documents.directives import TemplateFault
from workplan_cli.documents.view import CountryView, PlanView

HERE = os.getpid()
ALL = ("work-plan", "matrices", "country", "plenary", "status")

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no second process without fork"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),  # the threads of pytest-xdist only wait
]


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine with a second processor."""
    monkeypatch.setattr(module, "can_share", lambda: True)


def order(out: Path, **asked: tuple[str, ...]) -> Order:
    usual = Order(PLANS / "complete", ("work-plan",), ("md", "docx"), ("en", "es"), "GREEN", DAY, "a1b2c3", out)
    return replace(usual, **asked)  # type: ignore[arg-type]


def written(order: Order) -> dict[str, bytes]:
    """The content of each file by name, in the order in which `build` tells them."""
    return {path.name: path.read_bytes() for path in assemble(complete(), order)}


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"documents": ALL, "formats": ("md", "html")},
        {"documents": ("work-plan", "matrices"), "formats": ("md", "xlsx", "csv")},
        {"documents": ("country",), "formats": ("md",), "languages": ("es",)},
        {"languages": ("es",)},
    ],
    ids=["the usual", "every document", "tables", "countries in one language", "one document"],
)
def test_two_processes_write_what_one_writes(
    asked: dict[str, tuple[str, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "can_share", lambda: False)
    alone = written(order(tmp_path / "alone", **asked))
    monkeypatch.setattr(module, "can_share", lambda: True)
    together = written(order(tmp_path / "together", **asked))
    assert list(together) == list(alone)
    assert together == alone


@pytest.mark.usefixtures("two")
def test_each_process_makes_one_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def render(_: str, view: PlanView, __: Path, ___: CountryView | None) -> str:
        return f"{view.language} {'here' if os.getpid() == HERE else 'elsewhere'}"

    monkeypatch.setattr(module, "render", render)
    made = written(order(tmp_path, formats=("md",)))
    assert made == {"work-plan.en.md": b"en here\n", "work-plan.es.md": b"es elsewhere\n"}


@pytest.mark.usefixtures("two")
def test_a_large_plan_is_in_the_memory_of_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workplan, "_LARGE", 10)
    monkeypatch.setattr(module, "render", lambda *_: "here" if os.getpid() == HERE else "elsewhere")
    assert set(written(order(tmp_path, formats=("md",))).values()) == {b"here\n"}


@pytest.mark.usefixtures("two")
def test_a_fault_that_the_second_process_meets_is_told_and_no_file_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def render(_: str, view: PlanView, __: Path, ___: CountryView | None) -> str:
        if view.language == "es":
            raise TemplateFault("mine.md.j2:3: there is no such thing")
        return "text"

    monkeypatch.setattr(module, "render", render)
    with pytest.raises(TemplateFault, match="no such thing"):
        written(order(tmp_path))
    assert list(tmp_path.iterdir()) == []
