"""What is said of working groups and their actions beyond the pages: which place, and what is no fault."""

from pathlib import Path

import pytest
from tests.rules.base import BASE, edited, messages_in, places_in

GT = "data/countries/guatemala.yaml"
HN = "data/countries/honduras.yaml"
PLAN = "data/plan.yaml"
ONE = "data/themes/1-information.yaml"
TWO = "data/themes/2-response.yaml"


def _second(action: str) -> str:
    """The first theme with another action, which has what an action needs unless it says otherwise."""
    needs = {
        "scope": "regional",
        "countries": "all",
        "lead": "[IOM]",
        "period": "{start: 2018-Q1, end: 2018-Q2}",
        "result": "Forms agree.",
        "indicators": "[{name: Forms, unit: forms, baseline: {value: 0}, target: {value: 1, date: 2018-06-30}, "
        "verification: The form}]",
    }
    given = "".join(f", {name}: {value}" for name, value in needs.items() if f"{name}:" not in action)
    return BASE[ONE] + f"  - {{{action}{given}}}\n"


BLAMED = {
    "two themes with one code": (
        edited(TWO, "code: OPS", "code: INT"),
        ["WP202 themes/2-response.yaml:2 INT", "WP210 themes/2-response.yaml:7 OPS-01"],
    ),
    "a rapporteur of a country that is no member": (
        edited(TWO, "rapporteur: {country: MX}", "rapporteur: {country: BR}"),
        ["WP209 themes/2-response.yaml:5 BR"],
    ),
    "one organisation in both roles": (
        edited(ONE, "rapporteur: {country: GT, name: A. Example}", "rapporteur: {partner: IOM, name: A. Example}"),
        ["WP213 themes/1-information.yaml:5 rapporteur"],
    ),
    "a number lower than before": (
        {ONE: _second("id: INT-00, title: Agree on a form")},
        ["WP215 themes/1-information.yaml:23 INT-00"],
    ),
    "one number, written in two ways": (
        {ONE: _second("id: INT-1, title: Agree on a form")},
        ["WP216 themes/1-information.yaml:23 INT-1"],
    ),
    "themes that begin with none": (
        edited(ONE, "theme: 1", "theme: 0"),
        [
            "WP144 themes/1-information.yaml:1 0",
            "WP217 themes/1-information.yaml:1 0",
            "WP217 themes/2-response.yaml:1 2",
        ],
    ),
    "a country that is no member, left out": (
        edited(ONE, "    countries: all\n", "    countries: all\n    except: {BR: Not asked.}\n"),
        ["WP203 themes/1-information.yaml:11 BR"],
    ),
    "an id that is written without its zero": (
        edited(TWO, "depends_on: [INT-01]", "depends_on: [INT-1]"),
        ["WP207 themes/2-response.yaml:21 INT-1"],
    ),
    "related to itself": (
        edited(ONE, "related: [OPS-01,", "related: [INT-01,"),
        ["WP218 themes/1-information.yaml:22 INT-01"],
    ),
    "only one country takes part": (
        edited(ONE, "    countries: all\n", "    countries: all\n    except: {HN: Has left., MX: Has left.}\n"),
        [
            "WP309 themes/1-information.yaml:2 INT",
            "WP309 themes/1-information.yaml:2 INT",
            "WP301 themes/1-information.yaml:10 all",
        ],
    ),
    "a lead that is not among the countries named": (
        {ONE: _second("id: INT-02, title: Agree, countries: [GT, HN], except: {MX: Has one.}, lead: [MX]")},
        ["WP226 themes/1-information.yaml:23 MX", "WP308 themes/1-information.yaml:23 regional"],
    ),
    "an action before the plan": (
        edited(ONE, "period: {start: 2018-Q1, end: 2018-Q4}", "period: {start: 2017-12, end: 2018-Q4}"),
        ["WP222 themes/1-information.yaml:12 2017-12"],
    ),
    "a plan that ends before it starts": (
        edited(PLAN, "{start: 2018, end: 2020}", "{start: 2018, end: 2017-Q4}"),
        ["WP220 plan.yaml:4 2017-Q4"],
    ),
    "a workshop without an end": (
        edited(PLAN, "premises:", "workshop: {period: {start: 2018-03-13}}\npremises:"),
        ["WP228 plan.yaml:9 period"],
    ),
    "a year with a digit too few": (
        edited(TWO, "start: 2019-Q1", "start: 1019-Q1"),
        [
            "WP222 themes/2-response.yaml:13 1019-Q1",
            "WP225 themes/2-response.yaml:13 1019-Q1",
            "WP233 themes/2-response.yaml:13 1019-Q1",
        ],
    ),
    "a target of the year 219": (
        edited(TWO, "date: 2019-06-30", "date: 0219-06-30"),
        [
            "WP223 themes/2-response.yaml:19 0219-06-30",
            "WP232 themes/2-response.yaml:19 0219-06-30",
            "WP233 themes/2-response.yaml:19 0219-06-30",
        ],
    ),
    "a target after the plan": (
        edited(TWO, "date: 2019-06-30", "date: 2021-06-30"),
        ["WP232 themes/2-response.yaml:19 2021-06-30"],
    ),
    "waiting for something withdrawn": (
        edited(ONE, "    title: Exchange routes\n", "    title: Exchange routes\n    status: withdrawn\n"),
        [
            "WP162 countries/guatemala.yaml:20 INT-01",
            "WP303 themes/1-information.yaml:2 INT",
            "WP236 themes/2-response.yaml:21 [INT-01]",
        ],
    ),
    "a lead that observes": (
        edited(GT, "INT-01: {position: lead}", "INT-01: {position: observe}"),
        ["WP163 themes/1-information.yaml:11 GT"],
    ),
    "a lead that offers what another does": (
        edited(HN, "{position: reserve, note: Subject to the budget.}", "{position: lead}"),
        ["WP165 countries/honduras.yaml:17 lead"],
    ),
    "an indicator of which only the name is known": (
        {ONE: _second("id: INT-02, title: Agree on a form, indicators: [{name: Forms}]")},
        ["WP230 themes/1-information.yaml:23 Forms"],
    ),
    "an unknown row, matrix and space": (
        edited(ONE, "    related: [OPS-01, coalition/RC-01]\n", "    related: [coalitoin]\n")
        | edited(TWO, "    depends_on: [INT-01]\n", "    depends_on: [INT-01]\n    legal_basis: [protocol/p2]\n"),
        ["WP208 themes/1-information.yaml:22 coalitoin", "WP206 themes/2-response.yaml:22 protocol/p2"],
    ),
}

INNOCENT = {
    "thousandths of a dinar, and cents": {
        ONE: BASE[ONE].replace("{amount: 1000, currency: USD", "{amount: 1000.500, currency: TND")
        + "  - {id: INT-02, title: Agree on a form, status: withdrawn, "
        "budget: {amount: 120.50, currency: USD, source: Estimate}}\n"
    },
    "two officials of one country": edited(TWO, "rapporteur: {country: MX}", "rapporteur: {country: GT}"),
    "two officials of one country with names": edited(
        TWO,
        "{facilitator: {country: GT}, rapporteur: {country: MX}}",
        "{facilitator: {country: GT, name: A. Example}, rapporteur: {country: GT, name: B. Example}}",
    ),
    "numbers that were never used": {ONE: _second("id: INT-07, title: Agree on a form")},
    "a withdrawn action that says little": {
        ONE: BASE[ONE] + "  - {id: INT-02, title: Agree on a form, status: withdrawn}\n"
    },
    "a withdrawn action that waits for another and for itself": {
        ONE: BASE[ONE]
        + "  - {id: INT-02, title: Agree, status: withdrawn, depends_on: [INT-01], period: {start: 2018, end: 2018}}\n"
    },
    "a lead that reserves its position on something else": edited(
        GT, "OPS-01: {position: participate}", "OPS-01: {position: reserve, note: Subject to the budget.}"
    ),
    "an invited country as partner": edited(PLAN, "partners: {", "invited: [BR]\npartners: {")
    | edited(TWO, "partners: [IOM]", "partners: [IOM, BR]"),
    "a space as a whole": edited(ONE, "coalition/RC-01", "coalition"),
    "a group that another took in": {
        TWO: BASE[TWO].replace("{start: 2019-Q1, end: 2019-Q2}", "{start: 2018-Q1, end: 2018-Q4}"),
        "data/decisions.yaml": """\
- decision: merge
  actions: [OPS-01, INT-01]
  into: INT-01
  reason: One thing.
  agreed_by: [INT]
  date: 2018-03-14
""",
    },
    "a lead whose file says nothing of it": edited(GT, "  INT-01: {position: lead}\n", ""),
}


@pytest.mark.parametrize("case", BLAMED)
def test_blamed_in_its_place(case: str, tmp_path: Path) -> None:
    files, places = BLAMED[case]
    assert places_in(tmp_path, files) == places


@pytest.mark.parametrize("case", INNOCENT)
def test_innocent(case: str, tmp_path: Path) -> None:
    assert messages_in(tmp_path, INNOCENT[case]) == []


def test_a_circle_is_blamed_once_and_shown_whole(tmp_path: Path) -> None:
    files = {
        ONE: BASE[ONE].replace("    legal_basis:", "    depends_on: [OPS-01]\n    legal_basis:"),
    }
    assert messages_in(tmp_path, files) == [
        "WP225 OPS-01 ends with 2019-Q2",
        "WP224 these actions wait for each other: INT-01 → OPS-01 → INT-01",
    ]


def test_thousands_of_wrong_references_take_no_time(tmp_path: Path) -> None:
    many = "".join(f"  - {{id: INT-{number}, title: T{number}x, related: [INT-0]}}\n" for number in range(2, 1200))
    found = [each for each in messages_in(tmp_path, {ONE: BASE[ONE] + many}) if each.startswith("WP208")]
    assert found == ["WP208 no action and no space has the id `INT-0`"] * 1198


def test_a_country_by_its_name_or_another_code_is_told_its_own(tmp_path: Path) -> None:
    for given in ("Guatemala", "GTM", "gt"):
        found = messages_in(tmp_path / given, edited(ONE, "lead: [GT, IOM]", f"lead: [{given}]"))
        assert f"WP204 `{given}` is neither a member nor a partner of the plan (`GT`?)" in found
