"""Documents that are made once for each country: in which language, for whom, under what name."""

import shutil
from pathlib import Path

import pytest
from tests.commands.terminal import PLANS, workplan
from tests.unit.consolidation.submitted import read

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.documents.directives import TemplateFault
from workplan_cli.documents.editions import editions

PLAN = consolidate(
    read(
        plan="id: example\ntitle: Example\nmembers: [BZ, GT, HN, US]\nlanguages: [es, en]",
        countries=[
            "country: US\nlanguage: en\n",
            "country: HN\nlanguage: en\n",  # Honduras chose English
            "country: GT\nlanguage: fr\n",  # no document is made in French: Spanish is official there
        ],
    )
)
EACH = "{# for each country #}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    return tmp_path


def template(folder: Path, text: str, name: str = "own") -> None:
    (folder / "templates" / f"{name}.md.j2").write_text(text, encoding="utf-8")


def made(folder: Path, *, languages: tuple[str, ...] = (), countries: tuple[str, ...] = ()) -> list[str]:
    return [each.stem for each in editions(PLAN, folder, ("own", "work-plan"), languages, countries)]


def test_a_country_gets_its_document_in_its_own_language(folder: Path) -> None:
    template(folder, EACH)
    assert made(folder) == ["own.GT.es", "work-plan.es", "own.BZ.en", "own.HN.en", "own.US.en", "work-plan.en"]


def test_a_language_that_is_asked_for_is_that_of_every_country(folder: Path) -> None:
    template(folder, EACH)
    assert made(folder, languages=("en",), countries=("GT", "US")) == ["own.GT.en", "own.US.en", "work-plan.en"]


def test_without_the_line_a_document_is_of_the_whole_plan(folder: Path) -> None:
    template(folder, "{# for the plenary #}\n")
    assert made(folder, countries=("GT",)) == ["own.es", "work-plan.es", "own.en", "work-plan.en"]


def test_a_template_made_for_each_of_anything_else_is_a_fault(folder: Path) -> None:
    template(folder, "{#- for each theme -#}\n")
    with pytest.raises(TemplateFault) as caught:
        made(folder)
    place = folder / "templates" / "own.md.j2"
    assert str(caught.value) == f"{place}:1: a template is made for each country, not for each theme"


def build(tmp_path: Path, text: str, *more: str) -> tuple[int, str, dict[str, str]]:
    """What is said, and the files that are there."""
    shutil.copytree(PLANS / "complete" / "data", tmp_path / "data")
    (tmp_path / "templates").mkdir()
    template(tmp_path, text)
    ran = workplan("build", "own", "--root", tmp_path, "--out", tmp_path / "out", "--format", "md", *more)
    out = tmp_path / "out"
    files = {path.name: path.read_text(encoding="utf-8") for path in sorted(out.iterdir())} if out.is_dir() else {}
    return ran.code, ran.err.strip().splitlines()[-1], files


def test_the_template_sees_the_country_and_what_it_is_a_part_of(tmp_path: Path) -> None:
    text = EACH + (
        "{{ country.name }} ({{ plan.language }}):"
        "{% for share in plan.shares(country.code) %} {{ share.action.id }} {{ share.stand }}"
        "{% if share.due %} due{% endif %}{% if not loop.last %},{% endif %}{% endfor %}."
        "{% for owed in plan.owed_by(country.code) %} {{ owed.matrix_id }} {{ owed.row_ids | length }}{% endfor %}\n"
    )
    assert build(tmp_path, text, "--country", "bv", "--country", "NU", "--tlp", "RED")[2] == {
        "own.BV.es.md": "Isla Bouvet (es): INF-01 participate, INF-02 unanswered due, INF-03 participate,"
        " OPS-01 reserve, OPS-04 lead due, STD-01 lead, STD-02 unanswered due, STD-03 unanswered due,"
        " STD-04 unanswered due, PAS-01 unanswered due, PAS-02 unanswered due, PAS-03 excepted,"
        " PAS-04 unanswered due.\n",
        "own.NU.en.md": "Niue (en): INF-01 unanswered due, INF-02 excepted,"
        " INF-03 unanswered due, OPS-01 unanswered due, STD-01 unanswered due, STD-02 unanswered due,"
        " STD-04 unanswered due, PAS-01 unanswered due, PAS-02 unanswered due, PAS-03 unanswered due,"
        " PAS-04 unanswered due. ferry-treaties 5 ferry-safety 7 ferry-laws 5\n",
    }


def test_a_country_for_which_nothing_is_printed_gets_no_file(tmp_path: Path) -> None:
    text = EACH + "{% if plan.owed_by(country.code) | length == 3 %}{{ country.name }}{% endif %}\n"
    assert build(tmp_path, text)[2] == {
        "own.NU.en.md": "Niue\n",
        "own.TK.es.md": "Tokelau\n",
    }


@pytest.mark.parametrize(
    ("country", "text", "said"),
    [
        (
            "GT",
            EACH,
            "workplan: there is no Member Country GT; known: AQ, BV, CC, CX, NU, SJ, TK, UM",
        ),
        ("BV", "x\n", "workplan: --country is for documents that are made for each country; own is not"),
    ],
)
def test_a_country_that_makes_no_sense_is_refused(tmp_path: Path, country: str, text: str, said: str) -> None:
    assert build(tmp_path, text, "--country", country) == (2, said, {})


def test_a_first_line_that_cannot_be_used_is_said_in_one_line(tmp_path: Path) -> None:
    place = tmp_path / "templates" / "own.md.j2"
    said = f"workplan: the template cannot be used: {place}:1: a template is made for each country, not for each lead"
    assert build(tmp_path, "{# for each lead #}\n") == (4, said, {})
