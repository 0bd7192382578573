"""Workflow commands of GitHub Actions: one line a finding, whatever stands in it."""

from tests.unit.reporters.report_of import found, report_of

from workplan_cli.address import Place
from workplan_cli.findings import Severity
from workplan_cli.reporters.github import render


def test_a_finding_is_a_command_with_its_whole_stretch() -> None:
    assert render(report_of(found("`citacion` is no field")), str) == (
        "::error file=data/countries/guatemala.yaml,line=14,endLine=14,col=18,endColumn=26,"
        "title=WP021 unknown-field::`citacion` is no field\n"
    )


def test_a_warning_is_a_warning_and_a_note_is_a_notice() -> None:
    report = report_of(found("a", severity=Severity.WARNING), found("b", severity=Severity.NOTE))
    assert [line.split(" ")[0] for line in render(report, str).splitlines()] == ["::warning", "::notice"]


def test_nothing_found_is_nothing_printed() -> None:
    assert render(report_of(), str) == ""


def test_what_the_runner_would_read_as_its_own_is_escaped() -> None:
    located = found("100 % of: this, that", file="data/countries/a,b:c%.yaml")
    assert render(report_of(located), str) == (
        "::error file=data/countries/a%2Cb%3Ac%25.yaml,line=14,endLine=14,col=18,endColumn=26,"
        "title=WP021 unknown-field::100 %25 of: this, that\n"
    )


def test_a_line_break_in_the_data_cannot_begin_a_command_of_its_own() -> None:
    printed = render(report_of(found("one\n::set-output name=x::y\r\n::error::z\x1b[31m", file="data/\n::x.yaml")), str)
    assert printed == (
        "::error file=data/\ufffd%3A%3Ax.yaml,line=14,endLine=14,col=18,endColumn=26,title=WP021 unknown-field::"
        "one\ufffd::set-output name=x::y\ufffd\ufffd::error::z\ufffd[31m\n"
    )


def test_a_stretch_over_several_lines_has_no_end_because_the_runner_would_drop_its_column() -> None:
    assert render(report_of(found("a", place=Place(3, 5, 9, 2))), str) == (
        "::error file=data/countries/guatemala.yaml,line=3,col=5,title=WP021 unknown-field::a\n"
    )


def test_the_second_place_stands_on_a_line_of_its_own_in_the_message() -> None:
    located = found("`2018-Q1` is before the start", related=(("data/plan.yaml", Place(3, 2, 3, 9), "the start"),))
    assert render(report_of(located), str).endswith("::`2018-Q1` is before the start%0Adata/plan.yaml:3:2: the start\n")


def test_files_count_from_the_top_of_the_repository() -> None:
    printed = render(report_of(found("a")), str, "plans/2018/")
    assert printed.startswith("::error file=plans/2018/data/countries/guatemala.yaml,line=14,")
