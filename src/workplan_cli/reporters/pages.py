"""The pages of the rules: from their docstrings, in any language.

A page has four headings. `What` and `Why` are paragraphs and translated one by one; `Wrong` and `Right` are YAML and
the same in every language.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from textwrap import dedent, fill
from typing import Any, Literal

from workplan_cli.findings import Rule, Severity
from workplan_cli.language import Translate

Heading = Literal["What", "Why", "Wrong", "Right"]
HEADINGS: tuple[Heading, ...] = ("What", "Why", "Wrong", "Right")
EXAMPLES: tuple[Heading, ...] = ("Wrong", "Right")

_WIDTH = 100
_SECTION = re.compile(r"^(What|Why|Wrong|Right):[ \n]", re.MULTILINE)


@cache
def sections(page: str) -> Mapping[Heading, str]:
    """What stands under each heading of a docstring: paragraphs without line breaks, or YAML without indentation."""
    _, *parts = _SECTION.split(page)
    found = dict(zip(parts[::2], parts[1::2], strict=True))
    return {
        heading: dedent(found[heading]).strip("\n") + "\n" if heading in EXAMPLES else _unwrapped(found[heading])
        for heading in HEADINGS
        if heading in found
    }


def _unwrapped(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))


def paragraphs(page: str) -> tuple[str, ...]:
    """Every paragraph of a page that a translator has to put into words."""
    said = sections(page)
    return tuple(each for heading in HEADINGS if heading not in EXAMPLES for each in said[heading].split("\n\n"))


def headed(translate: Translate) -> Mapping[Heading, str]:
    """The four headings in a language."""
    return {
        "What": translate("What"),
        "Why": translate("Why"),
        "Wrong": translate("Wrong"),
        "Right": translate("Right"),
    }


def severity_words(translate: Translate) -> Mapping[Severity, str]:
    """What the severities are called in a language."""
    return {
        Severity.ERROR: translate("error"),
        Severity.WARNING: translate("warning"),
        Severity.NOTE: translate("note"),
    }


def _written(heading: str, text: str) -> str:
    first, *others = text.split("\n\n")
    wrapped = [fill(f"{heading}: {first}", _WIDTH, break_long_words=False, break_on_hyphens=False)]
    wrapped += [fill(each, _WIDTH, break_long_words=False, break_on_hyphens=False) for each in others]
    return "\n\n".join(wrapped) + "\n"


def _shown(heading: str, code: str) -> str:
    lines = "".join(f"    {line}".rstrip() + "\n" for line in code.splitlines())
    return f"{heading}:\n{lines}"


def page(rule: Rule[..., Any], translate: Translate = str) -> str:
    """Everything about a rule, as `workplan explain` prints it."""
    names = headed(translate)
    parts = [f"{rule.code} {rule.name} ({severity_words(translate)[rule.severity]})\n"]
    for heading, text in sections(rule.page).items():
        if heading in EXAMPLES:
            parts.append(_shown(names[heading], text))
        else:
            said = "\n\n".join(translate(paragraph) for paragraph in text.split("\n\n"))
            parts.append(_written(names[heading], said))
    return "\n".join(parts)


def index(rules: Iterable[Rule[..., Any]], translate: Translate = str) -> str:
    """One line a rule: code, severity, name."""
    words = severity_words(translate)
    widest = max(len(word) for word in words.values())
    return "".join(f"{rule.code}  {words[rule.severity]:<{widest}}  {rule.name}\n" for rule in rules)
