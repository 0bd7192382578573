"""Findings as one JSON object, stable: the contract is in docs/commands.md."""

import json
import re
from typing import Any

from workplan_cli.address import Address, Place
from workplan_cli.findings import Located, Report, Severity
from workplan_cli.language import Translate

_OBEYED = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""What JSON may hold as it is, and a terminal or an editor obeys or does not show."""


def dumped(whole: object) -> str:
    """A value as JSON with a final newline; nothing in it is obeyed by a terminal, and nothing of it is lost."""
    written = json.dumps(whole, ensure_ascii=False, indent=2)
    return _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", written) + "\n"


def _where(address: Address, place: Place) -> dict[str, Any]:
    cell = {"cell": address.cell} if address.cell else {}
    return {"file": address.file, **cell, "line": place.line, "column": place.column}


def _finding(located: Located, translate: Translate) -> dict[str, Any]:
    finding, place = located.finding, located.place
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.word,
        "message": finding.message.said(translate),
        **_where(finding.address, place),
        "end_line": place.end_line,
        "end_column": place.end_column,
        "route": list(finding.address.route),
        "related": [
            {**_where(related.address, other), "message": related.message.said(translate)}
            for related, other in located.related
        ],
    }


def render(report: Report, translate: Translate) -> str:
    """The report as JSON with a final newline."""
    summary = {"files": report.files} | {f"{each.word}s": report.count(each) for each in sorted(Severity, reverse=True)}
    findings = [_finding(located, translate) for located in report.findings]
    whole = {"version": 1, "root": report.root, "summary": summary, "findings": findings}
    return dumped(whole)
