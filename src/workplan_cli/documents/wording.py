"""Words of one language for one document: texts with their fall-back, dates, periods, numbers, money, names, lists.

Dates, numbers and names follow CLDR through Babel; labels come from the gettext catalogues of templates/locale.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Self

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from workplan_cli.language import country_name, locale_of, translation
from workplan_cli.models.theme import Budget
from workplan_cli.models.words import Moment, Period, said_in

_DATE_LOCALES = {"en": "en_GB"}
"""The United Nations write 21 July 2017 and `A, B and C` in English."""


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

    def __init__(self, language: str) -> None:
        self.language = language
        self.label = translation(language)
        self._locale = locale_of(language)
        self._numbers: dict[Decimal | int, str] = {}
        self._days: dict[date, str] = {}
        self._dates = locale_of(_DATE_LOCALES.get(language, language))

    def text(self, text: Mapping[str, str] | None) -> Said | None:
        """The text in this language; in another, marked as such, where it has none; None where there is no text."""
        if not text:
            return None
        here = said_in(text, self.language)
        if here is not None:
            return Said(here)
        language, said = next(iter(sorted(text.items())))
        return Said(said, language)

    def texts(self, texts: Iterable[Mapping[str, str]]) -> tuple[Said, ...]:
        """Several texts."""
        return tuple(said for text in texts if (said := self.text(text)) is not None)

    def day(self, day: date | None) -> str | None:
        """21 July 2017, 21 de julio de 2017."""
        if day is None:
            return None
        if day not in self._days:
            self._days[day] = format_date(day, "long", locale=self._dates)
        return self._days[day]

    def moment(self, moment: Moment | None) -> str | None:
        """A year, Q1 2018, March 2018 or a day."""
        if moment is None:
            return None
        if moment.unit == "year":
            return str(moment.first.year)
        if moment.unit == "quarter":
            return self.quarter(moment.first.year, moment.quarter)
        if moment.unit == "month":
            return format_date(moment.first, "LLLL y", locale=self._dates)
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
            return f"{start} – {end}"
        if start and not end:
            return self.label("from {moment}").format(moment=start)
        if end and not start:
            return self.label("until {moment}").format(moment=end)
        return start

    def number(self, number: Decimal | int) -> str:
        """A number with the separators of the language, and all its decimals."""
        if number in self._numbers:
            return self._numbers[number]
        value = Decimal(number)
        exponent = value.as_tuple().exponent
        decimals = max(0, -exponent) if isinstance(exponent, int) else 0
        pattern = "#,##0." + "0" * decimals
        said = format_decimal(value, format=pattern, locale=self._locale, decimal_quantization=False)
        if decimals == 0:
            self._numbers[number] = said  # 1.0 and 1 are equal and look different
        return said

    def money(self, budget: Budget) -> str:
        """An amount with its currency code: 120,000 USD; with cents only where there are some."""
        return self.sum_of_money(budget.amount, budget.currency)

    def sum_of_money(self, amount: Decimal, currency: str) -> str:
        """As `money`, of its two parts."""
        whole = amount == amount.to_integral_value()
        figure = self.number(amount.quantize(Decimal(1)) if whole else amount)
        return f"{currency}\u00a0{figure}"

    def country(self, code: str) -> str:
        """A country's name by CLDR."""
        return country_name(code, self.language)

    def listed(self, names: Iterable[str]) -> str:
        """A, B and C."""
        return format_list(list(names), locale=self._dates)

    def in_order(self, codes: Iterable[str]) -> list[str]:
        """Country codes in the order of their names in this language, accents aside."""
        return sorted(codes, key=lambda code: _sorting(self.country(code)))


def _sorting(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.casefold())
    # The letter ñ has its own place, after n.
    return "".join(each for each in decomposed.replace("n\u0303", "n\uffff") if not unicodedata.combining(each))
