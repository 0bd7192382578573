"""What a person gets from two plans, whole. `python -m tests.plans.expected` renews it."""

import pytest
from tests.commands.terminal import PLANS
from tests.plans.expected import NAMES, made


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_gives_what_is_expected_of_it(name: str) -> None:
    expected = {path.name: path.read_text(encoding="utf-8") for path in (PLANS / name / "expected").iterdir()}
    assert made(name) == expected
