"""The words of a text, and what is left of a word without its endings."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LETTERS = frozenset("ñç")
"""What has a mark in Unicode and is a letter of its own: `año` is not `ano`."""

_COMMON = dict(zip("áéíóúüàâãèêìòôõù", "aeiouuaaaeeiooou", strict=True))
"""Most accents of most words: taking any word apart takes ten times as long."""
_ACCENTED = re.compile(f"[{''.join(_COMMON)}]")

_ALGORITHMS = {
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "id": "indonesian",
    "it": "italian",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}
"""Snowball's stemmers by ISO 639-1; a language without one keeps its words whole."""


def without_accents(text: str) -> str:
    """A text in lower case without the most common accents, letter for letter."""
    return _ACCENTED.sub(lambda letter: _COMMON[letter[0]], text)


def folded(word: str) -> str:
    """A word without regard to case and accents."""
    if word.isascii() and word.isalnum():
        return word.lower()
    plain = without_accents(word.lower())
    if plain.isascii() and plain.isalnum():
        return plain
    return "".join(
        each if each in _LETTERS else "".join(part for part in unicodedata.normalize("NFD", each) if part.isalnum())
        for each in word.lower()
    )


def words(text: str) -> list[str]:
    """The words of a text as they are written, in order; a hyphen parts two words."""
    return _WORD.findall(text)


@cache
def _algorithm(language: str) -> Callable[[str], str]:
    name = _ALGORITHMS.get(language)
    if name is None:
        return str
    import Stemmer  # a plan without texts that could be alike does not need it

    stem: Callable[[str], str] = Stemmer.Stemmer(name).stemWord
    return stem


@cache
def stem(word: str, language: str) -> str:
    """The stem of a word in a language (ISO 639), folded; the same for every case and accent it is written in.

    The stemmers expect accents, and many who write capitals leave them out, so that both are stemmed without.
    """
    return _algorithm(language)(folded(word))
