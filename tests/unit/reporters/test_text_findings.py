"""Findings as a person reads them."""

from tests.unit.reporters.report_of import found, report_of

from workplan_cli.address import Place
from workplan_cli.reporters.text import render

WORDS = "`citacion` is no field of an answer; did you mean `citation`?"
LINE = '      sp-06-1a: {citacion: "Decreto 44-2016", status: yes}'


def test_a_finding_shows_its_line_and_marks_its_stretch() -> None:
    assert render(report_of(found(WORDS, excerpt=LINE), files=19), str) == (
        "data/countries/guatemala.yaml:14:18: error WP021 unknown-field: "
        "`citacion` is no field of an answer; did you mean `citation`?\n"
        '   14 |       sp-06-1a: {citacion: "Decreto 44-2016", status: yes}\n'
        "      |                  ^^^^^^^^\n"
        "19 files: 1 error, 0 warnings, 0 notes\n"
    )


def test_marks_stand_below_letters_that_are_wide_or_combine() -> None:
    located = found("said", excerpt="a\u0301 日本 b", place=Place(1, 7, 1, 8))
    assert render(report_of(located), str).splitlines()[1:3] == ["   1 | a\u0301 日本 b", "     |        ^"]


def test_an_escape_sequence_is_shown_and_not_obeyed() -> None:
    located = found("is \x1b[31m", file="data/\x1b]0;x\x07.yaml", excerpt="\x1b[2J: x", place=Place(1, 1, 1, 2))
    printed = render(report_of(located), str)
    assert "\x1b" not in printed
    assert printed.startswith("data/\ufffd]0;x\ufffd.yaml:1:1: error WP021 unknown-field: is \ufffd[31m\n")


def test_the_second_place_stands_below() -> None:
    located = found("said", related=(("data/plan.yaml", Place(3, 2, 3, 9), "the start"),))
    assert render(report_of(located), str).splitlines()[1] == "   data/plan.yaml:3:2: the start"
