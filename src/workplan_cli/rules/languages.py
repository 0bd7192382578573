"""WP401 and WP402: texts and the languages of the plan."""

from collections.abc import Iterator
from typing import Any

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Severity, rule
from workplan_cli.models.anatomy import texts
from workplan_cli.models.submissions import Submission
from workplan_cli.models.words import said_in

_QUOTED = frozenset(("source", "from"))
"""What names a source is quoted and not translated."""


def _files(plan: WorkPlan) -> Iterator[Submission[Any]]:
    submissions = plan.submissions
    yield submissions.plan
    yield from submissions.matrices
    yield from submissions.countries
    yield from submissions.themes


def _texts(submission: Submission[Any]) -> Iterator[tuple[dict[str, str], Address]]:
    for text, address in texts(submission.content, submission.address):
        if address.route[-1] not in _QUOTED:
            yield text, address


@rule("WP401", Severity.WARNING)
def missing_translation(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Texts of a file are not in all languages of the plan. There is one finding a file and language, at the first.

    Why: The document in that language shows them in another one, and says so.

    Wrong:
        # data/plan.yaml
        id: example
        title: {en: Example, es: Ejemplo}
        languages: [en, es]
        members: [GT, MX]
        partners: {IOM: {name: {en: IOM}}}

    Right:
        # data/plan.yaml
        id: example
        title: {en: Example, es: Ejemplo}
        languages: [en, es]
        members: [GT, MX]
        partners: {IOM: {name: {en: IOM, es: OIM}}}
    """
    for submission in _files(plan):
        lacking: dict[str, list[Address]] = {}
        for text, address in _texts(submission):
            for language in plan.plan.languages:
                if said_in(text, language) is None:
                    lacking.setdefault(language, []).append(address)
        for language, addresses in lacking.items():
            message = Message("not in `{language}`", language=language)
            if len(addresses) > 1:
                message = Message(
                    "not in `{language}`, nor are {more} more texts of this file",
                    language=language,
                    more=len(addresses) - 1,
                )
            yield Blame(addresses[0], message)


@rule("WP402", Severity.WARNING)
def language_not_of_plan(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A text, or a whole file, is in a language that is not among the plan's `languages`.

    Why: No document prints it, or only where nothing else is there.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: {institution: {en: Ministry, fr: Ministère}}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: {institution: {en: Ministry}}
    """
    bases = {language.split("-", 1)[0] for language in plan.plan.languages}
    for submission in _files(plan):
        own = getattr(submission.content, "language", None)
        if own is not None and own.split("-", 1)[0] not in bases:
            yield Blame(
                submission.address / "language", Message("`{language}` is no language of the plan", language=own)
            )
        for text, address in texts(submission.content, submission.address):
            for language in text:
                if language != own and language.split("-", 1)[0] not in bases:
                    message = Message("`{language}` is no language of the plan", language=language)
                    yield Blame((address / language).key(), message)


RULES = (missing_translation, language_not_of_plan)
