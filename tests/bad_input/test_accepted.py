"""What looks odd and is right: read as it is written, without a word, and with the places that an editor shows."""

import pytest
from tests.plan_folder import GUATEMALA, MATRIX, PLAN, THEME, PlanFolder

from workplan_cli.loading.load import load
from workplan_cli.models.country import CountryFile

FILE = "data/countries/guatemala.yaml"


def _country(plan: PlanFolder, raw: bytes | str) -> CountryFile:
    """What a country file says in which nothing is found."""
    plan.write(FILE, raw)
    loaded = load(plan.root)
    assert loaded.findings == ()
    assert loaded.submissions is not None
    return next(each.content for each in loaded.submissions.countries if each.file == FILE)


def _institution(plan: PlanFolder, written: str) -> str:
    country = _country(plan, f"country: GT\nlanguage: es\nfocal_point:\n  institution: {written}\n")
    assert country.focal_point is not None
    assert country.focal_point.institution is not None
    return country.focal_point.institution["es"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Ministerio", "Ministerio"),
        ('"NO"', "NO"),
        ("'12:30'", "12:30"),
        ("Oficina # que coordina", "Oficina"),
        ("Oficina#4", "Oficina#4"),
        ('"Oficina #4"', "Oficina #4"),
        ('"{{7*7}}"', "{{7*7}}"),
        ("a {{7*7}} b", "a {{7*7}} b"),
        ('"a: b"', "a: b"),
        ('"@x *y &z !t %u `v` | w"', "@x *y &z !t %u `v` | w"),
        ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
        ("=1+1", "=1+1"),
        ("<script>[red]</script>", "<script>[red]</script>"),
        ("\u0646\u06cc\u200c\u0646\u06cc", "\u0646\u06cc\u200c\u0646\u06cc"),
        ("\U0001f469\u2764\ufe0f", "\U0001f469\u2764\ufe0f"),
        ('"a\\tb\\u00f1"', "a\tb\u00f1"),
        ("1.2.3", "1.2.3"),
        ("2018-01-01", "2018-01-01"),
        ("1 000", "1 000"),
        ("Nota", "Nota"),
        ("null y sin valor", "null y sin valor"),
        ("Migracio\u0301n", "Migraci\u00f3n"),
        ("|-\n    uno\n    dos", "uno\ndos"),
        (">-\n    uno\n    dos\n\n    tres", "uno dos\n\ntres"),
        ("uno\n    dos\n\n    tres", "uno dos\n\ntres"),
        ("'uno\n\n    dos'", "uno\n\ndos"),
        ('"uno\n\n    dos"', "uno\n\ndos"),
        ('"uno\\ndos"', "uno\ndos"),
        ('"uno\\x0Ados\n\n    tres"', "uno\ndos\ntres"),
        ("|\n    uno\n\n\n    dos\n", "uno\n\n\ndos\n"),
    ],
)
def test_a_text_is_what_is_written(plan: PlanFolder, written: str, said: str) -> None:
    assert _institution(plan, written) == said


@pytest.mark.parametrize(
    "raw",
    [
        b"country: GT\nlanguage: es\n",
        b"\xef\xbb\xbfcountry: GT\nlanguage: es\n",
        b"country: GT\r\nlanguage: es\r\n",
        b"country: GT\rlanguage: es\r",
        b"country: GT\nlanguage: es",
        b"---\ncountry: GT\nlanguage: es\n...\n",
        b"---\ncountry: GT\nlanguage: es\n...\n# the end\n",
        b"{country: GT, language: es}",
        b'{"country": "GT", "language": "es"}',
        b'{\n\t"country": "GT",\n\t"language": "es"\n}',
        b"# x\n\ncountry:   GT   # y\n\n\nlanguage: es\n",
        b"? country\n: GT\n? language\n: es\n",
    ],
)
def test_a_file_is_read_however_it_is_saved(plan: PlanFolder, raw: bytes) -> None:
    assert _country(plan, raw) == CountryFile(country="GT", language="es")


def test_norway_is_a_country(plan: PlanFolder) -> None:
    plan.write("data/plan.yaml", PLAN.replace("[GT, MX]", "[GT, MX, NO]"))
    plan.write("data/countries/norway.yaml", "country: NO\n")
    plan.write("data/themes/1-information.yaml", THEME + "    except: {NO: Todavía no}\n    lead: [NO]\n")
    assert plan.read() == []


def test_a_status_of_yes_is_no_boolean(plan: PlanFolder) -> None:
    country = _country(plan, GUATEMALA + "matrices: {protocol: {answers: {r-1: {status: yes}, r-2: {status: no}}}}\n")
    answers = country.matrices["protocol"].answers
    assert {row: answer.status for row, answer in answers.items()} == {"r-1": "yes", "r-2": "no"}


def test_an_optional_field_without_a_value_is_not_given(plan: PlanFolder) -> None:
    written = """\
country: GT
language:
compiled:
focal_point: {name: , email: ~, phone: null}
delegation:
matrices:
  protocol:
    status:
    answers:
      r-1: {status: , note: }
positions:
"""
    same = "country: GT\nfocal_point: {}\nmatrices: {protocol: {answers: {r-1: {}}}}\n"
    assert _country(plan, written) == _country(plan, same)


def test_an_answer_without_anything_is_an_empty_answer(plan: PlanFolder) -> None:
    written = "country: GT\nmatrices:\n  protocol:\n    answers:\n      r-1:\npositions: {INT-01: }\n"
    same = "country: GT\nmatrices: {protocol: {answers: {r-1: {}}}}\npositions: {INT-01: {}}\n"
    assert _country(plan, written) == _country(plan, same)


def test_optional_fields_without_a_value_in_the_other_files(plan: PlanFolder) -> None:
    plan.write(
        "data/plan.yaml",
        PLAN + "period:\npaper:\ninvited:\npremises:\nrules:\nreminders: {stages: }\ntlp: {default: }\n",
    )
    plan.write("data/matrices/protocol.yaml", MATRIX + "kind:\ntreaties:\n")
    plan.write(
        "data/themes/1-information.yaml", THEME + "    status:\n    except:\n    indicators:\ngroup: {support: }\n"
    )
    plan.write("data/decisions.yaml", "- {decision: waive, rule: WP301, reason: x, agreed_by: , date: }\n")
    assert plan.read() == []


def test_what_is_repeated_by_reference_stands_where_it_is_used(plan: PlanFolder) -> None:
    country = _country(
        plan, "country: GT\ndelegation:\n  - &a {name: A, profile: &p x}\n  - *a\n  - {name: B, profile: *p}\n"
    )
    assert [(each.name, each.profile) for each in country.delegation] == [("A", "x"), ("A", "x"), ("B", "x")]


def test_a_list_of_decisions_may_be_empty(plan: PlanFolder) -> None:
    plan.write("data/decisions.yaml", "[]\n")
    assert plan.read() == []


@pytest.mark.parametrize(
    ("raw", "line", "column", "end"),
    [
        (b"country: GT\r\nfocal_point: {institution: 5}\r\n", 2, 28, 29),
        (b"country: GT\rfocal_point: {institution: 5}\r", 2, 28, 29),
        (b"\rcountry: GT\n\r\nfocal_point: {institution: 5}\r", 4, 28, 29),
        (b"\xef\xbb\xbffocal_point: {institution: 5}\ncountry: GT\n", 1, 28, 29),
        ("focal_point: {name: 国国, institution: 5}\ncountry: GT\n".encode(), 1, 38, 39),
        ("focal_point: {name: 🇬🇹, institution: 5}\ncountry: GT\n".encode(), 1, 38, 39),
        ("focal_point: {name: Pe\u0301rez, institution: 5}\ncountry: GT\n".encode(), 1, 42, 43),
        (b"focal_point: {name: a,\t\tinstitution: 5}\ncountry: GT\n", 1, 38, 39),
        (b"focal_point: # \xc3\xb1\n  institution: 5\ncountry: GT\n", 2, 16, 17),
    ],
)
def test_a_place_is_where_an_editor_shows_it(plan: PlanFolder, raw: bytes, line: int, column: int, end: int) -> None:
    plan.write(FILE, raw)
    said = "a text is expected here, not the number 5 (quotes make it a text)"
    assert plan.read() == [("WP022", line, column, line, end, said)]
