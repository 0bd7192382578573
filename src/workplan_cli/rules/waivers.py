"""WP314, WP315, WP322 and WP323: rules that the plan or its decisions name. They judge findings, not only the plan."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Finding, Message, Related, Severity, rule
from workplan_cli.models.decisions import Waive
from workplan_cli.rules.places import perhaps


class Judgement(NamedTuple):
    """What the rules have found in a plan, before any waiver; and which rules there are."""

    plan: WorkPlan
    codes: Mapping[str, str]
    """The code of every rule, by its code and by its name."""
    reading: Collection[str]
    """The codes of the rules that are blamed while files are read."""
    findings: Collection[Finding] = ()

    def waivers(self) -> Iterator[tuple[Waive, Address]]:
        """Every decision that waives a rule, and where."""
        for decision, address in self.plan.decisions:
            if isinstance(decision, Waive):
                yield decision, address

    def named(self) -> Iterator[tuple[str, Address]]:
        """Every rule that the plan or a waiver names, and where."""
        for name in self.plan.plan.rules:
            yield name, (self.plan.address / "rules" / name).key()
        for waiver, address in self.waivers():
            yield waiver.rule, address / "rule"


def waives(waiver: Waive, finding: Finding) -> bool:
    """Whether a waiver covers a finding: its rule, and whichever action, country, matrix and theme the waiver names."""
    return waiver.rule in (finding.code, finding.name) and waiver.about <= finding.about


@rule("WP314", Severity.ERROR)
def unknown_rule(judgement: Judgement) -> Iterator[Blame]:
    """
    What: `rules` of the plan, or a waiver, names a rule that does not exist.

    Why: The rule that was meant still holds.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        rules: {member-left-ouut: warning}

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        rules: {member-left-out: warning}
    """
    for name, address in judgement.named():
        if name not in judgement.codes:
            near = perhaps(name, judgement.codes)
            yield Blame(address, Message("there is no rule `{rule}`{near}", rule=name, near=near))


@rule("WP315", Severity.WARNING)
def waiver_without_effect(judgement: Judgement) -> Iterator[Blame]:
    """
    What: A waiver covers no finding: what it excused has been mended, or it names another action than was meant.

    Why: It would excuse the next fault of this kind without anybody having agreed to it. Delete it.

    Wrong:
        # data/decisions.yaml
        - decision: waive
          rule: WP301
          action: INT-01
          reason: Agreed in plenary.
          agreed_by: [INT]
          date: 2018-03-14

    Right:
        # data/decisions.yaml
        - decision: waive
          rule: WP301
          action: INT-01
          reason: Agreed in plenary.
          agreed_by: [INT]
          date: 2018-03-14
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, scope: national}
    """
    for waiver, address in judgement.waivers():
        code = judgement.codes.get(waiver.rule)
        if code is None or code in judgement.reading:
            continue
        if not any(waives(waiver, finding) for finding in judgement.findings):
            message = Message("nothing that {rule} blames is covered by this waiver", rule=waiver.rule)
            yield Blame(address / "rule", message, about=waiver.about)


@rule("WP322", Severity.WARNING)
def reading_rule_named(judgement: Judgement) -> Iterator[Blame]:
    """
    What: `rules` of the plan, or a waiver, names a rule about how files are read (WP0xx).

    Why: It has no effect: what cannot be read as it stands cannot be excused, and its severity is not the plan's to
    set. Mend the file.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        rules: {WP021: "off"}

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        rules: {WP221: "off"}
    """
    for name, address in judgement.named():
        if judgement.codes.get(name) in judgement.reading:
            yield Blame(address, Message("`{rule}` is about reading files: this has no effect", rule=name))


@rule("WP323", Severity.WARNING)
def rule_set_twice(judgement: Judgement) -> Iterator[Blame]:
    """
    What: `rules` of the plan names the same rule by its code and by its name.

    Why: Only the code counts. The two may contradict each other.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        rules: {WP302: warning, member-left-out: "off"}

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        rules: {WP302: warning}
    """
    address = judgement.plan.address / "rules"
    levels = judgement.plan.plan.rules
    for name in levels:
        code = judgement.codes.get(name, name)
        if name != code and code in levels:
            related = Related((address / code).key(), Message("by its code"))
            message = Message("`{code}` is the same rule, and is set too", code=code)
            yield Blame((address / name).key(), message, (related,))


RULES = (unknown_rule, waiver_without_effect, reading_rule_named, rule_set_twice)
