"""A decision as an entry of data/decisions.yaml, and the file with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import unified_diff

from workplan_cli.editing import appended, plain_data
from workplan_cli.ledger.questions import Question
from workplan_cli.loading.draft import Plain
from workplan_cli.loading.fields import code_fields
from workplan_cli.loading.validate import MODELS, validate
from workplan_cli.models.decisions import Decision

FILE = "data/decisions.yaml"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Why it was decided so, who agreed, and when."""

    reason: Mapping[str, str]
    """By language; the plan's first language first."""
    agreed_by: tuple[str, ...]
    date: date


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be written: the entry alone, and the whole file before and after."""

    entry: str
    before: str
    after: str
    decisions: tuple[Decision, ...]
    """Everything that the file would say."""

    def difference(self) -> list[str]:
        """The change as a unified diff, line by line, with three lines around it."""
        before, after = self.before.splitlines(), self.after.splitlines()
        return list(unified_diff(before, after, FILE if before else "/dev/null", FILE, lineterm=""))


def _agreed(agreement: Agreement, default: str) -> dict[str, Plain]:
    """What every decision has. A reason in nothing but the language of the file is one plain text."""
    reason = dict(agreement.reason)
    said: Plain = reason[default] if list(reason) == [default] else {**reason}
    agreed_by: dict[str, Plain] = {"agreed_by": [*agreement.agreed_by]} if agreement.agreed_by else {}
    return {"reason": said, **agreed_by, "date": agreement.date.isoformat()}


def merge(question: Question, into: str, agreement: Agreement, default: str) -> dict[str, Plain]:
    """The entry that makes the actions of a question one."""
    actions: list[Plain] = [side.id for side in question.sides]
    return {"decision": "merge", "actions": actions, "into": into, **_agreed(agreement, default)}


def keep(question: Question, agreement: Agreement, default: str) -> dict[str, Plain]:
    """The entry that keeps the actions of a question apart."""
    actions: list[Plain] = [side.id for side in question.sides]
    return {"decision": "keep", "actions": actions, **_agreed(agreement, default)}


def waive(question: Question, agreement: Agreement, default: str) -> dict[str, Plain]:
    """The entry that waives the rule of a question for what it is about."""
    return {"decision": "waive", **question.waiver, **_agreed(agreement, default)}


def propose(text: str, entry: Mapping[str, Plain], default: str, start: str = "") -> Proposal:
    """The file with an entry behind its last one; plain texts are in the language `default`.

    A file that is not there yet, or is empty, begins with `start`.

    Raises:
        UneditableError: where the file has errors, or the loader would not accept what is to be written.
    """
    codes = code_fields(MODELS["decisions"])
    entries: Sequence[Plain] = [dict(entry)]
    after = appended(text or start, entries, codes)
    decisions, _ = validate(FILE, "decisions", plain_data(after, codes), default)
    return Proposal(appended("", entries, codes), text, after, decisions or ())
