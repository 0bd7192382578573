"""Words of one language for one document: texts with their fall-back, dates, periods, numbers, money, names, lists.

Dates, numbers and names follow CLDR through Babel; labels come from the gettext catalogues of templates/locale.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Final, Self

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, get_currency_precision

from workplan_cli.language import country_name, locale_of, translation
from workplan_cli.models.theme import Budget
from workplan_cli.models.words import Moment, Period, said_in

_DATE_LOCALES = {"en": "en_GB"}
"""The United Nations write 21 July 2017 and `A, B and C` in English."""

DIGITS = 300
"""More than any number of a file has with its exponent written out, so that none is rounded."""


_LIKE_Y = re.compile(r"(?:h?[ií])(?![aeouáéóú])", re.IGNORECASE)
"""Before the sound of its own vowel, `y` becomes `e` (RAE, Ortografía): not before hielo or Iowa."""


_TIED: Final = re.compile(r"(?<=\d) |(?<=\b\w\w) (?=\d)")
"""Spaces at which no line ends: after the day (21 July, 21 de julio), before a year that a short word leads to."""


class Said(str):
    """What a text says, and in which language if it is not the document's."""

    __slots__ = ("foreign",)
    foreign: str

    def __new__(cls, text: str, foreign: str = "") -> Self:
        """Make it; `foreign` is the tag of the other language."""
        said = super().__new__(cls, text)
        said.foreign = foreign
        return said


class Wording:
    """How one language says things. Everything it returns is plain text, not Markdown."""

    def __init__(self, language: str, others: Iterable[str] = (), own: Path | None = None) -> None:
        """Speak a language; what has no text in it is said in the first of `others` that has one.

        `own` is the folder of the plan's own catalogues. Raises CatalogueFault for one of them.
        """
        self.language = language
        self.label = translation(language, own)
        self._others = tuple(others)
        self._locale = locale_of(language)
        self._numbers: dict[str, str] = {}
        self._days: dict[date, str] = {}
        self._dates = locale_of(_DATE_LOCALES.get(language, language))

    def text(self, text: Mapping[str, str] | None) -> Said | None:
        """The text in this language; in another, marked as such, where it has none; None where there is no text."""
        if not text:
            return None
        here = said_in(text, self.language)
        if here is not None:
            return Said(here)
        for other in self._others:
            said = said_in(text, other)
            if said is not None:
                return Said(said, other)
        language, said = min(text.items())
        return Said(said, language)

    def texts(self, texts: Iterable[Mapping[str, str]]) -> tuple[Said, ...]:
        """Several texts."""
        return tuple(said for text in texts if (said := self.text(text)) is not None)

    def day(self, day: date | None) -> str | None:
        """21 July 2017, 21 de julio de 2017."""
        if day is None:
            return None
        if day not in self._days:
            self._days[day] = _TIED.sub("\u00a0", format_date(day, "long", locale=self._dates))
        return self._days[day]

    def moment(self, moment: Moment | None) -> str | None:
        """A year, Q1 2018, March 2018 or a day."""
        if moment is None:
            return None
        if moment.unit == "year":
            return str(moment.first.year)
        if moment.unit == "quarter":
            return _TIED.sub("\u00a0", self.quarter(moment.first.year, moment.quarter))
        if moment.unit == "month":
            return _TIED.sub("\u00a0", format_skeleton("yMMMM", moment.first, locale=self._dates))
        return self.day(moment.first)

    def quarter(self, year: int, number: int) -> str:
        """Q1 2018, T1 2018."""
        return f"{self.short_quarter(number)} {year}"

    def short_quarter(self, number: int) -> str:
        """Q1, T1."""
        return self.label("Q{quarter}").format(quarter=number)

    def period(self, period: Period | None) -> str | None:
        """Start and end with a dash between them; one of them where they are the same."""
        return self.span(period.start, period.end) if period else None

    def span(self, first: Moment | None, last: Moment | None) -> str | None:
        """As `period`, of its two parts."""
        start, end = self.moment(first), self.moment(last)
        if start and end and start != end:
            return f"{start}\u00a0– {end}"
        if first and not end:
            said = self.label("from {day}") if first.unit == "day" else self.label("from {moment}")
            return said.format(day=start, moment=start)
        if last and not start:
            said = self.label("until {day}") if last.unit == "day" else self.label("until {moment}")
            return said.format(day=end, moment=end)
        return start

    def number(self, number: Decimal | int) -> str:
        """A number with the separators of the language, and all its decimals."""
        written = str(number)  # 1.0 and 1 are equal and look different
        if written not in self._numbers:
            self._numbers[written] = self._figure(Decimal(number), _decimals(Decimal(number)))
        return self._numbers[written]

    def money(self, budget: Budget) -> str:
        """An amount after its currency code: USD 120,000, USD 120,000.50."""
        return self.sum_of_money(budget.amount, budget.currency)

    def sum_of_money(self, amount: Decimal, currency: str) -> str:
        """As `money`, of its two parts. Cents, where there are some, are written with all digits of the currency."""
        with localcontext(prec=DIGITS):
            given = _decimals(amount.normalize())
        decimals = max(given, get_currency_precision(currency)) if given else 0
        return f"{currency}\u00a0{self._figure(amount.copy_abs(), decimals)}"

    def _figure(self, value: Decimal, decimals: int) -> str:
        with localcontext(prec=DIGITS):
            return format_decimal(value, format="#,##0." + "0" * decimals, locale=self._locale)

    def country(self, code: str) -> str:
        """A country's name by CLDR."""
        return country_name(code, self.language)

    def language_named(self, tag: str) -> str:
        """The name of a language in this one, by CLDR; the tag itself where CLDR has none: Spanish, español."""
        names = self._locale.languages
        return names.get(tag.replace("-", "_")) or names.get(tag.split("-", 1)[0]) or tag

    def listed(self, names: Iterable[str]) -> str:
        """A, B and C; in Spanish A, B y C, and A e Italia."""
        given = list(names)
        listed = format_list(given, locale=self._dates)
        if self._locale.language == "es" and len(given) > 1 and _LIKE_Y.match(given[-1]):
            return f"{listed.removesuffix(f' y {given[-1]}')} e {given[-1]}"
        return listed

    def in_order(self, codes: Iterable[str]) -> list[str]:
        """Country codes in the order of their names in this language, accents aside."""
        return sorted(codes, key=lambda code: by_letters(self.country(code)))


def _decimals(number: Decimal) -> int:
    """How many digits stand after the point."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def by_letters(text: str) -> tuple[str, str]:
    """What a text sorts by: its letters without accents and case, then the text itself."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    # The letter ñ has its own place, after n.
    letters = decomposed.replace("n\u0303", "n\uffff")
    return "".join(each for each in letters if not unicodedata.combining(each)), text
