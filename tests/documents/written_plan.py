"""Submissions as the files that they would have been read from."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from workplan_cli.models.submissions import Submission, Submissions
from workplan_cli.models.words import Moment, Record


def write_submissions(submissions: Submissions, root: Path) -> None:
    """Write every file of a plan below a folder."""
    whole = (submissions.plan, *submissions.matrices, *submissions.countries, *submissions.themes)
    lists = tuple(each for each in (submissions.decisions, submissions.issued) if each is not None)
    for each in (*whole, *lists):
        _write(each, root)


def _write(submission: Submission[Any], root: Path) -> None:
    path = root / submission.file
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(_plain(submission.content), allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(text, encoding="utf-8")


def _plain(value: Any) -> Any:
    """What YAML has for a value."""
    match value:
        case Record():
            fields = type(value).model_fields
            held = ((field.alias or name, getattr(value, name), field) for name, field in fields.items())
            return {
                name: _plain(each)
                for name, each, field in held
                if each is not None and (field.is_required() or each != field.get_default(call_default_factory=True))
            }
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case tuple():
            return "all" if value == ("all",) else [_plain(each) for each in value]
    return value.written if isinstance(value, Moment) else value
