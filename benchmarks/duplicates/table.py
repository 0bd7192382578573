"""The figures of docs/duplicates.md."""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.duplicates.baselines import BASELINES, scores
from benchmarks.duplicates.evaluation import Figures, best, flagged, judged
from benchmarks.duplicates.labelled import LANGUAGES, Half, Labelled, read

HEADINGS = ("set", "way", "found", "wrong", "missed", "precision", "recall", "F1")
HALVES: Mapping[Half, str] = {"held_back": "held back", "last": "last", "tune": "for tuning", "second": "second"}


def table() -> str:
    """A Markdown table: ours and the baselines on each set, and ours where only one language is there."""
    lines = [_line(HEADINGS), _line(["---"] * 2 + ["---:"] * (len(HEADINGS) - 2))]
    for half, name in HALVES.items():
        whole = read(half)
        lines += [_line((name, *cells)) for cells in (_ours(whole), *_baselines(whole), *_by_language(whole))]
    return "".join(lines)


def _ours(labelled: Labelled, named: str = "workplan") -> tuple[str, ...]:
    return _cells(named, judged(flagged(labelled), labelled))


def _by_language(whole: Labelled) -> Iterator[tuple[str, ...]]:
    for language in LANGUAGES:
        yield _ours(whole.in_language(language), f"workplan, `{language}` alone")


def _baselines(labelled: Labelled) -> Iterator[tuple[str, ...]]:
    for name, way in BASELINES.items():
        threshold, figures = best(scores(labelled, way), labelled)
        yield _cells(f"{name}, from {threshold:.2f}", figures)


def _cells(way: str, figures: Figures) -> tuple[str, ...]:
    counts = (str(each) for each in (figures.found, figures.wrong, figures.missed))
    return (way, *counts, *(f"{each:.3f}" for each in (figures.precision, figures.recall, figures.f1)))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
