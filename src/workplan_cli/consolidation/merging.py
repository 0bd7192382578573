"""Several actions into one, as the decisions say."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from workplan_cli.consolidation.workplan import SubmittedAction
from workplan_cli.models.decisions import Decision, Merge
from workplan_cli.models.theme import ALL, Action
from workplan_cli.models.words import LABELS, Period, Record, Tlp

T = TypeVar("T")

_SETS = ("lead", "partners", "legal_basis", "depends_on", "related")
"""Lists whose order says nothing."""
_FIRST_GIVEN = ("description", "scope", "result", "budget", "priority")
_JOINED = ("lead", "partners", "indicators", "risks", "legal_basis")


def number_of(action_id: str) -> tuple[str, int]:
    """What an id sorts by: its letters, then its number."""
    letters, _, number = action_id.rpartition("-")
    return letters, int(Decimal(number))  # int() alone refuses more than 4,300 digits


def order_of(action_id: str) -> tuple[str, int, str, str]:
    """As `number_of`, for any number of digits, and different for every id: `INT-01` and `INT-1` are two."""
    letters, _, number = action_id.rpartition("-")
    digits = number.lstrip("0")
    return letters, len(digits), digits, action_id


def steps(decisions: Iterable[Decision]) -> dict[str, Merge]:
    """The merge by which each merged action goes its first step. Of two merges of one action the same always holds."""
    return {
        merged: decision
        for decision in sorted((each for each in decisions if isinstance(each, Merge)), key=lambda each: each.into)
        for merged in decision.actions
        if merged != decision.into
    }


def redirections(decisions: Iterable[Decision]) -> tuple[dict[str, str], frozenset[str]]:
    """The final id of every merged action, through chains; and the ids that only lead round in a circle."""
    next_ids = {merged: decision.into for merged, decision in steps(decisions).items()}
    final: dict[str, str] = {}
    circular: set[str] = set()
    for start, step in next_ids.items():
        seen, here = {start}, step
        while here in next_ids and here not in seen:
            seen.add(here)
            here = next_ids[here]
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
    return periods[0].model_copy(update={"start": start, "end": end, "tlp": _highest(periods)})


def _highest(records: Iterable[Record]) -> Tlp | None:
    """The highest label that one of the records bears itself."""
    return max((each.tlp for each in records if each.tlp), key=LABELS.index, default=None)


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


def _redirected(action: Action, references: Sequence[str], into: Mapping[str, str]) -> tuple[str, ...]:
    """References by what the merged actions became, without those that became the action itself."""
    own = into.get(action.id, action.id)
    final = [(each, into.get(each, each)) for each in references]
    # An action that named itself goes on doing so: a rule blames it.
    return tuple(last for each, last in final if last != own or each == action.id == own)


def settled(action: Action) -> Action:
    """The action with those of its lists whose order says nothing in the order of their letters, each entry once."""
    changed: dict[str, tuple[str, ...]] = {}
    for name in _SETS:
        written: tuple[str, ...] = getattr(action, name)
        if len(written) > 1 and (ordered := tuple(sorted(set(written)))) != written:
            changed[name] = ordered
    if action.countries != ALL and (codes := tuple(sorted(set(action.countries)))) != action.countries:
        changed["countries"] = codes
    return action.model_copy(update=changed) if changed else action


def merge(sources: Sequence[SubmittedAction], into: Mapping[str, str]) -> Action:
    """One action out of its sources, the first of which gives id and wording.

    Countries, leads, partners, indicators, legal basis, risks and references are united, the period is the widest;
    any other field is the first that is given.
    """
    actions = [source.content for source in sources]
    changed: dict[str, Any] = {}
    for name in ("depends_on", "related") if into else ():
        if any(getattr(each, name) for each in actions):
            changed[name] = _union(_redirected(each, getattr(each, name), into) for each in actions)
    if len(actions) > 1:
        changed |= {name: _union(getattr(each, name) for each in actions) for name in _JOINED}
        for name in _FIRST_GIVEN:
            changed[name] = next((value for each in actions if (value := getattr(each, name)) is not None), None)
        changed["period"] = _widest([each.period for each in actions if each.period])
        changed["tlp"] = _highest(actions)
        changed |= _countries(actions)
    return settled(actions[0].model_copy(update=changed) if changed else actions[0])
