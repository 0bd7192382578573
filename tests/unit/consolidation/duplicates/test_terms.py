"""What a title says, term by term."""

import subprocess
import sys

import pytest

from workplan_cli.consolidation.duplicates.stems import folded, words
from workplan_cli.consolidation.duplicates.terms import terms
from workplan_cli.consolidation.duplicates.wordlists import word_list

TITLES = {
    "es: Capacitar a los fiscales": ["act train", "actor prosecutor"],
    "es: Formación de fiscales": ["act train", "actor prosecutor"],
    "es: En forma conjunta": ["light joint"],
    "es: Tratamiento de aguas": ["tratamient", "thing water"],
    "es: Trata de personas": ["crime trafficking"],
    "es: Estudiantes": ["actor student"],
    "es: Estudios": ["act study"],
    "es: Año": ["año"],
    "en: Alternatives to detention": ["measure alternatives to detention"],
    "en: Detention": ["measure detention"],
    "en: Designate designers": ["act designate", "light draft"],
    "en: Jellyfish, jellyfish and JELLYFISH": ["jellyfish"],
    "haw: Hale kuhikuhi": ["hale", "kuhikuhi"],
    "en: The of and": [],
}


@pytest.mark.parametrize("title", TITLES)
def test_terms(title: str) -> None:
    language, _, said = title.partition(": ")
    assert [term.key for term in terms(said, language)] == TITLES[title]


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_list_has_no_mark_but_common_accents(language: str) -> None:
    """It is folded as a whole; a word with a rarer mark would not be found."""
    entries = [written for several in word_list(language).lines.values() for written, _ in several]
    assert len(entries) > 1000
    assert [each for entry in entries for each in words(entry) if folded(each) != each] == []


def test_who_asks_for_help_does_not_wait_for_stemmers() -> None:
    program = "import sys, workplan_cli.catalogue; print(sorted({'Stemmer', 'rapidfuzz'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout == "[]\n"
