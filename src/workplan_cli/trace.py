"""Where a piece of the plan is written: every place it comes from, and the decisions that brought it there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workplan_cli.address import Address
from workplan_cli.consolidation.merging import order_of
from workplan_cli.consolidation.origins import FIELDS, Origins
from workplan_cli.consolidation.workplan import PlannedAction, StatedPosition, WorkPlan
from workplan_cli.models.anatomy import entries, text_fields
from workplan_cli.models.decisions import Waive
from workplan_cli.models.words import Record

PLAN = "plan"
"""What the plan's own file is asked for by."""
_POSITIONS = "positions"


@dataclass(frozen=True, slots=True)
class Piece:
    """One value, and one place where it is written."""

    field: str
    """The route to it from what was asked for, as the file names it: `period.start`, `positions.GT`."""
    value: object
    address: Address
    submitted_as: str
    """The action that its file says it of; "" for what is no piece of an action."""
    decisions: tuple[Address, ...]
    """The merges that brought it here, step by step."""
    holds: bool
    """Whether it is in the plan: of what two sources say differently, only one is."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What was asked for, and all its pieces."""

    subject: str
    became: str
    """The action that a merged one is part of now; else ""."""
    pieces: tuple[Piece, ...]


def trace(plan: WorkPlan, subject: str) -> Trace | None:
    """Every piece of an action, country, answer, group, matrix or of the plan; None where there is nothing so called.

    `subject` is an id or code, and after a dot a field, a row, or an action: `INT-01`, `INT-01.period`,
    `GT.protocol.p-1`, `GT.INT-01`, `INT.group.facilitator`, `protocol.p-1`, `plan.period`.
    """
    name, field = _divided(subject, names(plan))
    if not name:
        return None
    became = plan.redirected.get(name, "")
    actions = {action.id: action for action in plan.actions()}
    if action := actions.get(became or name):
        pieces = tuple(each for each in _of_action(plan, action) if not became or each.submitted_as == name)
    else:
        pieces = tuple(_of_file(plan, name))
    pieces += (*_set_aside(plan, name), *_decided(plan, name))
    chosen = pieces if not field else tuple(each for each in pieces if _is_in(each.field, field))
    return Trace(subject, became, chosen) if chosen else None


def names(plan: WorkPlan) -> tuple[str, ...]:
    """Everything that can be asked for by itself, what was submitted and is not in the plan too."""
    actions = sorted({each.content.id for each in plan.submitted_actions()}, key=order_of)
    aside = sorted({each.identity for each in plan.set_aside}.difference(actions))
    countries = [member.code for member in plan.members if member.submission]
    groups = [theme.content.code for theme in plan.themes]
    return (*actions, *countries, *groups, *(matrix.content.id for matrix in plan.matrices), *aside, PLAN)


def _divided(subject: str, known: Iterable[str]) -> tuple[str, str]:
    """The longest of the names that the subject begins with, and what is after it: an id may have a dot itself."""
    begun = [each for each in known if subject == each or subject.startswith(f"{each}.")]
    name = max(begun, key=len, default="")
    return name, subject[len(name) + 1 :]


def _is_in(field: str, asked: str) -> bool:
    return field == asked or field.startswith(f"{asked}.")


def _of_action(plan: WorkPlan, action: PlannedAction) -> Iterator[Piece]:
    """The pieces of an action field by field, then what countries say to it."""
    origins = Origins(plan)
    written = {source.content.id: _written(source.content) for source in action.sources}
    for field in FIELDS:
        for each in origins.of(action, field):
            if field not in written[each.action]:
                continue  # what holds where a file says nothing is written nowhere
            inside = each.address.route[len(action.address.route) :]
            named = ".".join(str(part) for part in inside if isinstance(part, str)) or field
            yield Piece(named, each.value, each.address, each.action, each.decisions, each.holds)
    holding = sorted(action.positions.items())
    stated = [*((each, True) for _, each in holding), *((each, False) for each in action.other_positions)]
    for position, holds in stated:
        chain = origins.chain(position.action, action.id)
        yield Piece(
            f"{_POSITIONS}.{position.country}", _stand(position), position.address, position.action, chain, holds
        )


def _written(record: Record) -> frozenset[str]:
    """The fields that a file gives, under the names it gives them."""
    fields = type(record).model_fields
    return frozenset(fields[name].alias or name for name in record.model_fields_set)


def _stand(stated: StatedPosition) -> object:
    content = stated.content
    return content if content.note is not None or content.position is None else content.position


def _of_file(plan: WorkPlan, name: str) -> Iterator[Piece]:
    """The values of a whole file; of a matrix also what every country answers to each row."""
    for member in plan.members:
        if member.code == name and member.submission:
            for piece in _values(member.submission.content, member.submission.address):
                yield from _shortened(piece)
    for theme in plan.themes:
        if theme.content.code == name:
            content = theme.content.model_copy(update={"actions": ()})  # each of them is asked for by its own id
            yield from _values(content, theme.submission.address)
    for matrix in plan.matrices:
        if matrix.content.id == name:
            yield from _of_matrix(plan, name)
    if name == PLAN:
        yield from _values(plan.plan, plan.address)


def _shortened(piece: Piece) -> Iterator[Piece]:
    """A piece of a country's file under the name it is asked for: `matrices.protocol.answers.p-1` is `protocol.p-1`."""
    kind, _, rest = piece.field.partition(".")
    short = rest.replace(".answers.", ".", 1) if kind in ("matrices", _POSITIONS) else piece.field
    yield Piece(short, piece.value, piece.address, "", (), holds=True)


def _of_matrix(plan: WorkPlan, name: str) -> Iterator[Piece]:
    matrix = next(each for each in plan.matrices if each.content.id == name)
    content = matrix.content.model_copy(update={"rows": ()})
    yield from _values(content, matrix.submission.address)
    for index, row in enumerate(matrix.content.rows):
        for piece in _values(row, matrix.submission.address / "rows" / index):
            yield Piece(f"{row.id}.{piece.field}", piece.value, piece.address, "", (), holds=True)
        for member in plan.members:
            answer = matrix.replies[member.code].answers.get(row.id) if member.code in matrix.replies else None
            if answer is not None and member.submission:
                where = member.submission.address / "matrices" / name / "answers" / row.id
                for piece in _values(answer, where):
                    yield Piece(f"{row.id}.{member.code}.{piece.field}", piece.value, piece.address, "", (), holds=True)


def _values(record: Record, address: Address, before: tuple[str, ...] = ()) -> Iterator[Piece]:
    """Every value that a record's file gives, one by one: a text by language is one value."""
    for name, field in type(record).model_fields.items():
        held = getattr(record, name)
        if name not in record.model_fields_set or held is None:
            continue
        for each, where in _entries(type(record), name, held, address / (field.alias or name)):
            named = ".".join((*before, *map(str, where.route[len(address.route) :])))
            if isinstance(each, Record):
                yield from _values(each, where, (named,))
            else:
                yield Piece(named, each, where, "", (), holds=True)


def _entries(kind: type[Record], name: str, held: object, address: Address) -> Iterator[tuple[object, Address]]:
    """A field's value, or those in its list or mapping; a text by language is one."""
    by_language = isinstance(held, dict) and all(isinstance(each, str) for each in held.values())
    if by_language and name in dict(text_fields(kind)):
        yield held, address
    else:
        yield from entries(held, address)


def _set_aside(plan: WorkPlan, name: str) -> Iterator[Piece]:
    """What was submitted under this name and is not in the plan."""
    for each in plan.set_aside:
        if each.identity == name:
            yield Piece(each.kind, each.content, each.address, "", (), holds=False)


def _decided(plan: WorkPlan, name: str) -> Iterator[Piece]:
    """The decisions about an action: those that merged it, kept it apart, or waived a rule for it."""
    for decision, address in plan.decisions:
        about = (decision.action,) if isinstance(decision, Waive) else decision.actions
        if name in about:
            yield Piece("decisions", decision, address, "", (), holds=True)
