"""Words in the language of the reader; and that the catalogues have every word there is."""

import gettext
from pathlib import Path
from string import Formatter

import pytest
from scripts import messages

from workplan_cli.catalogue import RULES
from workplan_cli.findings import Message
from workplan_cli.language import DOMAIN, country_name, of_environment, plural_translation, translation
from workplan_cli.reporters.pages import paragraphs
from workplan_cli.shipped import templates


def test_catalogues_are_up_to_date_and_complete() -> None:
    files, open_points = messages.wanted()
    assert open_points == []
    assert messages.differing(files) == []


def test_gathering_twice_gives_the_same() -> None:
    assert messages.as_text(messages.template()) == messages.as_text(messages.template())


def test_every_page_is_in_spanish() -> None:
    say = translation("es")
    untranslated = [each.code for each in RULES for said in paragraphs(each.page) if say(said) == said]
    assert untranslated == []


def test_no_translation_has_other_gaps_than_its_message() -> None:
    path = templates() / "locale" / "es" / "LC_MESSAGES" / f"{DOMAIN}.mo"
    with path.open("rb") as file:
        found = gettext.GNUTranslations(file)
    pages = {said for each in RULES for said in paragraphs(each.page)}
    entries = found._catalog  # type: ignore[attr-defined] # noqa: SLF001 - there is no other way to read them all
    other = [
        message
        for message, said in entries.items()
        if isinstance(message, str) and message and message not in pages and _gaps(message) != _gaps(said)
    ]
    assert other == []


def _gaps(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in Formatter().parse(text) if name is not None})


@pytest.mark.parametrize("language", ["es", "es-GT", "es-419"])
def test_a_region_reads_its_language(language: str) -> None:
    assert translation(language)("error") == "error"
    assert translation(language)("warning") == "advertencia"


@pytest.mark.parametrize("language", ["en", "en-GB", "fr", "qu"])
def test_where_there_is_no_translation_the_words_stay_english(language: str) -> None:
    assert translation(language)("warning") == "warning"


def test_nothing_is_said_of_nothing() -> None:
    # The empty message is where gettext keeps the header of a catalogue.
    assert translation("es")("") == ""


def test_messages_inside_messages_are_translated() -> None:
    message = Message("`{field}` is missing from {record}", field="title", record=Message("an action"))
    assert str(message) == "`title` is missing from an action"
    assert message.said(translation("es")) == "falta `title` en una acción"


def test_plurals() -> None:
    count = plural_translation("es")
    words = ("The plan has {n} action", "The plan has {n} actions")
    assert [count(*words, n) for n in (1, 2)] == ["El plan tiene {n} acción", "El plan tiene {n} acciones"]


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "es_GT.UTF-8"}, "es-GT"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "es_HN"}, "es-HN"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "es_MX@euro", "LC_MESSAGES": "pt_BR"}, "es-MX"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "es:en"}, "es"),
    ],
)
def test_the_environment_says_which_language(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert of_environment() == language


def test_countries_have_the_names_of_cldr() -> None:
    assert [country_name("US", language) for language in ("en", "es", "es-GT")] == [
        "United States",
        "Estados Unidos",
        "Estados Unidos",
    ]
    assert country_name("ZZ-unknown", "en") == "ZZ-unknown"


CHANGES = {
    "words that are new": (
        'msgid "who takes part by the group\'s proposal"\nmsgstr "quiénes participan según la propuesta del grupo"',
        "",
        "es: not translated: who takes part by the group's proposal",
    ),
    "a word without a translation": ('msgstr "advertencia"', 'msgstr ""', "es: not translated: warning"),
    "a word whose English has changed": (
        'msgid "the deadline"\nmsgstr "el plazo"',
        '#, fuzzy\nmsgid "the deadline"\nmsgstr "el plazo"',
        "es: changed: the deadline",
    ),
    "a translation that lost a gap": (
        'msgid "deposited on {day}"\nmsgstr "depositado el {day}"',
        'msgid "deposited on {day}"\nmsgstr "depositado"',
        "es: other gaps than in English: deposited on {day}",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_a_translator_still_has_to_do_is_named(change: str, tmp_path: Path) -> None:
    before, after, said = CHANGES[change]
    text = (messages.LOCALE / "es" / "LC_MESSAGES" / f"{DOMAIN}.po").read_text(encoding="utf-8")
    assert text.count(before) == 1
    changed = tmp_path / "es" / "LC_MESSAGES" / f"{DOMAIN}.po"
    changed.parent.mkdir(parents=True)
    changed.write_text(text.replace(before, after), encoding="utf-8")
    assert said in list(messages.faults(messages.brought_up_to_date(messages.template(), changed)))
