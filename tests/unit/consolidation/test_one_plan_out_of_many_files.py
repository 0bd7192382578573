"""Merging, positions and membership, on small plans written as their files."""

import random
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.commands.terminal import ROOT

from workplan_cli.consolidation.workplan import PlannedAction, WorkPlan
from workplan_cli.loading.build import build
from workplan_cli.loading.characters import Read
from workplan_cli.pipeline import check

PLAN = """
id: example
title: Example
languages: [en]
members: [GT, HN, MX]
partners: {IOM: {name: IOM}, UNODC: {name: UNODC}}
rules: {WP302: note}
"""
MATRIX = """
id: protocol
title: Protocol
deadline: 2017-07-21
rows:
  - {id: p-1, text: First, reference: "1"}
  - {id: p-2, text: Second, reference: "2"}
"""
INFORMATION = """
theme: 1
code: INT
title: Information
actions:
  - id: INT-01
    title: Exchange routes
    countries: [GT, MX]
    lead: [GT]
    partners: [IOM]
    period: {start: 2018-Q2, end: 2018-Q3}
    indicators: [{name: Routes}]
    risks: [Silence]
    legal_basis: [protocol/p-1]
  - {id: INT-02, title: Study routes, countries: all, except: {HN: No study}, depends_on: [OPS-01], related: [INT-01]}
  - {id: INT-03, title: Old idea, countries: all, status: withdrawn}
"""
RESPONSE = """
theme: 2
code: OPS
title: Response
actions:
  - id: OPS-01
    title: Share what is known of routes
    description: In a common form
    countries: [HN, MX]
    lead: [IOM]
    partners: [UNODC, IOM]
    period: {start: 2018-Q1, end: 2018-Q2}
    result: Routes are known
    indicators: [{name: Forms}]
    risks: [Silence, Noise]
    legal_basis: [protocol/p-2]
"""
MERGE = "- {decision: merge, actions: [INT-01, OPS-01], into: INT-01, reason: Same object}\n"
GUATEMALA = """
country: GT
matrices: {protocol: {status: draft, answers: {p-1: {status: yes}, p-2: {note: Nothing yet}}}}
positions: {INT-01: {position: lead}, INT-02: {position: reserve, note: Under review}}
"""
HONDURAS = """
country: HN
positions: {OPS-01: {position: observe}}
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    files = {
        "plan.yaml": PLAN,
        "matrices/protocol.yaml": MATRIX,
        "themes/1-information.yaml": INFORMATION,
        "themes/2-response.yaml": RESPONSE,
        "countries/guatemala.yaml": GUATEMALA,
        "countries/honduras.yaml": HONDURAS,
    }
    for name, text in files.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def plan_of(folder: Path) -> WorkPlan:
    checked = check(folder)
    assert not checked.failed, [(each.code, str(each.message)) for each in checked.findings]
    assert checked.workplan is not None
    return checked.workplan


def merged(folder: Path, decisions: str) -> dict[str, PlannedAction]:
    (folder / "data" / "decisions.yaml").write_text(decisions, encoding="utf-8")
    return {action.id: action for action in plan_of(folder).actions()}


def test_members_are_those_of_the_plan_with_and_without_a_file(written: Path) -> None:
    members = [(member.code, member.submission and member.submission.file) for member in plan_of(written).members]
    assert members == [("GT", "data/countries/guatemala.yaml"), ("HN", "data/countries/honduras.yaml"), ("MX", None)]


def test_all_is_every_member_but_those_excepted(written: Path) -> None:
    action = {each.id: each for each in plan_of(written).actions()}["INT-02"]
    assert action.countries == ("GT", "MX")
    assert {code: action.stand(code) for code in ("GT", "HN", "MX", "US")} == {
        "GT": "reserve",
        "HN": "excepted",
        "MX": "unanswered",
        "US": "",
    }


def test_a_merge_unites_what_lists_say_and_keeps_the_wording_of_the_one_that_stays(written: Path) -> None:
    actions = merged(written, MERGE)
    assert list(actions) == ["INT-01", "INT-02", "INT-03"]
    content = actions["INT-01"].content
    assert (content.title, content.description) == ({"en": "Exchange routes"}, {"en": "In a common form"})
    assert content.result == {"en": "Routes are known"}
    assert actions["INT-01"].countries == ("GT", "HN", "MX")
    assert (content.lead, content.partners) == (("GT", "IOM"), ("IOM", "UNODC"))
    assert [each.name for each in content.indicators] == [{"en": "Routes"}, {"en": "Forms"}]
    assert content.risks == ({"en": "Silence"}, {"en": "Noise"})
    assert content.legal_basis == ("protocol/p-1", "protocol/p-2")
    assert content.period is not None
    assert content.period.start is not None
    assert content.period.end is not None
    assert (content.period.start.written, content.period.end.written) == ("2018-Q1", "2018-Q3")


def test_a_merge_keeps_the_origin_of_every_piece(written: Path) -> None:
    sources = merged(written, MERGE)["INT-01"].sources
    assert [(each.content.id, each.theme, each.address.file, each.address.route) for each in sources] == [
        ("INT-01", "INT", "data/themes/1-information.yaml", ("actions", 0)),
        ("OPS-01", "OPS", "data/themes/2-response.yaml", ("actions", 0)),
    ]


def test_a_merge_turns_references_and_positions_to_the_action_that_stays(written: Path) -> None:
    actions = merged(written, MERGE)
    assert actions["INT-02"].content.depends_on == ("INT-01",)
    assert {code: stated.content.position for code, stated in actions["INT-01"].positions.items()} == {
        "GT": "lead",
        "HN": "observe",
    }


def test_a_chain_of_merges_ends_in_one_action_whatever_its_order(written: Path) -> None:
    chain = [
        "- {decision: merge, actions: [OPS-01, INT-02], into: INT-02, reason: Same object}\n",
        "- {decision: merge, actions: [INT-02, INT-01], into: INT-01, reason: Same object}\n",
    ]
    one = merged(written, "".join(chain))["INT-01"]
    other = merged(written, "".join(reversed(chain)))["INT-01"]
    assert one.content == other.content
    assert [each.content.id for each in one.sources] == ["INT-01", "INT-02", "OPS-01"]
    assert one.content.depends_on == ()


def test_merging_what_is_merged_already_changes_nothing(written: Path) -> None:
    assert merged(written, MERGE + MERGE)["INT-01"].content == merged(written, MERGE)["INT-01"].content


def test_an_answer_without_a_status_counts_as_missing(written: Path) -> None:
    (matrix,) = plan_of(written).matrices
    missing = {code: [row.id for row in matrix.missing(code)] for code in ("GT", "HN", "MX")}
    assert missing == {"GT": ["p-2"], "HN": ["p-1", "p-2"], "MX": ["p-1", "p-2"]}


def test_a_withdrawn_action_is_kept_and_not_in_force(written: Path) -> None:
    actions = {each.id: each.withdrawn for each in plan_of(written).actions()}
    assert actions == {"INT-01": False, "INT-02": False, "INT-03": True, "OPS-01": False}


def shuffled(value: Any, chance: random.Random) -> Any:
    """The same fields in another order."""
    if isinstance(value, dict):
        entries = [(key, shuffled(inner, chance)) for key, inner in value.items()]
        chance.shuffle(entries)
        return dict(entries)
    return [shuffled(each, chance) for each in value] if isinstance(value, list) else value


def anonymous(plan: WorkPlan) -> tuple[object, ...]:
    """The plan without its places."""
    return (
        plan.plan,
        [(member.code, member.submission and member.submission.content) for member in plan.members],
        [(matrix.content, dict(matrix.replies)) for matrix in plan.matrices],
        [
            (
                theme.content.code,
                theme.content.title,
                theme.content.objective,
                theme.content.group,
                [
                    (
                        action.content,
                        action.countries,
                        [source.content.id for source in action.sources],
                        action.budgets,
                        {code: stated.content for code, stated in action.positions.items()},
                    )
                    for action in theme.actions
                ],
            )
            for theme in plan.themes
        ],
        [decision for decision, _ in plan.decisions],
        dict(plan.redirected),
    )


@pytest.mark.parametrize("seed", range(12))
def test_the_plan_does_not_depend_on_names_of_files_or_the_order_of_entries(tmp_path: Path, seed: int) -> None:
    original = ROOT / "tests" / "plans" / "complete"
    copy = tmp_path / "plan"
    shutil.copytree(original, copy)
    chance = random.Random(seed)  # noqa: S311 - no secret
    for number, path in enumerate(sorted((copy / "data").rglob("*.yaml"))):
        content: Any = build(path.name, Read(path.read_text(encoding="utf-8"), composed=True), frozenset()).data
        if path.parent.name == "themes":
            chance.shuffle(content["actions"])
        path.unlink()
        name = path.name if path.parent.name == "data" else f"{chance.randrange(10**6)}-{number}.yaml"
        text = yaml.dump(shuffled(content, chance), sort_keys=False, allow_unicode=True, Dumper=Quoted)
        path.with_name(name).write_text(text, encoding="utf-8")
    assert anonymous(plan_of(copy)) == anonymous(plan_of(original))


class Quoted(yaml.SafeDumper):
    """Writes every text in quotes, and numbers as they stood in the file."""


Quoted.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))
Quoted.add_representer(Decimal, lambda dumper, number: dumper.represent_scalar("tag:yaml.org,2002:float", str(number)))
