"""Findings as a person reads them: place, severity, rule, sentence, and the line with its stretch marked."""

import re
from collections.abc import Callable
from unicodedata import combining, east_asian_width

from workplan_cli.findings import Located, Message, Report, Severity, counted
from workplan_cli.language import Translate

Paint = Callable[[str, str], str]
"""Style and text in, text with the style out."""

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
_UNSHOWN = r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
_WIDEST = 160


def plain(_style: str, text: str) -> str:
    """No style at all."""
    return text


def visible(text: str) -> str:
    """The text with everything that a terminal would obey, or not show, replaced."""
    return text if text.isprintable() else re.sub(_UNSHOWN, "\ufffd", text)


def width(text: str) -> int:
    """The columns that a terminal gives to a text."""
    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)


def _excerpt(located: Located, paint: Paint) -> list[str]:
    place, line = located.place, visible(located.excerpt.expandtabs(1))
    if not line.strip():
        return []
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line.rstrip())
    first = max(0, start - _WIDEST // 2) if len(line) > _WIDEST else 0
    shown = line[first : first + _WIDEST]
    number = str(place.line)
    marks = "^" * max(1, width(line[start : min(end, first + _WIDEST)]))
    return [
        f"   {number} | {shown}",
        f"   {' ' * len(number)} | {' ' * width(line[first:start])}{paint('bold red', marks)}",
    ]


def _finding(located: Located, translate: Translate, paint: Paint) -> list[str]:
    finding, place = located.finding, located.place
    where = paint("bold", f"{visible(finding.address.where(place))}:")
    severity = paint(_STYLES[finding.severity], translate(finding.severity.word))
    message = visible(finding.message.said(translate))
    lines = [f"{where} {severity} {finding.code} {finding.name}: {message}", *_excerpt(located, paint)]
    for related, other in located.related:
        lines.append(f"   {visible(related.address.where(other))}: {visible(related.message.said(translate))}")
    return lines


def _counted(report: Report, translate: Translate) -> str:
    said = Message(
        "{files}: {errors}, {warnings}, {notes}",
        files=counted("{n} file", "{n} files", report.files),
        errors=counted("{n} error", "{n} errors", report.count(Severity.ERROR)),
        warnings=counted("{n} warning", "{n} warnings", report.count(Severity.WARNING)),
        notes=counted("{n} note", "{n} notes", report.count(Severity.NOTE)),
    )
    return said.said(translate)


def render(report: Report, translate: Translate, paint: Paint = plain) -> str:
    """The report as text, one finding after the other and the counts at the end."""
    lines = [line for located in report.findings for line in _finding(located, translate, paint)]
    return "\n".join([*lines, _counted(report, translate)]) + "\n"
