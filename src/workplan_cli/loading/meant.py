"""What was probably meant where a code or a list is written in another way."""

import re

from workplan_cli.findings import Message
from workplan_cli.language import country_called, language_called, plainly, word_called
from workplan_cli.loading.fields import fields_of, optional_fields
from workplan_cli.models.codes import COUNTRIES, CURRENCIES
from workplan_cli.models.words import ACTION_ID, GROUP_CODE, LANGUAGE_TAG, Record

_FEW = 3
"""So many fields show how a record is written."""
_EXAMPLES = {"start": "2018-Q1", "end": "2018-Q4", "amount": "120000", "currency": "USD", "date": "2018-12-31"}
"""What stands in a field whose form is not plain from its name."""
_LONGEST = 30
"""Characters of a text that may have been meant as a list of codes."""
_LETTERS_AND_NUMBER = re.compile(r"([A-Z]+)[ _.-]?(\d+)", re.ASCII)
_RUN_ON = re.compile(r"([a-z]{2,3}):(\S.*)", re.ASCII)
"""A language and what is said in it, without the blank between them that YAML asks for."""
_CODES = re.compile(r"[\w.-]+(?:\s*[,;]\s*[\w.-]+)*", re.ASCII)


_EVERYONE = ("all", "all_members")
_APART = re.compile(r"\s*[,;]\s*")
_BETWEEN_THOUSANDS = re.compile(r"(?<=\d)[ ,'\u2019\u00a0\u202f_](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,17})(?:\.\d{1,18})?", re.ASCII)


_CURLED = "\u201c\u201d\u201e\u201f\u2018\u2019\u00ab\u00bb"
"""Quotation marks that a word processor puts in place of the straight ones; to YAML they are letters."""


def uncurled(given: str) -> str:
    """A text without the typographic quotation marks around it."""
    return given.strip(_CURLED + " ") if given[:1] in _CURLED and given[-1:] in _CURLED else given


def country_meant(given: str) -> str | None:
    """A code for what is written as a name, as another code or in small letters: `VUT`, `Vanuatu` or `vu` for `VU`."""
    code = country_called(uncurled(given))
    return code if code in COUNTRIES else None


def is_everyone(given: str) -> bool:
    """Whether a text says `all` in other words: `todos`, `All members`."""
    return plainly(given) in map(plainly, _EVERYONE) or word_called(given, _EVERYONE) is not None


def countries_meant(given: str) -> str | None:
    """`all` for `todos`, `[GT, HN]` for `Guatemala, HN`; a text with a word that is no country means nothing."""
    if is_everyone(given):
        return "all"
    named = [country_meant(each) for each in _APART.split(uncurled(given)) if each]
    codes = [code for code in named if code]
    return f"[{', '.join(codes)}]" if codes and len(codes) == len(named) else None


def number_meant(given: str) -> str | None:
    """A number for one in quotes, or with marks between its thousands: `120000` for `120,000`."""
    number = _BETWEEN_THOUSANDS.sub("", uncurled(given).strip())
    return number if _NUMBER.fullmatch(number) else None


def currency_meant(given: str) -> str | None:
    """A code of ISO 4217 for one in small letters."""
    code = uncurled(given).strip().upper()
    return code if code in CURRENCIES else None


def pattern_meant(given: str, pattern: str) -> str | None:
    """What fits the pattern: `INT-01` for `int 01`, `es` for `español`, `SV` where an id is meant for `El Salvador`."""
    code: str | None = uncurled(given)
    if pattern in (ACTION_ID, GROUP_CODE):
        code = _LETTERS_AND_NUMBER.sub(r"\1-\2", uncurled(given).strip().upper())
    elif pattern == LANGUAGE_TAG and (run_on := _RUN_ON.fullmatch(given)):
        return f"{run_on[1]}: {run_on[2]}"
    elif pattern == LANGUAGE_TAG:
        code = language_called(uncurled(given))
    elif code == given:
        code = country_meant(given)
    return code if code is not None and code != given and re.fullmatch(pattern, code) else None


def list_meant(given: object) -> str | None:
    """A text of codes as a list: `[GT, HN]` for `GT, HN`."""
    if not isinstance(given, str) or len(given) > _LONGEST or not _CODES.fullmatch(given.strip()):
        return None
    codes = re.split(r"[\s,;]+", given.strip())
    return f"[{', '.join(codes)}]"


def fields_meant(record: type[Record]) -> Message:
    """How a record is written: its first fields, those first that it needs."""
    spare = optional_fields(record)
    fields = sorted((name for name in fields_of(record) if name != "tlp"), key=lambda name: name in spare)[:_FEW]
    written = ", ".join(f"{name}: {_EXAMPLES.get(name, '…')}" for name in fields)
    return Message("{record} (`{written}`)", record=Message(record.called), written=f"{{{written}}}")
