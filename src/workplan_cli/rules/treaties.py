"""WP130 to WP134: signature and deposit, by the law of treaties."""

from collections.abc import Iterator
from dataclasses import dataclass

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import PlannedMatrix, WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.country import Answer
from workplan_cli.models.matrix import Treaty


@dataclass(frozen=True, slots=True)
class _Joining:
    """What one country says of one treaty."""

    country: str
    matrix: str
    treaty: Treaty
    signature: tuple[Answer, Address] | None
    deposit: tuple[Answer, Address] | None


def _joinings(plan: WorkPlan) -> Iterator[_Joining]:
    for matrix in plan.matrices:
        steps = {(row.treaty, row.step): row.id for row in matrix.content.rows if row.treaty and row.step}
        for name, treaty in matrix.content.treaties.items():
            for member in plan.members:
                if member.submission is None or member.code not in matrix.replies:
                    continue
                address = member.submission.address / "matrices" / matrix.content.id / "answers"
                signature = _given(matrix, member.code, steps.get((name, "signature")), address)
                deposit = _given(matrix, member.code, steps.get((name, "deposit")), address)
                yield _Joining(member.code, matrix.content.id, treaty, signature, deposit)


def _given(matrix: PlannedMatrix, country: str, row: str | None, address: Address) -> tuple[Answer, Address] | None:
    answer = matrix.answer(country, row) if row else None
    return (answer, address / row) if answer and row else None


@rule("WP130", Severity.ERROR)
def unknown_treaty(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A row is about a treaty that its matrix does not list under `treaties`.

    Why: Nobody can check the dates of signature and deposit.

    Wrong:
        # data/matrices/treaties.yaml
        id: treaties
        title: Treaties
        kind: treaties
        rows:
          - {id: t-1, text: Deposit, treaty: protocl, step: deposit}

    Right:
        # data/matrices/treaties.yaml
        id: treaties
        title: Treaties
        kind: treaties
        treaties: {protocol: {name: Protocol}}
        rows:
          - {id: t-1, text: Deposit, treaty: protocol, step: deposit}
    """
    for submission in plan.submissions.matrices:
        for index, row in enumerate(submission.content.rows):
            if row.treaty is not None and row.treaty not in submission.content.treaties:
                message = Message("the matrix has no treaty `{treaty}`", treaty=row.treaty)
                yield Blame(submission.address / "rows" / index / "treaty", message)


@rule("WP131", Severity.ERROR)
def signature_after_deposit(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country signed a treaty after it deposited its instrument.

    Why: A State signs first and ratifies what it signed (Vienna Convention on the Law of Treaties, article 14): one
    of the two dates is wrong.
    """
    for joining in _joinings(plan):
        if joining.signature is None or joining.deposit is None:
            continue
        (signed, address), (deposited, other) = joining.signature, joining.deposit
        if signed.date is not None and deposited.date is not None and signed.date > deposited.date:
            related = Related(other / "date", Message("deposited on {day}", day=deposited.date.isoformat()))
            message = Message("signed after the deposit of {day}", day=deposited.date.isoformat())
            yield Blame(address / "date", message, (related,), frozenset((joining.country, joining.matrix)))


@rule("WP132", Severity.ERROR)
def signature_outside_window(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country signed a treaty on a day on which it was not open for signature.

    Why: A State that comes later accedes; it does not sign. The date is wrong, or it is the date of something else.
    """
    for joining in _joinings(plan):
        window = joining.treaty.signature
        if joining.signature is None or window is None:
            continue
        signed, address = joining.signature
        too_early = signed.date is not None and window.start is not None and signed.date < window.start
        too_late = signed.date is not None and window.end is not None and signed.date > window.end
        if too_early or too_late:
            message = Message(
                "open for signature from {start} to {end}", start=window.start or "…", end=window.end or "…"
            )
            yield Blame(address / "date", message, about=frozenset((joining.country, joining.matrix)))


@rule("WP133", Severity.ERROR)
def accession_with_signature(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country acceded to a treaty and gives a date of signature.

    Why: A State accedes because it has not signed (Vienna Convention on the Law of Treaties, article 15). Either the
    act is a ratification, or the signature is `not_applicable`.
    """
    for joining in _joinings(plan):
        if joining.signature is None or joining.deposit is None:
            continue
        (signed, address), (deposited, other) = joining.signature, joining.deposit
        if deposited.act == "accession" and signed.date is not None:
            related = Related(other / "act", Message("an accession"))
            message = Message("a State that accedes has not signed")
            yield Blame(address / "date", message, (related,), frozenset((joining.country, joining.matrix)))


@rule("WP134", Severity.ERROR)
def deposit_before_opening(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country deposited its instrument before the treaty was opened for signature.

    Why: There was nothing to deposit it with: the date is wrong, or belongs to another treaty.
    """
    for joining in _joinings(plan):
        opened = joining.treaty.signature.start if joining.treaty.signature else None
        if joining.deposit is None or opened is None:
            continue
        deposited, address = joining.deposit
        if deposited.date is not None and deposited.date < opened:
            message = Message("the treaty was not open before {day}", day=opened.isoformat())
            yield Blame(address / "date", message, about=frozenset((joining.country, joining.matrix)))


RULES = (
    unknown_treaty,
    signature_after_deposit,
    signature_outside_window,
    accession_with_signature,
    deposit_before_opening,
)
