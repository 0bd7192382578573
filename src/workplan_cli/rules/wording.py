"""Everything that one file says: its texts by language, its lines, and its labels, each with the way to its place.

A large plan says some hundred thousand things. They are gathered once a file and given to every rule on wording; an
address is only made for what is blamed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.models.anatomy import annotations, holding_fields, personal_fields, text_fields
from workplan_cli.models.words import LABELS, Line, Record, Text
from workplan_cli.rules.places import written_actions

T = TypeVar("T")

UNLABELLED = -1
"""Below every label: neither the record nor what it is part of has one, so that the plan's default holds."""

_REFERENCES = frozenset(("rule",))
"""Lines that name something else of the plan: other rules look whether it is there."""

Way = tuple["Way", str | int] | None
"""The way to a value: that of what holds it, and the step in; None for the whole file."""


class _Holds(Enum):
    """What a field holds."""

    TEXT = auto()
    TEXTS = auto()
    LINE = auto()
    NAME = auto()
    RECORD = auto()
    RECORDS = auto()


@cache
def _fields(kind: type[Record]) -> tuple[tuple[str, str, _Holds], ...]:
    """The fields of a record that say something: name, name in the file, and what it holds."""
    hints = annotations(kind)
    named = frozenset(personal_fields(kind))
    texts, records = dict(text_fields(kind)), dict(holding_fields(kind))
    found = []
    for name, info in kind.model_fields.items():
        several = get_origin(hints[name]) in (tuple, dict) or get_origin(_bare(hints[name])) in (tuple, dict)
        if name in texts:
            holds = _Holds.TEXT if hints[name] in (Text, Text | None) else _Holds.TEXTS
        elif name in records:
            holds = _Holds.RECORDS if several else _Holds.RECORD
        elif name in named:
            holds = _Holds.NAME
        elif hints[name] in (Line, Line | None) and name not in _REFERENCES:
            holds = _Holds.LINE
        else:
            continue
        found.append((name, info.alias or name, holds))
    return tuple(found)


def _bare(annotation: Any) -> Any:  # noqa: ANN401 - annotations have no common type
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


@dataclass(slots=True)
class Wording:
    """What one file says."""

    plan: WorkPlan
    file: str
    subject: frozenset[str] = frozenset()
    """Country, matrix or code of the working group that the file is of: what a waiver names."""
    language: str | None = None
    """The language that the file says it is in."""
    restricted: Mapping[str, tuple[int, Address]] = field(default_factory=dict)
    """The actions with a label above the plan's default: its place in LABELS, and where the action is."""
    texts: list[tuple[dict[str, str], Way, int]] = field(default_factory=list)
    """By language; the number is the place in LABELS of the label that covers it, or UNLABELLED."""
    lines: list[tuple[str, Way]] = field(default_factory=list)
    """What has no language: citations, references to articles."""
    names: list[tuple[str, Way]] = field(default_factory=list)
    """What names or reaches a person."""
    labelled: list[tuple[Record, Way, int]] = field(default_factory=list)
    """The records with a label of their own; the number is that of what they are part of."""
    partial: list[tuple[dict[str, str], Way]] = field(default_factory=list)
    """Of the texts, those that are not in exactly the languages of the plan."""
    strings: list[str] = field(default_factory=list)
    """What the texts say in all languages, without its places, for a first look."""
    whole: str = ""
    """The same in one."""
    raw: bytes = b""
    """The same in one, in UTF-8, A to Z in lower case."""

    def address(self, way: Way, language: str | None = None) -> Address:
        """Where something is said; with a language, where a text says it in that language."""
        route = _route(way) if language is None else (*_route(way), language)
        return Address(self.file, route)

    def said(self) -> Iterator[tuple[str, Way, str | None, int]]:
        """Every text in every language: what it says, the way to it, the language if it has several, and its label.

        A text in one language may be a plain string, in which no language is named.
        """
        for text, way, own in self.texts:
            for language, said in text.items():
                yield said, way, language if len(text) > 1 else None, own

    def about(self, way: Way) -> frozenset[str]:
        """What a waiver names: the file's subject, and the action or matrix that this is part of."""
        match _route(way):
            case ("actions", int(index), *_):
                themes = (theme for theme in self.plan.submissions.themes if theme.file == self.file)
                return self.subject.union(theme.content.actions[index].id for theme in themes)
            case ("matrices" | "positions", str(name), *_):
                return self.subject | {name}
            case _:
                return self.subject

    def label(self, own: int) -> int:
        """The label that holds, as its place in LABELS."""
        return LABELS.index(self.plan.plan.labels.default) if own == UNLABELLED else own

    def gather(self, record: Record, way: Way, outer: int) -> None:
        """Take in a record and everything inside it."""
        own, held = outer, record.__dict__
        label = held["tlp"]
        if type(label) is str:  # that of the plan itself is a record
            self.labelled.append((record, way, outer))
            own = LABELS.index(label)
        for name, written, holds in _fields(type(record)):
            value = held[name]
            if not value:
                continue
            if holds is _Holds.TEXT:
                self.texts.append((value, (way, written), own))
            elif holds is _Holds.LINE:
                self.lines.append((value, (way, written)))
            elif holds is _Holds.NAME:
                self.names.append((value, (way, written)))
            elif holds is _Holds.RECORD:
                self.gather(value, (way, written), own)
            elif holds is _Holds.TEXTS:
                here = (way, written)
                self.texts += [(text, (here, key), own) for key, text in _entries(value)]
            else:
                here = (way, written)
                for key, inner in _entries(value):
                    self.gather(inner, (here, key), own)


def _entries(several: tuple[T, ...] | dict[str, T]) -> Iterable[tuple[str | int, T]]:
    return several.items() if isinstance(several, dict) else enumerate(several)


def _route(way: Way) -> tuple[str | int, ...]:
    steps: list[str | int] = []
    while way is not None:
        way, step = way
        steps.append(step)
    return tuple(reversed(steps))


def _restricted(plan: WorkPlan) -> Mapping[str, tuple[int, Address]]:
    lowest = LABELS.index(plan.plan.labels.default)
    return {
        action.content.id: (LABELS.index(label), action.address)
        for action in written_actions(plan)
        if (label := action.content.tlp or action.submission.content.tlp) and LABELS.index(label) > lowest
    }


def _contents(plan: WorkPlan) -> Iterator[tuple[str, str | None, Sequence[tuple[Record, Way]]]]:
    """Every file: its name, what it is about, and the records at its top, each with its way."""
    submissions = plan.submissions
    yield submissions.plan.file, None, [(submissions.plan.content, None)]
    for matrix in submissions.matrices:
        yield matrix.file, matrix.content.id, [(matrix.content, None)]
    for country in submissions.countries:
        yield country.file, country.content.country, [(country.content, None)]
    for theme in submissions.themes:
        yield theme.file, theme.content.code, [(theme.content, None)]
    if submissions.decisions is not None:
        decisions = [(each, (None, index)) for index, each in enumerate(submissions.decisions.content)]
        yield submissions.decisions.file, None, decisions
    if submissions.issued is not None:
        log = [(each, (None, index)) for index, each in enumerate(submissions.issued.content)]
        yield submissions.issued.file, None, log


def wordings(plan: WorkPlan) -> Iterator[Wording]:
    """What every file says, one file after the other."""
    for wording in gathered(plan):
        wording.strings = [said for text, _, _ in wording.texts for said in text.values()]
        wording.whole = "\n".join(wording.strings)
        wording.raw = wording.whole.encode(errors="replace").lower()
        yield wording


def gathered(plan: WorkPlan) -> Iterator[Wording]:
    """As `wordings`, without the texts in one: for who does not search in them."""
    restricted, languages = _restricted(plan), frozenset(plan.plan.languages)
    for file, subject, records in _contents(plan):
        wording = Wording(plan, file, frozenset((subject,) if subject else ()), restricted=restricted)
        for record, way in records:
            wording.language = getattr(record, "language", None)
            wording.gather(record, way, UNLABELLED)
        wording.partial = [(text, way) for text, way, _ in wording.texts if text.keys() != languages]
        yield wording
