"""WP401 to WP403: texts and the languages of the plan."""

from collections.abc import Iterator

from workplan_cli.findings import Blame, Message, Severity, rule
from workplan_cli.models.words import said_in
from workplan_cli.rules.wording import Way, Wording

_QUOTED = frozenset(("source", "from"))
"""What names a source is quoted and not translated."""

_PROPER = frozenset(("name", "full_name", "place", "institution", "position", "unit", "organisation", "body", "topic"))
"""What may well be the same in two languages."""
_TWO = 2
_LONG = 30
"""Characters from which on a text is a sentence and not a name."""


def _called(way: Way) -> str | int | None:
    """The field that something stands in."""
    return way[1] if way is not None else None


@rule("WP401", Severity.WARNING)
def missing_translation(wording: Wording) -> Iterator[Blame]:
    """
    What: Texts of a file are not in all languages of the plan. There is one finding a file and language, at the first.

    Why: The document in that language shows them in another one, and says so.

    Wrong:
        # data/plan.yaml
        id: example
        title: {en: Example, es: Ejemplo}
        languages: [en, es]
        members: [GT, HN, MX]
        partners: {IOM: {name: {en: IOM}}}

    Right:
        # data/plan.yaml
        id: example
        title: {en: Example, es: Ejemplo}
        languages: [en, es]
        members: [GT, HN, MX]
        partners: {IOM: {name: {en: IOM, es: OIM}}}
    """
    lacking: dict[str, list[Way]] = {}
    for text, way in wording.partial:
        if _called(way) in _QUOTED:
            continue
        for language in wording.plan.plan.languages:
            if said_in(text, language) is None:
                lacking.setdefault(language, []).append(way)
    for language, ways in lacking.items():
        message = Message("not in `{language}`", language=language)
        if len(ways) > 1:
            message = Message(
                "not in `{language}`, like {more} more in this file", language=language, more=len(ways) - 1
            )
        yield Blame(wording.address(ways[0]), message, about=wording.subject)


@rule("WP402", Severity.WARNING)
def language_not_of_plan(wording: Wording) -> Iterator[Blame]:
    """
    What: A text, or a whole file, is in a language that is not among the plan's `languages`.

    Why: No document prints it, or only where nothing else is there.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: {institution: {en: Ministry, fr: Ministère}, email: office@example.org}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: {institution: {en: Ministry}, email: office@example.org}
    """
    bases = {language.split("-", 1)[0] for language in wording.plan.plan.languages}
    known = {*wording.plan.plan.languages}
    own = wording.language
    if own is not None and own.split("-", 1)[0] not in bases:
        message = Message("`{language}` is no language of the plan", language=own)
        yield Blame(wording.address((None, "language")), message, about=wording.subject)
        known.add(own)
    for text, way in wording.partial:
        for language in text:
            if language not in known and language.split("-", 1)[0] not in bases:
                message = Message("`{language}` is no language of the plan", language=language)
                yield Blame(wording.address(way, language).key(), message, about=wording.about(way))


def _repeats(text: dict[str, str]) -> bool:
    said = list(text.values())
    # Most texts are in two languages: one comparison is enough for them.
    return said[0] == said[-1] and len(said) > 1 if len(said) <= _TWO else len(set(said)) < len(said)


@rule("WP403", Severity.NOTE)
def same_in_both_languages(wording: Wording) -> Iterator[Blame]:
    """
    What: A sentence is the same, word for word, in two languages. Names, places and sources do not count.

    Why: Mostly one was copied as a placeholder for the other and never translated.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        objective: {en: All countries know the routes., es: All countries know the routes.}
        # data/plan.yaml
        id: example
        title: {en: Example, es: Ejemplo}
        languages: [en, es]
        members: [GT, HN, MX]

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        objective: {en: All countries know the routes., es: Todos los países conocen las rutas.}
        # data/plan.yaml
        id: example
        title: {en: Example, es: Ejemplo}
        languages: [en, es]
        members: [GT, HN, MX]
    """
    for text, way, _ in wording.texts:
        if not _repeats(text):
            continue
        first: dict[str, str] = {}
        for language, said in text.items():
            other = first.setdefault(said, language)
            if other == language or len(said) < _LONG or " " not in said or _called(way) in _QUOTED | _PROPER:
                continue
            if other.split("-", 1)[0] != language.split("-", 1)[0]:
                message = Message("the same as in `{language}`", language=other)
                yield Blame(wording.address(way, language), message, about=wording.about(way))


WORDING = (missing_translation, language_not_of_plan, same_in_both_languages)
