"""WP131 to WP135: signature and deposit, by the law of treaties."""

from collections.abc import Iterator

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.rules.joinings import joinings


@rule("WP131", Severity.ERROR)
def signature_after_deposit(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country signed a treaty after it deposited its instrument.

    Why: A State signs first and ratifies what it signed (Vienna Convention on the Law of Treaties, article 14): one of
    the two dates is wrong.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          treaties:
            status: draft
            answers:
              convention-signature: {status: yes, date: 2002-03-01}
              convention-deposit: {status: yes, date: 2001-02-03, act: ratification}

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
    for joining in joinings(plan):
        if joining.signature is None or joining.deposit is None:
            continue
        (signed, address), (deposited, other) = joining.signature, joining.deposit
        if signed.date is not None and deposited.date is not None and signed.date > deposited.date:
            related = Related(other / "date", Message("deposited on {day}", day=deposited.date.isoformat()))
            message = Message("signed after the deposit of {day}", day=deposited.date.isoformat())
            yield Blame(address / "date", message, (related,), joining.about)


@rule("WP132", Severity.ERROR)
def signature_outside_window(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country signed a treaty on a day on which it was not open for signature.

    Why: A State that comes later accedes; it does not sign. The date is wrong, or it is the date of something else.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          treaties:
            status: draft
            answers:
              convention-signature: {status: yes, date: 2004-03-01}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          treaties:
            status: draft
            answers:
              convention-signature: {status: yes, date: 2002-03-01}
    """
    for joining in joinings(plan):
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
            yield Blame(address / "date", message, about=joining.about)


@rule("WP133", Severity.ERROR)
def accession_with_signature(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country acceded to a treaty and says that it signed it.

    Why: A State accedes because it has not signed (Vienna Convention on the Law of Treaties, article 15). Either the
    act is a ratification, or the signature is `not_applicable`.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          treaties:
            status: draft
            answers:
              convention-signature: {status: yes, date: 2002-03-01}
              convention-deposit: {status: yes, date: 2003-02-03, act: accession}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          treaties:
            status: draft
            answers:
              convention-signature: {status: not_applicable}
              convention-deposit: {status: yes, date: 2003-02-03, act: accession}
    """
    for joining in joinings(plan):
        if joining.signature is None or joining.deposit is None:
            continue
        (signed, address), (deposited, other) = joining.signature, joining.deposit
        if deposited.act == "accession" and (signed.date is not None or signed.status == "yes"):
            related = Related(other / "act", Message("an accession"))
            message = Message("a State that accedes has not signed")
            yield Blame(address / ("date" if signed.date else "status"), message, (related,), joining.about)


@rule("WP134", Severity.ERROR)
def deposit_before_opening(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country deposited its instrument before the treaty was opened for signature.

    Why: There was nothing to deposit it with: the date is wrong, or belongs to another treaty.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          treaties:
            status: draft
            answers:
              convention-deposit: {status: yes, date: 1999-02-03, act: accession}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          treaties:
            status: draft
            answers:
              convention-deposit: {status: yes, date: 2003-02-03, act: accession}
    """
    for joining in joinings(plan):
        opened = joining.treaty.signature.start if joining.treaty.signature else None
        if joining.deposit is None or opened is None:
            continue
        deposited, address = joining.deposit
        if deposited.date is not None and deposited.date < opened:
            message = Message("the treaty was not open before {day}", day=opened.isoformat())
            yield Blame(address / "date", message, about=joining.about)


@rule("WP135", Severity.ERROR)
def ratification_without_signature(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country ratified a treaty and says that it did not sign it.

    Why: Only what was signed can be ratified (Vienna Convention on the Law of Treaties, article 14). Either the act is
    an accession, or the signature is missing.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          treaties:
            status: draft
            answers:
              convention-signature: {status: not_applicable}
              convention-deposit: {status: yes, date: 2003-02-03, act: ratification}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          treaties:
            status: draft
            answers:
              convention-signature: {status: not_applicable}
              convention-deposit: {status: yes, date: 2003-02-03, act: accession}
    """
    for joining in joinings(plan):
        if joining.signature is None or joining.deposit is None:
            continue
        (signed, address), (deposited, other) = joining.signature, joining.deposit
        if deposited.act == "ratification" and signed.status in ("no", "not_applicable"):
            related = Related(other / "act", Message("a ratification"))
            message = Message("a State that ratifies has signed")
            yield Blame(address / "status", message, (related,), joining.about)


RULES = (
    signature_after_deposit,
    signature_outside_window,
    accession_with_signature,
    deposit_before_opening,
    ratification_without_signature,
)
