"""Findings as one JSON object, stable: the contract is in docs/commands.md."""

import json
from typing import Any

from workplan_cli.address import Address, Place
from workplan_cli.findings import Located, Report, Severity
from workplan_cli.language import Translate


def _where(address: Address, place: Place) -> dict[str, Any]:
    return {"file": address.file, "line": place.line, "column": place.column}


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
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
