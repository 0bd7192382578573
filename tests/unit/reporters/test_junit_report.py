"""JUnit XML as GitLab and Jenkins read it."""

from xml.etree import ElementTree as ET

from tests.unit.reporters.report_of import found, report_of

from workplan_cli.address import Place
from workplan_cli.findings import Severity
from workplan_cli.reporters.junit import render

MEXICO = "data/countries/mexico.yaml"


def suites_of(rendered: str) -> ET.Element:
    return ET.fromstring(rendered.encode())  # noqa: S314 - we wrote it


def test_a_file_is_a_test_case_with_one_failure_and_what_does_not_fail_beside_it() -> None:
    located = (
        found("first"),
        found("second", code="WP024", name="not-a-day", related=(("data/plan.yaml", Place(3, 2, 3, 9), "here"),)),
        found("thin", code="WP221", name="thin-action", severity=Severity.WARNING),
        found("worth knowing", code="WP032", name="file-not-read", severity=Severity.NOTE, file=MEXICO),
    )
    assert render(report_of(*located), str) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="workplan" tests="3" failures="1" errors="0">\n'
        '  <testsuite name="workplan validate" tests="3" failures="1" errors="0" skipped="0" time="0">\n'
        '    <testcase classname="workplan" name="data/countries/guatemala.yaml" file="data/countries/guatemala.yaml"'
        ' time="0">\n'
        '      <failure message="first" type="WP021">'
        "data/countries/guatemala.yaml:14:18: error WP021 unknown-field: first\n"
        "data/countries/guatemala.yaml:14:18: error WP024 not-a-day: second\n"
        "   data/plan.yaml:3:2: here</failure>\n"
        "      <system-out>data/countries/guatemala.yaml:14:18: warning WP221 thin-action: thin</system-out>\n"
        "    </testcase>\n"
        '    <testcase classname="workplan" name="data/countries/mexico.yaml" file="data/countries/mexico.yaml"'
        ' time="0">\n'
        "      <system-out>data/countries/mexico.yaml:14:18: note WP032 file-not-read: worth knowing</system-out>\n"
        "    </testcase>\n"
        '    <testcase classname="workplan" name="every other file" time="0" />\n'
        "  </testsuite>\n"
        "</testsuites>\n"
    )


def test_a_plan_without_findings_is_a_suite_that_passed() -> None:
    suites = suites_of(render(report_of(), str))
    assert suites.attrib == {"name": "workplan", "tests": "1", "failures": "0", "errors": "0"}
    assert [case.get("name") for case in suites.iter("testcase")] == ["every other file"]


def test_with_strict_a_warning_fails_its_file() -> None:
    suites = suites_of(render(report_of(found("thin", severity=Severity.WARNING)), str, Severity.WARNING))
    assert [failure.get("message") for failure in suites.iter("failure")] == ["thin"]


def test_the_file_of_a_test_case_counts_from_the_top_of_the_repository() -> None:
    suites = suites_of(render(report_of(found("a")), str, folder="plans/2018/"))
    assert [case.get("file") for case in suites.iter("testcase")] == ["plans/2018/data/countries/guatemala.yaml", None]


def test_what_xml_cannot_hold_is_replaced_and_its_own_signs_are_escaped() -> None:
    rendered = render(report_of(found('<b> & "quoted" \x00\x1b[31m\ufffe\udce9', file="data/<a>&.yaml")), str)
    (failure,) = suites_of(rendered).iter("failure")
    assert failure.get("message") == '<b> & "quoted" \ufffd\ufffd[31m\ufffd\ufffd'
    assert "&lt;b&gt; &amp;" in rendered
