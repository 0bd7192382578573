"""Findings as SARIF 2.1.0 (OASIS, errata 01), for code scanning and the viewers of editors."""

import re
from typing import Any
from urllib.parse import quote

from workplan_cli import __version__
from workplan_cli.address import Address, Place
from workplan_cli.catalogue import RULES
from workplan_cli.findings import Located, Report, Rule
from workplan_cli.language import Translate
from workplan_cli.reporters.json import dumped
from workplan_cli.reporters.pages import EXAMPLES, headed, page, sections
from workplan_cli.reporters.text import visible

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")
"""Where a viewer would begin a link in a plain message (section 3.11.6)."""


def _text(said: str) -> dict[str, str]:
    return {"text": _LINK.sub(r"\\[", visible(said))}


def _location(address: Address, place: Place, folder: str) -> dict[str, Any]:
    # A byte of a file name that is no UTF-8 is a lone surrogate here, which `quote` alone would refuse.
    uri = quote((folder + address.file).encode(errors="surrogateescape"), safe="/")
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    artifact = {"uri": uri, "uriBaseId": "%SRCROOT%"}
    if address.cell:  # a workbook has no lines (section 3.29.4)
        named = {"fullyQualifiedName": visible(address.cell), "kind": "member"}
        return {"physicalLocation": {"artifactLocation": artifact}, "logicalLocations": [named]}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _markdown(rule: Rule[..., Any], translate: Translate) -> str:
    names = headed(translate)
    parts = []
    for heading, text in sections(rule.page).items():
        if heading in EXAMPLES:
            parts.append(f"**{names[heading]}**\n\n```yaml\n{text}```\n")
        else:
            parts.append("\n\n".join(translate(each) for each in text.split("\n\n")) + "\n")
    return "\n".join(parts)


def _rule(rule: Rule[..., Any], translate: Translate) -> dict[str, Any]:
    said = sections(rule.page)
    what, why = (
        "\n\n".join(translate(each) for each in said.get(heading, "").split("\n\n")) for heading in ("What", "Why")
    )
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": what.split("\n\n", maxsplit=1)[0]},
        "fullDescription": {"text": f"{what}\n\n{why}".strip()},
        "help": {"text": page(rule, translate), "markdown": _markdown(rule, translate)},
        "defaultConfiguration": {"level": rule.severity.word},
    }


def _result(located: Located, index: int, translate: Translate, folder: str) -> dict[str, Any]:
    finding = located.finding
    result = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity.word,
        "message": _text(finding.message.said(translate)),
        "locations": [_location(finding.address, located.place, folder)],
    }
    if located.related:
        result["relatedLocations"] = [
            {"id": number, "message": _text(related.message.said(translate))}
            | _location(related.address, place, folder)
            for number, (related, place) in enumerate(located.related, 1)
        ]
    return result


def render(report: Report, translate: Translate, folder: str = "") -> str:
    """One run with a result a finding, and the page of every rule that found something; with a final newline.

    `folder` is where the plan lies in the repository, with a final `/`: `%SRCROOT%` is the top of it.
    """
    codes = {located.finding.code for located in report.findings}
    rules = [each for each in RULES if each.code in codes]
    index = {each.code: number for number, each in enumerate(rules)}
    driver = {"name": "workplan", "version": __version__, "rules": [_rule(each, translate) for each in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The top of the repository."}}},
        "results": [_result(located, index[located.finding.code], translate, folder) for located in report.findings],
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})
