"""Jinja as our templates use it: it prints by our rules, and sees values and not what is behind them."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from functools import cache, wraps
from keyword import iskeyword
from pathlib import Path
from typing import Any, Final

from jinja2 import BaseLoader, Environment, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.utils import missing
from markupsafe import Markup

from workplan_cli.documents import directives
from workplan_cli.documents.compiled import Compiled
from workplan_cli.documents.directives import TemplateFault
from workplan_cli.documents.printing import (
    code_spans,
    columns,
    directive,
    inline,
    join,
    joined,
    link,
    paragraphs,
    plain,
    printed,
    words,
)
from workplan_cli.documents.wording import Said

BLOCKS: Final = (
    "landscape",
    "portrait",
    "page_break",
    "style",
    "keep_with_next",
    "table",
    "contents",
    "list_of_tables",
    "filter_by",
    "facets",
)
INLINES: Final = ("shade", "upright", "stands_for", "break_line", "bullet", "anchor")

_ROOTS: Final = ("plan", "country", "loop", "link", "columns", *BLOCKS, *INLINES)
"""What a template sees without a dot."""

NO_FILTERS: Final = frozenset(
    "e escape forceescape safe striptags tojson urlize xmlattr filesizeformat attr format pprint random".split()
)
"""Filters of Jinja that write HTML, lead into a value, show its insides or give something else every time."""
_TEXT_FILTERS: Final = frozenset(
    "capitalize center indent lower replace reverse string title trim truncate upper urlencode wordcount "
    "wordwrap".split()
)
_METHODS: Final = frozenset(name for name in dir(Markup) if not name.startswith("_"))
"""Names that a text answers to as well; on ready Markdown they would undo or cut its escapes."""


@cache
def _is_internal(name: str) -> bool:
    return _INTERNAL.match(name) is not None


_INTERNAL: Final = re.compile(r"_|(?:gi|cr|ag|tb|co|f)_|func_|format|mro$")
"""Attributes that lead from a value into the interpreter, `str.format` among them."""


class _Missing(StrictUndefined):
    """A name that does not exist: an error wherever it is used, with a guess at what was meant."""

    @property
    def _undefined_message(self) -> str:
        name, holder = str(self._undefined_name), self._undefined_obj
        if holder is None:
            return f"`{name}` is asked of a value that is not there; test it with `if` first"
        known = _ROOTS if holder is missing else [each for each in dir(holder) if not _is_internal(each)]
        near = get_close_matches(name, known, n=1)
        return f"there is no `{name}` here" + (f"; did you mean `{near[0]}`?" if near else "")


class _Generator(CodeGenerator):
    """Writes what a template does so that our rules hold: Jinja's own would escape for HTML and print None."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        if isinstance(node, nodes.TemplateData):
            return super()._output_child_to_const(node, frame, finalize)
        raise nodes.Impossible  # printed when it is rendered: then the line of a fault is known

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        del node, frame
        self.write(str(finalize.src))

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        del node, frame, finalize
        self.write(")")

    def _operation(self, name: str, operands: list[nodes.Expr], frame: Frame) -> None:
        self.write(f"environment.{name}((")
        for each in operands:
            self.visit(each, frame)
            self.write(", ")
        self.write("))")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self._operation("joined", node.nodes, frame)

    def visit_Add(self, node: nodes.BinExpr, frame: Frame) -> None:  # noqa: N802
        self._operation("added", [node.left, node.right], frame)

    def visit_Mod(self, node: nodes.BinExpr, frame: Frame) -> None:  # noqa: N802
        self._operation("remainder", [node.left, node.right], frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        # Jinja asks of every function whether it wants the context; none of ours does.
        self.visit(node.node, frame)
        self.write("(")
        for each in (*node.args, *node.kwargs):
            self.visit(each, frame)
            self.write(", ")
        for stars, several in (("*", node.dyn_args), ("**", node.dyn_kwargs)):
            if several is not None:
                self.write(stars)
                self.visit(several, frame)
                self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def visit_Keyword(self, node: nodes.Keyword, frame: Frame) -> None:  # noqa: N802
        opening, closing = (f"**{{{node.key!r}: ", "}") if iskeyword(node.key) else (f"{node.key}=", "")
        self.write(opening)
        self.visit(node.value, frame)
        self.write(closing)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        if _is_internal(node.attr):
            self.fail(f"`{node.attr}` is not for templates", node.lineno)
        self.write("environment.of_value(" if node.attr in _METHODS else "environment.getattr(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        if isinstance(node.arg, nodes.Slice):
            self.write("environment.whole(")
            self.visit(node.node, frame)
            self.write(")[")
            self.visit(node.arg, frame)
            self.write("]")
        else:
            super().visit_Getitem(node, frame)


class _Environment(Environment):
    """Lets a template see values and not what is behind them.

    Jinja's own sandbox asks eight questions per attribute and makes a large document three times as slow; a view
    holds nothing that can be changed or that is more than a value, so that the name of the attribute tells enough.
    """

    code_generator_class = _Generator
    joined = staticmethod(joined)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        if isinstance(argument, str) and _is_internal(argument):
            raise TemplateFault(f"`{argument}` is not for templates")
        return super().getitem(obj, argument)

    def of_value(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        """A field of a record, or a method of a plain text."""
        return self.getattr(self.whole(obj), attribute)

    @staticmethod
    def whole(value: Any) -> Any:  # noqa: ANN401
        """What may be cut and changed: anything but ready Markdown, whose escapes would be lost."""
        if isinstance(value, Markup):
            raise TemplateFault("changes a text that is ready to print; change it before it is joined or filled in")
        return value

    @staticmethod
    def added(values: tuple[Any, Any]) -> object:
        """A sum; texts are joined as by `~`."""
        left, right = values
        return joined(values) if isinstance(left, str) or isinstance(right, str) else left + right

    @staticmethod
    def remainder(values: tuple[Any, Any]) -> object:
        """What is left of a division; a text is filled in by name."""
        left, right = values
        if isinstance(left, str):
            raise TemplateFault("`%` prints whatever it is given; use `_(…)` with a named gap")
        return left % right


def _of_texts(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that changes a text: it takes no ready Markdown and no None, and the text keeps its language."""
    position = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> object:  # noqa: ANN401 - passed on as they are
        value = args[position]
        if name == "reverse" and not isinstance(value, str):
            return function(*args, **kwargs)
        for text in args[position:] if name == "replace" else (value,):
            plain(text)
        changed = function(*args, **kwargs)
        return Said(changed, value.foreign) if isinstance(changed, str) and isinstance(value, Said) else changed

    return call


@cache
def _compiled() -> Compiled:
    return Compiled(Path(__file__))


def environment(loader: BaseLoader, language: str, own: Path | None = None) -> Environment:
    """A Jinja environment with our filters and functions, and the labels of a language (see `words`)."""
    made = _Environment(
        loader=loader,
        undefined=_Missing,
        autoescape=True,
        finalize=printed,
        optimized=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_compiled(),
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    filters = {name: function for name, function in made.filters.items() if name not in NO_FILTERS}
    texts = {name: _of_texts(name, filters[name]) for name in _TEXT_FILTERS}
    made.filters = (
        filters | texts | {"paragraphs": paragraphs, "code_spans": code_spans, "join": join, "inline": inline}
    )
    made.globals.pop("lipsum", None)
    made.globals |= {name: directive(getattr(directives, name)) for name in (*BLOCKS, *INLINES)}
    made.globals |= {"link": link, "columns": columns, **words(language, own)}
    return made
