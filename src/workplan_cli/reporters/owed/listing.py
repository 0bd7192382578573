"""What every format lists, in the words of one language."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.language import Translate, country_name, translation
from workplan_cli.models.words import said_in
from workplan_cli.reminders import Reminder, Standing


@dataclass(frozen=True, slots=True)
class Listing:
    """The countries with something open on a day, in one language. Nothing of the plan is held back from the reader."""

    plan: WorkPlan
    standings: tuple[Standing, ...]
    as_of: date
    language: str

    @property
    def say(self) -> Translate:
        """What puts the program's words into the language."""
        return translation(self.language)

    def name(self, code: str) -> str:
        """The name of a country by CLDR."""
        return country_name(code, self.language)

    def text(self, text: Mapping[str, str] | None) -> str:
        """What a text of the plan says, on one line; in the first of the plan's languages that it has, if need be."""
        for language in (self.language, *self.plan.plan.languages):
            said = said_in(text or {}, language)
            if said is not None:
                return " ".join(said.split())
        return " ".join(" ".join((text or {}).values()).split())

    def titles(self) -> dict[str, str]:
        """The title of each matrix."""
        return {matrix.content.id: self.text(matrix.content.title) for matrix in self.plan.matrices}

    def profiles(self, ids: Iterable[str]) -> list[str]:
        """The names of profiles."""
        return [self.text(self.plan.plan.profiles[each]) for each in ids]

    def owed(self) -> tuple[Reminder, ...]:
        """The matrices with rows that are not answered, by country code."""
        return tuple(reminder for standing in self.standings for reminder in standing.owed)

    def by_urgency(self) -> list[Reminder]:
        """The same, the longest overdue first, then by name of the country."""
        return sorted(self.owed(), key=lambda each: (-each.days_overdue, self.name(each.country)))

    def by_name(self) -> list[Standing]:
        """Every country with something open, by name."""
        return sorted(self.standings, key=lambda each: self.name(each.country))

    def counted(self) -> str:
        """How many countries owe data."""
        owing = len({each.country for each in self.owed()})
        said = self.say("Countries that owe data as of {day}: {countries}")
        return said.format(day=self.as_of.isoformat(), countries=owing)

    def beside(self) -> tuple[str, ...]:
        """How much is open beside rows that are not answered, each kind of it in a phrase."""
        say, standings = self.say, self.standings
        reminders = [each for standing in standings for each in standing.reminders]
        counts = (
            (say("drafts not handed in: {n}"), sum(each.draft for each in reminders)),
            (say("answers that lack something: {n}"), sum(len(each.unfinished) for each in reminders)),
            (say("countries without a focal point: {n}"), sum(bool(each.focal_point) for each in standings)),
            (say("countries without a full delegation: {n}"), sum(bool(each.delegation) for each in standings)),
        )
        return tuple(said.format(n=count) for said, count in counts if count)

    def lacking(self, lacks: Iterable[str]) -> str:
        """What an answer lacks, in words."""
        words = {"citation": self.say("citation"), "date": self.say("date"), "note": self.say("explanation")}
        return ", ".join(words[each] for each in lacks)


def last_sent(reminder: Reminder) -> str:
    """The day and stage of the last reminder that the log has; "" where it has none."""
    if not reminder.sent:
        return ""
    last = reminder.sent[-1]
    return f"{last.date.isoformat()} ({last.stage})" if last.stage else last.date.isoformat()


def wordly(listing: Listing, standing: Standing) -> Iterator[str]:
    """What is open with a country as a whole, in sentences."""
    say = listing.say
    if standing.focal_point == "missing":
        yield say("No focal point is named.")
    elif standing.focal_point is not None:
        yield say("The focal point has neither an e-mail address nor a telephone number.")
    if standing.delegation:
        profiles = ", ".join(listing.profiles(standing.delegation))
        yield say("Nobody is named for the workshop as: {profiles}").format(profiles=profiles)
