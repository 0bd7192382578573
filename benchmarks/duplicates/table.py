"""The figures of docs/duplicates.md."""

from collections.abc import Iterator, Mapping

from benchmarks.duplicates.baselines import BASELINES, scores
from benchmarks.duplicates.evaluation import Figures, best, flagged, judged
from benchmarks.duplicates.labelled import LANGUAGES, Half, Labelled, read

HEADINGS = ("half and texts", "way", "found", "wrong", "missed", "precision", "recall", "F1")
HALVES: Mapping[Half, str] = {"held_back": "held back", "last": "last", "tune": "for tuning", "second": "second"}


def table() -> str:
    """A Markdown table: ours and the baselines, on each half and on the later set."""
    lines = [_line(HEADINGS), _line(["---"] * 2 + ["---:"] * (len(HEADINGS) - 2))]
    for half, name in HALVES.items():
        lines += [
            _line((f"{name}, {texts}", *cells)) for texts, part in _parts(read(half)) for cells in _measured(part)
        ]
    return "".join(lines)


def _parts(whole: Labelled) -> Iterator[tuple[str, Labelled]]:
    yield "all", whole
    for language in LANGUAGES:
        yield language, whole.in_language(language)


def _measured(labelled: Labelled) -> Iterator[tuple[str, ...]]:
    yield _cells("workplan", judged(flagged(labelled), labelled))
    for name, way in BASELINES.items():
        threshold, figures = best(scores(labelled, way), labelled)
        yield _cells(f"{name}, from {threshold:.2f}", figures)


def _cells(way: str, figures: Figures) -> tuple[str, ...]:
    counts = (str(each) for each in (figures.found, figures.wrong, figures.missed))
    return (way, *counts, *(f"{each:.3f}" for each in (figures.precision, figures.recall, figures.f1)))


def _line(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
