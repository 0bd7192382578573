"""Words and names in the language of a reader: gettext catalogues for what the program says, CLDR for countries."""

import os
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Self
from unicodedata import normalize

from workplan_cli.shipped import templates

if TYPE_CHECKING:
    from gettext import GNUTranslations, NullTranslations

    from babel import Locale

DOMAIN = "workplan"
SOURCE = "en"
"""The language that the program's words are written in."""

Translate = Callable[[str], str]


class Plural(str):
    """A phrase about a number: the English one that the number asks for, which a translation says in its own form."""

    __slots__ = ("many", "number", "one")

    one: str
    many: str
    number: int

    def __new__(cls, one: str, many: str, number: int) -> Self:
        """Choose the English phrase; both are kept, for together they are the key of the catalogue."""
        made = super().__new__(cls, one if number == 1 else many)
        made.one, made.many, made.number = one, many, number
        return made

    def __getnewargs__(self) -> tuple[str, str, int]:  # type: ignore[override]
        """What it is made of again in another process."""
        return self.one, self.many, self.number


class CatalogueFault(ValueError):  # noqa: N818 - a fault of a catalogue, not an error of ours
    """A catalogue of the plan cannot be read."""

    def __init__(self, file: Path, why: str) -> None:
        self.file, self.why = file, why
        super().__init__(f"{file}: {why}")


def _names(language: str) -> tuple[str, ...]:
    """The folders of a language's catalogues: pt_BR, then pt."""
    base = language.replace("-", "_")
    return tuple(dict.fromkeys((base, base.split("_")[0])))


def _own_catalogue(language: str, own: Path) -> Path | None:
    """The catalogue that a plan has for a language."""
    files = (own / name / "LC_MESSAGES" / f"{DOMAIN}.po" for name in _names(language))
    return next((file for file in files if file.is_file()), None)


def has_words(language: str, own: Path) -> bool:
    """Whether there is a catalogue for a language, the plan's own in the folder `own` or a shipped one."""
    shipped = ((templates() / "locale" / name).is_dir() for name in _names(language))
    return SOURCE in _names(language) or _own_catalogue(language, own) is not None or any(shipped)


@cache
def _catalogue(language: str, own: Path | None) -> "NullTranslations":
    """The words of the plan's own catalogue, then those of the shipped one.

    Raises CatalogueFault where the plan's cannot be read.
    """
    import gettext

    shipped = gettext.translation(DOMAIN, templates() / "locale", _names(language), fallback=True)
    file = _own_catalogue(language, own) if own is not None else None
    if file is None:
        return shipped
    found = _compiled(file)
    found.add_fallback(shipped)
    return found


def _compiled(file: Path) -> "GNUTranslations":
    """A catalogue as a translator writes it: nobody has to compile it."""
    import gettext
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    made = BytesIO()
    try:
        with file.open("rb") as source:
            write_mo(made, read_po(source, abort_invalid=True))
        made.seek(0)
        return gettext.GNUTranslations(made)
    except (PoFileError, ValueError, LookupError, SyntaxError) as fault:
        raise CatalogueFault(file, " ".join(str(fault).split())) from fault


@cache
def translation(language: str, own: Path | None = None) -> Translate:
    """What turns the program's words into a language; where it has no word, the English one stays.

    `own` is a folder with catalogues whose words go before the shipped ones. Raises CatalogueFault for one of them.
    """
    if SOURCE in _names(language) and (own is None or _own_catalogue(language, own) is None):
        return str
    found = _catalogue(language, own)

    def translate(text: str) -> str:
        if isinstance(text, Plural):
            return found.ngettext(text.one, text.many, text.number)
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
def _words(language: str, words: tuple[str, ...]) -> dict[str, str]:
    """Words of the files by what a language calls them."""
    say = translation(language)
    spelt = ((word, word.replace("_", " ")) for word in words)
    said = ((word, say(form)) for word, plain in spelt for form in (plain, plain.capitalize()))
    return {plainly(called): word for word, called in said if called}


@cache
def word_called(given: str, words: tuple[str, ...]) -> str | None:
    """The word of the files that is meant by its translation: `yes` by `sí`, `citation` by `cita`."""
    from difflib import get_close_matches

    spoken_here = sorted(folder.name for folder in (templates() / "locale").iterdir() if folder.is_dir())
    found = (_words(language, words).get(plainly(given)) for language in spoken_here)
    if (exact := next((word for word in found if word is not None), None)) is not None:
        return exact
    # `propuesto` for `propuesta`: the gender and number of a word depend on what it is said of.
    forms = {form: word for language in spoken_here for form, word in _words(language, words).items()}
    near = get_close_matches(plainly(given), forms, n=1, cutoff=0.85)
    return forms[near[0]] if near else None


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


_NAMED_IN = ("ar", "en", "es", "fr", "pt", "ru", "zh")
"""Languages whose names of countries stand for a code: those of the United Nations, and Portuguese."""
_ALPHA_2 = re.compile(r"[A-Z]{2}")


def plainly(name: str) -> str:
    """A name as it is compared: without accents, capitals, blanks and signs."""
    return "".join(each for each in normalize("NFKD", name).casefold() if each.isalnum())


@cache
def _codes_by_name() -> dict[str, str]:
    named = (locale_of(language).territories for language in _NAMED_IN)
    return {plainly(name): code for names in named for code, name in names.items() if _ALPHA_2.fullmatch(code)}


@cache
def _languages_by_name() -> dict[str, str]:
    named = (locale_of(language).languages for language in _NAMED_IN)
    return {plainly(name): code for names in named for code, name in names.items()}


def language_called(given: str) -> str | None:
    """The code of a language that is called by its name: `es` for `español`."""
    return _languages_by_name().get(plainly(given))


@cache
def country_called(given: str) -> str | None:
    """The alpha-2 code of a country that is called by its name, by another code of ISO 3166-1, or in small letters."""
    from babel.core import get_global

    code = given.strip().upper()
    if code in locale_of(SOURCE).territories:
        return code
    alias = get_global("territory_aliases").get(code, ())
    return alias[0] if len(alias) == 1 else _codes_by_name().get(plainly(given))


def spoken(country: str, languages: Sequence[str]) -> str:
    """The first of the languages that is official in the country by CLDR; else the first."""
    from babel.languages import get_official_languages

    official = {each.split("_")[0] for each in get_official_languages(country, de_facto=True)}
    return next((each for each in languages if each.split("-")[0] in official), languages[0])


@cache
def plural_translation(language: str, own: Path | None = None) -> Callable[[str, str, int], str]:
    """As `translation`, of a phrase about a number: in the form that the number asks for."""
    return _catalogue(language, own).ngettext
