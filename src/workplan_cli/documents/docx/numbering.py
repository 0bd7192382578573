"""Lists and numbered headings: what numbering.xml of the reference says, and a new list for every list of the text."""

from dataclasses import dataclass, field

from lxml import etree

from workplan_cli.documents.docx.xml import W, part_bytes, w


@dataclass(slots=True)
class Numbering:
    """The lists of a document.

    Attributes:
        root: the reference's `w:numbering`; it is not changed.
    """

    root: etree._Element
    _added: list[str] = field(default_factory=list)

    def restart(self, listing: str, level: int, start: int) -> str:
        """The id of a new list like `listing` (a `w:numId`) that counts from `start` on `level`."""
        number = str(self._highest() + 1 + len(self._added))
        abstract = self._abstract_id(listing)
        self._added.append(
            f'<w:num xmlns:w="{W}" w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
        return number

    def pattern(self, listing: str, level: int) -> str:
        """How a level's number is written, e.g. "%1.%2"; "" for a list that is not there."""
        abstract = self._abstract_id(listing)
        found = self.root.find(
            f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='{level}']/w:lvlText", {"w": W}
        )
        return found.get(w("val"), "") if found is not None else ""

    def xml(self) -> bytes:
        """numbering.xml with the lists added."""
        root = etree.fromstring(etree.tostring(self.root))
        lists = root.findall(w("num"))
        position = root.index(lists[-1]) + 1
        for offset, added in enumerate(self._added):
            root.insert(position + offset, etree.fromstring(added))
        return part_bytes(root)

    def _highest(self) -> int:
        return max(int(one.get(w("numId"), "0")) for one in self.root.iterchildren(w("num")))

    def _abstract_id(self, listing: str) -> str:
        found = self.root.find(f"w:num[@w:numId='{listing}']/w:abstractNumId", {"w": W})
        return found.get(w("val"), "") if found is not None else ""


@dataclass(slots=True)
class Counters:
    """The numbers headings get, counted as Word counts them."""

    numbering: Numbering
    _counts: dict[str, list[int]] = field(default_factory=dict)

    def next(self, listing: str, level: int) -> str:
        """The number of the next heading on `level` (from 0) of a list, e.g. "2.1"."""
        counts = self._counts.setdefault(listing, [0] * 9)
        counts[level] += 1
        counts[level + 1 :] = [0] * (8 - level)
        number = self.numbering.pattern(listing, level)
        for index, count in enumerate(counts, start=1):
            number = number.replace(f"%{index}", str(count))
        return number
