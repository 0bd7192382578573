"""Whatever a template does with a text of the plan, the reader sees its characters and no structure of its own."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jinja2 import DictLoader, TemplateError
from tests.documents.test_escape import PARAGRAPH, TEXTS, read, shown

from workplan_cli.documents import gfm
from workplan_cli.documents.dialect import environment
from workplan_cli.documents.directives import TemplateFault
from workplan_cli.documents.wording import Said


def printed(template: str, **values: object) -> str:
    """The Markdown that a template makes."""
    return gfm.to_markdown(environment(DictLoader({"t": template}), "en").get_template("t").render(**values))


def seen(template: str, **values: object) -> tuple[list[str], str]:
    """Structure and characters of it."""
    return read(printed(template, **values))


WAYS = {
    "printed": ("{{ x }}", "{x}"),
    "joined by ~": ('{{ "Lead: " ~ x }}', "Lead: {x}"),
    "joined by +": ('{{ "Lead: " + x }}', "Lead: {x}"),
    "joined to a label": ('{{ _("Lead") ~ ": " ~ x }}', "Lead: {x}"),
    "added to a label": ('{{ _("Lead") + ": " + x }}', "Lead: {x}"),
    "added before a label": ('{{ x + " " + _("Lead") }}', "{x} Lead"),
    "filled into a label": ('{{ _("Baseline: {value}", value=x) }}', "Baseline: {x}"),
    "filled in twice": ('{{ _("Baseline: {value}", value=_("Source: {source}", source=x)) }}', "Baseline: Source: {x}"),
    "in a list": ('{{ ["a", x, _("Lead")] | join(" · ") }}', "a · {x} · Lead"),
    "as the mark of a list": ('{{ ["a", "b"] | join(x) }}', "a{x}b"),
    "through a macro": ("{% macro m(y) %}{{ y }}{% endmacro %}{{ m(x) }}", "{x}"),
    "of a macro, added to": ('{% macro m() %}a{% endmacro %}{{ m() + " " + x }}', "a {x}"),
    "in a block that is set": ("{% set y %}{{ x }}{% endset %}{{ y }}", "{x}"),
    "of a set block, added to": ('{% set y %}a{% endset %}{{ y + " " + x }}', "a {x}"),
    "in a call": ("{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ x }}{% endcall %}", "{x}"),
    "without autoescape": ("{% autoescape false %}{{ x }}{% endautoescape %}", "{x}"),
    "as inline": ("{{ x | inline }}", "{x}"),
    "as a paragraph": ("{{ x | paragraphs }}", "{x}"),
    "as a string": ("{{ x | string }}", "{x}"),
    "through map": ('{{ [x] | map("string") | join }}', "{x}"),
    "or a default": ('{{ x | default("none") }}', "{x}"),
}


@pytest.mark.parametrize("way", WAYS)
@given(text=TEXTS)
@settings(max_examples=60, deadline=None)
@example(text="*a* <b> [c](d) `e` | &amp; {{ 7*7 }} {% raw %} %s {x} \\")
def test_the_characters_of_a_text_are_shown(way: str, text: str) -> None:
    template, expected = WAYS[way]
    if shown(text) and "\n\n" not in text and "\n" not in text.replace("\r", "\n").strip("\n"):
        structure, characters = seen(template, x=text)
        assert (structure, squeezed(characters)) == (PARAGRAPH, squeezed(expected.replace("{x}", text)))


def squeezed(text: str) -> str:
    """Without white space: where two texts meet, one space more or less is no character of either."""
    return "".join(shown(text).split())


@given(TEXTS, TEXTS)
@settings(max_examples=300, deadline=None)
def test_two_texts_side_by_side_are_shown(one: str, other: str) -> None:
    if shown(one) and shown(other) and "\n" not in one + other and "\r" not in one + other:
        structure, characters = seen("{{ x }} {{ y }}", x=one, y=other)
        assert (structure, squeezed(characters)) == (PARAGRAPH, squeezed(one + other))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_link_shows_its_text_and_leads_where_the_template_says(text: str) -> None:
    if shown(text):
        structure, characters = seen('# T {{ anchor("t") }}\n\n{{ link(x, "#t") }}', x=text)
        assert (structure[3:], squeezed(characters)) == (
            ["paragraph_open", "inline", "link_open", "link_close", "paragraph_close"],
            "T" + squeezed(text),
        )


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.sampled_from(["upper", "lower", "capitalize", "trim"]))
@settings(max_examples=200, deadline=None)
def test_a_text_that_a_filter_changed_is_still_a_text(text: str, name: str) -> None:
    changed = {"upper": text.upper(), "lower": text.lower(), "capitalize": text.capitalize(), "trim": text.strip()}[
        name
    ]
    if shown(changed) and "\n" not in text and "\r" not in text:
        assert seen("{{ x | %s }}" % name, x=text) == (PARAGRAPH, shown(changed))  # noqa: UP031 - braces


def test_replace_and_truncate_work_on_the_text_and_not_on_its_escapes() -> None:
    assert seen('{{ x | replace("*", "[") }}', x="a*b") == (PARAGRAPH, "a[b")
    assert seen('{{ x | replace("b", y) }}', x="a*b", y="*c*") == (PARAGRAPH, "a**c*")
    assert seen('{{ x | truncate(6, true, "…", 0) }}', x="*****a*****") == (PARAGRAPH, "*****…")
    assert seen("{{ x[1:] }}", x="\\*a*") == (PARAGRAPH, "*a*")
    assert seen("{{ x.upper() }}", x="*a*") == (PARAGRAPH, "*A*")
    assert seen('{{ x.replace("a", "*") }}', x="*a*") == (PARAGRAPH, "***")


def test_paragraphs_stay_apart_and_hold_no_structure() -> None:
    structure, characters = seen("{{ x | paragraphs }}", x="one\n# two\n\n- three *four*")
    assert (structure, characters) == (PARAGRAPH * 2, "one # two- three *four*")


def test_a_text_in_another_language_is_marked_wherever_it_goes() -> None:
    text = Said("uno", "es")
    for template in (
        "{{ x }}", "{{ x | paragraphs }}", "{{ [x] | join }}", '{{ _("{value}", value=x) }}', "{{ x | trim }}",
        '{{ "" ~ x }}', '{{ link(x, "#t") }}',
    ):  # fmt: skip
        assert printed(template, x=text) == "uno \\[es\\]\n", template


def fault(template: str, **values: object) -> str:
    with pytest.raises((TemplateFault, TemplateError)) as caught:
        printed(template, **values)
    return str(caught.value)


NOTHING = "prints a value that is not there; test it with `if` first"


@pytest.mark.parametrize(
    "template",
    [
        "{{ x }}", "{{ none }}", '{{ "a" ~ x }}', '{{ "a" ~ none }}', '{{ _("Lead") ~ x }}', '{{ _("{y}", y=x) }}',
        '{{ _plain("{y}", y=x) }}', "{{ [x] | join }}", "{{ x | upper }}", "{{ x | string }}", "{{ x | trim }}",
        '{{ "a" | replace("a", x) }}', '{{ link(x, "#t") }}', '{{ link("a", x) }}', "{{ x | paragraphs }}",
        '{{ "a" + x }}', "{{ x | inline }}", '{{ [x] | map("upper") | join }}',
    ],
)  # fmt: skip
def test_nothing_is_never_printed_as_a_word(template: str) -> None:
    assert fault(template, x=None) == NOTHING


@pytest.mark.parametrize("value", [3.5, True, [1], {"a": 1}, object()])
def test_what_is_no_text_is_not_printed(value: object) -> None:
    for template in ("{{ x }}", '{{ "a" ~ x }}', '{{ _("{y}", y=x) }}', "{{ x | string }}"):
        assert fault(template, x=value) == f"takes a {type(value).__name__} where a text of the plan is due"


def test_whole_numbers_are_printed() -> None:
    assert printed('{{ x }} {{ "no. " ~ x }} {{ x + 1 }} {{ x % 2 }}', x=3) == "3 no. 3 4 1\n"


READY = "takes a text that is ready to print where a text of the plan is due"
CHANGED = "changes a text that is ready to print; change it before it is joined or filled in"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ '%s' % x }}", "`%` prints whatever it is given; use `_(…)` with a named gap"),
        ("{{ _('Lead') | upper }}", READY),
        (
            "{% filter upper %}{{ x }}{% endfilter %}",
            "takes a text that is ready to print where a text of the plan is due",
        ),
        ("{{ _('Lead')[1:] }}", CHANGED),
        (
            "{{ _('Lead').upper() }}",
            "changes a text that is ready to print; change it before it is joined or filled in",
        ),
        ("{{ _('{a} {b}', a=x) }}", "nothing is given for `{b}` in “{a} {b}”"),
        ("{{ _('{a.real}', a=x) }}", "`{a.real}` is no name of a gap in “{a.real}”"),
        ("{{ _('{a!r}', a=x) }}", "`{a}` is no name of a gap in “{a!r}”"),
        ("{{ _plain('{a[0]}', a=x) }}", "`{a[0]}` is no name of a gap in “{a[0]}”"),
        ("{{ x | safe }}", "No filter named 'safe'."),
        ("{{ x | tojson }}", "No filter named 'tojson'."),
        ("{{ x | pprint }}", "No filter named 'pprint'."),
        ("{{ x | random }}", "No filter named 'random'."),
        ("{{ lipsum() }}", "there is no `lipsum` here"),
    ],
)
def test_what_would_let_a_text_through_or_show_what_is_behind_it_is_refused(template: str, said: str) -> None:
    assert fault(template, x="a") == said


@pytest.mark.parametrize(
    "way",
    [
        "x.__class__", "x['__class__']", "[x] | map(attribute='__class__') | list", "x.format(x)", "x.format_map({})",
        "x['format']", "plan.view.__func__", "plan.view.__globals__", "_.__globals__", "link.__wrapped__", "self._x",
        "plan.view.f_back", "cycler.__init__", "dict.mro()", "range.__class__", "loop_of.gi_frame",
        "[x] | selectattr('__class__') | list", "[x] | groupby('__class__') | list", "[x] | sum(attribute='__class__')",
        "[x] | sort(attribute='x.__class__') | list", "namespace.__init__", "joiner.__init__",
    ],
)  # fmt: skip
def test_no_attribute_leads_into_the_interpreter(way: str) -> None:
    assert fault("{{ " + way + " }}", x="a", plan=Plan(), loop_of=iter("")).endswith("is not for templates")


class Plan:
    def view(self) -> str:
        return "a"


def test_data_is_no_template() -> None:
    assert seen("{{ x }}", x="{{ 7*7 }} {% include 'x' %} {# #} {x}") == (
        PARAGRAPH,
        "{{ 7*7 }} {% include 'x' %} {# #} {x}",
    )
