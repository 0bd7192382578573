"""Which files a document has: one in each language, or one for each country."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workplan_cli.consolidation.workplan import Member, WorkPlan
from workplan_cli.documents.render import made_for_each_country
from workplan_cli.language import spoken


@dataclass(frozen=True, slots=True)
class Edition:
    """One text of a document."""

    document: str
    language: str
    country: str | None = None
    """The code of the country that it is made for; None for one of the whole plan."""

    @property
    def stem(self) -> str:
        """The name of its files without the ending: work-plan.es, country.GT.es."""
        return ".".join(part for part in (self.document, self.country, self.language) if part)


def language_of(member: Member, languages: tuple[str, ...]) -> str:
    """The language of the plan in which a country is written to.

    That of its file, where the plan is made in it; else the first that is official in the country by CLDR; else the
    plan's first.
    """
    own = member.submission.content.language if member.submission else None
    return own if own is not None and own in languages else spoken(member.code, languages)


def editions(
    plan: WorkPlan, folder: Path, documents: tuple[str, ...], languages: tuple[str, ...], countries: tuple[str, ...]
) -> Iterator[Edition]:
    """The texts of all the documents, one language after the other.

    Without `languages`, a document of the plan is in each language of the plan, and one of a country in the country's
    own. Without `countries`, a document of a country is made for every member. Raises TemplateFault for a template
    whose first line says that it is made for each of something else.
    """
    chosen = [member for member in plan.members if not countries or member.code in countries]
    repeated = {name for name in documents if made_for_each_country(name, folder)}
    for language in languages or plan.plan.languages:
        for name in documents:
            if name not in repeated:
                yield Edition(name, language)
            for member in chosen if name in repeated else ():
                if languages or language_of(member, plan.plan.languages) == language:
                    yield Edition(name, language, member.code)
