"""How texts, codes and periods are written as YAML: by hand, which is fifty times faster than a dumper."""

from collections.abc import Iterable
from random import Random

from benchmarks.generator.prose import Text

FIRST_YEAR = 2026
YEARS = 6
QUARTERS = YEARS * 4
BANNER = "# Synthetic: made by benchmarks/corpus.py to measure speed. No government or organisation said any of it.\n"
LAST_DAYS = {3: 31, 6: 30, 9: 30, 12: 31}


def flow(text: Text) -> str:
    """A text on one line; no phrase of the corpora holds a quote or a backslash."""
    return f'{{es: "{text.es}", en: "{text.en}"}}'


def block(key: str, text: Text, indent: int) -> str:
    """A text on three lines, unquoted, as people write it; `key` may be the `- ` of a list item and its key."""
    inner = " " * (indent + 2 + 2 * key.startswith("- "))
    return f"{' ' * indent}{key}:\n{inner}es: {text.es}\n{inner}en: {text.en}\n"


def listed(codes: Iterable[str]) -> str:
    """Codes as a list on one line."""
    return f"[{', '.join(codes)}]"


def entries(texts: dict[str, Text]) -> str:
    """Texts by code as a mapping on one line."""
    return "{" + ", ".join(f"{code}: {flow(text)}" for code, text in texts.items()) + "}"


def period_start(draw: Random, quarter: int) -> str:
    """The first day of a quarter (counted from 0 at the plan's start), in one of the four ways of the format."""
    year, month = FIRST_YEAR + quarter // 4, quarter % 4 * 3 + 1
    forms = [f"{year}-Q{quarter % 4 + 1}", f"{year}-{month:02d}", f"{year}-{month:02d}-01"]
    return draw.choice([*forms, f"{year}"] if month == 1 else forms)


def period_end(draw: Random, quarter: int) -> str:
    """The last day of a quarter, in one of the four ways of the format."""
    year, month = FIRST_YEAR + quarter // 4, quarter % 4 * 3 + 3
    forms = [f"{year}-Q{quarter % 4 + 1}", f"{year}-{month:02d}", last_day(quarter)]
    return draw.choice([*forms, f"{year}"] if month == 12 else forms)  # noqa: PLR2004 (December ends a year)


def last_day(quarter: int) -> str:
    """The last day of a quarter, written in full."""
    month = quarter % 4 * 3 + 3
    return f"{FIRST_YEAR + quarter // 4}-{month:02d}-{LAST_DAYS[month]}"


def day_between(draw: Random, first_year: int, last_year: int) -> str:
    """A day that exists in every year."""
    return f"{draw.randint(first_year, last_year)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
