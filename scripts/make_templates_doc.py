"""Write docs/templates.md: what a template may use, from the types that it sees: `make_templates_doc.py [--check]`.

With --check nothing is written; it fails where the document is not what the types say.
"""

import ast
import inspect
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from jinja2 import DictLoader

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.documents import directives, printing
from workplan_cli.documents.dialect import BLOCKS, INLINES, environment
from workplan_cli.documents.directives import TemplateFault
from workplan_cli.documents.letters.view import LetterView
from workplan_cli.documents.render import SUFFIX, documents, render
from workplan_cli.documents.view import CountryView, PlanView, view_of
from workplan_cli.models.plan import Plan
from workplan_cli.models.submissions import Submission, Submissions
from workplan_cli.shipped import templates

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "templates.md"

_OPENING = """\
# Templates

<!-- Made by scripts/make_templates_doc.py from the types and macros themselves: edit them, or the script. -->

A document is a template: a text of Markdown with gaps, in `templates/NAME.md.j2`. `workplan build NAME` fills the gaps
and writes NAME as Word, Markdown and HTML. The shipped ones:

{documents}

## Change one

1. Copy a shipped template into the folder `templates/` of your plan, under its own name to replace it or under another
   to have both: `templates/country.md.j2`, `templates/minister.md.j2`. A file there goes before the shipped one of the
   same name; this holds for `_parts.md.j2`, `_opening.md.j2` and `reference.docx` (fonts, colours, header, footer) too.
2. Change the text. What stands outside of `{{{{ … }}}}`, `{{% … %}}` and `{{# … #}}` is Markdown as it will be printed.
3. `workplan build minister --format md --lang en` shows the result at once.

A template of five lines that is a document of its own:

```jinja
# {{{{ plan.title }}}}

{{% for action in plan.actions() if action.lead %}}
- {{{{ action.id }}}} {{{{ action.title }}}}: {{{{ action.lead }}}}
{{% endfor %}}
```

## One document for each country

A template whose first line is `{{# for each country #}}` is made once for each Member Country, as
`NAME.CODE.LANG.docx`. It sees `country` beside `plan`. Where it prints nothing for a country, there is no file.

```jinja
{{# for each country #}}
{{% if plan.owed_by(country.code) %}}
# {{{{ country.name }}}}

{{% for owed in plan.owed_by(country.code) %}}
- {{{{ owed.matrix }}}}: {{{{ owed.missing }}}} of {{{{ owed.total }}}}
{{% endfor %}}
{{% endif %}}
```

## What holds in every template

- **Text shows as it was submitted.** A `*`, `|`, `<` or `{{{{` in a title is printed as that character; nothing of
  it is Markdown, HTML or a template. There is nothing to escape.
- **What is not there is an error, not a blank.** A name that does not exist stops the build, and so does printing a
  value that is not given: put it in `{{% if action.period %}}`, or write
  `{{{{ action.period or _("not yet known") }}}}`.
- **Restricted text is not there.** `--tlp` takes it out before the template sees the plan; `withheld` names what is
  given and not shown, so that it need not be called missing.
- **A text in another language is marked.** Where a text is missing in the language of the document, the one that
  is there is printed with its language behind it, `[es]`.
- **A heading begins its line** with one `#` to six and a space; contents and numbers are made of such lines, and a
  heading that is written otherwise stops the build.
- **Labels are translated.** `{{{{ _("Lead") }}}}` prints the word for it in the language of the document. Words of your
  own: [Another language](#another-language).
- **A shade never stands alone.** `shade("Yes")` gives a cell the looks of the style `Cell Yes` in `reference.docx`, and
  on a page those of the class `s-yes` in `web.css`; a shade of your own needs both. What a sign stands for is said to
  those who cannot see it: of the shipped shades by themselves, of your own with `stands_for`:
  `{{{{ shade("Planned") }}}}{{{{ stands_for(_plain("planned")) }}}}▲`. `style("Remark")` is likewise a paragraph style
  of `reference.docx` and the class `remark` of `web.css`. Copy either file into the `templates/` of your plan to change
  it.
- **Order is given.** Themes, actions, countries and answers come in the order in which a document prints them.
- A table row ends its line; a loop around rows has its `{{% for … %}}` and `{{% endfor %}}` on lines of their own.

A fault in a template ends the build with exit code 4 and one line that says where it is and what is wrong:

{faults}

## Another language

Labels come from gettext catalogues; dates, numbers, lists and names of countries follow CLDR. For a language that is
not shipped, or for words of your own templates, put a catalogue into the folder of the plan: copy
`templates/locale/workplan.pot` of the program to `templates/locale/pt/LC_MESSAGES/workplan.po`, state its plural forms
(`"Plural-Forms: nplurals=2; plural=(n > 1);\\n"`), and translate what you need. It is read as it is and need not be
compiled. Its words go before those of a shipped catalogue of the language, one by one; what neither has stays in
English, and `workplan build` says so of a language that has no catalogue at all. Then name the language under
`languages` in `data/plan.yaml`.
"""

_LETTER = """
## What the letter sees

The template `reminder` is no document: `workplan reminders --letters DIR` fills it in once for each country that owes
something. It sees `letter` and nothing else; `_parts.md.j2` is of no use to it where a macro asks for `plan`. Its first
heading is the subject of the mail, and what stands before the first page break is the text of the mail.
"""

_WORDS = {
    "_": ("_(text, **gaps)", 'The label in the language of the document: `_("Draft of {day}", day=plan.date)`.'),
    "_n": ("_n(one, many, number, **gaps)", 'The same for a number: `_n("{n} action", "{n} actions", 3)`.'),
    "_plain": ("_plain(text, **gaps)", "The same, for the arguments of directives, which take no Markdown."),
}
_FAULTS = (
    "{{ plan.titel }}",
    "{{ action.title }}",
    "{{ plan.organisation }}",
    "{{ plan.title | uper }}",
    "{{ plan.workshop.period }}",
    '{% include "_part.md.j2" %}',
    "{% if %}",
    "{{ shade() }}",
)


def _documented(kind: type) -> Mapping[str, str]:
    """The docstrings under the fields of a class."""
    (definition,) = ast.parse(inspect.getsource(kind)).body
    assert isinstance(definition, ast.ClassDef)
    return {
        field.target.id: inspect.cleandoc(doc.value.value)
        for field, doc in zip(definition.body, definition.body[1:], strict=False)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(doc, ast.Expr) and isinstance(doc.value, ast.Constant) and isinstance(doc.value.value, str)
    }


def _first(text: str | None) -> str:
    """The first paragraph of a docstring, on one line."""
    return " ".join((text or "").split("\n\n")[0].split())


_NAMES: Mapping[Any, str] = {int: "number", bool: "yes or no", date: "day", float: "number"}


def _kind(hint: Any) -> str:  # noqa: ANN401 - any annotation
    """A type in words, with links to the records."""
    origin, inner = get_origin(hint), get_args(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        said = f"[{_title(hint)}](#{_title(hint)})"
    elif origin in (Union, UnionType):
        kinds = dict.fromkeys(_kind(each) for each in inner if each is not NoneType)
        said = " or ".join(kinds) + (", or nothing" if NoneType in inner else "")
    elif origin is Callable:
        said = "function"
    elif isinstance(origin, type) and issubclass(origin, Mapping):
        said = f"{_kind(inner[1])} by {_kind(inner[0])}"
    elif origin is tuple and inner[-1] is not Ellipsis:
        said = f"({', '.join(map(_kind, inner))})"
    elif isinstance(origin, type) and issubclass(origin, Sequence):
        said = f"list of {_kind(inner[0])}"
    else:
        said = _NAMES.get(hint, "text")
    return said


def _title(kind: type) -> str:
    return kind.__name__.removesuffix("View").lower()


def _inside(hint: Any) -> Iterator[type]:  # noqa: ANN401
    if is_dataclass(hint) and isinstance(hint, type):
        yield hint
    for each in get_args(hint):
        if not isinstance(each, list):
            yield from _inside(each)


def _members(kind: type) -> Iterator[tuple[str, Any]]:
    """The properties and methods of a record that a template may use, in the order of its source."""
    for name, member in vars(kind).items():
        if not name.startswith("_") and (isinstance(member, property) or inspect.isfunction(member)):
            yield name, member.fget if isinstance(member, property) else member


def records(*roots: type) -> list[type]:
    """Every record that a template can reach from what it sees, in the order in which it meets them."""
    found: list[type] = []

    def meet(kind: type) -> None:
        if kind not in found:
            found.append(kind)
            hints = [*get_type_hints(kind).values()]
            hints += [hint for _, member in _members(kind) for hint in get_type_hints(member).values()]
            for each in (inner for hint in hints for inner in _inside(hint)):
                meet(each)

    for kind in roots:
        meet(kind)
    return found


def _record(kind: type) -> Iterator[str]:
    said, hints = _documented(kind), get_type_hints(kind)
    yield f"\n### {_title(kind)}\n\n{_first(kind.__doc__)}\n\n| name | what it is | |\n| --- | --- | --- |\n"
    for field in fields(kind):
        yield f"| `{field.name}` | {_kind(hints[field.name])} | {_first(said.get(field.name))} |\n"
    for name, member in _members(kind):
        shown = name if isinstance(vars(kind)[name], property) else f"{name}({', '.join(_parameters(member))})"
        yield f"| `{shown}` | {_kind(get_type_hints(member)['return'])} | {_first(member.__doc__)} |\n"


def _parameters(function: Callable[..., Any]) -> list[str]:
    return [str(each.replace(annotation=each.empty)) for each in _signature(function) if each.name != "self"]


def _signature(function: Callable[..., Any]) -> list[inspect.Parameter]:
    return list(inspect.signature(function).parameters.values())


def _functions() -> Iterator[str]:
    yield "\n## Functions\n\n| function | |\n| --- | --- |\n"
    for shown, said in _WORDS.values():
        yield f"| `{shown}` | {said} |\n"
    for name in ("link", "columns"):
        yield _function(name, getattr(printing, name))
    for name in (*BLOCKS, *INLINES):
        yield _function(name, getattr(directives, name))


def _function(name: str, function: Callable[..., Any]) -> str:
    said = _first(function.__doc__).replace("|", "\\|")
    return f"| `{name}({', '.join(_parameters(function))})` | {said} |\n"


def _filters() -> Iterator[str]:
    made = environment(DictLoader({}), "en")
    yield "\n## Filters\n\n"
    yield "`paragraphs` prints a text of several paragraphs; `join` puts a mark between texts; `code_spans` "
    yield "prints a sentence of the program, with the names between backticks as code. Of Jinja's own:\n"
    own = sorted(set(made.filters) - {"paragraphs", "code_spans", "join", "inline"})
    yield ", ".join(f"`{name}`" for name in own) + ".\n"


_MACRO = re.compile(r"(?:\{# (?P<said>[^#]*?) #\}\n)?\{% macro (?P<call>\w+\(.*?\)) -?%\}")


def _macros() -> Iterator[str]:
    yield "\n## Pieces that documents share\n\n"
    yield 'Import them with `{% import "_parts.md.j2" as parts with context %}` and call `{{ parts.sheet(action) }}`.\n'
    for path in sorted(templates().glob(f"_*{SUFFIX}")):
        yield f"\n### {path.name}\n\n| macro | |\n| --- | --- |\n"
        for found in _MACRO.finditer(path.read_text(encoding="utf-8")):
            yield f"| `{found['call']}` | {_first(found['said'])} |\n"


def _shipped() -> str:
    """Each shipped document with the first comment of its template that is no declaration."""
    return "\n".join(f"- `{name}`: {_about(name)}" for name in documents(templates().parent / "none"))


def _about(name: str) -> str:
    text = (templates() / f"{name}{SUFFIX}").read_text(encoding="utf-8")
    comments = [_first(each) for each in re.findall(r"\{#-?\s*(.*?)\s*-?#\}", text, re.DOTALL)]
    return next((each for each in comments if not each.startswith("for each")), "")


def _said_of_faults() -> str:
    """What the program says of templates that cannot be used, as it says it."""
    return "| in the template | what is said |\n| --- | --- |\n" + "".join(
        f"| `{escaped(text)}` | {escaped(_said_of(text))} |\n" for text in _FAULTS
    )


def escaped(text: str) -> str:
    """A text for a cell of a Markdown table."""
    return text.replace("|", "\\|")


def _said_of(text: str) -> str:
    """What is said of a template with this text, for a plan that has only what every plan has."""
    plan = Plan.model_validate({"id": "example", "title": {"en": "Example"}, "languages": ["en"], "members": ["NO"]})
    submissions = Submissions(Submission("data/plan.yaml", plan), (), (), (), None)
    view = view_of(consolidate(submissions), "en", date(2018, 1, 1), "CLEAR", "")
    with TemporaryDirectory() as folder:
        own = Path(folder) / "templates" / f"own{SUFFIX}"
        own.parent.mkdir()
        own.write_text(text, encoding="utf-8")
        try:
            render("own", view, Path(folder))
        except TemplateFault as fault:
            return str(fault).replace(str(own), "templates/own.md.j2")
    raise ValueError(f"nothing is wrong with {text}")


def document() -> str:
    """The whole document."""
    opening = _OPENING.format(documents=_shipped(), faults=_said_of_faults().rstrip())
    seen = "\n## What a template sees\n\n`plan`, and in a template that is made for each country `country`.\n"
    of_plan = records(PlanView, CountryView)
    of_letter = [kind for kind in records(LetterView) if kind not in of_plan]
    parts = [opening, seen, *(line for kind in of_plan for line in _record(kind))]
    parts += [_LETTER, *(line for kind in of_letter for line in _record(kind))]
    return "".join([*parts, *_functions(), *_filters(), *_macros()])


def main(arguments: list[str]) -> int:
    """Write or check the document; 1 where it is not what the types say."""
    content = document()
    if DOCUMENT.exists() and DOCUMENT.read_text(encoding="utf-8") == content:
        return 0
    if "--check" in arguments:
        print(f"out of date: {DOCUMENT.name}; run python scripts/make_templates_doc.py")
        return 1
    DOCUMENT.write_text(content, encoding="utf-8")
    print(f"wrote {DOCUMENT.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
