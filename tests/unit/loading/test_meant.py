"""What was probably meant where a code, a list or a record is written in another way."""

import pytest
from tests.plan_folder import PlanFolder

from workplan_cli.language import word_called
from workplan_cli.loading.meant import (
    countries_meant,
    country_meant,
    currency_meant,
    list_meant,
    number_meant,
    pattern_meant,
)
from workplan_cli.models.words import ACTION_ID, GROUP_CODE, ID, LANGUAGE_TAG

THEME = "data/themes/1-information.yaml"


@pytest.mark.parametrize("given", ["GTM", "gtm", "Guatemala", "guatemala ", "gt", "危地马拉", "Гватемала", "غواتيمالا"])
def test_a_country_by_name_by_another_code_or_in_small_letters(given: str) -> None:
    assert country_meant(given) == "GT"


@pytest.mark.parametrize("given", ["VUT", "Vanuatu", "VANUATU"])
def test_a_code_of_three_letters_is_not_cut_but_looked_up(given: str) -> None:
    assert country_meant(given) == "VU"


@pytest.mark.parametrize(
    ("given", "meant"), [("Mexico", "MX"), ("México", "MX"), ("Estados Unidos", "US"), ("Brésil", "BR"), ("UK", "GB")]
)
def test_accents_and_the_usual_short_names(given: str, meant: str) -> None:
    assert country_meant(given) == meant


@pytest.mark.parametrize("given", ["", "ZZ", "EU", "150", "Atlantis", "América Central", "GTX"])
def test_what_is_no_country_is_none(given: str) -> None:
    assert country_meant(given) is None


def test_a_currency_in_small_letters() -> None:
    assert [currency_meant(each) for each in ("usd", " Eur", "dollars", "$")] == ["USD", "EUR", None, None]


@pytest.mark.parametrize(
    ("given", "pattern", "meant"),
    [
        ("int-01", ACTION_ID, "INT-01"),
        ("INT 01", ACTION_ID, "INT-01"),
        ("int_1", ACTION_ID, "INT-1"),
        ("first", ACTION_ID, None),
        ("INT-01", ACTION_ID, None),
        ("int", GROUP_CODE, "INT"),
        ("a plan", ID, None),
        ("a-plan\n", ID, None),
        ("El Salvador", ID, "SV"),
        ("\u201cGT\u201d", ID, "GT"),
        ("\u201cINT-01\u201d", ACTION_ID, "INT-01"),
        ("español", LANGUAGE_TAG, "es"),
        ("es:Otra", LANGUAGE_TAG, "es: Otra"),
        ("klingonés", LANGUAGE_TAG, None),
    ],
)
def test_an_id_with_its_capitals_and_hyphen(given: str, pattern: str, meant: str | None) -> None:
    assert pattern_meant(given, pattern) == meant


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("all", "all"),
        ("ALL", "all"),
        ("todos", "all"),
        ("«Todos los miembros»", "all"),
        ("Guatemala", "[GT]"),
        ("GT; honduras", "[GT, HN]"),
        ("GT and HN", None),
        ("none", None),
        ("", None),
    ],
)
def test_all_or_some_countries_in_other_words(given: str, meant: str | None) -> None:
    assert countries_meant(given) == meant


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("11", "11"),
        ("-2.5", "-2.5"),
        ("120,000", "120000"),
        ("1 250 000.50", "1250000.50"),
        ("120'000", "120000"),
        ("1,5", None),
        ("1,2000", None),
        ("007", None),
        ("11 %", None),
        ("", None),
    ],
)
def test_a_number_out_of_its_quotes_and_without_marks(given: str, meant: str | None) -> None:
    assert number_meant(given) == meant


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("GT", "[GT]"),
        ("GT, HN", "[GT, HN]"),
        ("GT;HN", "[GT, HN]"),
        ("GT and HN", None),
        ("A sentence.", None),
        ("x" * 31, None),
        (7, None),
    ],
)
def test_codes_in_a_row_as_a_list(given: object, meant: str | None) -> None:
    assert list_meant(given) == meant


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "countries: todos",
            (
                "15:20: WP022 `all` or a list of country codes (`[GT, MX]`) is expected here, not a text; "
                "did you mean `all`?"
            ),
        ),
        (
            "countries: Vanuatu, TV",
            (
                "15:20: WP022 `all` or a list of country codes (`[GT, MX]`) is expected here, not a text; "
                "did you mean `[VU, TV]`?"
            ),
        ),
        (
            "countries: some",
            "15:20: WP022 `all` or a list of country codes (`[GT, MX]`) is expected here, not a text",
        ),
        (
            "countries: [All]",
            "15:17: WP026 `All` is not a country code of ISO 3166-1, such as `GT`; did you mean `countries: all`?",
        ),
        (
            'countries: all\n    budget: {amount: "120000", currency: USD}',
            "16:17: WP022 a number is expected here, not a text (its quotes make it one); did you mean `120000`?",
        ),
        (
            "countries: all\n    budget: {amount: 120 000, currency: USD}",
            "16:17: WP022 a number is expected here, not a text; did you mean `120000`?",
        ),
        (
            "countries: all\n    period: 2027-Q5",
            "16:17: WP022 a period (`{start: 2018-Q1, end: 2018-Q4}`) is expected here, not a text",
        ),
        (
            "countries: all\n    budget: 12000 USD",
            "16:17: WP022 a budget (`{amount: 120000, currency: USD, source: …}`) is expected here, not a text",
        ),
        (
            "countries: all\n    risks: Falta de fondos",
            "16:17: WP022 a list (each entry on a line of its own after `- `) is expected here, not a text",
        ),
        (
            "countries: all\n    indicators: Número de alertas",
            (
                "16:17: WP022 a list, each entry an indicator "
                "(`{name: …, unit: …, baseline: …}`) is expected here, not a text"
            ),
        ),
        (
            "countries: all\n    budget: {amount: 120,000, currency: USD}",
            "16:17: WP021 `000` is no field of a budget; a number has no comma in it: 120000",
        ),
        (
            "countries: all\n    period: {desde: 2018-Q1}",
            "16:17: WP021 `desde` is no field of a period, which has `start`, `end`",
        ),
        (
            "countries: all\n    result: {es:Otra}",
            "16:17: WP026 `es:Otra` is not a language code of BCP 47, such as `es`; did you mean `es: Otra`?",
        ),
        ("countries: all\n    lead: GT", "16:15: WP022 a list (`[GT]`) is expected here, not a text"),
        (
            "countries: [VUT]",
            "15:17: WP026 `VUT` is not a country code of ISO 3166-1, such as `GT`; did you mean `VU`?",
        ),
        (
            "countries: all\n    depends_on: [int 02]",
            "16:18: WP026 `int 02` is not the id of an action, such as `INT-01`; did you mean `INT-02`?",
        ),
    ],
    ids=lambda text: text if "WP" not in text else None,
)
def test_a_finding_says_how_it_is_written(plan: PlanFolder, written: str, said: str) -> None:
    theme = (plan.root / THEME).read_text(encoding="utf-8")
    plan.write(THEME, theme.replace("countries: all", written))
    (line,) = plan.lines()
    assert line.partition(": ")[2] == said.partition(": ")[2]


@pytest.mark.parametrize(
    ("given", "words", "meant"),
    [
        ("sí", ("yes", "in_part", "no"), "yes"),
        ("SI", ("yes", "in_part", "no"), "yes"),
        ("en parte", ("yes", "in_part", "no"), "in_part"),
        ("en_parte", ("yes", "in_part", "no"), "in_part"),
        ("borrador", ("draft", "submitted"), "draft"),
        ("propuesto", ("proposed", "adopted"), "proposed"),
        ("aprobado", ("proposed", "adopted"), "adopted"),
        ("estado", ("status", "citation", "date"), "status"),
        ("Fecha", ("status", "citation", "date"), "date"),
        ("punto focal", ("focal_point", "country"), "focal_point"),
        ("quizás", ("yes", "no"), None),
        ("", ("yes", "no"), None),
    ],
)
def test_a_word_of_the_files_by_its_translation(given: str, words: tuple[str, ...], meant: str | None) -> None:
    assert word_called(given, words) == meant


def test_an_answer_and_a_field_in_spanish_are_told_the_word_of_the_files(plan: PlanFolder) -> None:
    plan.write(
        "data/countries/guatemala.yaml",
        "country: GT\nmatrices:\n  protocol:\n    answers:\n      r-1: {status: sí}\n      r-2: {estado: yes}\n",
    )
    assert [said[5] for said in plan.read()] == [
        "`sí` is not one of `yes`, `in_part`, `no`, `not_applicable`; did you mean `yes`?",
        "`estado` is no field of an answer; did you mean `status`?",
    ]
