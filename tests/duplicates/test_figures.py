"""How well duplicates are found: what docs/duplicates.md says is what the code gives, and it is enough."""

from benchmarks.bench import REPOSITORY
from benchmarks.duplicates.evaluation import flagged, judged
from benchmarks.duplicates.labelled import read
from benchmarks.duplicates.table import table


def test_the_documented_figures_are_those_of_the_code() -> None:
    written = (REPOSITORY / "docs" / "duplicates.md").read_text("utf-8")
    assert written.partition("<!-- figures -->\n")[2].partition("<!-- end of figures -->")[0] == table()


def test_enough_of_the_held_back_half_is_found_and_little_else() -> None:
    half = read("held_back")
    figures = judged(flagged(half), half)
    assert (figures.f1 >= 0.75, figures.precision >= 0.85) == (True, True)


def test_the_labelled_set_is_large_enough_and_in_two_halves() -> None:
    halves = read("tune"), read("held_back")
    assert [(len(half.titles), len(half.same), len(half.different)) for half in halves] == [
        (218, 47, 118),
        (230, 47, 146),
    ]
