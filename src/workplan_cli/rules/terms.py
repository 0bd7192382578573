"""WP404 and WP407: the glossary of the plan, and the terms that it says to avoid."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.plan import Term
from workplan_cli.models.words import said_in
from workplan_cli.rules.wording import Way, Wording

_LETTERS = frozenset("ñÑ")
"""What has a mark in Unicode and is a letter of its own: `año` is not `ano`."""


def _without_marks(text: str) -> str:
    plain = (
        each if each in _LETTERS else "".join(part for part in unicodedata.normalize("NFD", each) if part.isalnum())
        for each in text
    )
    return "".join(new or old for new, old in zip(plain, text, strict=True)).lower()


_FOLDED = bytes(
    ord(_without_marks(chr(code))) if len(_without_marks(chr(code)).encode("latin-1", "replace")) == 1 else code
    for code in range(256)
)


def folded(text: str) -> str:
    """The text without regard to case and accents."""
    try:
        # Western European text, which is nearly all there is, is folded byte by byte.
        return text.encode("latin-1").translate(_FOLDED).decode("latin-1")
    except UnicodeEncodeError:
        return _without_marks(text)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, folded(words).split())) + r"(?!\w)")


class _Wrong(NamedTuple):
    """A wrong term in one language."""

    written: str
    sought: re.Pattern[str]
    longest: str
    """Its longest word: where that is not, the term is not either."""
    right: re.Pattern[str] | None
    term: Term
    entry: int


def _wrong_terms(glossary: Sequence[Term]) -> dict[str, list[_Wrong]]:
    """By language, without its region."""
    found: dict[str, list[_Wrong]] = {}
    for index, term in enumerate(glossary):
        for language, several in term.avoid.items():
            right = said_in(term.use, language) if term.use else None
            for written in several:
                longest = max(folded(written).split(), key=len)
                wrong = _Wrong(written, _pattern(written), longest, _pattern(right) if right else None, term, index)
                found.setdefault(language.split("-", 1)[0], []).append(wrong)
    return {language: sorted(several, key=lambda wrong: -len(wrong.written)) for language, several in found.items()}


def _written(several: Sequence[_Wrong], said: str) -> Iterator[_Wrong]:
    """The wrong terms that a folded text has somewhere outside the right ones and outside a longer wrong one."""
    taken = [match.span() for wrong in several if wrong.right for match in wrong.right.finditer(said)]
    for wrong in several:
        spans = [match.span() for match in wrong.sought.finditer(said)] if wrong.longest in said else []
        if any(not any(start <= first and last <= end for start, end in taken) for first, last in spans):
            yield wrong
        taken += spans


def _in_glossary(way: Way) -> bool:
    while way is not None and way[0] is not None:
        way = way[0]
    return way is not None and way[1] == "glossary"


@rule("WP404", Severity.WARNING)
def term_to_avoid(wording: Wording) -> Iterator[Blame]:
    """
    What: A text uses a term that the glossary of the plan says to avoid in that language.

    Why: Terms that sound alike are different offences: in Spanish, trafficking in persons is `trata`, and `tráfico` is
    smuggling. The glossary is found without regard to case and accents, as whole words, and not inside the right term.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        glossary:
          - id: smuggling
            avoid: {en: [trafficking of migrants]}
            use: {en: smuggling of migrants}
            note: {en: Trafficking is of persons and for exploitation.}
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Routes of the trafficking of migrants

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        glossary:
          - id: smuggling
            avoid: {en: [trafficking of migrants]}
            use: {en: smuggling of migrants}
            note: {en: Trafficking is of persons and for exploitation.}
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Routes of the smuggling of migrants
    """
    wrong_terms = _wrong_terms(wording.plan.plan.glossary)
    if not wrong_terms:
        return
    whole = folded(wording.whole)
    present = {
        language: here
        for language, several in wrong_terms.items()
        if (here := [wrong for wrong in several if wrong.longest in whole])
    }
    if not present:
        return
    for text, way, _ in wording.texts:
        for language, said in text.items():
            several = present.get(language.split("-", 1)[0])
            if several and not _in_glossary(way):
                for wrong in _written(several, folded(said)):
                    address = wording.address(way, language if len(text) > 1 else None)
                    message, related = _worded(wording.plan, language, wrong)
                    yield Blame(address, message, (related,), wording.about(way))


def _worded(plan: WorkPlan, language: str, wrong: _Wrong) -> tuple[Message, Related]:
    use = said_in(wrong.term.use, language) if wrong.term.use else None
    note = said_in(wrong.term.note, language) if wrong.term.note else None
    why = Message(" ({note})", note=note) if note else ""
    message = Message("the glossary says to avoid `{term}`{why}", term=wrong.written, why=why)
    if use:
        message = Message("`{term}`: write `{use}`{why}", term=wrong.written, use=use, why=why)
    return message, Related(plan.address / "glossary" / wrong.entry / "id", Message("the glossary"))


@rule("WP407", Severity.WARNING)
def term_without_effect(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An entry of the glossary has nothing to avoid in a language of the plan, or the same to avoid and to use.

    Why: It would never be found in any text.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        glossary: [{id: smuggling, avoid: {fr: [traite de migrants]}, use: {en: smuggling of migrants}}]

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        glossary: [{id: smuggling, avoid: {en: [trafficking of migrants]}, use: {en: smuggling of migrants}}]
    """
    bases = {language.split("-", 1)[0] for language in plan.plan.languages}
    for index, term in enumerate(plan.plan.glossary):
        address = plan.address / "glossary" / index
        if not any(several and language.split("-", 1)[0] in bases for language, several in term.avoid.items()):
            yield Blame(address / "id", Message("`{id}` names nothing to avoid in a language of the plan", id=term.id))
        for language, several in term.avoid.items():
            right = said_in(term.use, language) if term.use else None
            for place, written in enumerate(several):
                if right is not None and folded(written) == folded(right):
                    message = Message("`{term}` is to be avoided and used at once", term=written)
                    yield Blame(address / "avoid" / language / place, message)


RULES = (term_without_effect,)
WORDING = (term_to_avoid,)
