"""Documents as tables of data, for those who count and sort: workbooks and CSV files with real days and numbers."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.documents.tables.answers import answer_tables
from workplan_cli.documents.tables.csv import csv_pieces
from workplan_cli.documents.tables.plan import plan_tables
from workplan_cli.documents.tables.table import Table
from workplan_cli.documents.wording import Wording

_MAKERS: Final[Mapping[str, Callable[[WorkPlan, Wording], tuple[Table, ...]]]] = MappingProxyType(
    {"matrices": answer_tables, "work-plan": plan_tables}
)

TABULAR: Final = tuple(sorted(_MAKERS))
"""The documents that can be tables."""


def tables_of(document: str, plan: WorkPlan, language: str, own: Path | None = None) -> tuple[Table, ...]:
    """The tables of a document in a language. Everything in `plan` is shown: disclose it before.

    `own` is the folder of the plan's own catalogues.
    """
    return _MAKERS[document](plan, Wording(language, plan.plan.languages, own))


__all__ = ["TABULAR", "Table", "csv_pieces", "tables_of"]
