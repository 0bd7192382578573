from decimal import Decimal

import pytest

from workplan_cli.loading.scalars import Scalar, misleads, plain_value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *((word, None) for word in ("", "~", "null", "Null", "NULL")),
        *((word, True) for word in ("true", "True", "TRUE")),
        *((word, False) for word in ("false", "False", "FALSE")),
        ("0", 0),
        ("-0", 0),
        ("7", 7),
        ("+7", 7),
        ("-7", -7),
        ("100000000000000000", 10**17),
        ("999999999999999999", 10**18 - 1),
        ("0.5", Decimal("0.5")),
        (".5", Decimal("0.5")),
        ("-.5", Decimal("-0.5")),
        ("5.", Decimal(5)),
        ("1.10", Decimal("1.10")),
        ("00.5", Decimal("0.5")),
        ("+1.5e3", Decimal("1.5E+3")),
        ("1.5E-99", Decimal("1.5E-99")),
        ("123456789012345678.123456789012345678", Decimal("123456789012345678.123456789012345678")),
    ],
)
def test_what_an_unquoted_word_stands_for(written: str, value: Scalar) -> None:
    read = plain_value(written)
    assert (type(read), str(read)) == (type(value), str(value))


@pytest.mark.parametrize(
    "written",
    "nULL tRUE yes no on off y n NO 00 07 0612345 1_000 12:30 0x1F 0o17 1e5 1.5e100 1234567890123456789 "
    "1234567890123456789.5 1.1234567890123456789 "
    ".nan .inf -.inf NaN Infinity + - . .. +. 1.2.3 1-2 --1 2018-Q1 ٣ 2017-01-01 "
    "½ a true. e5 .e5".split(),
)
def test_every_other_word_is_text(written: str) -> None:
    assert plain_value(written) == written


@pytest.mark.parametrize(
    "written",
    "y Y n N yes Yes YES no No NO on On ON off Off OFF 12:30 1:59:59 -1:30 00 0612345 +0612 1_000 1__0 0o17 0x1F 0XaF "
    "1e5 1.5e100 1.e5 1E-5 .inf -.INF +.Inf .nan .NaN 1234567890123456789".split(),
)
def test_words_that_other_programs_read_otherwise(written: str) -> None:
    assert misleads(written)


@pytest.mark.parametrize(
    "written",
    "yEs ye noo Nope on. inf nan .infinity -.nan 12:3 12:300 1:2:3 12:30:00:00 a0612 0612a _1 1_x 0xG 0o8 e5 "
    "1e 1ex 2018-Q1 2017-07-21 +504 5 v1.2 ٣:٣٠".split(),
)
def test_words_that_every_program_reads_alike(written: str) -> None:
    assert not misleads(written)


def test_a_row_of_digits_longer_than_any_number_is_just_text() -> None:
    assert misleads("1_" * 20)
    assert not misleads("1_" * 20 + "1")
