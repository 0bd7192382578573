"""WP120 to WP122, WP127 to WP129: what an answer must bring, and what it cannot."""

from collections.abc import Iterator

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Severity, rule
from workplan_cli.models.country import Answer
from workplan_cli.models.matrix import Row
from workplan_cli.rules.places import given_answers


def _without_something(answer: Answer) -> bool:
    """Whether a yes has nothing to show for it, of what any row may require."""
    given = answer.citation is not None and answer.date is not None and answer.note is not None
    return not given and answer.status in ("yes", "in_part")


def _says_all_but_its_status(answer: Answer) -> bool:
    """Whether anything is said but the answer itself; a row of which nothing is filled in yet is only missing."""
    return answer.status is None and any(value is not None for _, value in answer)


def requirements_lacking(row: Row, answer: Answer) -> tuple[str, ...]:
    """What the row requires of a `yes` or `in_part` and it lacks; that an `in_part` has no note is for WP121."""
    return tuple(
        field
        for field in row.requires
        if getattr(answer, field) is None and (field != "note" or answer.status == "yes")
    )


@rule("WP120", Severity.WARNING)
def answer_without_requirement(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A `yes` or `in_part` comes without what its row requires: a citation, a date or a note.

    Why: Nobody can verify a yes without the article it rests on.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-1: {status: yes}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-1: {status: yes, citation: "Act 7, article 3"}
    """
    for given in given_answers(plan, _without_something):
        lacking = requirements_lacking(given.row, given.content)
        if lacking:
            fields = ", ".join(f"`{field}`" for field in lacking)
            message = Message("the row requires {fields} of a `{status}`", fields=fields, status=given.content.status)
            yield Blame(given.key, message, about=given.about)


@rule("WP121", Severity.WARNING)
def answer_without_note(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A `no` or `in_part` comes without a note.

    Why: The plan is made to close gaps: the reader needs to know what is missing and what is under way.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-2: {status: no}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-2: {status: no, note: A bill is before parliament.}
    """
    for given in given_answers(plan, lambda answer: answer.note is None and answer.status in ("no", "in_part")):
        message = Message("a `{status}` needs a note that says what is missing", status=given.content.status)
        yield Blame(given.key, message, about=given.about)


@rule("WP122", Severity.WARNING)
def answer_without_status(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An answer has a citation, a date or a note and does not say yes, in part, no or not applicable.

    Why: It counts as missing, for nobody may guess which was meant.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-1: {citation: "Act 7, article 3"}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-1: {status: yes, citation: "Act 7, article 3"}
    """
    for given in given_answers(plan, _says_all_but_its_status):
        yield Blame(given.key, Message("the answer has no `status` and counts as missing"), about=given.about)


@rule("WP127", Severity.WARNING)
def not_applicable_with_evidence(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An answer says `not_applicable` and cites a law, or gives the date or the kind of an act.

    Why: What does not apply has no law and no date. Either the answer is another, or the citation belongs to another
    row; a reason why the row does not apply goes into the note.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-1: {status: not_applicable, citation: "Act 7, article 3", note: The country has no coast.}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-1: {status: not_applicable, note: The country has no coast.}
    """
    for given in given_answers(plan, lambda answer: answer.status == "not_applicable"):
        for field in ("citation", "date", "act"):
            if getattr(given.content, field) is not None:
                message = Message("what is not applicable has no `{field}`", field=field)
                yield Blame((given.address / field).key(), message, about=given.about)


@rule("WP128", Severity.WARNING)
def mandatory_not_applicable(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A row states an obligation that binds every party, and the answer is `not_applicable` without a note.

    Why: A country may be right that the obligation cannot concern it; the reader has to be told why.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-1: {status: not_applicable}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-1: {status: not_applicable, note: The country has no coast.}
    """
    for given in given_answers(plan, lambda answer: answer.status == "not_applicable" and answer.note is None):
        if given.row.obligation == "mandatory":
            message = Message("the row is mandatory: a note must say why it does not apply")
            yield Blame(given.key, message, about=given.about)


@rule("WP129", Severity.WARNING)
def verified_without_source(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An answer is marked as verified and names neither a source nor a citation.

    Why: The document would vouch for something that no reader can look up.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-2: {status: yes, verified: true}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-2: {status: yes, verified: true, source: Official gazette of 3 May 2010}
    """
    for given in given_answers(plan, lambda answer: answer.verified and not (answer.source or answer.citation)):
        message = Message("verified against what? there is neither `source` nor `citation`")
        yield Blame((given.address / "verified").key(), message, about=given.about)


RULES = (
    answer_without_requirement,
    answer_without_note,
    answer_without_status,
    not_applicable_with_evidence,
    mandatory_not_applicable,
    verified_without_source,
)
