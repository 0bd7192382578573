"""A template and a view in, one text of Markdown with directives out.

Whatever comes from the view is plain text and is escaped where it is printed; nothing of it is compiled. A name that
does not exist is a fault of the template, with its file and line, and never an empty space.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from itertools import islice
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, TemplateError, TemplateNotFound, TemplateSyntaxError

from workplan_cli.documents.dialect import environment
from workplan_cli.documents.directives import TemplateFault
from workplan_cli.documents.view import CountryView, PlanView
from workplan_cli.language import SOURCE
from workplan_cli.shipped import templates

SUFFIX = ".md.j2"
LETTER = "reminder"
"""The template of the letters that `workplan reminders` writes: no document, for it sees a letter and not the plan."""
_PIECES = 10_000
_UNKNOWN_FILTER = re.compile(r"No filter named '(\w+)'\.$")
_FOR_EACH = re.compile(r"\{#-?\s*for\s+each\s+(.*?)\s*-?#\}")


def _loader(folder: Path) -> FileSystemLoader:
    """The plan's own templates before the shipped ones."""
    return FileSystemLoader([folder / "templates", templates()])


def catalogues(folder: Path) -> Path:
    """Where a plan has its own words, whose language the program may not know."""
    return folder / "templates" / "locale"


@cache
def _environment(folder: Path, language: str) -> Environment:
    return environment(_loader(folder), language, catalogues(folder))


def documents(folder: Path) -> tuple[str, ...]:
    """The names of all documents that can be built: one a template, the plan's own and the shipped ones."""
    return tuple(
        sorted(
            name.removesuffix(SUFFIX)
            for name in _loader(folder).list_templates()
            if name.endswith(SUFFIX) and "/" not in name and not name.startswith("_") and name != LETTER + SUFFIX
        )
    )


def made_for_each_country(name: str, folder: Path) -> bool:
    """Whether the first line of a template says `{# for each country #}`.

    Such a template sees `country` beside `plan`, and is made once a country. Raises TemplateFault where the line names
    anything else, or the template cannot be read.
    """
    file = name + SUFFIX
    try:
        text, path, _ = _loader(folder).get_source(_environment(folder, SOURCE), file)
    except (TemplateError, UnicodeDecodeError) as fault:
        raise TemplateFault(_in_words(fault, folder)) from fault
    declared = _FOR_EACH.match(text)
    if declared and declared[1] != "country":
        raise TemplateFault(f"{path}:1: a template is made for each country, not for each {declared[1]}")
    return declared is not None


def reference(folder: Path) -> Path:
    """The Word file that styles come from."""
    return carried(folder, "reference.docx")


def carried(folder: Path, name: str) -> Path:
    """A file that gives documents their looks, such as web.css: the plan's own, or the shipped one."""
    own = folder / "templates" / name
    return own if own.is_file() else templates() / name


def _place(fault: BaseException) -> str:
    """The template's file and line that a fault was raised from."""
    place, trace = "", fault.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            place = f"{file}:{trace.tb_lineno}: "
        trace = trace.tb_next
    return place


def _in_lengths(pieces: Iterator[str]) -> Iterator[str]:
    """The pieces joined by the thousand: each small text alone would need three times its own memory."""
    while several := list(islice(pieces, _PIECES)):
        yield "".join(several)


def _like(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, sorted(known), n=1)
    return f"; did you mean `{near[0]}`?" if near else ""


def _of_syntax(fault: TemplateSyntaxError, folder: Path) -> str:
    """What is wrong with the way a template is written."""
    said = fault.message or ""
    unknown = _UNKNOWN_FILTER.match(said)
    if unknown is None:
        return said
    return f"there is no filter `{unknown[1]}`" + _like(unknown[1], _environment(folder, SOURCE).filters)


def _in_words(fault: BaseException, folder: Path) -> str:
    if isinstance(fault, TemplateNotFound):
        name = str(fault.name)
        known = (each.removesuffix(SUFFIX) for each in _loader(folder).list_templates() if each.endswith(SUFFIX))
        return f"there is no template {name}" + _like(name.removesuffix(SUFFIX), known)
    if isinstance(fault, UnicodeDecodeError):
        return "the template is not in UTF-8"
    if isinstance(fault, RecursionError):
        return "a template or macro uses itself without end"
    return " ".join(str(fault).split()) or type(fault).__name__


def render(name: str, view: PlanView, folder: Path, country: CountryView | None = None) -> str:
    """The text of a document, or of a country's copy of it.

    Raises TemplateFault with the template's file and line, and what is wrong there.
    """
    seen: Mapping[str, object] = {"plan": view} if country is None else {"plan": view, "country": country}
    return rendered(name, view.language, folder, seen)


def rendered(name: str, language: str, folder: Path, seen: Mapping[str, object]) -> str:
    """The text that a template makes of what it may see, by name. Raises TemplateFault as `render` does."""
    try:
        pieces = _environment(folder, language).get_template(name + SUFFIX).generate(seen)
        return "".join(_in_lengths(pieces))
    except TemplateSyntaxError as fault:
        raise TemplateFault(f"{fault.filename or fault.name}:{fault.lineno}: {_of_syntax(fault, folder)}") from fault
    except (
        TemplateError,
        TemplateFault,
        TypeError,
        ValueError,
        LookupError,
        ArithmeticError,
        AttributeError,
        RecursionError,
    ) as fault:
        raise TemplateFault(f"{_place(fault)}{_in_words(fault, folder)}") from fault
