"""A folder with a small valid plan that a test spoils: what is written into it and what is then said of it."""

from dataclasses import dataclass
from pathlib import Path

from workplan_cli.address import Place
from workplan_cli.findings import Finding
from workplan_cli.loading.load import load
from workplan_cli.loading.locate import located

PLAN = """\
id: example-plan
title: Example plan
languages: [es, en]
members: [GT, MX]
partners:
  IOM: {name: IOM}
"""
MATRIX = """\
id: protocol
title: Protocol
rows:
  - {id: r-1, text: First row}
  - {id: r-2, text: Second row}
"""
GUATEMALA = """\
country: GT
"""
MEXICO = """\
country: MX
"""
THEME = """\
theme: 1
code: INT
title: Information
actions:
  - id: INT-01
    title: First action
    countries: all
"""
FILES = {
    "data/plan.yaml": PLAN,
    "data/matrices/protocol.yaml": MATRIX,
    "data/countries/guatemala.yaml": GUATEMALA,
    "data/countries/mexico.yaml": MEXICO,
    "data/themes/1-information.yaml": THEME,
}

Said = tuple[str, int, int, int, int, str]
"""Code, line, column, end line, end column, message."""


@dataclass(frozen=True, slots=True)
class PlanFolder:
    """The folder of a plan."""

    root: Path

    def write(self, file: str, content: str | bytes) -> Path:
        """Write a file below the root, with the folders it needs."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def findings(self) -> list[Finding]:
        """What reading the plan finds."""
        return list(load(self.root).findings)

    def read(self, file: str | None = None) -> list[Said]:
        """What reading the plan says of a file, or of all, in order of place."""
        said = [
            (each.finding.code, *_place(each.place), str(each.finding.message))
            for each in located(self.root, self.findings())
            if file in (None, each.finding.address.file)
        ]
        return sorted(said, key=lambda each: each[1:3])

    def excerpts(self) -> list[str]:
        """The lines that are shown with what reading the plan finds."""
        return [each.excerpt for each in located(self.root, self.findings())]

    def lines(self) -> list[str]:
        """What reading the plan says of every file, as `file:line:column: code message`."""
        return sorted(
            f"{each.finding.address.file}:{each.place.line}:{each.place.column}: "
            f"{each.finding.code} {each.finding.message}"
            for each in located(self.root, self.findings())
        )


def _place(place: Place) -> tuple[int, int, int, int]:
    return place.line, place.column, place.end_line, place.end_column


def write_plan(root: Path) -> PlanFolder:
    """A plan of two countries, one matrix and one working group in which nothing is wrong."""
    folder = PlanFolder(root)
    for file, content in FILES.items():
        folder.write(file, content)
    return folder
