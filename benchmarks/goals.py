"""The goals of the project's performance table, and what a run says about each."""

from dataclasses import dataclass

from benchmarks.timing import Series


@dataclass(frozen=True, slots=True)
class Goal:
    """One line of the table: what must be reached, and what would be better still; less is better everywhere."""

    title: str
    must: float
    stretch: float | None = None
    unit: str = ""
    decimals: int = 0

    def written(self, figure: float | None) -> str:
        """A figure of this line: megabytes or seconds, or a ratio with three decimals."""
        if figure is None:
            return "-"
        return f"{figure:.{self.decimals}f} {self.unit}" if self.unit else f"{figure:.3f}"


GOALS = {
    "version": Goal("--version ÷ python -c pass", 1.5, 1.2),
    "help": Goal("--help ÷ python -c pass", 10, 6.5),
    "validate-s": Goal("validate(S) ÷ check-jsonschema with our schema", 0.25, 0.15),
    "validate-l": Goal("validate(L) ÷ check-jsonschema with our schema", 0.12, 0.06),
    "yamale-s": Goal("validate(S) ÷ yamale", 0.9, 0.6),
    "docx-s": Goal("build docx(S) ÷ pandoc, same Markdown", 0.5),
    "pandoc-l": Goal("build md+docx(L) ÷ pandoc, same Markdown", 0.30, 0.12),
    "docxtpl-l": Goal("build docx(L) ÷ docxtpl, same content", 0.25, 0.10),
    "python-docx-l": Goal("build docx(L) ÷ python-docx by row.cells", 0.5, 0.25),
    "consolidate-l": Goal("consolidating(L) ÷ loading it, duplicates apart", 0.5),
    "reminders-l": Goal("reminders(L) ÷ validate(L)", 1.2),
    "letters-l": Goal("a letter of L as DOCX, Markdown and mail", 60, unit="ms"),
    "forms-l": Goal("a further form of a country of L", 300, unit="ms"),
    "growth-validate": Goal("exponent M → L: validate", 1.05, 1.0),
    "growth-consolidate": Goal("exponent M → L: consolidating, duplicates apart", 1.05, 1.0),
    "growth-build": Goal("exponent M → L: build md+docx", 1.05, 1.0),
    "growth-html": Goal("exponent M → L: build html", 1.05, 1.0),
    "growth-reminders": Goal("exponent M → L: reminders", 1.05, 1.0),
    "growth-letters": Goal("exponent M → L: reminders with letters", 1.05, 1.0),
    "growth-forms": Goal("exponent M → L: four forms", 1.05, 1.0),
    "memory-validate": Goal("peak memory: validate(L)", 600, 300, "MB"),
    "memory-build": Goal("peak memory: build md+docx(L)", 800, 400, "MB"),
    "duplicates-time": Goal("duplicates among 10,000 actions", 4, 1.5, "s", 1),
    "duplicates-memory": Goal("peak memory: duplicates among 10,000 actions", 200, 150, "MB"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run measured for a goal, or why it measured nothing (`value` is None and `remark` says why)."""

    goal: str
    value: float | None
    remark: str
    series: tuple[Series, ...] = ()

    @property
    def verdict(self) -> str:
        """The better of the two marks that was reached."""
        goal = GOALS[self.goal]
        if self.value is None:
            return "not measured"
        if goal.stretch is not None and self.value <= goal.stretch:
            return "stretch"
        return "must" if self.value <= goal.must else "MISSED"


def ratio(goal: str, series: list[Series], remark: str = "") -> Outcome:
    """The first side's median wall time divided by the second's."""
    ours, theirs = series
    told = f"{described(ours)} ÷ {described(theirs)}, {len(ours.samples)} rounds"
    return Outcome(goal, ours.wall / theirs.wall, "; ".join(filter(None, (told, remark))), tuple(series))


def described(series: Series) -> str:
    """A side with its median wall and processor seconds."""
    return f"{series.side} {series.wall:.3f} s (processor {series.processor:.3f} s)"
