"""WP405, WP406 and WP408 to WP410: texts that are not written yet, or written for another program."""

import re
from collections.abc import Iterator
from functools import lru_cache

from workplan_cli.findings import Blame, Message, Severity, rule
from workplan_cli.language import translation
from workplan_cli.rules.wording import Way, Wording

_INSIDE = re.compile(r"(?<!\w)(?:[Tt][Bb][Dd]|[Ll][Oo][Rr][Ee][Mm] [Ii][Pp][Ss][Uu][Mm]|xxx+|XXXX+)(?!\w)|\?{3,}")
"""What stands for words that are still to come, wherever it is. `XXX` may be a number: Title XXX."""
_TRACES = ("tbd", "lorem ipsum", "xxx", "???")
"""What is looked for first, in the whole file in lower case."""

_WHOLE = frozenset(
    "tbd tbc tba xx xxx n/a n.a n/d s/d ? ?? - -- --- \u2013 \u2014 ... \u2026 pendiente pending "
    "por_definir por_determinar por_confirmar por_completar a_definir a_determinar a_confirmar to_be_defined "
    "to_be_determined to_be_confirmed to_be_completed to_be_announced pendiente_de_definir pendiente_de_confirmar "
    "a_ser_definido em_definição à_définir à_déterminer à_confirmer".replace("_", "\u00a0").split(" ")
)
"""What stands for words that are still to come where a text says nothing else; blanks are hard ones."""
_LONGEST = max(map(len, _WHOLE)) + 4
_AROUND = " .()[]<>{}*:;\n"


def _is_whole(said: str) -> bool:
    bare = said.lower().replace(" ", "\u00a0")
    return bare in _WHOLE or bare.strip(_AROUND) in _WHOLE


def _said(wording: Wording) -> Iterator[tuple[str, Way, str | None]]:
    for said, way, language, _ in wording.said():
        yield said, way, language
    for said, way in (*wording.lines, *wording.names):
        yield said, way, None


def _whole(wording: Wording) -> Iterator[tuple[str, Way, str | None]]:
    lines = [said for said, _ in (*wording.lines, *wording.names)]
    short = {said for said in (*wording.strings, *lines) if len(said) <= _LONGEST}
    found = {said for said in short if _is_whole(said)}
    for said, way, language in _said(wording) if found else ():
        if said in found:
            yield said.strip(), way, language


def _inside(wording: Wording) -> Iterator[tuple[str, Way, str | None]]:
    others = "\n".join([said for said, _ in (*wording.lines, *wording.names)]).lower()
    # Half of the time of this rule goes into this search; text of one byte a letter is searched fastest.
    whole = wording.raw.decode("latin-1")
    if not any(trace in whole or trace in others for trace in _TRACES):
        return
    for said, way, language in _said(wording):
        if (match := _INSIDE.search(said)) and not _is_whole(said):
            yield match[0], way, language


@rule("WP405", Severity.WARNING)
def placeholder_text(wording: Wording) -> Iterator[Blame]:
    """
    What: A text holds the place of words that are still to come, such as `TBD`, `xxx`, `???`, `N/A` or `por definir`.

    Why: The document would print it. What is not known is left out: then the document says that it is missing, and
    the reminders ask for it.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        objective: To be defined

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
    """
    for shown, way, language in (*_whole(wording), *_inside(wording)):
        message = Message(
            "`{placeholder}` stands for words that are still to come; leave the field out", placeholder=shown
        )
        yield Blame(wording.address(way, language), message, about=wording.about(way))


_MARKS = (
    (
        "<",
        re.compile(
            r"</?(?:a|b|br|div|em|font|h[1-6]|i|img|li|ol|p|script|span|strong|sub|sup|table|td|tr|u|ul)\b[^<>]*>"
        ),
    ),
    ("*", re.compile(r"\*\*\w[^*]*\*\*")),
    ("](http", re.compile(r"\]\(https?:[^)]*\)")),
    ("&", re.compile(r"&(?:nbsp|amp|lt|gt|quot);")),
)
"""What each begins with, which is looked for first in the whole file, and how it goes on."""


@rule("WP406", Severity.NOTE)
def markup_in_text(wording: Wording) -> Iterator[Blame]:
    """
    What: A text has marks of HTML or Markdown in it, such as `<b>`, `**` or `&nbsp;`.

    Why: Texts are plain: every character shows as it is written, these marks too. A blank line begins a paragraph, and
    an address that begins with https:// becomes a link.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        objective: All countries know **all** routes.

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        objective: All countries know all routes.
    """
    found = [mark for sign, mark in _MARKS if sign in wording.whole and mark.search(wording.whole)]
    for said, way, language in _said(wording) if found else ():
        match = next((match for mark in found if (match := mark.search(said))), None)
        if match is not None:
            message = Message("`{mark}` will show as it is written", mark=match[0])
            yield Blame(wording.address(way, language), message, about=wording.about(way))


_CURLED = "[\u201c\u201d\u201e\u00ab][^\u201c\u201d\u201e\u00ab\u00bb]*[\u201c\u201d\u00bb]"
_OPENING = ("\u201c", "\u201d", "\u201e", "\u00ab")


@rule("WP408", Severity.NOTE)
def typographic_quotes(wording: Wording) -> Iterator[Blame]:
    """
    What: A whole text stands in the quotation marks of a word processor.

    Why: To YAML they are letters, so the document prints them: mostly straight ones (`"`) were typed and the word
    processor changed them. A text that is a quotation as a whole is right as it is.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        objective: “All countries know the routes”

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        objective: "All countries know the routes"
    """
    for said, way, language in _said(wording) if any(each.startswith(_OPENING) for each in wording.strings) else ():
        if said.startswith(_OPENING) and re.fullmatch(_CURLED, said.strip()):
            message = Message(
                'the marks `{marks}` will be printed; in a file, quotes are straight: `"`', marks=said.strip()[0]
            )
            yield Blame(wording.address(way, language), message, about=wording.about(way))


@rule("WP409", Severity.WARNING)
def language_in_text(wording: Wording) -> Iterator[Blame]:
    """
    What: A text begins with a language of the plan and a colon, such as `es:`.

    Why: Without a blank after the colon, YAML reads `es:Rutas` as one text, and the document prints it so.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        objective:
          en:All countries know the routes.

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        objective:
          en: All countries know the routes.
    """
    marks = tuple(f"{each}:" for each in wording.plan.plan.languages)
    for said, way, language, _ in wording.said() if any(each.startswith(marks) for each in wording.strings) else ():
        if said.startswith(marks):
            mark = said.partition(":")[0]
            message = Message("`{mark}:` is part of the text; put a blank after the colon", mark=mark)
            yield Blame(wording.address(way, language), message, about=wording.about(way))


_BEGUN = (
    "Title of the plan",
    "Name of the organisation",
    "Title of the theme",
    "Title of the action",
    "Title of the matrix",
    "What is asked",
)
"""What `workplan init` and `workplan new` write where a text must stand, in the plan's language if it is spoken."""


@lru_cache(maxsize=1)
def texts_begun(languages: tuple[str, ...]) -> frozenset[str]:
    """The texts that a new file begins with, in these languages."""
    return frozenset(translation(language)(each) for each in _BEGUN for language in languages)


@rule("WP410", Severity.WARNING)
def text_of_new_file(wording: Wording) -> Iterator[Blame]:
    """
    What: A text is still the one that `workplan init` or `workplan new` wrote, such as `Title of the action`.

    Why: The document would print it.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Title of the theme

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
    """
    begun = texts_begun(wording.plan.plan.languages)
    for said, way, language, _ in wording.said() if not begun.isdisjoint(wording.strings) else ():
        if said in begun:
            message = Message("`{said}` is what a new file begins with; write your own", said=said)
            yield Blame(wording.address(way, language), message, about=wording.about(way))


WORDING = (placeholder_text, markup_in_text, typographic_quotes, language_in_text, text_of_new_file)
