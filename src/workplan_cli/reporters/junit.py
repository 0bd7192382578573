"""Findings as JUnit XML: a test case a file, for the test reports of GitLab and Jenkins."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from workplan_cli.findings import Located, Report, Severity
from workplan_cli.language import Translate
from workplan_cli.reporters.pages import severity_words
from workplan_cli.reporters.text import visible

_NEVER = re.compile("[\ufffe\uffff]")
"""What is left after `visible` that XML 1.0 cannot hold."""
_SUITE = "workplan validate"


def _clean(text: str) -> str:
    return _NEVER.sub("\ufffd", visible(text))


def _lines(located: Sequence[Located], translate: Translate) -> str:
    words = severity_words(translate)
    return "\n".join(line for each in located for line in _said(each, words[each.finding.severity], translate))


def _said(located: Located, severity: str, translate: Translate) -> Iterator[str]:
    finding, place = located.finding, located.place
    where = _clean(finding.address.where(place))
    yield f"{where}: {severity} {finding.code} {finding.name}: {_clean(finding.message.said(translate))}"
    for related, other in located.related:
        said = _clean(related.message.said(translate))
        yield f"   {_clean(related.address.where(other))}: {said}"


def _case(file: str, located: Sequence[Located], translate: Translate, failing: Severity, folder: str) -> ET.Element:
    """A file: one failure for all that fails, because Jenkins shows only the first of several."""
    name = _clean(file)
    case = ET.Element("testcase", classname="workplan", name=name, file=_clean(folder) + name, time="0")
    wrong = [each for each in located if each.finding.severity >= failing]
    if wrong:
        first = wrong[0].finding
        failure = ET.SubElement(case, "failure", message=_clean(first.message.said(translate)), type=first.code)
        failure.text = _lines(wrong, translate)
    others = [each for each in located if each.finding.severity < failing]
    if others:
        ET.SubElement(case, "system-out").text = _lines(others, translate)
    return case


def render(report: Report, translate: Translate, failing: Severity = Severity.ERROR, folder: str = "") -> str:
    """The report as one suite. What is below `failing` is in the output of its file and fails nothing.

    Files without a finding are one case together, so that a plan without any is a suite that passed and not an empty
    one, which Jenkins takes for a fault. `folder` is where the plan lies in the repository, with a final `/`.
    """
    by_file = groupby(report.findings, key=lambda located: located.finding.address.file)
    cases = [_case(file, list(located), translate, failing, folder) for file, located in by_file]
    cases.append(ET.Element("testcase", classname="workplan", name=translate("every other file"), time="0"))
    failures = sum(case.find("failure") is not None for case in cases)
    counts = {"tests": str(len(cases)), "failures": str(failures), "errors": "0"}
    suites = ET.Element("testsuites", {"name": "workplan", **counts})
    suite = ET.SubElement(suites, "testsuite", {"name": _SUITE, **counts, "skipped": "0", "time": "0"})
    suite.extend(cases)
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'
