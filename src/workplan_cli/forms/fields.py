"""Between a value of a file and the text of a cell, both ways."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from unicodedata import combining, normalize
from zlib import crc32

from workplan_cli.findings import Message
from workplan_cli.forms.form import Column, Kind
from workplan_cli.loading.draft import Plain
from workplan_cli.models.words import Moment
from workplan_cli.sheets.book import LONGEST_TEXT, units

_SEPARATORS = re.compile(r"[,;\n]")
_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d*)?", re.ASCII)
_REASON = re.compile(r"\s*([^:]*?)\s*:\s*(.*\S)\s*")


class UnreadableCellError(Exception):
    """What stands in a cell is not what its column takes."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def shown(value: object, column: Column, language: str) -> str | None:
    """What a cell shows of a value of a model; None where a cell cannot hold it, which then is not asked for.

    Texts are those in the language of the form, and no others.
    """
    text = _shown(value, column, language)
    # No text has more units than twice its letters: counting them is only for what may be too long.
    if text is None or (text and not text.strip()) or (2 * len(text) > LONGEST_TEXT and units(text) > LONGEST_TEXT):
        return None
    return text


def _shown(value: object, column: Column, language: str) -> str | None:  # noqa: PLR0911 - one line a kind of value
    if value is None:
        return ""
    if column.kind is Kind.TEXTS and isinstance(value, tuple):
        return _lines([each.get(language) for each in value])
    if column.kind is Kind.REASONS and isinstance(value, dict):
        said = {code: each.get(language) for code, each in value.items()}
        return _lines([f"{code}: {text}" if text is not None else None for code, text in said.items()])
    if isinstance(value, dict):
        return str(value.get(language, ""))
    if isinstance(value, tuple):
        codes = [str(each) for each in value]
        return None if any(_SEPARATORS.search(code) for code in codes) else ", ".join(codes)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value.written if isinstance(value, Moment) else str(value)


def _lines(texts: list[str | None]) -> str | None:
    """Texts one a line; None where one of them has several lines, or none in this language."""
    if any(text is None or "\n" in text or text != text.strip() for text in texts):
        return None
    return "\n".join(text for text in texts if text is not None)


def typed(text: str, column: Column) -> Plain:
    """What the file is to say for the text of a cell; None where it is empty.

    Raises:
        UnreadableCellError: for a word that is not on the list of the column, and for a number that is none.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return None
    read = _READERS.get(column.kind)
    return read(text, column.words) if read is not None else text.strip()


def folded(text: str) -> str:
    """A word without case, accents and the difference of blanks and hyphens."""
    plain = text.casefold().replace("_", " ").replace("-", " ")
    if not plain.isascii():
        plain = "".join(each for each in normalize("NFD", plain) if not combining(each))
    return " ".join(plain.split())


def _chosen(text: str, words: Mapping[str, str]) -> str:
    for value, word in words.items():
        if folded(text) in (folded(value), folded(word)):
            return value
    listed = ", ".join(f"`{word}`" for word in words.values())
    raise UnreadableCellError(Message("`{given}` is not one of {listed}", given=text.strip()[:40], listed=listed))


def _number(text: str) -> Decimal:
    try:
        if _NUMBER.fullmatch(text):
            return Decimal(text)
    except InvalidOperation:
        pass
    raise UnreadableCellError(
        Message("`{given}` is no number; write it like 1200.50, without a sign of thousands", given=text[:40])
    )


def _codes(text: str, words: Mapping[str, str]) -> Plain:
    codes = [each.strip() for each in _SEPARATORS.split(text) if each.strip()]
    alone = {folded(word): value for value, word in words.items()} | {folded(value): value for value in words}
    if len(codes) == 1 and (value := alone.get(folded(codes[0]))) is not None:
        return value
    return list(codes)


def _reasons(text: str) -> Plain:
    reasons: dict[str, Plain] = {}
    for line in text.split("\n"):
        match = _REASON.fullmatch(line)
        if line.strip() and (match is None or not match[1]):
            raise UnreadableCellError(Message("write a code, a colon and the reason: `CA: …`, one a line"))
        if match is not None:
            reasons[match[1]] = match[2]
    return reasons


def _texts(text: str, _words: Mapping[str, str]) -> Plain:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _moment(text: str, _words: Mapping[str, str]) -> Plain:
    return int(text) if _YEAR.fullmatch(text.strip()) else text.strip()


_READERS: dict[Kind, Callable[[str, Mapping[str, str]], Plain]] = {
    Kind.CHOICE: _chosen,
    Kind.FLAG: lambda text, words: _chosen(text, words) == "true",
    Kind.NUMBER: lambda text, _: _number(text.strip()),
    Kind.DAY: lambda text, _: text.strip(),
    Kind.MOMENT: _moment,
    Kind.CODES: _codes,
    Kind.TEXTS: _texts,
    Kind.REASONS: lambda text, _: _reasons(text),
}
"""How a cell is read that does not hold a text, by its kind."""


def canonical(value: Plain) -> str:
    """The same text for values that say the same."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return format(Decimal(value).normalize(), "f")
    if isinstance(value, list):
        return "\n".join(map(canonical, value))
    if isinstance(value, dict):
        return "\n".join(f"{code}: {canonical(text)}" for code, text in value.items())
    return value


def digest(text: str, column: Column) -> str:
    """What a cell is compared by when the form comes back: eight digits, nothing for an empty one."""
    try:
        said = canonical(typed(text, column))
    except UnreadableCellError:
        said = text
    return f"{crc32(said.encode(errors='replace')):08x}" if said else ""
