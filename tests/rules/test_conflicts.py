"""Where two submissions contradict each other: each conflict is blamed in one place and shows the other."""

from pathlib import Path

import pytest
from tests.rules.base import BASE, edited, messages_in, written

from workplan_cli.pipeline import check

PLAN = "data/plan.yaml"
ONE = "data/themes/1-information.yaml"
TWO = "data/themes/2-response.yaml"
GT = "data/countries/guatemala.yaml"
HN = "data/countries/honduras.yaml"
MX = "data/countries/mexico.yaml"
MERGE = {
    "data/decisions.yaml": """\
- decision: merge
  actions: [INT-01, OPS-01]
  into: INT-01
  reason: One thing.
  agreed_by: [INT, OPS]
  date: 2018-03-14
"""
}
ALIKE = BASE[TWO].replace("{start: 2019-Q1, end: 2019-Q2}", "{start: 2018-Q1, end: 2018-Q4}")
"""The action of the second group with the period of the first: merged, they contradict each other in nothing."""
DECLINED = "{position: decline, note: No staff.}"
RESERVED = "{position: reserve, note: Subject to the budget.}"
TWO_DECLINE = edited(HN, RESERVED, DECLINED) | edited(GT, "OPS-01: {position: participate}", f"OPS-01: {DECLINED}")
ONE_LEAD = {PLAN: BASE[PLAN] + "leads_per_action: 1\n"}

CONFLICTS = {
    "two leads where one is allowed": (
        ONE_LEAD,
        [
            "WP239 themes/1-information.yaml:11 INT-01 has 2 leads, of 1 allowed: GT, IOM",
            "  themes/1-information.yaml:11 another lead",
        ],
    ),
    "two leads where one is allowed, by a merge": (
        ONE_LEAD | {ONE: BASE[ONE].replace("lead: [GT, IOM]", "lead: [GT]"), TWO: ALIKE} | MERGE,
        [
            "WP239 themes/1-information.yaml:11 INT-01 has 2 leads, of 1 allowed: GT, MX",
            "  themes/2-response.yaml:11 another lead",
        ],
    ),
    "two countries that both offer to lead where nobody is named": (
        ONE_LEAD
        | {ONE: BASE[ONE].replace("    lead: [GT, IOM]\n", "")}
        | {MX: BASE[MX] + "positions:\n  INT-01: {position: lead}\n"},
        [
            "WP239 countries/guatemala.yaml:20 INT-01 has 2 leads, of 1 allowed: GT, MX",
            "  countries/mexico.yaml:17 another lead",
            "WP221 themes/1-information.yaml:7 INT-01 has no `lead`",
        ],
    ),
    "a lead outside the countries of its action": (
        edited(TWO, "    countries: all\n", "    countries: all\n    except: {MX: Has one.}\n"),
        [
            "WP309 themes/2-response.yaml:2 MX takes part in no action of `OPS`",
            "WP308 themes/2-response.yaml:9 OPS-01 is regional and only GT, HN take part",
            "  themes/2-response.yaml:10 who takes part by the group's proposal",
            "WP226 themes/2-response.yaml:12 MX leads OPS-01 and does not take part in it",
            "  themes/2-response.yaml:11 left out here",
        ],
    ),
    "a country that declines what its group committed it to": (
        edited(HN, RESERVED, DECLINED),
        [
            "WP166 countries/honduras.yaml:17 HN declines OPS-01, to which the group commits it",
            "  themes/2-response.yaml:10 who takes part by the group's proposal",
            "WP309 themes/2-response.yaml:2 HN takes part in no action of `OPS`",
            "WP308 themes/2-response.yaml:9 OPS-01 is regional and only GT, MX take part",
            "  themes/2-response.yaml:10 who takes part by the group's proposal",
            "  countries/honduras.yaml:17 HN declines",
        ],
    ),
    "all but the lead decline": (
        TWO_DECLINE,
        [
            "WP166 countries/guatemala.yaml:21 GT declines OPS-01, to which the group commits it",
            "  themes/2-response.yaml:10 who takes part by the group's proposal",
            "WP166 countries/honduras.yaml:17 HN declines OPS-01, to which the group commits it",
            "  themes/2-response.yaml:10 who takes part by the group's proposal",
            "WP309 themes/2-response.yaml:2 GT takes part in no action of `OPS`",
            "WP309 themes/2-response.yaml:2 HN takes part in no action of `OPS`",
            "WP301 themes/2-response.yaml:10 only MX takes part in OPS-01",
            "  countries/guatemala.yaml:21 GT declines",
            "  countries/honduras.yaml:17 HN declines",
        ],
    ),
    "all decline": (
        TWO_DECLINE | {MX: BASE[MX] + f"positions:\n  OPS-01: {DECLINED}\n"},
        [
            "WP166 countries/guatemala.yaml:21 GT declines OPS-01, to which the group commits it",
            "  themes/2-response.yaml:10 who takes part by the group's proposal",
            "WP166 countries/honduras.yaml:17 HN declines OPS-01, to which the group commits it",
            "  themes/2-response.yaml:10 who takes part by the group's proposal",
            "WP309 themes/2-response.yaml:2 GT takes part in no action of `OPS`",
            "WP309 themes/2-response.yaml:2 HN takes part in no action of `OPS`",
            "WP309 themes/2-response.yaml:2 MX takes part in no action of `OPS`",
            "WP301 themes/2-response.yaml:10 no country takes part in OPS-01: all decline",
            "  countries/guatemala.yaml:21 GT declines",
            "  countries/honduras.yaml:17 HN declines",
            "  countries/mexico.yaml:17 MX declines",
            "WP163 themes/2-response.yaml:11 MX does not lead: its file says `decline`",
            "  countries/mexico.yaml:17 what MX says",
        ],
    ),
    "a country that no group has named and that takes part by its own file": (
        edited(TWO, "    countries: all\n", "    countries: [HN, MX]\n"),
        [
            "WP164 countries/guatemala.yaml:21 the working group has left GT out of OPS-01",
            "  themes/2-response.yaml:10 who takes part by the group's proposal",
            "WP309 themes/2-response.yaml:2 GT takes part in no action of `OPS`",
            "WP308 themes/2-response.yaml:9 OPS-01 is regional and only HN, MX take part",
            "  themes/2-response.yaml:10 who takes part by the group's proposal",
            "WP302 themes/2-response.yaml:10 OPS-01 leaves out GT and gives no reason; say under `except` why",
        ],
    ),
    "a country left out by a group and taking part by its own file": (
        {
            TWO: BASE[TWO].replace(
                "    scope: regional\n    countries: all\n", "    countries: all\n    except: {GT: Has one.}\n"
            )
        },
        [
            "WP164 countries/guatemala.yaml:21 the working group has left GT out of OPS-01",
            "  themes/2-response.yaml:10 left out here",
            "WP309 themes/2-response.yaml:2 GT takes part in no action of `OPS`",
        ],
    ),
    "different periods for one action": (
        {TWO: BASE[TWO]} | MERGE,
        [
            "WP324 themes/1-information.yaml:12 the periods of INT-01, OPS-01 differ; the plan shows the widest",
            "  themes/2-response.yaml:13 what OPS-01 says",
        ],
    ),
    "different targets for one action": (
        {TWO: ALIKE.replace("name: Officers trained", "name: countries  that exchange")} | MERGE,
        [
            "WP326 themes/2-response.yaml:19 INT-01 has another target for the same indicator",
            "  themes/1-information.yaml:18 the other target",
        ],
    ),
    "budgets in two currencies": (
        {TWO: ALIKE + "    budget: {amount: 1000, currency: EUR, source: Estimate}\n"} | MERGE,
        [
            "WP325 themes/1-information.yaml:20 the budgets of INT-01, OPS-01, in different currencies, are not added",
            "  themes/2-response.yaml:22 what OPS-01 says",
        ],
    ),
    "two budgets in one currency": (
        {TWO: ALIKE + "    budget: {amount: 2000, currency: USD, source: Estimate}\n"} | MERGE,
        [
            "WP321 themes/1-information.yaml:20 the budgets of INT-01, OPS-01 differ and are not added",
            "  themes/2-response.yaml:22 what OPS-01 says",
        ],
    ),
    "an adopted action that takes in one only proposed": (
        {ONE: BASE[ONE] + "    status: adopted\n", TWO: ALIKE} | MERGE,
        [
            "WP327 themes/1-information.yaml:23 the states of INT-01, OPS-01 differ",
            "  themes/2-response.yaml:7 what OPS-01 says",
        ],
    ),
    "a focal point with another address as a delegate": (
        {
            GT: BASE[GT]
            .replace("{institution: Ministry", "{name: a.  example, institution: Ministry")
            .replace("name: A. Example}", "name: A. Example, email: other@example.org}")
        },
        [
            "WP168 countries/guatemala.yaml:4 the focal point of GT is given otherwise here: `email`",
            "  countries/guatemala.yaml:2 the focal point",
        ],
    ),
    "the address of the focal point under another name": (
        {
            GT: BASE[GT]
            .replace("{institution: Ministry", "{name: C. Example, institution: Ministry")
            .replace("name: A. Example}", "name: A. Example, email: office@example.org}")
        },
        [
            "WP168 countries/guatemala.yaml:4 the focal point of GT is given otherwise here: `name`",
            "  countries/guatemala.yaml:2 the focal point",
        ],
    ),
    "a focal point who takes the record under another post": (
        {
            GT: BASE[GT].replace(
                "{institution: Ministry", "{name: A. Example, position: Director, institution: Ministry"
            ),
            ONE: BASE[ONE].replace(
                "{country: GT, name: A. Example}", "{country: GT, name: A. Example, position: Clerk}"
            ),
        },
        [
            "WP168 themes/1-information.yaml:5 the focal point of GT is given otherwise here: `position`",
            "  countries/guatemala.yaml:2 the focal point",
        ],
    ),
    "two files of a country with two focal points": (
        {"data/countries/zz.yaml": BASE[GT].replace("Ministry of Examples", "Institute of Examples")},
        [
            "WP102 countries/zz.yaml:1 `GT` has another file already",
            "  countries/guatemala.yaml:1 the other file",
            "WP168 countries/zz.yaml:2 the focal point of GT is given otherwise here: `institution`",
            "  countries/guatemala.yaml:2 the focal point",
        ],
    ),
}


def _shown(folder: Path, files: dict[str, str]) -> list[str]:
    """Each finding with its place and sentence, and below it every other place that it shows."""
    lines = []
    for each in check(written(folder, files)).report().findings:
        where = f"{each.finding.address.file.removeprefix('data/')}:{each.place.line}"
        lines.append(f"{each.finding.code} {where} {each.finding.message}")
        for related, place in each.related:
            lines.append(f"  {related.address.file.removeprefix('data/')}:{place.line} {related.message}")
    return lines


@pytest.mark.parametrize("case", CONFLICTS)
def test_a_conflict_shows_both_places(case: str, tmp_path: Path) -> None:
    files, shown = CONFLICTS[case]
    assert _shown(tmp_path, files) == shown


NO_CONFLICT = {
    "several leads where the plan sets no number": {},
    "as many leads as the plan allows": {PLAN: BASE[PLAN] + "leads_per_action: 2\n"},
    "a lead that only the other of two merged groups counts in": {
        ONE: BASE[ONE]
        .replace("countries: all", "countries: [GT, HN]\n    except: {MX: Has one.}")
        .replace("lead: [GT, IOM]", "lead: [MX]"),
        TWO: ALIKE,
        GT: BASE[GT].replace("INT-01: {position: lead}", "INT-01: {position: participate}"),
    }
    | MERGE,
    "a focal point who is a delegate, described alike": {
        GT: BASE[GT]
        .replace("{institution: Ministry", "{name: A. Example, institution: Ministry")
        .replace("name: A. Example}", "name: a. example, institution: ministry  of examples}")
    },
    "a delegate of the same institution under another name": {
        GT: BASE[GT]
        .replace("{institution: Ministry", "{name: C. Example, institution: Ministry")
        .replace("name: A. Example}", "name: A. Example, institution: Another}")
    },
    "the same indicator with the same target": {
        TWO: ALIKE.replace("name: Officers trained", "name: Countries that exchange").replace(
            "{value: 40, date: 2019-06-30}", "{value: 2, date: 2018-12-31}"
        )
    }
    | MERGE,
    "the same period in other words": {
        TWO: ALIKE.replace("{start: 2018-Q1, end: 2018-Q4}", "{start: 2018-01-01, end: 2018}")
    }
    | MERGE,
    "an action that another took in, further than the one that stays": {TWO: ALIKE + "    status: group\n"} | MERGE,
}


@pytest.mark.parametrize("case", NO_CONFLICT)
def test_no_conflict(case: str, tmp_path: Path) -> None:
    assert messages_in(tmp_path, NO_CONFLICT[case]) == []


WAIVER = "- {{decision: waive, rule: {}, reason: Agreed in plenary., agreed_by: [IOM], date: 2018-03-14}}\n"
LEFT_OUT = {
    ONE: BASE[ONE].replace(
        "    scope: regional\n    countries: all\n", "    countries: all\n    except: {HN: No., MX: No.}\n"
    )
}


@pytest.mark.parametrize(
    ("waived", "said"),
    [
        ("WP309, theme: INT", ["WP301 only GT takes part in INT-01"]),
        (
            "WP309, theme: INT, country: MX",
            ["WP309 HN takes part in no action of `INT`", "WP301 only GT takes part in INT-01"],
        ),
        (
            "WP309, theme: OPS",
            [
                "WP315 nothing that WP309 blames is covered by this waiver",
                "WP309 HN takes part in no action of `INT`",
                "WP309 MX takes part in no action of `INT`",
                "WP301 only GT takes part in INT-01",
            ],
        ),
        (
            "local-action, action: INT-01",
            ["WP309 HN takes part in no action of `INT`", "WP309 MX takes part in no action of `INT`"],
        ),
    ],
)
def test_a_premise_is_waived_for_an_action_a_country_or_a_theme(waived: str, said: list[str], tmp_path: Path) -> None:
    assert messages_in(tmp_path, LEFT_OUT | {"data/decisions.yaml": WAIVER.format(waived)}) == said


def test_a_country_is_in_a_theme_by_an_action_that_another_group_took_in(tmp_path: Path) -> None:
    files = {
        ONE: BASE[ONE] + "  - {id: INT-02, title: Agree, status: withdrawn}\n",
        TWO: ALIKE,
        "data/decisions.yaml": MERGE["data/decisions.yaml"].replace("into: INT-01", "into: OPS-01"),
    }
    assert messages_in(tmp_path, files) == []
