"""What a document says about itself, whatever its format."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

Paper = Literal["letter", "a4"]


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """The document's own facts. Texts are plain; an empty one is left out.

    Attributes:
        language: BCP 47, e.g. "es" or "pt-BR".
        tlp: the label as TLP 2.0 writes it, e.g. "TLP:AMBER+STRICT".
        version: what tells this document from an earlier one, e.g. a revision and a day.
        created: the day the document is of; nothing else in the file depends on time.
        catalogues: the folder of the plan's own words, for those that a format itself says.
        draft: the word that marks a draft, in the document's language; "" when it is none.
    """

    title: str
    short_title: str
    subject: str
    author: str
    language: str
    tlp: str
    version: str
    paper: Paper
    created: date
    draft: str
    keywords: str = ""
    catalogues: Path | None = None
