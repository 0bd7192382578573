"""A plan in which every text of every record is a word of its own, and the label that each word must not leave."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, is_dataclass, replace
from typing import Any, get_args, get_type_hints

from workplan_cli.models.anatomy import personal_fields
from workplan_cli.models.decisions import Waive
from workplan_cli.models.plan import Labels, Plan
from workplan_cli.models.submissions import Submission, Submissions
from workplan_cli.models.words import FREE_TEXT, LABELS, Email, Record, Text, Tlp

CHANCES = (None, None, *LABELS)
"""Labels of a record, as likely as they stand here; most have none."""


def _mentions(hint: Any, wanted: Any) -> bool:
    return hint == wanted or any(_mentions(inner, wanted) for inner in get_args(hint))


def _form(hint: Any) -> str:
    """What a field holds: a text, texts in a list or mapping, a line, an address; or nothing of the kind."""
    if _mentions(hint, Text):
        plain = str(hint).replace("typing.", "")
        if plain.startswith("Annotated[tuple"):
            return "list"
        return "mapping" if plain.startswith("dict") else "text"
    if _mentions(hint, Email):
        return "address"
    return "line" if _is_free(hint) else ""


def _is_free(hint: Any) -> bool:
    return FREE_TEXT in get_args(hint) or any(_is_free(inner) for inner in get_args(hint))


@dataclass
class Canaries:
    """Plants the words; `labels` says up to which label each may be seen, `needs` what else must be seen with it."""

    chance: random.Random
    personal: int
    labels: dict[str, int] = field(default_factory=dict)
    needs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    planted: dict[str, str] = field(default_factory=dict)
    """Class and field of each word."""
    things: dict[str, int] = field(default_factory=dict)
    """By what something refers to it (an action's id, `matrix/row`), the label of the thing."""

    def word(self, record: Record, name: str, label: int, needs: tuple[str, ...]) -> str:
        word = f"canary{len(self.labels):04}x"
        self.labels[word] = max(label, self.personal) if name in personal_fields(type(record)) else label
        self.needs[word] = needs
        self.planted[word] = f"{type(record).__name__}.{name}"
        return word

    def file(self, content: Any, default: int, needs: tuple[str, ...] = ()) -> Any:
        """A file, which has the plan's default where it has no label of its own."""
        own = None if isinstance(content, Plan) else self.chance.choice(CHANCES)
        return self._filled(content, default if own is None else LABELS.index(own), own, needs)

    def plant(self, record: Any, inherited: int, needs: tuple[str, ...] = ()) -> Any:
        """A record inside another, which is never shown without that."""
        own = self.chance.choice(CHANCES)
        return self._filled(record, inherited if own is None else max(inherited, LABELS.index(own)), own, needs)

    def _filled(self, record: Any, label: int, own: Tlp | None, needs: tuple[str, ...]) -> Any:
        """The record with its label, and words in it and in all that it holds."""
        changed: dict[str, Any] = {} if isinstance(record, Plan) else {"tlp": own}
        for name, hint in get_type_hints(type(record), include_extras=True).items():
            if name in type(record).model_fields and name not in (
                "tlp",
                "rule",
                "rules",
                "avoid",
                "legal_basis",
                "related",
            ):
                changed |= self._field(record, name, hint, label, needs)
        return record.model_copy(update=changed)

    def _field(self, record: Record, name: str, hint: Any, label: int, needs: tuple[str, ...]) -> dict[str, Any]:
        held = getattr(record, name)
        match _form(hint):
            case "text":
                word = self.word(record, name, label, needs)
                return {name: {"en": word, "es": word}}
            case "list":
                return {name: tuple({"en": self.word(record, name, label, needs)} for _ in held or "x")}
            case "mapping":
                return {name: {key: {"en": self.word(record, name, label, needs)} for key in held}}
            case "line":
                return {name: self.word(record, name, label, needs)}
            case "address":
                return {name: self.word(record, name, label, needs) + "@example.org"}
        return self._inside(name, held, label, needs)

    def _inside(self, name: str, held: Any, label: int, needs: tuple[str, ...]) -> dict[str, Any]:
        if isinstance(held, Record):
            return {name: self.plant(held, label, needs)}
        if isinstance(held, tuple) and held and isinstance(held[0], Record):
            return {name: tuple(self.plant(each, label, needs) for each in held)}
        if isinstance(held, dict) and any(isinstance(each, Record) for each in held.values()):
            return {name: {key: self.plant(each, label, self._needs(name, key, needs)) for key, each in held.items()}}
        return {}

    @staticmethod
    def _needs(name: str, key: str, needs: tuple[str, ...]) -> tuple[str, ...]:
        """What an entry of a country's file speaks of: a matrix, a row of it, an action."""
        if name == "answers":
            return (*needs, f"{needs[-1]}/{key}")
        return (*needs, key) if name in ("matrices", "positions") else needs


def planted(submissions: Submissions, seed: int) -> tuple[Submissions, Canaries]:
    """The plan with words and labels drawn by a seed."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    default, personal = chance.randrange(4), chance.randrange(5)
    canaries = Canaries(chance, personal)

    def files(given: tuple[Submission[Any], ...]) -> tuple[Submission[Any], ...]:
        return tuple(Submission(each.file, canaries.file(each.content, default)) for each in given)

    plan = canaries.file(submissions.plan.content, default)
    labels = Labels(default=LABELS[default], personal=LABELS[personal])
    decided = submissions.decisions
    assert decided is not None
    changed = replace(
        submissions,
        plan=Submission("data/plan.yaml", plan.model_copy(update={"tlp": labels, "languages": ("en", "es")})),
        matrices=files(submissions.matrices),
        countries=files(submissions.countries),
        themes=files(submissions.themes),
        decisions=Submission(
            decided.file,
            tuple(canaries.file(each, default, about(each)) for each in decided.content),
        ),
    )
    canaries.things = dict(things(changed, default))
    return changed, canaries


def about(decision: Any) -> tuple[str, ...]:
    """The ids that a decision names."""
    if isinstance(decision, Waive):
        return tuple(each for each in (decision.action, decision.matrix) if each)
    return tuple(decision.actions)


def _of_file(content: Record, default: int) -> int:
    return default if content.tlp is None else LABELS.index(content.tlp)


def _label(record: Record, inherited: int) -> int:
    return inherited if record.tlp is None else max(inherited, LABELS.index(record.tlp))


def things(submissions: Submissions, default: int) -> Iterator[tuple[str, int]]:
    """Whatever can be referred to, with its label."""
    for matrix in submissions.matrices:
        label = _of_file(matrix.content, default)
        yield matrix.content.id, label
        yield from ((f"{matrix.content.id}/{row.id}", _label(row, label)) for row in matrix.content.rows)
    for theme in submissions.themes:
        label = _of_file(theme.content, default)
        yield from ((action.id, _label(action, label)) for action in theme.content.actions)


def strings(value: Any, seen: set[int] | None = None) -> Iterator[str]:
    """Every text that can be reached from a value, whatever it is."""
    seen = set() if seen is None else seen
    if isinstance(value, str):
        yield value
    if isinstance(value, str | int | float | bytes) or value is None or id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, dict):
        yield from (each for pair in value.items() for part in pair for each in strings(part, seen))
    elif isinstance(value, tuple | list | set | frozenset):
        yield from (each for part in value for each in strings(part, seen))
    elif isinstance(value, Record):
        yield from (each for name in type(value).model_fields for each in strings(getattr(value, name), seen))
    elif is_dataclass(value):
        yield from (each for name in value.__dataclass_fields__ for each in strings(getattr(value, name), seen))
    elif hasattr(value, "__self__"):
        yield from strings(value.__self__, seen)
