"""What countries owe as GitHub-flavoured Markdown: for an issue or a pull request."""

import re
from collections.abc import Iterable, Iterator

from workplan_cli.models.matrix import Row
from workplan_cli.reminders import Reminder, Standing
from workplan_cli.reporters.owed.listing import Listing, last_sent, wordly

_MARK = re.compile(r"[\\`*_\[\]<>|~$&#!]")


def as_markdown(listing: Listing) -> str:
    """A table of who owes what, then each country with every row that is not answered."""
    say = listing.say
    if not listing.standings:
        return say("No country owes matrix data.") + "\n"
    blocks = ["\n".join(_table(listing)), _shown(listing.counted())] if listing.owed() else []
    blocks += (block for standing in listing.by_name() for block in _country(listing, standing))
    return "\n\n".join(blocks) + "\n"


def _shown(text: str) -> str:
    """Plain text that shows as it is written, on one line."""
    return _MARK.sub(r"\\\g<0>", " ".join(text.split()))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _table(listing: Listing) -> Iterator[str]:
    headings = ("Country", "Matrix", "Missing", "Deadline", "Days overdue", "Stage", "Sent")
    yield _line(_shown(listing.say(each)) for each in headings)
    yield _line(("---", "---", "--:", "---", "--:", "---", "---"))
    titles = listing.titles()
    for each in listing.by_urgency():
        yield _line(
            map(
                _shown,
                (
                    listing.name(each.country),
                    titles[each.matrix],
                    f"{len(each.missing)}/{each.total}",
                    each.deadline.isoformat() if each.deadline else "–",
                    str(each.days_overdue) if each.days_overdue else "–",
                    each.stage or "–",
                    last_sent(each) or "–",
                ),
            )
        )


def _country(listing: Listing, standing: Standing) -> Iterator[str]:
    yield f"## {_shown(listing.name(standing.country))}"
    titles = listing.titles()
    for reminder in standing.reminders:
        yield f"### {_shown(titles[reminder.matrix])}"
        yield from _matrix(listing, reminder)
    sentences = [f"- {_shown(said)}" for said in wordly(listing, standing)]
    if sentences:
        yield "\n".join(sentences)


def _matrix(listing: Listing, reminder: Reminder) -> Iterator[str]:
    say = listing.say
    if reminder.draft:
        yield _shown(say("The answers are a draft that was not handed in."))
    if reminder.missing:
        yield _shown(say("Not answered:"))
        yield "\n".join(f"- {_row(listing, row)}" for row in reminder.missing)
    if reminder.unfinished:
        yield _shown(say("Answered, and something is lacking:"))
        yield "\n".join(
            f"- {_row(listing, each.row)} ({_shown(listing.lacking(each.lacks))})" for each in reminder.unfinished
        )


def _row(listing: Listing, row: Row) -> str:
    return f"**{_shown(row.reference or row.id)}** {_shown(listing.text(row.text))}"
