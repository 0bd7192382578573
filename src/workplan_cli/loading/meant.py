"""What was probably meant where a code or a list is written in another way."""

import re

from workplan_cli.findings import Message
from workplan_cli.language import country_called
from workplan_cli.loading.fields import fields_of, optional_fields
from workplan_cli.models.codes import COUNTRIES, CURRENCIES
from workplan_cli.models.words import ACTION_ID, GROUP_CODE, Record

_FEW = 3
"""So many fields show how a record is written."""
_EXAMPLES = {"start": "2018-Q1", "end": "2018-Q4", "amount": "120000", "currency": "USD", "date": "2018-12-31"}
"""What stands in a field whose form is not plain from its name."""
_LONGEST = 30
"""Characters of a text that may have been meant as a list of codes."""
_LETTERS_AND_NUMBER = re.compile(r"([A-Z]+)[ _.-]?(\d+)", re.ASCII)
_CODES = re.compile(r"[\w.-]+(?:\s*[,;]\s*[\w.-]+)*", re.ASCII)


def country_meant(given: str) -> str | None:
    """A code for what is written as a name, as another code or in small letters: `VUT`, `Vanuatu` or `vu` for `VU`."""
    code = country_called(given)
    return code if code in COUNTRIES else None


def currency_meant(given: str) -> str | None:
    """A code of ISO 4217 for one in small letters."""
    code = given.strip().upper()
    return code if code in CURRENCIES else None


def pattern_meant(given: str, pattern: str) -> str | None:
    """The id of an action or code of a group in its capitals and with its hyphen: `INT-01` for `int 01`."""
    if pattern not in (ACTION_ID, GROUP_CODE):
        return None
    code = _LETTERS_AND_NUMBER.sub(r"\1-\2", given.strip().upper())
    return code if code != given and re.fullmatch(pattern, code) else None


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
