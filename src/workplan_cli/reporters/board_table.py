"""The board of a plan in a terminal: as wide as it is, in colours or without, in ASCII where it has no more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from workplan_cli.board import Board, CountryState, GroupState, Progress, Questions
from workplan_cli.findings import counted
from workplan_cli.language import Translate, country_name, translation
from workplan_cli.models.theme import Role
from workplan_cli.models.words import said_in
from workplan_cli.reporters.text import visible

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text


@dataclass(frozen=True, slots=True)
class Terminal:
    """What a table is made for."""

    width: int
    """In columns."""
    color: bool
    plain: bool
    """Whether it shows ASCII only."""


_NAMES, _GAP, _SHORTEST, _LONGEST = 20, 2, 5, 20
"""Columns of a country's name, between two columns, and of a bar of progress: at least and at most."""
_WIDE = 130
"""From here on everything about a group has room in one table."""


def render(board: Board, language: str, terminal: Terminal) -> str:
    """Countries, their matrices, the groups and a summary, each line at most as wide as the terminal."""
    from rich.console import Console

    made = _Tables(board, language, terminal)
    out = StringIO()
    console = Console(
        file=out,
        width=terminal.width,
        force_terminal=terminal.color,
        no_color=not terminal.color,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    for each in made.tables():
        console.print(each)
    lines = "\n".join(line.rstrip() for line in out.getvalue().splitlines())
    return f"{lines}\n" + "".join(f"{line}\n" for line in made.summary())


class _Tables:
    def __init__(self, board: Board, language: str, terminal: Terminal) -> None:
        self.board = board
        self.language = language
        self.terminal = terminal
        self.say: Translate = translation(language)
        self.full, self.empty, self.none, self.done = ("#", ".", "-", "*") if terminal.plain else ("█", "░", "–", "✓")
        self.countries = sorted(board.countries, key=lambda each: country_name(each.code, language))

    def tables(self) -> "Iterator[Table]":
        """One after the other."""
        yield self.of_countries()
        yield from self.of_matrices()
        if self.board.groups:
            yield from self.of_groups()

    def table(self, title: str, columns: Sequence[tuple[str, str]]) -> "Table":
        """An empty table: headings, each with `left` or `right`."""
        from rich.box import Box
        from rich.table import Table

        line = "-" if self.terminal.plain else "─"
        box = Box(f"    \n    \n {line}{line} \n    \n    \n    \n    \n    \n", ascii=self.terminal.plain)
        table = Table(
            box=box,
            show_edge=False,
            padding=(0, 1, 0, 0),
            pad_edge=False,
            title=f"\n{title}",
            title_justify="left",
            title_style="bold",
        )
        for heading, side in columns:
            table.add_column(heading, justify="right" if side == "right" else "left", overflow="fold")
        return table

    def name(self, code: str) -> str:
        """A country's name, cut where it is longer than its column."""
        name = visible(country_name(code, self.language))
        return name if len(name) <= _NAMES else f"{name[: _NAMES - 1]}{'.' if self.terminal.plain else '…'}"

    def of_countries(self) -> "Table":
        """What each country has sent but for answers."""
        say = self.say
        headings = [
            (say("Country"), "left"),
            (say("File"), "left"),
            (say("Focal point"), "left"),
            (say("Profiles"), "right"),
            (say("Positions"), "right"),
            (say("Errors / warnings"), "right"),
        ]
        table = self.table(say("Countries"), headings)
        table.columns[0].no_wrap = True
        for each in self.countries:
            table.add_row(self.name(each.code), *self.state(each), self.questions(each.questions))
        return table

    def state(self, country: CountryState) -> "tuple[Text, ...]":
        """File, focal point, profiles and positions of a country."""
        from rich.text import Text

        say = self.say
        if country.unknown:
            return Text(say("cannot be read"), "red"), Text("?"), Text("?"), Text("?")
        if country.file is None:
            file = Text(say("none"), "yellow")
        else:
            file = Text(say("compiled"), "yellow") if country.compiled else Text(say("own"), "green")
        if country.focal_point is None:
            point = Text(say("none"), "yellow")
        else:
            point = Text(say("named"), "green") if country.focal_point.email else Text(say("no e-mail"), "yellow")
        return (
            file,
            point,
            self.share(country.represented, len(country.delegation)),
            self.share(country.given, country.asked),
        )

    def share(self, given: int, asked: int) -> "Text":
        """How many of how many."""
        from rich.text import Text

        if not asked:
            return Text(self.none)
        return Text(f"{given}/{asked}", "green" if given == asked else "yellow" if given else "")

    def questions(self, questions: Questions) -> "Text":
        """How many errors and warnings."""
        from rich.text import Text

        if not questions.findings:
            return Text(self.none)
        text = Text(str(questions.errors), "red" if questions.errors else "")
        return text.append(f"/{questions.warnings}")

    def of_matrices(self) -> "Iterator[Table]":
        """The answers of each country, as many matrices beside each other as there is room for."""
        say, matrices = self.say, list(self.board.deadlines)
        after = max((len(self.figures(p)) for each in self.countries for p in each.matrices), default=0)
        room = self.terminal.width - _NAMES
        most = max(room // (_SHORTEST + after + _GAP), 1)
        for block in _blocks(len(matrices), most):
            length = min(max(room // (block.stop - block.start) - after - _GAP, _SHORTEST), _LONGEST)
            columns = [(self.heading(each, length + after), "left") for each in matrices[block]]
            table = self.table(say("Answers"), [(say("Country"), "left"), *columns])
            table.columns[0].no_wrap = True
            for country in self.countries:
                table.add_row(self.name(country.code), *(self.bar(each, length) for each in country.matrices[block]))
            yield table

    def heading(self, matrix: str, width: int) -> str:
        """A matrix by its id, broken after its hyphens where it is longer than its column, and its deadline."""
        lines = [""]
        for part in visible(matrix).replace("-", "-\0").split("\0"):
            if lines[-1] and len(lines[-1]) + len(part) > width:
                lines.append("")
            lines[-1] += part
        deadline = self.board.deadlines[matrix]
        return "\n".join([*lines, deadline.isoformat() if deadline else self.say("no deadline")])

    def figures(self, progress: Progress) -> str:
        """What stands after a bar: how many of how many, whether handed in, and the days since the deadline."""
        done = f" {self.done}" if progress.status == "submitted" else ""
        late = f" !{progress.days_overdue}" if progress.days_overdue else ""
        return f" {progress.answered}/{progress.asked}{done}{late}"

    def bar(self, progress: Progress, length: int) -> "Text":
        """A bar with its figures."""
        from rich.text import Text

        if not progress.asked:
            return Text(self.none)
        whole = progress.answered == progress.asked
        filled = max(length * progress.answered // progress.asked, int(progress.answered > 0))
        text = Text(self.full * filled, "green" if whole else "yellow")
        text.append(self.empty * (length - filled), "dim")
        return text.append(self.figures(progress), "red" if progress.days_overdue else "")

    def of_groups(self) -> "Iterator[Table]":
        """Who guides each group, how far its actions are, and what is open; in two tables where one is too wide."""
        say = self.say
        roles = [(say("Facilitator"), "left"), (say("Rapporteur"), "left"), (say("Support"), "left")]
        states = [
            (say("proposed"), "right"),
            (say("in the group"), "right"),
            (say("in plenary"), "right"),
            (say("adopted"), "right"),
            (say("withdrawn"), "right"),
            (say("Undecided pairs"), "right"),
            (say("Errors / warnings"), "right"),
        ]
        first, groups = (say("Group"), "left"), say("Working groups and their actions")
        if self.terminal.width >= _WIDE:
            table = self.table(groups, [first, *roles, *states])
            for each in self.board.groups:
                table.add_row(self.group(each), *self.roles(each), *self.states(each))
            yield table
            return
        guides, actions = self.table(say("Working groups"), [first, *roles]), self.table(groups, [first, *states])
        for each in self.board.groups:
            guides.add_row(self.group(each), *self.roles(each))
            actions.add_row(visible(each.code), *self.states(each))
        yield from (guides, actions)

    def roles(self, group: GroupState) -> tuple[str, ...]:
        """Who facilitates, takes the record and supports."""
        return tuple(map(self.role, (group.roles.facilitator, group.roles.rapporteur, group.roles.support)))

    def states(self, group: GroupState) -> "tuple[str | Text, ...]":
        """How many actions there are of each state, and what is open."""
        counts = (str(number or self.none) for number in group.actions.values())
        pairs = str(len(group.questions.undecided) or self.none)
        return (*counts, pairs, self.questions(group.questions))

    def group(self, group: GroupState) -> str:
        """Code and title of a group."""
        title = said_in(group.title, self.language) or next(iter(group.title.values()), "")
        return visible(f"{group.code} {title}")

    def role(self, role: Role | None) -> str:
        """Who has a role: the country or partner, in brackets where nobody is named for it yet."""
        body = visible((role and (role.country or role.partner)) or "")
        if role is not None and role.name:
            return body or self.say("named")
        return f"({body})" if body else self.none

    def summary(self) -> Iterator[str]:
        """What the signs mean that are there, and the plan in one line."""
        say, board = self.say, self.board
        yield ""
        if any(each.compiled for each in board.countries):
            yield say("compiled: filled in from public sources, not by the country")
        if any(each.days_overdue for country in board.countries for each in country.matrices):
            yield say("!: days since the deadline")
        if any(each.status == "submitted" for country in board.countries for each in country.matrices):
            yield say("{sign}: handed in").format(sign=self.done)
        if any("(" in role for group in board.groups for role in self.roles(group)):
            yield say("in brackets: nobody is named for it yet")
        yield say("{day}: {answered} of {asked} answers, {given} of {positions} positions, {actions}").format(
            day=board.as_of.isoformat(),
            answered=board.answered,
            asked=board.asked,
            given=sum(each.given for each in board.countries),
            positions=sum(each.asked for each in board.countries),
            actions=counted("{n} action", "{n} actions", sum(each.in_force for each in board.groups)).said(say),
        )
        if board.questions.findings:
            yield say("Open besides, in other files: {errors}, {warnings}").format(
                errors=counted("{n} error", "{n} errors", board.questions.errors).said(say),
                warnings=counted("{n} warning", "{n} warnings", board.questions.warnings).said(say),
            )


def _blocks(number: int, most: int) -> Iterator[slice]:
    """So many columns in pieces of about the same length, at most `most`."""
    pieces = -(-number // most)
    length = -(-number // max(pieces, 1))
    return (slice(start, min(start + length, number)) for start in range(0, number, max(length, 1)))
