"""A template and a view in, one text of Markdown with directives out.

Whatever comes from the view is plain text and is escaped where it is printed; nothing of it is compiled. A name that
does not exist is a fault of the template, with its file and line, and never an empty space.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.utils import missing
from markupsafe import Markup

from workplan_cli.documents import directives, escape
from workplan_cli.documents.directives import TemplateFault
from workplan_cli.documents.view import PlanView
from workplan_cli.documents.wording import Said
from workplan_cli.language import plural_translation, translation
from workplan_cli.shipped import templates

SUFFIX = ".md.j2"

_BLOCKS = ("landscape", "portrait", "page_break", "style", "keep_with_next", "table", "contents", "list_of_tables")
_INLINES = ("shade", "upright", "break_line", "bullet", "anchor")
_HTML_FILTERS = (
    "e",
    "escape",
    "forceescape",
    "safe",
    "striptags",
    "tojson",
    "urlize",
    "xmlattr",
    "filesizeformat",
    "attr",
    "format",
    "pprint",
)


def _foreign(said: str, language: str) -> str:
    """A text in another language than the document's, marked for spelling and for the eye."""
    return f"{directives.span_language(language)}{said}{directives.span_end()} \\[{language}\\]"


def inline(value: object) -> Markup:
    """What a template prints, as Markdown that shows exactly these characters. Raises TemplateFault for None."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, StrictUndefined):
        raise TemplateFault(str(value))
    if value is None:
        raise TemplateFault("prints a value that is not there; test it with `if` first")
    if isinstance(value, str):
        said = escape.in_cell(value)
        return Markup(_foreign(said, value.foreign) if isinstance(value, Said) and value.foreign else said)  # noqa: S704
    if isinstance(value, bool) or not isinstance(value, int):
        raise TemplateFault(f"prints a {type(value).__name__}, which is no text")
    return Markup(str(value))  # noqa: S704 - digits


def paragraphs(value: str) -> Markup:
    """A text of several paragraphs, as paragraphs of the document."""
    parts = escape.paragraphs(value)
    if isinstance(value, Said) and value.foreign:
        parts = [_foreign(part, value.foreign) for part in parts]
    return Markup("\n\n".join(parts))  # noqa: S704 - escaped


def join(values: Iterable[object], between: str = ", ") -> Markup:
    """Several texts with a mark between them."""
    return Markup(between).join(inline(value) for value in values)  # noqa: S704 - the mark is the template's own


def link(text: str, target: str) -> Markup:
    """A link to an anchor of the document (`#INT-01`); without a target only the text."""
    if target in ("", "#"):
        return inline(text)
    return Markup(escape.link(text, target))  # noqa: S704 - escaped


def columns(first: tuple[float, ...], number: int, share: float) -> tuple[float, ...]:
    """Relative widths for a grid: those of the first columns, then `number` narrow ones out of a share."""
    return (*first, *[min(1.3, share / max(number, 1))] * number)


class _Missing(StrictUndefined):
    """A name that does not exist: an error wherever it is used, with a guess at what was meant."""

    @property
    def _undefined_message(self) -> str:
        name, holder = str(self._undefined_name), self._undefined_obj
        known = [] if holder is missing else [each for each in dir(holder) if not _is_internal(each)]
        near = get_close_matches(name, known, n=1)
        return f"there is no `{name}` here" + (f"; did you mean `{near[0]}`?" if near else "")


class _Generator(CodeGenerator):
    """Joins with `~` by our own escaping: Jinja's would be that of HTML."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("environment.joined((")
        for each in node.nodes:
            self.visit(each, frame)
            self.write(", ")
        self.write("))")


@cache
def _is_internal(name: str) -> bool:
    return _INTERNAL.match(name) is not None


_INTERNAL = re.compile(r"_|(?:gi|cr|ag|tb|co|f)_|func_|format|mro$")
"""Attributes that lead from a value into the interpreter, `str.format` among them."""


class _Environment(Environment):
    """Lets a template see values and not what is behind them.

    Jinja's own sandbox asks eight questions per attribute and makes a large document three times as slow; a view
    holds nothing that can be changed or that is more than a value, so that the name of the attribute tells enough.
    """

    code_generator_class = _Generator

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's signature
        if _is_internal(attribute):
            raise TemplateFault(f"`{attribute}` is not for templates")
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        if isinstance(argument, str) and _is_internal(argument):
            raise TemplateFault(f"`{argument}` is not for templates")
        return super().getitem(obj, argument)

    @staticmethod
    def joined(values: tuple[object, ...]) -> str:
        """Plain text joined to plain text is still plain: it is escaped where it is printed."""
        if any(isinstance(value, Markup) for value in values):
            return join(values, "")
        return "".join(map(str, values))


def _ready(function: Callable[..., str]) -> Callable[..., Markup]:
    """A function of ours as a template calls it: its result is Markdown already."""

    def call(*args: Any, **kwargs: Any) -> Markup:  # noqa: ANN401 - passed on as they are
        return Markup(function(*args, **kwargs))  # noqa: S704 - it writes a directive

    return call


def _words(language: str) -> Mapping[str, Callable[..., str]]:
    """The functions that give a template its labels, with named gaps.

    `_("…")`, `_n("one", "many", n)`, and `_plain("…")` for the arguments of directives, which take no Markdown.
    """
    say, count = translation(language), plural_translation(language)

    def filled(text: str, values: Mapping[str, object]) -> Markup:
        return Markup(text.format(**{name: inline(value) for name, value in values.items()}) if values else text)  # noqa: S704

    def one(text: str, **values: object) -> Markup:
        return filled(say(text), values)

    def many(singular: str, plural: str, number: int, **values: object) -> Markup:
        return filled(count(singular, plural, number), {"n": number, **values})

    def unmarked(text: str, **values: object) -> str:
        return say(text).format(**values)

    return {"_": one, "_n": many, "_plain": unmarked}


def _loader(folder: Path) -> FileSystemLoader:
    """The plan's own templates before the shipped ones."""
    return FileSystemLoader([folder / "templates", templates()])


@cache
def _environment(folder: Path, language: str) -> _Environment:
    environment = _Environment(
        loader=_loader(folder),
        undefined=_Missing,
        autoescape=True,
        finalize=inline,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    for name in _HTML_FILTERS:
        environment.filters.pop(name, None)
    environment.filters |= {"paragraphs": paragraphs, "join": join, "inline": inline}
    environment.globals |= {name: _ready(getattr(directives, name)) for name in (*_BLOCKS, *_INLINES)}
    environment.globals |= {"link": link, "columns": columns, **_words(language)}
    return environment


def documents(folder: Path) -> tuple[str, ...]:
    """The names of all documents that can be built: one a template, the plan's own and the shipped ones."""
    return tuple(
        sorted(
            name.removesuffix(SUFFIX)
            for name in _loader(folder).list_templates()
            if name.endswith(SUFFIX) and "/" not in name and not name.startswith("_")
        )
    )


def reference(folder: Path) -> Path:
    """The Word file that styles come from: the plan's own, or the shipped one."""
    own = folder / "templates" / "reference.docx"
    return own if own.is_file() else templates() / "reference.docx"


def _place(fault: BaseException) -> str:
    """The template's file and line that a fault was raised from."""
    place, trace = "", fault.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            place = f"{file}:{trace.tb_lineno}: "
        trace = trace.tb_next
    return place


def render(name: str, view: PlanView, folder: Path) -> str:
    """The text of a document. Raises TemplateFault with the template's file and line, and what is wrong there."""
    environment = _environment(folder, view.language)
    try:
        return environment.get_template(name + SUFFIX).render(plan=view)
    except TemplateSyntaxError as fault:
        raise TemplateFault(f"{fault.filename or fault.name}:{fault.lineno}: {fault.message}") from fault
    except TemplateError as fault:
        raise TemplateFault(f"{_place(fault)}{fault.message or type(fault).__name__}") from fault
    except (TemplateFault, TypeError, ValueError, LookupError, ArithmeticError, AttributeError) as fault:
        raise TemplateFault(f"{_place(fault)}{fault}") from fault
