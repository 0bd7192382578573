"""What the actions cost together: exact, of one currency each, and never split by a share that nobody named."""

from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from tests.unit.consolidation.drawn import Files, files, submissions
from tests.unit.consolidation.submitted import group, plan_of

from workplan_cli.consolidation.budget import Sums, by_lead, by_theme, by_years, funded, whole
from workplan_cli.consolidation.consolidate import consolidate

USD, EUR = "currency: USD", "currency: EUR"
PLAN = plan_of(
    themes=[
        group(
            "INT",
            f"""
  - {{id: INT-01, title: A, budget: {{amount: 0.1, {USD}}}, lead: [MX, GT], period: {{start: 2018, end: 2019-Q2}}}}
  - {{id: INT-02, title: B, budget: {{amount: 0.2, {USD}}}, lead: [GT, MX], period: {{start: 2018, end: 2018}}}}
  - {{id: INT-03, title: C, budget: {{amount: 7, {EUR}}}, lead: [GT], period: {{start: 2018-03}}}}
  - {{id: INT-04, title: D, budget: {{amount: 900, {USD}}}, status: withdrawn}}
""",
        ),
        group(
            "OPS", f"\n  - {{id: OPS-01, title: E, budget: {{amount: 5.50, {USD}}}}}\n  - {{id: OPS-02, title: F}}", 2
        ),
    ]
)


def written(sums: Sums) -> str:
    return " ".join(f"{currency} {amount}" for currency, amount in sums.items())


def test_by_theme_each_currency_has_its_own_sum() -> None:
    assert {code: written(sums) for code, sums in by_theme(PLAN).items()} == {"INT": "EUR 7 USD 0.3", "OPS": "USD 5.50"}


def test_what_two_lead_stands_under_the_two_together() -> None:
    assert {leads: written(sums) for leads, sums in by_lead(PLAN).items()} == {
        ("GT", "MX"): "USD 0.3",
        ("GT",): "EUR 7",
        (): "USD 5.50",
    }


def test_what_goes_on_over_several_years_stands_under_those_years() -> None:
    assert [(years, written(sums)) for years, sums in by_years(PLAN).items()] == [
        ((2018, 2018), "USD 0.2"),
        ((2018, 2019), "USD 0.1"),
        (None, "EUR 7 USD 5.50"),
    ]


def test_the_whole_is_that_of_the_actions_in_force_that_have_a_figure() -> None:
    assert (written(whole(PLAN)), [action.id for action in funded(PLAN)]) == (
        "EUR 7 USD 5.80",
        ["INT-01", "INT-02", "INT-03", "OPS-01"],
    )


def test_a_plan_without_figures_costs_nothing_that_is_known() -> None:
    made = plan_of(themes=[group("INT", "  - {id: INT-01, title: A}")])
    assert (whole(made), by_theme(made), by_lead(made), by_years(made)) == ({}, {}, {}, {})


def test_no_digit_is_lost_however_far_apart_they_are() -> None:
    actions = "\n".join(
        f"  - {{id: INT-0{number}, title: A, budget: {{amount: {amount}, {USD}}}}}"
        for number, amount in enumerate(("100000000000000000000000000000000000.0", "0.01"), start=1)
    )
    made = plan_of(themes=[group("INT", actions)])
    assert written(whole(made)) == "USD 100000000000000000000000000000000000.01"


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(files())
def test_every_table_adds_up_to_the_whole(drawn: Files) -> None:
    made = consolidate(submissions(drawn))
    for table in (by_theme(made), by_lead(made), by_years(made)):
        added: dict[str, Decimal] = {}
        for sums in table.values():
            for currency, amount in sums.items():
                added[currency] = added.get(currency, Decimal(0)) + amount
        assert added == whole(made)
