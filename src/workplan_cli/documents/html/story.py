"""What all parts of a page share while it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workplan_cli.documents.html.markup import identity
from workplan_cli.documents.nodes import Block
from workplan_cli.language import Translate


@dataclass(slots=True)
class Notes:
    """Footnotes: numbered through the page, printed at the end of the section that refers to them."""

    count: int = 0
    waiting: list[tuple[int, tuple[Block, ...]]] = field(default_factory=list)

    def add(self, blocks: tuple[Block, ...]) -> int:
        """The number of a new footnote, from 1."""
        self.count += 1
        self.waiting.append((self.count, blocks))
        return self.count

    def take(self) -> list[tuple[int, tuple[Block, ...]]]:
        """The notes since the last time."""
        taken, self.waiting = self.waiting, []
        return taken


@dataclass(frozen=True, slots=True)
class Story:
    """What the writing of a page draws on.

    Attributes:
        known: the anchors of the text; a link to any other is only its text.
        choices: what a name stands for in the filters, e.g. "country=GT" by "Guatemala".
        say: the program's words in the language of the page.
    """

    known: frozenset[str]
    choices: Mapping[str, str]
    say: Translate
    notes: Notes = field(default_factory=Notes)
    taken: set[str] = field(default_factory=set)

    def id(self, anchor: str) -> str:
        """The attribute `id` for an anchor, or nothing where it stands already: the first of a name counts."""
        if anchor in self.taken:
            return ""
        self.taken.add(anchor)
        return f' id="{identity(anchor)}"'
