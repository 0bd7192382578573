"""A Word document laid out as PDF by LibreOffice, and on which page of it everything stands."""

from workplan_cli.documents.pdf.destinations import key, pages_of
from workplan_cli.documents.pdf.office import Office, OfficeFault, office
from workplan_cli.documents.pdf.settle import settled

__all__ = ["Office", "OfficeFault", "key", "office", "pages_of", "settled"]
