"""The page of a rule as `workplan explain` prints it, and docs/rules.md."""

from scripts import make_rules_doc

from workplan_cli.catalogue import RULES, find_rule
from workplan_cli.language import translation
from workplan_cli.reporters.pages import index, page, paragraphs, sections

ENGLISH = """\
WP302 member-left-out (error)

What: An action names its countries and leaves out a member without saying why.

Why: Every action includes all countries involved. Write `countries: all`, and give the reason for
each member that is left out under `except`.

Wrong:
    # data/themes/1-information.yaml
    theme: 1
    code: INT
    title: Information
    actions:
      - {id: INT-01, title: Exchange routes, countries: [GT, HN]}

Right:
    # data/themes/1-information.yaml
    theme: 1
    code: INT
    title: Information
    actions:
      - {id: INT-01, title: Exchange routes, countries: all, except: {MX: Has left the corridor.}}
"""

SPANISH = """\
WP302 member-left-out (error)

Qué: Una acción nombra sus países y excluye a un miembro sin decir por qué.

Por qué: Toda acción incluye a todos los países involucrados. Escriba `countries: all` y dé en
`except` la razón de cada miembro excluido.

Mal:
    # data/themes/1-information.yaml
    theme: 1
    code: INT
    title: Information
    actions:
      - {id: INT-01, title: Exchange routes, countries: [GT, HN]}

Bien:
    # data/themes/1-information.yaml
    theme: 1
    code: INT
    title: Information
    actions:
      - {id: INT-01, title: Exchange routes, countries: all, except: {MX: Has left the corridor.}}
"""

DOCSTRING = """\
What: One line
that is broken.

Why: First
paragraph.

Second one: with a colon.

Wrong:
    # data/x.yaml
    a:
      b: 1
"""


def test_the_page_in_english() -> None:
    found = find_rule("WP302")
    assert found is not None
    assert page(found) == ENGLISH


def test_the_page_in_spanish() -> None:
    found = find_rule("WP302")
    assert found is not None
    assert page(found, translation("es-GT")) == SPANISH


def test_a_page_without_examples_has_no_empty_headings() -> None:
    found = find_rule("WP008")
    assert found is not None
    assert page(found) == (
        "WP008 empty-file (error)\n\n"
        "What: A file has nothing in it, or only comments.\n\n"
        "Why: An empty file may be a submission that was lost when it was saved. Fill it in or delete it.\n"
    )


def test_the_list_of_rules_in_both_languages() -> None:
    rules = [each for each in RULES if each.code in ("WP021", "WP032", "WP103")]
    assert index(rules) == (
        "WP021  error    unknown-field\nWP032  note     file-not-read\nWP103  warning  member-without-file\n"
    )
    assert index(rules, translation("es")) == (
        "WP021  error        unknown-field\n"
        "WP032  nota         file-not-read\n"
        "WP103  advertencia  member-without-file\n"
    )


def test_paragraphs_are_unwrapped_and_examples_are_kept() -> None:
    assert dict(sections(DOCSTRING)) == {
        "What": "One line that is broken.",
        "Why": "First paragraph.\n\nSecond one: with a colon.",
        "Wrong": "# data/x.yaml\na:\n  b: 1\n",
    }
    assert paragraphs(DOCSTRING) == ("One line that is broken.", "First paragraph.", "Second one: with a colon.")


def test_document_is_what_the_pages_say() -> None:
    assert make_rules_doc.DOCUMENT.read_text(encoding="utf-8") == make_rules_doc.document()


def test_document_has_every_rule_once() -> None:
    headings = [line for line in make_rules_doc.document().splitlines() if line.startswith("### ")]
    assert headings == [f"### {each.code} {each.name}" for each in RULES]
