"""Which texts are not in a language, as a document lists them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Final

from workplan_cli.consolidation.merging import order_of
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.documents.untranslated import Untranslated, untranslated
from workplan_cli.documents.view.actions import ReferenceView
from workplan_cli.documents.wording import Said, Wording, by_letters


@dataclass(frozen=True, slots=True)
class TranslationView:
    """A part of the plan of which some texts are not in a language."""

    name: str
    """Of the matrix, country or theme, or what else it is."""
    anchor: str
    """"" where it has none."""
    number: int
    """How many texts."""
    written_in: str
    """The languages that they are in, by name."""
    actions: tuple[tuple[ReferenceView, int], ...]
    """The actions that they are part of, each with how many."""
    fields: tuple[tuple[str, int], ...]
    """Where the others stand, in words, each with how many."""


def translations(plan: WorkPlan, wording: Wording, language: str) -> tuple[TranslationView, ...]:
    """What is not in the language, in the order of the document: plan, matrices, countries, themes, decisions."""
    parts = Parts(plan, wording)
    found = groupby(parts.in_order(untranslated(plan, language)), key=lambda each: (each.kind, each.subject))
    return tuple(parts.part(tuple(texts)) for _, texts in found)


_KINDS: Final = ("plan", "matrix", "country", "theme", "decisions")


class Parts:
    """The parts of a plan by name, in one language."""

    def __init__(self, plan: WorkPlan, wording: Wording) -> None:
        self.plan = plan
        self.wording = wording
        self.label: Callable[[str], str] = wording.label
        self.countries = {
            code: place for place, code in enumerate(wording.in_order(each.code for each in plan.members))
        }
        self.matrices = {each.content.id: place for place, each in enumerate(plan.matrices)}
        self.themes = {each.content.code: place for place, each in enumerate(plan.themes)}
        self.fields = _fields(self.label)

    def in_order(self, texts: Iterable[Untranslated]) -> list[Untranslated]:
        """Part by part as a document prints them; those of a part as its file has them."""
        return sorted(texts, key=self._place)

    def _place(self, text: Untranslated) -> tuple[int, int, str]:
        places = {"matrix": self.matrices, "country": self.countries, "theme": self.themes}.get(text.kind, {})
        # What has no place, such as the file of a country that is no member, is told by its name.
        return _KINDS.index(text.kind), places.get(text.subject, len(places)), text.subject

    def part(self, texts: tuple[Untranslated, ...]) -> TranslationView:
        """The texts of one part, counted."""
        name, anchor = self.named(texts[0])
        actions = Counter(each.action for each in texts if each.action)
        fields = Counter(map(self._field, (each for each in texts if not each.action)))
        return TranslationView(
            name=name,
            anchor=anchor,
            number=len(texts),
            written_in=self.wording.listed(self._written_in(texts)),
            actions=tuple((ReferenceView(each, each), actions[each]) for each in sorted(actions, key=order_of)),
            fields=tuple(sorted(fields.items(), key=lambda each: by_letters(each[0]))),
        )

    def named(self, text: Untranslated) -> tuple[str, str]:
        """What the part of the plan is called that a text is of, and its anchor."""
        kind, subject = text.kind, text.subject
        if kind == "country":
            return self.wording.country(subject), ""
        if kind == "matrix" and subject in self.matrices:
            title = self.plan.matrices[self.matrices[subject]].content.title
            return self.wording.text(title) or Said(subject), f"matrix-{subject}"
        if kind == "theme" and subject in self.themes:
            title = self.plan.themes[self.themes[subject]].content.title
            said = self.wording.text(title) or Said("")
            return Said(f"{subject} {said}", said.foreign), f"theme-{subject}"
        return self.label("Decisions") if kind == "decisions" else subject or self.label("Plan"), ""

    def _field(self, text: Untranslated) -> str:
        """Where a text stands; the decisions are a list of reasons."""
        return self.label("reasons") if text.kind == "decisions" else self.fields[str(text.route[0])]

    def _written_in(self, texts: Iterable[Untranslated]) -> Iterator[str]:
        """The languages of the texts, by name."""
        return (self.wording.language_named(tag) for tag in sorted({tag for each in texts for tag in each.text}))


def _fields(label: Callable[[str], str]) -> MappingProxyType[str, str]:
    """The fields of files that hold texts, in words."""
    return MappingProxyType(
        {
            "title": label("title"),
            "note": label("note"),
            "objective": label("objective"),
            "group": label("working group"),
            "organisation": label("organisation"),
            "body": label("body"),
            "background": label("background"),
            "profiles": label("profiles"),
            "partners": label("partners"),
            "workshop": label("workshop"),
            "premises": label("premises"),
            "spaces": label("other regional spaces"),
            "instrument": label("instrument"),
            "treaties": label("treaties"),
            "rows": label("rows"),
            "focal_point": label("focal point"),
            "delegation": label("delegation"),
            "matrices": label("answers"),
            "positions": label("positions"),
        }
    )
