"""Words and names in the language of a reader: gettext catalogues for what the program says, CLDR for countries."""

import os
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from workplan_cli.shipped import templates

if TYPE_CHECKING:
    from babel import Locale

DOMAIN = "workplan"
SOURCE = "en"
"""The language that the program's words are written in."""

Translate = Callable[[str], str]


@cache
def translation(language: str) -> Translate:
    """What turns the program's words into a language; where it has no word, the English one stays."""
    base = language.replace("-", "_")
    if base.split("_")[0] == SOURCE:
        return str
    import gettext

    found = gettext.translation(DOMAIN, templates() / "locale", [base, base.split("_")[0]], fallback=True)

    def translate(text: str) -> str:
        return found.gettext(text) if text else ""

    return translate


def of_environment() -> str:
    """The language that the user's environment asks for, as a BCP 47 tag; English where it asks for none."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").split(":")[0].split(".")[0].split("@")[0]
        if value and value not in ("C", "POSIX"):
            return value.replace("_", "-")
    return SOURCE


@cache
def locale_of(language: str) -> "Locale":
    """What CLDR knows of a language; of one that it does not have, English."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale(SOURCE)


@cache
def country_name(code: str, language: str) -> str:
    """The name of a country by CLDR, in a language."""
    name: str | None = locale_of(language).territories.get(code)
    return name or code


def spoken(country: str, languages: Sequence[str]) -> str:
    """The first of the languages that is official in the country by CLDR; else the first."""
    from babel.languages import get_official_languages

    official = {each.split("_")[0] for each in get_official_languages(country, de_facto=True)}
    return next((each for each in languages if each.split("-")[0] in official), languages[0])


@cache
def plural_translation(language: str) -> Callable[[str, str, int], str]:
    """What turns a phrase about a number into a language, in the form that the number asks for."""
    import gettext

    base = language.replace("-", "_")
    return gettext.translation(
        DOMAIN, templates() / "locale", [base, base.split("_", maxsplit=1)[0]], fallback=True
    ).ngettext
