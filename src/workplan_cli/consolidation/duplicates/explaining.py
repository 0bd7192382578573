"""Why two actions look alike, as a sentence that is said in the reader's language."""

from collections.abc import Sequence

from workplan_cli.consolidation.duplicates.scoring import Comparison
from workplan_cli.consolidation.duplicates.terms import Term
from workplan_cli.consolidation.duplicates.wordlists import ACT
from workplan_cli.findings import Message


def explained(compared: Comparison) -> Message:
    """What two texts have in common, and in what they differ, in their own words."""
    return Message("{same}; {difference}", same=_same(compared), difference=_difference(compared))


def _same(compared: Comparison) -> Message:
    acts = {term.kind == ACT for term in compared.common}
    differing = {term.kind for term in (*compared.first_only, *compared.second_only)}
    if True in acts and False in acts:
        return Message("same verb and object")
    if acts == {True}:
        return Message("same verb")
    return Message("same object") if ACT in differing else Message("same words")


def _difference(compared: Comparison) -> Message:
    first, second = _quoted(compared.first_only), _quoted(compared.second_only)
    if first and second:
        return Message("differs in {first} / {second}", first=first, second=second)
    if first or second:
        return Message("differs only in {words}, which one of them does not have", words=first or second)
    return Message("differs in nothing that counts")


def _quoted(terms: Sequence[Term]) -> Message | None:
    if not terms:
        return None
    return Message("“{words}”", words=", ".join(term.written for term in terms))
