"""Actions that look alike and about which nobody has decided, as a document lists them."""

from collections.abc import Iterator
from dataclasses import dataclass

from workplan_cli.documents.view.actions import Actions, ReferenceView
from workplan_cli.documents.view.board import Found
from workplan_cli.findings import Message
from workplan_cli.rules import duplicates


@dataclass(frozen=True, slots=True)
class AlikeView:
    """Two actions that look alike, the second perhaps of another regional space."""

    first: ReferenceView
    second: ReferenceView
    why: str
    """What they have in common and in what they differ; "" where that may not be said."""


_ALIKE = frozenset(each.code for each in duplicates.RULES)


def alike(found: Found, actions: Actions) -> tuple[AlikeView, ...]:
    """What was found and may be told, in the order in which it was found."""
    return tuple(_views(found, actions))


def _views(found: Found, actions: Actions) -> Iterator[AlikeView]:
    for finding in found():
        if finding.code in _ALIKE:
            said = finding.message.values
            first, second = (actions.reference(str(said[name])) for name in ("first", "second"))
            why = said["why"]
            words = why.said(actions.wording.label) if isinstance(why, Message) else ""
            yield AlikeView(first, second, words.removeprefix(": "))
