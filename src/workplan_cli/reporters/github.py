"""Findings as workflow commands of GitHub Actions, which shows each at its line of "Files changed".

A line is `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::message`. What a value must not contain is
written as %XX, as the runner's own toolkit does; whatever is left that a terminal would obey is replaced.
"""

from collections.abc import Iterator

from workplan_cli.address import Place
from workplan_cli.findings import Located, Report, Severity
from workplan_cli.language import Translate
from workplan_cli.reporters.text import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def _where(place: Place) -> Iterator[tuple[str, int]]:
    """The stretch. Over several lines the runner refuses columns, and without them the first line is marked alone."""
    yield "line", place.line
    if place.end_line == place.line:
        yield "endLine", place.end_line
    yield "col", place.column
    if place.end_line == place.line:
        yield "endColumn", place.end_column


def _message(located: Located, translate: Translate) -> str:
    lines = [visible(located.finding.message.said(translate))]
    for related, place in located.related:
        said = visible(related.message.said(translate))
        lines.append(f"{visible(related.address.where(place))}: {said}")
    return "\n".join(lines)


def _command(located: Located, translate: Translate, folder: str) -> str:
    finding = located.finding
    properties: dict[str, object] = {"file": visible(folder + finding.address.file)}
    if not finding.address.cell:  # GitHub shows no cells: the title names it
        properties |= _where(located.place)
    properties["title"] = f"{visible(finding.address.cell)} {finding.code} {finding.name}".strip()
    given = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {given}::{_message(located, translate).translate(_MESSAGE)}\n"


def render(report: Report, translate: Translate, folder: str = "") -> str:
    """One command a finding; nothing at all where nothing is found.

    `folder` is where the plan lies in the repository, with a final `/`: GitHub counts files from the top of it.
    """
    return "".join(_command(located, translate, folder) for located in report.findings)
