"""Forms with nothing in them that those who get them may not see; what is not shown is never changed by a form."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.disclosure import disclose
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.forms.country import CountryForms
from workplan_cli.forms.form import Form
from workplan_cli.forms.theme import Seen, theme_form
from workplan_cli.models.words import LABELS, Record, Tlp

R = TypeVar("R", bound=Record)


def usual_ceiling(plan: WorkPlan) -> Tlp:
    """The label up to which a form shows what is known: a country's own officials are in it."""
    labels = plan.plan.labels
    return max(labels.default, labels.personal or labels.default, key=LABELS.index)


class Audience:
    """A plan as those see it who get forms up to a label."""

    def __init__(self, plan: WorkPlan, ceiling: Tlp) -> None:
        self.whole = plan
        self.ceiling = ceiling
        self.seen = consolidate(disclose(plan.submissions, ceiling).submissions)
        self.themes = {each.content.code: each.content for each in self.seen.themes}
        """By code, the working groups of which there is something to see."""
        self._forms: dict[str, CountryForms] = {}

    def country_form(self, code: str, language: str) -> Form:
        """The form of a member."""
        member = next(each for each in self.whole.members if each.code == code)
        content = member.submission.content if member.submission else None
        shown = next(each for each in self.seen.members if each.code == code).submission
        if (forms := self._forms.get(language)) is None:
            forms = self._forms[language] = CountryForms(self.seen, language)
        if content is None or shown is None:
            return forms.form(code)
        return forms.form(code, tuple(place for place, _ in self._visible(content.delegation, content)))

    def theme_form(self, code: str, language: str) -> Form:
        """The form of one of `themes`."""
        content = next(each.content for each in self.whole.themes if each.content.code == code)
        shown = self.themes[code]
        places = tuple(place for place, _ in self._visible(content.actions, content))
        return theme_form(self.seen, content, Seen(shown, places), language)

    def _visible(self, entries: Sequence[R], holder: Record) -> Iterable[tuple[int, R]]:
        """The entries that may be seen, with their places."""
        default = holder.tlp or self.whole.plan.labels.default
        for place, entry in enumerate(entries):
            if LABELS.index(entry.tlp or default) <= LABELS.index(self.ceiling):
                yield place, entry
