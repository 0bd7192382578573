"""WP136 to WP138: what an answer says of a signature or a deposit, and what it leaves open."""

from collections.abc import Iterator

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Severity, rule
from workplan_cli.rules.places import given_answers


@rule("WP136", Severity.ERROR)
def step_denied_and_dated(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country says that it did not sign, or did not deposit its instrument, and gives the date of doing so.

    Why: One of the two is wrong, and the grid would show a no beside a date.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          treaties:
            status: draft
            answers:
              convention-deposit: {status: no, note: Before parliament., date: 2003-02-03}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          treaties:
            status: draft
            answers:
              convention-deposit: {status: no, note: Before parliament.}
    """
    for given in given_answers(plan, lambda answer: answer.status == "no" and (answer.date or answer.act)):
        for field in ("date", "act"):
            if given.row.step is not None and getattr(given.content, field) is not None:
                message = Message("a step that was not taken has no `{field}`", field=field)
                yield Blame((given.address / field).key(), message, about=given.about)


@rule("WP137", Severity.WARNING)
def step_without_date(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country says that it signed, or deposited its instrument, and does not say when.

    Why: The overview of treaties is made of these dates, and without them nothing can be checked.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          treaties:
            status: draft
            answers:
              convention-deposit: {status: yes, act: accession}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          treaties:
            status: draft
            answers:
              convention-deposit: {status: yes, date: 2003-02-03, act: accession}
    """
    for given in given_answers(plan, lambda answer: answer.status == "yes" and answer.date is None):
        # Where the row itself requires a date, WP120 says so.
        if given.row.step is not None and "date" not in given.row.requires:
            yield Blame(given.key, Message("on which day?"), about=given.about)


@rule("WP138", Severity.WARNING)
def act_without_deposit(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An answer names an act such as ratification or accession, and its row does not ask about a deposit.

    Why: A State is bound by a treaty through the instrument that it deposits; it neither signs nor legislates by
    accession. The act belongs to another row.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          treaties:
            status: draft
            answers:
              convention-signature: {status: yes, date: 2002-03-01, act: ratification}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          treaties:
            status: draft
            answers:
              convention-signature: {status: yes, date: 2002-03-01}
              convention-deposit: {status: yes, date: 2003-02-03, act: ratification}
    """
    of_treaties = {each.content.id for each in plan.matrices if each.content.kind == "treaties"}
    for given in given_answers(plan, lambda answer: answer.act):
        # A row of treaties that names no step may well be about a deposit.
        elsewhere = given.row.step is None and given.reply.matrix not in of_treaties
        if elsewhere or given.row.step == "signature":
            message = Message("this row is not about the deposit of an instrument")
            yield Blame((given.address / "act").key(), message, about=given.about)


RULES = (step_denied_and_dated, step_without_date, act_without_deposit)
