"""Changes made in the plain data of a file: texts in one language, new entries, and what is left empty."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any

from workplan_cli.forms.compare import Change
from workplan_cli.forms.form import NEW, Kind, Route
from workplan_cli.forms.theme import ACTIONS
from workplan_cli.loading.draft import Plain
from workplan_cli.loading.fields import Type, fields_of, records_at

Order = Mapping[Route, Sequence[str]]
"""Of mappings whose keys are ids: the order in which new ones are written."""


class Application:
    """The data of one file with changes made in it; `language` is that of the form, `own` that of the file."""

    def __init__(self, root: Type, data: Plain, language: str, own: str, order: Order) -> None:
        self.root = root
        self.data: Any = deepcopy(data) if data is not None else {}
        self.language = language
        self.own = own
        self.order = order
        self.places: dict[str, int] = {}
        """Where a new entry of a list was put, by its id."""
        self.addresses: dict[Route, Change] = {}
        """The change that made a value, by the route to it."""

    def make(self, changes: Iterable[Change]) -> None:
        """Make every change; then take out the records in which nothing is left."""
        emptied = [self.change(change) for change in changes]
        taken: set[Route] = set()
        for route in emptied:
            self.take_empty(route, taken)
        for *holder, place in sorted(taken, key=lambda route: (len(route), route[-1]), reverse=True):
            del at(self.data, holder)[place]

    def take_empty(self, route: Route, taken: set[Route]) -> None:
        """Take out the record at a route if nothing is in it, and what holds it if that is empty then.

        An entry of a list is only remembered in `taken`: its place says where the others are.
        """
        while route and at(self.data, route) == {}:
            holder = at(self.data, route[:-1])
            if isinstance(holder, list):
                taken.add(route)
                return
            del holder[route[-1]]
            route = route[:-1]

    def change(self, change: Change) -> Route:
        """Set one value or take it out; give the route of its record."""
        route = self.resolved(change.route)
        holder: Any = self.data
        reached: Route = ()
        for step in (*route, *change.column.route[:-1]):
            holder = self.inside(holder, reached, step)
            reached = (*reached, step)
        field = str(change.column.route[-1])
        before = holder.get(field)
        value = self.worded(before, change)
        self.addresses[*reached, field] = change
        if value is None:
            holder.pop(field, None)
        elif field in holder:
            holder[field] = value
        else:
            self.insert(holder, reached, field, value)
        return reached

    def resolved(self, route: Route) -> Route:
        """The route with a place for each new entry of a list, and the place of the action that an indicator names."""
        steps: list[str | int] = []
        for step in route:
            reached = tuple(steps)
            if isinstance(step, str) and step.startswith(NEW):
                steps.append(self.new(reached, step))
            elif reached == (ACTIONS,) and isinstance(step, str):
                steps.append(self.action(step))
            else:
                steps.append(step)
        return tuple(steps)

    def new(self, reached: Route, id_: str) -> int:
        """The place of a new entry, appended at its first mention."""
        known = f"{reached}{id_}"
        if known not in self.places:
            entries = self.list_at(reached)
            self.places[known] = len(entries)
            name = id_.removeprefix(NEW)
            entries.append({"id": name} if reached == (ACTIONS,) else {})
        return self.places[known]

    def action(self, id_: str) -> int:
        """The place of an action, old or new."""
        for place, each in enumerate(self.list_at((ACTIONS,))):
            if each.get("id") == id_:
                return place
        return self.new((ACTIONS,), f"{NEW}{id_}")

    def list_at(self, route: Route) -> list[Any]:
        """The list at a route, made where there is none."""
        holder: Any = self.data
        reached: Route = ()
        for step in route[:-1]:
            holder = self.inside(holder, reached, step)
            reached = (*reached, step)
        if isinstance(holder, dict) and not holder.get(str(route[-1])):
            if str(route[-1]) in holder:
                holder[str(route[-1])] = []
            else:
                self.insert(holder, reached, str(route[-1]), [])
        entries: list[Any] = holder[route[-1]]
        return entries

    def inside(self, holder: Any, reached: Route, step: str | int) -> Any:  # noqa: ANN401 - plain data of any depth
        """What a step leads to, made where there is nothing."""
        if isinstance(holder, list):
            return holder[int(step)]
        if holder.get(step) is None:
            if step in holder:
                holder[step] = {}
            else:
                self.insert(holder, reached, str(step), {})
        return holder[step]

    def insert(self, holder: dict[str, Any], reached: Route, name: str, value: Plain) -> None:
        """A new field behind those that stand before it in its record."""
        order = list(self.order.get(reached, ()))
        for record in records_at(self.root, reached):
            order += list(fields_of(record))
        before = order[: order.index(name)] if name in order else list(holder)
        behind = max((place for place, key in enumerate(holder) if key in before), default=-1)
        entries = list(holder.items())
        entries.insert(behind + 1, (name, value))
        holder.clear()
        holder.update(entries)

    def worded(self, before: Plain, change: Change) -> Plain:
        """The value with texts in the language of the form, beside those in others."""
        value = change.value
        if change.column.kind is Kind.TEXT:
            return self.in_language(before, value)
        if change.column.kind is Kind.TEXTS and isinstance(value, list):
            return self.texts(before if isinstance(before, list) else [], value)
        if change.column.kind is Kind.REASONS and isinstance(value, dict):
            reasons = before if isinstance(before, dict) else {}
            return {code: self.in_language(reasons.get(code), each) for code, each in value.items()}
        return value

    def texts(self, before: list[Plain], said: list[Plain]) -> list[Plain]:
        """Several texts: one that stays keeps what it says in other languages, wherever it stands now."""
        known = {self.says(each): each for each in before}
        beside = before if len(before) == len(said) else [None] * len(said)
        return [
            known[text] if text in known else self.in_language(other if self.says(other) not in said else None, text)
            for text, other in zip(said, beside, strict=True)
        ]

    def says(self, text: Plain) -> Plain:
        """What a text says in the language of the form."""
        if isinstance(text, dict):
            return text.get(self.language)
        return text if self.own == self.language else None

    def in_language(self, before: Plain, text: Plain) -> Plain:
        """A text with what it says in one language."""
        said: dict[str, Plain] = {self.own: before} if isinstance(before, str) else {}
        if isinstance(before, dict):
            said = dict(before)
        if text is None:
            said.pop(self.language, None)
        else:
            said[self.language] = text
        if isinstance(before, dict) and said:
            return said
        return said[self.own] if said.keys() == {self.own} else said or None


def at(data: Any, route: Sequence[str | int]) -> Any:  # noqa: ANN401 - plain data of any depth
    """What the data holds at a route; nothing where it ends before."""
    for step in route:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data
