"""WP126, WP150 and WP151: citations and dates that cannot be what they say."""

import re
from collections.abc import Iterator
from datetime import date

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.rules.places import GivenReply, alike, given_replies

_NUMBERED = re.compile(r"\s.*\d|\d.*\s")
"""What says exactly where: more than one word, and a number. `Penal Code` may be two countries' alike."""


def _instruments(plan: WorkPlan) -> set[str]:
    """The treaties themselves: every country may cite them in the same words."""
    texts = [each.content.instrument.citation for each in plan.matrices if each.content.instrument]
    texts += [treaty.citation for each in plan.matrices for treaty in each.content.treaties.values()]
    return {alike(text) for text in texts if text is not None}


def _cited(plan: WorkPlan) -> Iterator[tuple[GivenReply, str, str]]:
    """Every citation of a law, with the reply and the row that it is for; those of treaties are no laws."""
    treaties = {each.content.id for each in plan.matrices if each.content.kind == "treaties"}
    for reply in given_replies(plan):
        if reply.matrix not in treaties:
            for row, answer in reply.content.answers.items():
                if answer.citation is not None:
                    yield reply, row, answer.citation


@rule("WP126", Severity.WARNING)
def citation_of_another_country(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country cites word for word what another country cites.

    Why: Two countries seldom have a law of the same name, number and article. Mostly a file was copied as a pattern and
    this line was not changed. Citations without a number and those of the treaties themselves do not count; there is
    one finding a country and citation.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-1: {status: yes, citation: "Act 7 of 2010, article 3"}
        # data/countries/mexico.yaml
        country: MX
        matrices:
          protocol:
            status: draft
            answers:
              p-1: {status: yes, citation: "Act 7 of 2010, article 3"}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-1: {status: yes, citation: "Act 7 of 2010, article 3"}
        # data/countries/mexico.yaml
        country: MX
        matrices:
          protocol:
            status: draft
            answers:
              p-1: {status: yes, citation: "Act 91 of 2012, article 159"}
    """
    shared = _instruments(plan)
    first: dict[str, tuple[GivenReply, str]] = {}
    blamed: set[tuple[str, str]] = set()
    for reply, row, citation in _cited(plan):
        country = reply.submission.content.country
        other, other_row = first.setdefault(citation, (reply, row))
        theirs = other.submission.content.country
        if theirs == country or (country, citation) in blamed:
            continue
        if _NUMBERED.search(citation) and alike(citation) not in shared:
            blamed.add((country, citation))
            address, related = (
                each.address / "answers" / at / "citation" for each, at in ((reply, row), (other, other_row))
            )
            same = Related(related, Message("the same words for {code}", code=theirs))
            message = Message("the file of {code} cites the same, word for word", code=theirs)
            yield Blame(address, message, (same,), reply.about | other.about)


def _told(reply: GivenReply) -> date | None:
    """The day on which the country, or whoever compiled its file, said all this."""
    compiled = reply.submission.content.compiled
    days = [day for day in (reply.content.submitted, compiled.on if compiled else None) if day is not None]
    return max(days, default=None)


@rule("WP150", Severity.WARNING)
def dated_after_answer(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An answer gives a date later than the day for which it holds.

    Why: It holds as of its `as_of`, or else as of the day on which the matrix was submitted or compiled. A law or a
    deposit cannot be of a day that had not come: one of the two dates is wrong, or the law was only announced, and then
    the answer is not a `yes` yet.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: submitted
            submitted: 2017-07-18
            answers:
              p-1: {status: yes, citation: "Act 7, article 3", date: 2071-05-03}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: submitted
            submitted: 2017-07-18
            answers:
              p-1: {status: yes, citation: "Act 7, article 3", date: 2017-05-03}
    """
    for reply in given_replies(plan):
        told = _told(reply)
        for row, answer in reply.content.answers.items():
            held = answer.as_of or told
            if answer.date is not None and held is not None and answer.date > held:
                message = Message("later than {day}, the day for which the answer holds", day=held.isoformat())
                yield Blame(reply.address / "answers" / row / "date", message, about=reply.about)


@rule("WP151", Severity.WARNING)
def as_of_after_submission(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An answer holds as of a day after the matrix was submitted or compiled.

    Why: Nobody could know then what would hold later. If the answer was changed after the submission, the matrix was
    submitted again: give that day.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: submitted
            submitted: 2017-07-18
            answers:
              p-1: {status: yes, citation: "Act 7, article 3", as_of: 2017-11-01}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: submitted
            submitted: 2017-07-18
            answers:
              p-1: {status: yes, citation: "Act 7, article 3", as_of: 2017-07-01}
    """
    for reply in given_replies(plan):
        told = _told(reply)
        for row, answer in reply.content.answers.items():
            if told is not None and answer.as_of is not None and answer.as_of > told:
                message = Message("later than {day}, when this was submitted or compiled", day=told.isoformat())
                yield Blame(reply.address / "answers" / row / "as_of", message, about=reply.about)


RULES = (citation_of_another_country, dated_after_answer, as_of_after_submission)
