"""What a template prints, as Markdown that shows exactly the characters of the plan.

Data is plain text: `str`, or `Said`. What is Markdown already is `Markup`: labels of the template, directives, links,
and data once it is escaped. Where the two meet, the plain one is escaped; nothing is ever escaped for HTML.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from string import Formatter
from typing import Any, Final

from jinja2 import StrictUndefined
from markupsafe import Markup

from workplan_cli.documents import directives, escape
from workplan_cli.documents.directives import TemplateFault
from workplan_cli.documents.wording import Said
from workplan_cli.language import plural_translation, translation

ready: Final[Callable[[str], Markup]] = partial(str.__new__, Markup)
"""A text that is Markdown already. Markup's own constructor looks for HTML in every value first."""


def _foreign(said: str, language: str) -> str:
    """A text in another language than the document's, marked for spelling and for the eye."""
    return f"{directives.span_language(language)}{said}{directives.span_end()} \\[{language}\\]"


def printed(value: object) -> str:
    """What a template prints, as Markdown. Raises TemplateFault for what is no text, None before all."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        said = escape.in_cell(value)
        return _foreign(said, value.foreign) if isinstance(value, Said) and value.foreign else said
    return plain(value)


def inline(value: object) -> Markup:
    """As `printed`, for what a template does more with."""
    return value if isinstance(value, Markup) else ready(printed(value))


def plain(value: object) -> str:
    """A text or a whole number as plain text. Raises TemplateFault for anything else, None before all."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return value
    if isinstance(value, StrictUndefined):
        raise TemplateFault(str(value))
    if value is None:
        raise TemplateFault("prints a value that is not there; test it with `if` first")
    if isinstance(value, bool) or not isinstance(value, int):
        kind = "text that is ready to print" if isinstance(value, Markup) else type(value).__name__
        raise TemplateFault(f"takes a {kind} where a text of the plan is due")
    return str(value)


def _fragment(value: object) -> Markup:
    """A part of a longer text: the spaces around it stay."""
    said = inline(value)
    if isinstance(value, Markup) or not isinstance(value, str) or not value:
        return said
    before, after = " " * value[0].isspace(), " " * value[-1].isspace()
    return ready(before + said + after) if value.strip() else ready(before)


def joined(values: tuple[object, ...]) -> str:
    """What `~` and `+` make. Plain text joined to plain text is still plain: it is escaped where it is printed."""
    if any(isinstance(value, Markup) for value in values):
        return ready("".join(map(_fragment, values)))
    foreign = next((value.foreign for value in values if isinstance(value, Said) and value.foreign), "")
    return Said("".join(map(plain, values)), foreign)


def join(values: Iterable[object], between: str = ", ") -> Markup:
    """Several texts with a mark between them."""
    return ready(str.join(_fragment(between), map(printed, values)))


def paragraphs(value: object) -> Markup:
    """A text of several paragraphs, as paragraphs of the document."""
    parts = escape.paragraphs(plain(value))
    if isinstance(value, Said) and value.foreign:
        parts = [_foreign(part, value.foreign) for part in parts]
    return ready("\n\n".join(parts))


def code_spans(value: object) -> Markup:
    """A sentence of the program, in which names between backticks are printed as code."""
    return ready(escape.code_spans(plain(value)))


def link(text: object, target: object) -> Markup:
    """A link to an anchor of the document (`#INT-01`); without a target only the text."""
    address = plain(target)
    if address in ("", "#"):
        return inline(text)
    if isinstance(text, Markup):
        return ready(f"[{text}]{escape.link('', address).removeprefix('[]')}")
    made = escape.link(plain(text), address)
    return ready(_foreign(made, text.foreign) if isinstance(text, Said) and text.foreign else made)


def columns(first: tuple[float, ...], number: int, share: float) -> tuple[float, ...]:
    """Relative widths for a grid: those of the first columns, then `number` narrow ones out of a share."""
    return (*first, *[min(1.3, share / max(number, 1))] * number)


def directive(function: Callable[..., str]) -> Callable[..., Markup]:
    """A function that writes a directive, as a template calls it."""

    def call(*args: Any, **kwargs: Any) -> Markup:  # noqa: ANN401 - passed on as they are
        return ready(function(*args, **kwargs))

    return call


@cache
def _pieces(text: str) -> tuple[tuple[str, str | None], ...]:
    """The text cut at its gaps: words, then the name of the gap after them. Names only: `{a.b}` leads into a value."""
    pieces = []
    for words, gap, form, conversion in Formatter().parse(text):
        if gap is not None and (form or conversion or not gap.isidentifier()):
            raise TemplateFault(f"`{{{gap}}}` is no name of a gap in “{text}”")
        pieces.append((words, gap))
    return tuple(pieces)


def _filled(text: str, values: Mapping[str, object], said: Callable[[object], str]) -> str:
    parts: list[str] = []
    for words, gap in _pieces(text):
        parts.append(words)
        if gap is not None:
            if gap not in values:
                raise TemplateFault(f"nothing is given for `{{{gap}}}` in “{text}”")
            parts.append(said(values[gap]))
    return "".join(parts)


def words(language: str, own: Path | None = None) -> Mapping[str, Callable[..., str]]:
    """The functions that give a template its labels, with named gaps; those of the catalogues in `own` first.

    `_("…")`, `_n("one", "many", n)`, and `_plain("…")` for the arguments of directives, which take no Markdown.
    """
    say, count = translation(language, own), plural_translation(language, own)
    labels: dict[str, Markup] = {}

    def one(text: str, **values: object) -> Markup:
        if values:
            return ready(_filled(say(text), values, printed))
        if text not in labels:
            labels[text] = ready(say(text))
        return labels[text]

    def many(singular: str, plural: str, number: int, **values: object) -> Markup:
        return ready(_filled(count(singular, plural, number), {"n": number, **values}, inline))

    def unmarked(text: str, **values: object) -> str:
        return _filled(say(text), values, plain)

    return {"_": one, "_n": many, "_plain": unmarked}
