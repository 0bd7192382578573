"""How a document says days, periods, numbers, money, names and lists, in its language."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_cli.documents.wording import Said, Wording, by_letters
from workplan_cli.models.theme import Budget
from workplan_cli.models.words import Period, moment

EN, ES = Wording("en"), Wording("es")


@pytest.mark.parametrize(
    ("wording", "written", "said"),
    [
        (EN, "2018", "2018"),
        (EN, "2018-Q1", "Q1\u00a02018"),
        (EN, "2018-03", "March 2018"),
        (EN, "2017-07-21", "21\u00a0July 2017"),
        (ES, "2018", "2018"),
        (ES, "2018-Q1", "T1\u00a02018"),
        (ES, "2018-03", "marzo de\u00a02018"),
        (ES, "2017-07-21", "21\u00a0de julio de\u00a02017"),
        (Wording("pt-BR"), "2017-07-21", "21\u00a0de julho de\u00a02017"),
        (Wording("mam"), "2017-07-21", "July 21, 2017"),
    ],
)
def test_moments(wording: Wording, written: str, said: str) -> None:
    assert wording.moment(moment(written)) == said


@pytest.mark.parametrize(
    ("wording", "start", "end", "said"),
    [
        (EN, "2018-Q1", "2018-Q4", "Q1\u00a02018\u00a0– Q4\u00a02018"),
        (EN, "2018", "2018", "2018"),
        (EN, "2018-03", None, "from March 2018"),
        (EN, None, "2018-12-31", "until 31\u00a0December 2018"),
        (EN, None, None, None),
        (ES, "2018-Q1", "2018-Q4", "T1\u00a02018\u00a0– T4\u00a02018"),
        (ES, "2018-03", None, "desde marzo de\u00a02018"),
        (ES, None, "2018-12-31", "hasta el 31\u00a0de diciembre de\u00a02018"),
    ],
)
def test_periods(wording: Wording, start: str | None, end: str | None, said: str | None) -> None:
    period = Period.model_construct(start=moment(start or ""), end=moment(end or ""))
    assert wording.period(period) == said


@pytest.mark.parametrize(
    ("written", "english", "spanish"),
    [
        ("0", "0", "0"),
        ("12", "12", "12"),
        ("1200000", "1,200,000", "1.200.000"),
        ("12.5", "12.5", "12,5"),
        ("12.50", "12.50", "12,50"),
        ("1.0", "1.0", "1,0"),
        ("1", "1", "1"),
        ("-0.25", "-0.25", "-0,25"),
        ("1E+3", "1,000", "1.000"),
        ("1.5E+40", "15" + ",000" * 13 + "", "15" + ".000" * 13),
    ],
)
def test_numbers_keep_all_their_digits(written: str, english: str, spanish: str) -> None:
    assert (EN.number(Decimal(written)), ES.number(Decimal(written))) == (english, spanish)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**30), max_value=10**30))
def test_a_number_reads_back_as_itself(number: Decimal) -> None:
    assert Decimal(EN.number(number).replace(",", "")) == number


def test_one_and_one_point_zero_look_as_they_were_written_whichever_comes_first() -> None:
    wording = Wording("en")
    assert [wording.number(Decimal(each)) for each in ("1", "1.0", "1", "1.00")] == ["1", "1.0", "1", "1.00"]


@pytest.mark.parametrize(
    ("amount", "currency", "english", "spanish"),
    [
        ("120000", "USD", "USD 120,000", "USD 120.000"),
        ("48250.75", "USD", "USD 48,250.75", "USD 48.250,75"),
        ("48250.5", "USD", "USD 48,250.50", "USD 48.250,50"),
        ("5.00", "EUR", "EUR 5", "EUR 5"),
        ("0.99", "EUR", "EUR 0.99", "EUR 0,99"),
        ("0", "USD", "USD 0", "USD 0"),
        ("0.001", "USD", "USD 0.001", "USD 0,001"),
        ("7.5", "KWD", "KWD 7.500", "KWD 7,500"),
        ("1.5E+50", "USD", "USD 150" + ",000" * 16, "USD 150" + ".000" * 16),
        ("12345678901234567890123456789012.25", "USD", "USD 12,345,678,901,234,567,890,123,456,789,012.25", None),
    ],
)
def test_money_has_its_code_and_its_cents(amount: str, currency: str, english: str, spanish: str | None) -> None:
    budget = Budget.model_construct(amount=Decimal(amount), currency=currency)
    assert EN.money(budget) == english.replace(" ", "\u00a0")
    assert spanish is None or ES.money(budget) == spanish.replace(" ", "\u00a0")


def test_countries_stand_in_the_order_of_their_names() -> None:
    codes = ["BZ", "CA", "CR", "DO", "GT", "HN", "MX", "NI", "PA", "SV", "US"]
    assert [EN.country(code) for code in EN.in_order(codes)][-1] == "United States"
    assert [ES.country(code) for code in ES.in_order(codes)] == [
        "Belice", "Canadá", "Costa Rica", "El Salvador", "Estados Unidos", "Guatemala", "Honduras", "México",
        "Nicaragua", "Panamá", "República Dominicana",
    ]  # fmt: skip


def test_accents_do_not_count_in_the_order_and_the_letter_enye_follows_n() -> None:
    assert sorted(["nz", "ña", "na", "Óscar", "oz", "oa", "Ndola"], key=by_letters) == [
        "na", "Ndola", "nz", "ña", "oa", "Óscar", "oz",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wording", "names", "said"),
    [
        (EN, [], ""),
        (EN, ["Belize"], "Belize"),
        (EN, ["Belize", "Canada"], "Belize and Canada"),
        (EN, ["Belize", "Canada", "IOM"], "Belize, Canada and IOM"),
        (ES, ["Belice", "Canadá", "OIM"], "Belice, Canadá y OIM"),
        (ES, ["Francia", "Italia"], "Francia e Italia"),
        (ES, ["Belice", "Francia", "Hiroshima"], "Belice, Francia e Hiroshima"),
        (ES, ["Fuego", "Hielo"], "Fuego y Hielo"),
        (ES, ["Ohio", "Iowa"], "Ohio y Iowa"),
        (ES, ["A y B", "Índico"], "A y B e Índico"),
    ],
)
def test_lists(wording: Wording, names: list[str], said: str) -> None:
    assert wording.listed(names) == said


def shown(text: dict[str, str], language: str, *others: str) -> tuple[str, str]:
    said = Wording(language, others).text(text)
    assert said is not None
    return said, said.foreign


def test_a_text_is_said_in_the_language_of_the_document() -> None:
    assert shown({"es": "uno", "en": "one"}, "en") == ("one", "")


def test_a_regional_variety_serves_for_the_language_and_the_other_way_round() -> None:
    assert shown({"es-GT": "uno", "en": "one"}, "es") == ("uno", "")
    assert shown({"es": "uno", "en": "one"}, "es-419") == ("uno", "")


def test_what_is_not_said_in_it_is_said_in_the_first_language_of_the_plan_and_marked() -> None:
    assert shown({"en": "one", "fr": "un", "es": "uno"}, "pt", "fr", "en") == ("un", "fr")
    assert shown({"en": "one", "es": "uno"}, "pt", "fr", "es") == ("uno", "es")
    assert shown({"qu": "huk", "en": "one"}, "pt", "fr") == ("one", "en")


def test_no_text_is_nothing() -> None:
    assert (EN.text(None), EN.text({}), EN.day(None), EN.moment(None), EN.period(None)) == (None,) * 5


def test_a_foreign_text_stays_one_when_it_is_compared() -> None:
    assert Said("uno", "es") == "uno"
    assert EN.day(date(9999, 12, 31)) == "31\u00a0December 9999"
