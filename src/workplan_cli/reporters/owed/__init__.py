"""What countries owe: as a table for a person, as JSON, CSV or Markdown for what comes next."""

from workplan_cli.reporters.owed.csv import as_csv
from workplan_cli.reporters.owed.json import as_json
from workplan_cli.reporters.owed.listing import Listing
from workplan_cli.reporters.owed.markdown import as_markdown
from workplan_cli.reporters.owed.table import as_details, as_table

__all__ = ["Listing", "as_csv", "as_details", "as_json", "as_markdown", "as_table"]
