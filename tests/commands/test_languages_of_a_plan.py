"""A language that the program does not ship: a catalogue in the plan's own folder is all that it takes."""

import shutil
from pathlib import Path

import pytest
from tests.commands.terminal import PLANS, workplan

CATALOGUE = """
msgid ""
msgstr ""
"Language: pt\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Draft of {day}"
msgstr "Minuta de {day}"

msgid "leads"
msgstr "lidera"

msgid "{country} {stand}"
msgstr "{country} {stand}"

msgid "Q{quarter}"
msgstr "{quarter}º trimestre de"

msgid "Lead"
msgstr "Responsável"

msgid "{n} action"
msgid_plural "{n} actions"
msgstr[0] "{n} ação"
msgstr[1] "{n} ações"
"""
TEMPLATE = """
{{ _("Draft of {day}", day=plan.date) }} {{ plan.label }}
{% for number in (0, 1, 2) %}
{{ _n("{n} action", "{n} actions", number) }}
{% endfor %}
{% for a in plan.actions() if a.id in ("INF-01", "OPS-04") %}
{{ a.title }} | {{ _("Lead") }}: {{ a.lead }} | {{ a.period }} | {{ a.budgets[0].amount }} | {{ _("Risks of it") }}
{% endfor %}
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    shutil.copytree(PLANS / "complete" / "data", tmp_path / "data")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "own.md.j2").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path


def in_languages(plan: Path, languages: str) -> None:
    file = plan / "data" / "plan.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count("languages: [en, es]") == 1
    file.write_text(text.replace("languages: [en, es]", f"languages: {languages}"), encoding="utf-8")


def catalogue(plan: Path, text: str, language: str = "pt") -> Path:
    file = plan / "templates" / "locale" / language / "LC_MESSAGES" / "workplan.po"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return file


def words_of(path: Path) -> str:
    """A text with plain blanks: where a line may end is the business of the tests of days and money."""
    return path.read_text(encoding="utf-8").translate({0xA0: " ", 0x202F: " "})


def build(plan: Path, *more: str) -> tuple[int, list[str], dict[str, str]]:
    """The exit code, the remarks, and the texts that were built."""
    ran = workplan("build", "own", "--root", plan, "--as-of", "2023-11-28", "--tlp", "RED", "--format", "md", *more)
    made = {path.name: words_of(path) for path in (plan / "build").glob("*.md")}
    return ran.code, [line for line in ran.err.splitlines() if not line.startswith("wrote ")], made


def test_portuguese_is_one_catalogue(plan: Path) -> None:
    in_languages(plan, "[pt, en, es]")
    catalogue(plan, CATALOGUE)
    assert build(plan, "--lang", "pt") == (
        0,
        [],
        {
            "own.pt.md": "Minuta de 28 de novembro de 2023 RED\n0 ação\n1 ação\n2 ações\n"
            "Common register of ferry incidents \\[en\\] | Responsável: Antártida e EMO |"
            " 1º trimestre de 2024 – 4º trimestre de 2024 | USD 48.250,75 | Risks of it\n"
            "Watch on the strait between two members \\[en\\] | Responsável: Antártida e Ilha Bouvet |"
            " abril de 2024 – 3º trimestre de 2024 | EUR 7.999,99 | Risks of it\n",
        },
    )


def test_brazilian_portuguese_takes_the_words_of_portuguese(plan: Path) -> None:
    in_languages(plan, "[pt-BR]")
    catalogue(plan, CATALOGUE)
    code, said, made = build(plan)
    assert (code, said, made["own.pt-BR.md"].splitlines()[0]) == (0, [], "Minuta de 28 de novembro de 2023 RED")


def test_french_without_a_catalogue_has_french_days_and_english_labels_and_is_said_to(plan: Path) -> None:
    in_languages(plan, "[fr, en]")
    code, said, made = build(plan)
    assert (code, sorted(made)) == (0, ["own.en.md", "own.fr.md"])
    assert said == ["there is no catalogue for fr: labels stay in English (docs/templates.md)"]
    assert made["own.fr.md"] == (
        "Draft of 28 novembre 2023 RED\n0 actions\n1 action\n2 actions\n"
        "Common register of ferry incidents \\[en\\] | Lead: Antarctique et EMO | Q1 2024 – Q4 2024 |"
        " USD 48 250,75 | Risks of it\n"
        "Watch on the strait between two members \\[en\\] | Lead: Antarctique et Île Bouvet | avril 2024 – Q3 2024 |"
        " EUR 7 999,99 | Risks of it\n"
    )


def test_words_of_the_plans_own_templates_join_those_of_a_shipped_language(plan: Path) -> None:
    own = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    catalogue(plan, own + 'msgid "Risks of it"\nmsgstr "Riesgos del plan"\n', "es")
    code, said, made = build(plan, "--lang", "es")
    assert (code, said) == (0, [])
    assert made["own.es.md"].splitlines()[4] == (
        "Registro común de incidentes de transbordadores | Responsable: Antártida y OEM | T1 2024 – T4 2024 |"
        " USD 48.250,75 | Riesgos del plan"
    )


def test_the_whole_draft_is_built_in_portuguese_in_every_format(plan: Path) -> None:
    in_languages(plan, "[pt, en, es]")
    catalogue(plan, CATALOGUE)
    formats = [word for name in ("docx", "md", "html") for word in ("--format", name)]
    ran = workplan("build", "--root", plan, "--as-of", "2023-11-28", "--lang", "pt", *formats)
    assert ran.code == 0
    text = words_of(plan / "build" / "work-plan.pt.md")
    assert "| Responsável |" in text
    assert "| Antártida e EMO |" in text
    assert "15 de março de 2024 – 30 de junho de 2026" in text


def test_a_catalogue_that_cannot_be_read_is_named(plan: Path) -> None:
    in_languages(plan, "[pt]")
    file = catalogue(plan, "")
    file.write_bytes(CATALOGUE.encode("latin-1"))
    code, said, made = build(plan)
    assert (code, made) == (4, {})
    assert said[0].startswith(f"workplan: {file}: no catalogue that can be read: ")
    assert len(said) == 1


def test_a_gap_that_a_translator_invented_is_a_fault_with_its_place(plan: Path) -> None:
    in_languages(plan, "[pt]")
    catalogue(plan, CATALOGUE.replace("Minuta de {day}", "Minuta de {dia}"))
    place = plan / "templates" / "own.md.j2"
    said = f"workplan: the template cannot be used: {place}:2: nothing is given for `{{dia}}` in “Minuta de {{dia}}”"
    assert build(plan) == (4, [said], {})


def test_a_document_does_not_call_itself_english_for_want_of_a_catalogue(plan: Path) -> None:
    in_languages(plan, "[fr, en]")
    command = ("build", "plenary", "--root", plan, "--as-of", "2023-11-28", "--format", "md", "--out", plan / "out")
    assert workplan(*command).code == 0
    lines = [words_of(plan / "out" / f"plenary.{each}.md").splitlines()[6] for each in ("fr", "en")]
    assert lines == [
        "Draft of 28 novembre 2023 · français · TLP:GREEN",
        "Draft of 28 November 2023 · English version · TLP:GREEN",
    ]
