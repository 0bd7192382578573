"""Several actions into one, as the decisions say."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from workplan_cli.consolidation.workplan import SubmittedAction
from workplan_cli.models.decisions import Decision, Merge
from workplan_cli.models.theme import ALL, Action
from workplan_cli.models.words import LABELS, Period

T = TypeVar("T")

_FIRST_GIVEN = ("description", "scope", "result", "budget", "priority")
_JOINED = ("lead", "partners", "indicators", "risks", "legal_basis")


def number_of(action_id: str) -> tuple[str, int]:
    """What an id sorts by: its letters, then its number."""
    letters, _, number = action_id.rpartition("-")
    return letters, int(number)


def redirections(decisions: Iterable[Decision]) -> tuple[dict[str, str], frozenset[str]]:
    """The final id of every merged action, through chains; and the ids that only lead round in a circle."""
    steps = {
        merged: decision.into
        for decision in sorted((each for each in decisions if isinstance(each, Merge)), key=lambda each: each.into)
        for merged in decision.actions
        if merged != decision.into
    }
    final: dict[str, str] = {}
    circular: set[str] = set()
    for start in steps:
        seen, here = {start}, steps[start]
        while here in steps and here not in seen:
            seen.add(here)
            here = steps[here]
        if here in seen:
            circular.add(start)
        else:
            final[start] = here
    return final, frozenset(circular)


def _union(values: Iterable[Sequence[T]]) -> tuple[T, ...]:
    joined: list[T] = []
    for several in values:
        joined += [value for value in several if value not in joined]
    return tuple(joined)


def _widest(periods: Sequence[Period]) -> Period | None:
    starts = [period.start for period in periods if period.start]
    ends = [period.end for period in periods if period.end]
    if not periods:
        return None
    start = min(starts, key=lambda moment: moment.first, default=None)
    end = max(ends, key=lambda moment: moment.last, default=None)
    return periods[0].model_copy(update={"start": start, "end": end})


def _countries(actions: Sequence[Action]) -> dict[str, Any]:
    if any(action.countries == ALL for action in actions):
        countries: tuple[str, ...] = ALL
        # Whom one group leaves out, another may take in by name or by saying `all` without exception.
        kept = set.intersection(*(set(each.excepted) for each in actions if each.countries == ALL))
    else:
        countries = tuple(sorted(_union(action.countries for action in actions)))
        kept = {code for action in actions for code in action.excepted}
    named = {code for action in actions if action.countries != ALL for code in action.countries}
    reasons = {code: reason for action in reversed(actions) for code, reason in action.excepted.items()}
    excepted = {code: reasons[code] for code in sorted(kept - named)}
    return {"countries": countries, "excepted": excepted}


def redirect(action: Action, into: Mapping[str, str]) -> Action:
    """The action with its references pointing at what the merged actions became."""
    if not into:
        return action
    changed: dict[str, Any] = {}
    for name in ("depends_on", "related"):
        references: tuple[str, ...] = getattr(action, name)
        turned = tuple(dict.fromkeys(into.get(each, each) for each in references if into.get(each, each) != action.id))
        if turned != references:
            changed[name] = turned
    return action.model_copy(update=changed) if changed else action


def merge(sources: Sequence[SubmittedAction], into: Mapping[str, str]) -> Action:
    """One action out of its sources, the first of which gives id and wording.

    Countries, leads, partners, indicators, legal basis, risks and references are united, the period is the widest;
    any other field is the first that is given.
    """
    first = sources[0].content
    if len(sources) == 1:
        return redirect(first, into)
    actions = [source.content for source in sources]
    changed: dict[str, Any] = {name: _union(getattr(each, name) for each in actions) for name in _JOINED}
    for name in _FIRST_GIVEN:
        changed[name] = next((value for each in actions if (value := getattr(each, name)) is not None), None)
    for name in ("depends_on", "related"):
        changed[name] = _union(getattr(redirect(each, into), name) for each in actions)
        changed[name] = tuple(each for each in changed[name] if each != first.id)
    changed["period"] = _widest([each.period for each in actions if each.period])
    labels = [each.tlp for each in actions if each.tlp]
    changed["tlp"] = max(labels, key=LABELS.index) if labels else None
    return first.model_copy(update=changed | _countries(actions))
