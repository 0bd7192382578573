"""What a template sees of plans of a few lines."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.unit.consolidation.submitted import read

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.disclosure import disclose
from workplan_cli.documents.view import PlanView, view_of
from workplan_cli.documents.view.actions import ActionView
from workplan_cli.models.words import Tlp

DAY = date(2017, 11, 28)


def view(
    language: str = "en", ceiling: Tlp = "RED", day: date = DAY, changed: dict[str, Any] | None = None, **files: Any
) -> PlanView:
    """The view of these files (see `read`); `changed` replaces fields of the Submissions."""
    disclosed = disclose(replace(read(**files), **(changed or {})), ceiling)
    return view_of(consolidate(disclosed.submissions), language, day, disclosed.label, "a1b2c3d")


def action(language: str = "en", ceiling: Tlp = "RED", **files: Any) -> ActionView:
    """The first action of a plan."""
    return view(language, ceiling, **files).actions()[0]
