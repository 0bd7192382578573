"""Texts of a plan that are not in a language, so that a document in it shows them in another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import PlannedAction, WorkPlan
from workplan_cli.models.anatomy import texts
from workplan_cli.models.words import said_in
from workplan_cli.rules.wording import gathered

_QUOTED: Final = frozenset(("source", "from"))
"""What names a source is quoted and not translated."""
_NOT_PRINTED: Final = frozenset(("glossary", "decisive"))
"""What the plan's file says to the rules and to no reader."""

Route = tuple[str | int, ...]


class Untranslated(NamedTuple):
    """One text that is not in a language."""

    kind: str
    """plan, matrix, country, theme or decisions: what kind of file it is of."""
    subject: str
    """The id or code of the matrix, country or theme; "" for the others."""
    action: str
    """The id of the action that it is a part of; "" where it is of none."""
    route: Route
    """The way to it in its file; for a text of an action, in the action."""
    text: Mapping[str, str]


def untranslated(plan: WorkPlan, language: str) -> Iterator[Untranslated]:
    """What is printed and not in the language, one file after the other.

    Of an action that was merged into another or withdrawn, only the title is printed. A source is left out.
    """
    files = {each.file: each for each in _files(plan)}
    actions = {action.id: action for action in plan.actions()}
    merged: dict[str, list[PlannedAction]] = defaultdict(list)
    for action in actions.values():
        if len(action.sources) > 1 and not action.withdrawn:
            merged[action.theme].append(action)
    for wording in gathered(plan):
        if (file := files.get(wording.file)) is None:
            continue
        for text, way in wording.partial:
            if said_in(text, language) is not None:
                continue
            entry = file.entry(wording.address(way).route, text)
            if _is_printed(entry, actions):
                yield entry
        for action in merged.get(file.subject, ()) if file.kind == "theme" else ():
            yield from _of_merged(action, language)


def _is_printed(entry: Untranslated, actions: Mapping[str, PlannedAction]) -> bool:
    if entry.route[-1] in _QUOTED or entry.route[0] in _NOT_PRINTED:
        return False
    action = actions.get(entry.action)
    is_whole = action is not None and len(action.sources) == 1 and not action.withdrawn
    return not entry.action or entry.route == ("title",) or is_whole


def _of_merged(action: PlannedAction, language: str) -> Iterator[Untranslated]:
    """What an action says that several became: texts of any of them, but for the title, which is that of the first."""
    for text, address in texts(action.content, Address("")):
        route = address.route
        if route != ("title",) and route[-1] not in _QUOTED and said_in(text, language) is None:
            yield Untranslated("theme", action.theme, action.id, route, text)


class _File(NamedTuple):
    """A file that documents print: its kind, what it is about, its name, and the ids of its actions in its order."""

    kind: str
    subject: str
    file: str
    actions: tuple[str, ...] = ()

    def entry(self, route: Route, text: Mapping[str, str]) -> Untranslated:
        """A text of the file."""
        match route:
            case ("actions", int(place), *rest):
                return Untranslated(self.kind, self.subject, self.actions[place], tuple(rest), text)
            case _:
                return Untranslated(self.kind, self.subject, "", route, text)


def _files(plan: WorkPlan) -> Iterator[_File]:
    submissions = plan.submissions
    yield _File("plan", "", submissions.plan.file)
    yield from (_File("matrix", each.content.id, each.file) for each in submissions.matrices)
    yield from (_File("country", each.content.country, each.file) for each in submissions.countries)
    for theme in submissions.themes:
        yield _File("theme", theme.content.code, theme.file, tuple(each.id for each in theme.content.actions))
    if submissions.decisions is not None:
        yield _File("decisions", "", submissions.decisions.file)
