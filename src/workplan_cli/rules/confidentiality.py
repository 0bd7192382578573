"""WP501, WP502, WP504 and WP506: labels of the Traffic Light Protocol 2.0 (FIRST, August 2022)."""

from collections.abc import Iterator

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Severity, rule
from workplan_cli.models.anatomy import personal_fields
from workplan_cli.models.words import LABELS
from workplan_cli.rules.wording import UNLABELLED, Wording


@rule("WP501", Severity.WARNING)
def person_marked_clear(wording: Wording) -> Iterator[Blame]:
    """
    What: A record that names a person, or says how to reach one, is marked CLEAR.

    Why: CLEAR may be published without limit. The plan's label for personal data still covers the name, the e-mail
    and the telephone; if they are to be published, the plan must say so for all.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: {name: A. Example, email: office@example.org, tlp: CLEAR}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: {name: A. Example, email: office@example.org, tlp: GREEN}
    """
    labels = wording.plan.plan.labels
    if (labels.personal or labels.default) == "CLEAR":
        return
    for record, way, _ in wording.labelled:
        names_one = any(getattr(record, name) is not None for name in personal_fields(type(record)))
        if record.tlp == "CLEAR" and names_one:
            message = Message("this names a person and is marked CLEAR")
            yield Blame(wording.address((way, "tlp")), message, about=wording.about(way))


@rule("WP502", Severity.WARNING)
def label_below_its_record(wording: Wording) -> Iterator[Blame]:
    """
    What: A record carries a lower label than the record or file that it is part of.

    Why: It is never shown without what it is part of, so the lower label has no effect.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        tlp: AMBER
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, tlp: GREEN}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, tlp: GREEN}
    """
    for record, way, outer in wording.labelled:
        if outer != UNLABELLED and record.tlp is not None and LABELS.index(record.tlp) < outer:
            message = Message("it is part of something marked {label}", label=LABELS[outer])
            yield Blame(wording.address((way, "tlp")), message, about=wording.about(way))


@rule("WP504", Severity.WARNING)
def red_in_shared_files(wording: Wording) -> Iterator[Blame]:
    """
    What: A record is marked RED.

    Why: RED is for the eyes and ears of the recipients named, and for nobody else. Whoever can read these files has
    read it. Keep it out of them, or mark it AMBER+STRICT if everybody here may know it.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, tlp: RED}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, tlp: AMBER+STRICT}
    """
    for record, way, _ in wording.labelled:
        if record.tlp == "RED":
            message = Message("whoever can read this file has read what is marked RED")
            yield Blame(wording.address((way, "tlp")), message, about=wording.about(way))


@rule("WP506", Severity.WARNING)
def personal_label_below_default(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The plan's label for personal data is lower than its label for everything.

    Why: Names and addresses are never shown without the record that they are part of, so the lower label has no effect.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        tlp: {default: AMBER, personal: GREEN}

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        tlp: {default: GREEN, personal: AMBER}
    """
    labels = plan.plan.labels
    if labels.personal is not None and LABELS.index(labels.personal) < LABELS.index(labels.default):
        message = Message("lower than the label of everything, {label}", label=labels.default)
        yield Blame(plan.address / "tlp" / "personal", message)


RULES = (personal_label_below_default,)
WORDING = (person_marked_clear, label_below_its_record, red_in_shared_files)
