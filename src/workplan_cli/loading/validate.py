"""From the plain data of a file to its model: what each kind of file is, and which empty fields are only not given."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from workplan_cli.findings import Finding
from workplan_cli.loading.draft import Plain
from workplan_cli.loading.fields import Type, optional_fields
from workplan_cli.loading.judge import held_at, judge, record_at, route_of
from workplan_cli.models.country import CountryFile
from workplan_cli.models.decisions import Decision
from workplan_cli.models.issued import IssuedReminder
from workplan_cli.models.kinds import Kind
from workplan_cli.models.matrix import Matrix
from workplan_cli.models.plan import Plan
from workplan_cli.models.theme import Theme

MODELS: dict[Kind, Type] = {
    "plan": Plan,
    "matrix": Matrix,
    "country": CountryFile,
    "theme": Theme,
    "decisions": tuple[Decision, ...],
    "reminders": tuple[IssuedReminder, ...],
}
_ABSENT = object()


@cache
def _adapter(kind: Kind) -> TypeAdapter[Any]:
    return TypeAdapter(MODELS[kind])


def _settle(root: Type, data: Plain, error: ErrorDetails) -> bool:
    """Settle an error that only says that a name has no value; say whether it was one.

    An optional field without a value is not given. An entry of a mapping of records, such as the answer to a row, is a
    record in which nothing is given. An entry of a list or of a mapping of texts stays an error: it would be lost.
    """
    if error["input"] is not None or error["type"] == "extra_forbidden":
        return False
    route = route_of(data, error)
    holder, last = held_at(data, route[:-1]), route[-1]
    if not isinstance(holder, dict) or not isinstance(last, str) or holder.get(last, _ABSENT) is not None:
        return False
    record = record_at(root, data, route[:-1])
    if record is not None and last in optional_fields(record):
        del holder[last]
    elif record is None and error["type"] == "model_type":
        holder[last] = {}
    else:
        return False
    return True


def validate(file: str, kind: Kind, data: Plain, language: str) -> tuple[Any, list[Finding]]:
    """Give the model of a file's data, or None and what is wrong with it. Plain texts are in `language`.

    The data loses its optional fields that have no value.
    """
    try:
        return _adapter(kind).validate_python(data, context={"language": language}), []
    except ValidationError as fault:
        errors = fault.errors(include_url=False)
    # Every error is looked at: the one beside it may be settled as well.
    if any([_settle(MODELS[kind], data, error) for error in errors]):  # noqa: C419
        return validate(file, kind, data, language)
    return None, judge(file, MODELS[kind], data, errors)
