"""What the rules go through, cheaply: an address is only made for what is blamed."""

import re
from collections.abc import Callable, Collection, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Message
from workplan_cli.language import country_called
from workplan_cli.models.country import Answer, CountryFile, MatrixReply
from workplan_cli.models.matrix import Row
from workplan_cli.models.submissions import Submission
from workplan_cli.models.theme import Action, Theme
from workplan_cli.models.words import Period

_FEW = 60
_ACTION = re.compile(r"([A-Z]+)-([0-9]{1,9})")


class WrittenAction(NamedTuple):
    """An action as its working group wrote it, and where."""

    content: Action
    submission: Submission[Theme]
    entry: int

    @property
    def address(self) -> Address:
        """Where it is written."""
        return self.submission.address / "actions" / self.entry

    @property
    def about(self) -> frozenset[str]:
        """What a waiver names."""
        return frozenset((self.content.id,))


def written_actions(plan: WorkPlan) -> Iterator[WrittenAction]:
    """Every action of every file, merged, withdrawn and repeated ones too, in order of file and entry."""
    for submission in plan.submissions.themes:
        for index, action in enumerate(submission.content.actions):
            yield WrittenAction(action, submission, index)


def standing_actions(plan: WorkPlan) -> Iterator[WrittenAction]:
    """Every action of every file that its group has not withdrawn."""
    return (each for each in written_actions(plan) if each.content.status != "withdrawn")


class GivenReply(NamedTuple):
    """What a country's file says to a matrix, and where."""

    content: MatrixReply
    submission: Submission[CountryFile]
    matrix: str

    @property
    def address(self) -> Address:
        """Where it is written."""
        return self.submission.address / "matrices" / self.matrix

    @property
    def about(self) -> frozenset[str]:
        """What a waiver names."""
        return frozenset((self.submission.content.country, self.matrix))


def given_replies(plan: WorkPlan) -> Iterator[GivenReply]:
    """Every reply of every country's file."""
    for submission in plan.submissions.countries:
        for matrix, reply in submission.content.matrices.items():
            yield GivenReply(reply, submission, matrix)


class GivenAnswer(NamedTuple):
    """An answer, the row that it answers, and the reply that it is part of."""

    content: Answer
    row: Row
    reply: GivenReply

    @property
    def address(self) -> Address:
        """Where it is written."""
        return self.reply.address / "answers" / self.row.id

    @property
    def key(self) -> Address:
        """Its row's id in the country's file."""
        return self.address.key()

    @property
    def about(self) -> frozenset[str]:
        """What a waiver names."""
        return self.reply.about


def given_answers(plan: WorkPlan, wanted: Callable[[Answer], object]) -> Iterator[GivenAnswer]:
    """Every answer that is wanted, to a row that its matrix has. Of tens of thousands few are."""
    rows = {each.content.id: {row.id: row for row in each.content.rows} for each in plan.matrices}
    for reply in given_replies(plan):
        asked = rows.get(reply.matrix, {})
        for row_id, answer in reply.content.answers.items():
            if wanted(answer) and (row := asked.get(row_id)) is not None:
                yield GivenAnswer(answer, row, reply)


def perhaps(wrong: str, known: Collection[str]) -> Message | str:
    """A known name that may have been meant, as the end of a message; empty where none is near."""
    if action := _ACTION.fullmatch(wrong):
        # One number for another is no slip of the pen, only one way of writing it for another.
        letters, number = action[1], int(action[2])
        near = [each for each in (f"{letters}-{number:02d}", f"{letters}-{number}") if each in known]
    elif (country := country_called(wrong)) is not None and country in known:
        near = [country]
    else:
        near = get_close_matches(wrong, _comparable(wrong, known), n=1)
    return Message(" (`{near}`?)", near=near[0]) if near else ""


def _comparable(wrong: str, known: Collection[str]) -> list[str]:
    """So few of the names that thousands of findings about thousands of names take no time."""
    if len(known) <= _FEW:
        return list(known)
    return [each for each in known if each[:2] == wrong[:2]][:_FEW]


def plan_period(plan: WorkPlan) -> Period | None:
    """The plan's own period; None where it has none or one that ends before it starts, which WP220 says."""
    period = plan.plan.period
    reversed_ = period is not None and period.start and period.end and period.end.last < period.start.first
    return None if reversed_ else period


def alike(text: str) -> str:
    """The text as it is compared with others: without regard to case and blanks."""
    return " ".join(text.split()).casefold()
