"""The board of a plan as JSON, stable: the contract is in docs/commands.md."""

from datetime import date
from typing import Any

from workplan_cli.board import Board, CountryState, GroupState, Questions
from workplan_cli.language import country_name
from workplan_cli.models.theme import Role
from workplan_cli.models.words import said_in
from workplan_cli.reporters.json import dumped


def render(board: Board, language: str) -> str:
    """The board as one JSON object with a final newline: the contract is in docs/commands.md."""
    return dumped(
        {
            "version": 1,
            "as_of": board.as_of.isoformat(),
            "answers": {"given": board.answered, "asked": board.asked},
            "countries": [_country(each, language) for each in board.countries],
            "groups": [_group(each, language) for each in board.groups],
            "open": _open(board.questions),
        }
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _open(questions: Questions) -> dict[str, int]:
    return {"undecided": len(questions.undecided), "errors": questions.errors, "warnings": questions.warnings}


def _country(country: CountryState, language: str) -> dict[str, Any]:
    point = country.focal_point
    return {
        "country": country.code,
        "name": country_name(country.code, language),
        "file": country.file,
        "readable": not country.unknown,
        "compiled": country.compiled,
        "focal_point": {"name": bool(point and point.name), "email": bool(point and point.email)} if point else None,
        "delegation": [{"profile": each or None, "delegates": number} for each, number in country.delegation.items()],
        "matrices": [
            {
                "matrix": each.matrix,
                "answered": each.answered,
                "asked": each.asked,
                "status": each.status,
                "submitted": _day(each.submitted),
                "deadline": _day(each.deadline),
                "days_overdue": each.days_overdue,
            }
            for each in country.matrices
        ],
        "positions": {"given": country.given, "asked": country.asked, **country.stands},
        "open": _open(country.questions),
    }


def _role(role: Role | None) -> dict[str, Any] | None:
    return {"country": role.country, "partner": role.partner, "named": bool(role.name)} if role else None


def _group(group: GroupState, language: str) -> dict[str, Any]:
    return {
        "theme": group.number,
        "code": group.code,
        "title": said_in(group.title, language) or next(iter(group.title.values()), ""),
        "file": group.file,
        "facilitator": _role(group.roles.facilitator),
        "rapporteur": _role(group.roles.rapporteur),
        "support": _role(group.roles.support),
        "actions": dict(group.actions),
        "open": _open(group.questions),
    }
