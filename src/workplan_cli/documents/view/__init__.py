"""What a template may see: the plan in one language, as plain text and small records. Nothing here is Markdown."""

from workplan_cli.documents.view.names import CountryView
from workplan_cli.documents.view.plan import PlanView, view_of

__all__ = ["CountryView", "PlanView", "view_of"]
