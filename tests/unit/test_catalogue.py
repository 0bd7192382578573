"""Finding a rule, and what a finding says."""

import pytest

from workplan_cli.catalogue import CODES, RULES, find_rule
from workplan_cli.findings import Message, Severity


@pytest.mark.parametrize("asked", ["WP021", "wp021", " WP021 ", "unknown-field", "Unknown-Field"])
def test_a_rule_is_found_by_code_and_name_in_any_case(asked: str) -> None:
    found = find_rule(asked)
    assert found is not None
    assert (found.code, found.name, found.severity) == ("WP021", "unknown-field", Severity.ERROR)


@pytest.mark.parametrize("asked", ["", "WP", "WP999", "field"])
def test_no_rule_is_found_by_a_part_of_its_name(asked: str) -> None:
    assert find_rule(asked) is None


def test_rules_are_in_order_of_their_codes() -> None:
    assert [each.code for each in RULES] == sorted({each.code for each in RULES})


def test_every_rule_is_known_by_its_code_and_by_its_name() -> None:
    assert {each.code: each.code for each in RULES} | {each.name: each.code for each in RULES} == CODES


def test_a_message_is_filled_in_after_it_is_translated() -> None:
    message = Message("`{field}` is missing from {record}", field="{id}", record=Message("a {kind}", kind="row"))
    spanish = {"`{field}` is missing from {record}": "en {record} falta `{field}`", "a {kind}": "una {kind}"}
    assert str(message) == "`{id}` is missing from a row"
    assert message.said(lambda text: spanish[text]) == "en una row falta `{id}`"
    assert str(message.filled(field="x", record="y")) == "`x` is missing from y"
