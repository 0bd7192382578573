"""The JSON object of the contract: its keys, their order, and what it may hold."""

import json

from tests.unit.reporters.report_of import found, report_of

from workplan_cli.address import Place
from workplan_cli.findings import Severity
from workplan_cli.reporters.json import render


def test_the_object_has_the_keys_of_the_contract_in_its_order() -> None:
    located = found("said", related=(("data/plan.yaml", Place(3, 1, 3, 9), "here"),))
    assert json.dumps(json.loads(render(report_of(located, files=19), str))) == (
        '{"version": 1, "root": "/plan", "summary": {"files": 19, "errors": 1, "warnings": 0, "notes": 0}, '
        '"findings": [{"code": "WP021", "name": "unknown-field", "severity": "error", "message": "said", '
        '"file": "data/countries/guatemala.yaml", "line": 14, "column": 18, "end_line": 14, "end_column": 26, '
        '"route": ["matrices", 0], '
        '"related": [{"file": "data/plan.yaml", "line": 3, "column": 1, "message": "here"}]}]}'
    )


def test_the_summary_counts_each_severity() -> None:
    located = [found("a", severity=each) for each in (Severity.WARNING, Severity.NOTE, Severity.WARNING)]
    assert json.loads(render(report_of(*located), str))["summary"] == {
        "files": 3,
        "errors": 0,
        "warnings": 2,
        "notes": 1,
    }


def test_what_a_terminal_would_obey_is_written_as_an_escape_and_read_back_whole() -> None:
    hidden = "é \x1b[31m \x9b31m \x7f \u202e \u2028 \ufeff \udce9"
    rendered = render(report_of(found(hidden, file=f"data/{hidden}.yaml")), str)
    assert "é \\u001b[31m \\u009b31m \\u007f \\u202e \\u2028 \\ufeff \\udce9" in rendered
    (finding,) = json.loads(rendered)["findings"]
    assert (finding["message"], finding["file"]) == (hidden, f"data/{hidden}.yaml")
