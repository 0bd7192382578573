"""`workplan init`: a plan that can be checked and built at once."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest
import yaml
from tests.commands.terminal import ENVIRONMENT, ROOT, Ran, workplan

WRITTEN = [
    "data/plan.yaml",
    "data/matrices/matrix-01.yaml",
    "data/themes/1-theme.yaml",
    "schemas/plan.schema.json",
    "schemas/matrix.schema.json",
    "schemas/country.schema.json",
    "schemas/theme.schema.json",
    "schemas/decisions.schema.json",
    "schemas/reminders.schema.json",
    "README.md",
    ".gitignore",
]


def test_a_new_plan_says_what_it_wrote_and_has_no_error(tmp_path: Path) -> None:
    ran = workplan("init", "river", folder=tmp_path)
    assert ran == Ran(0, "", "".join(f"wrote river/{file}\n" for file in WRITTEN))
    report = json.loads(workplan("validate", "--format", "json", folder=tmp_path / "river").out)
    assert report["summary"]["errors"] == 0
    assert report["summary"]["files"] == 3


def test_a_new_plan_is_built(tmp_path: Path) -> None:
    workplan("init", "river", "--languages", "es,en", folder=tmp_path)
    ran = workplan("build", "--format", "md", "--as-of", "2018-01-01", folder=tmp_path / "river")
    assert (ran.code, ran.out) == (0, "")
    assert sorted(path.name for path in (tmp_path / "river" / "build").iterdir()) == [
        "work-plan.en.md",
        "work-plan.es.md",
    ]


def test_what_is_given_stands_in_the_plan(tmp_path: Path) -> None:
    asked = (
        "--title",
        'Plan: "río" #1',
        "--organisation",
        "Comisión del Río",
        "--languages",
        "es, en",
        "--members",
        "gt,HN,NO",
    )
    workplan("init", tmp_path / "río", *asked)
    plan = yaml.safe_load((tmp_path / "río" / "data" / "plan.yaml").read_text(encoding="utf-8"))
    assert {name: value for name, value in plan.items() if value is not None} == {
        "id": "plan-rio-1",
        "title": {"es": 'Plan: "río" #1'},
        "organisation": {"es": "Comisión del Río"},
        "languages": ["es", "en"],
        "period": {"start": None, "end": None},
        "paper": "a4",
        "tlp": {"default": "CLEAR", "personal": "AMBER"},
        "members": ["GT", "HN", "NO"],
    }
    assert workplan("validate", "--root", tmp_path / "río").code == 0


def test_without_anything_given_it_is_openly_a_placeholder(tmp_path: Path) -> None:
    workplan("init", tmp_path / "en")
    workplan("init", tmp_path / "es", LC_ALL="es_HN.UTF-8")
    workplan("init", tmp_path / "fr", LC_ALL="fr_FR.UTF-8")
    plans = {
        each: yaml.safe_load((tmp_path / each / "data" / "plan.yaml").read_text(encoding="utf-8"))
        for each in ("en", "es", "fr")
    }
    assert plans["en"]["title"] == plans["fr"]["title"] == {"en": "Title of the plan"}
    assert plans["es"]["title"] == {"es": "Título del plan"}
    assert plans["es"]["organisation"] == {"es": "Nombre de la organización"}
    assert plans["en"]["members"] == ["AQ", "BV"]


def test_every_file_finds_its_schema(tmp_path: Path) -> None:
    workplan("init", tmp_path / "plan")
    workplan("new", "country", "AQ", folder=tmp_path / "plan")
    files = sorted((tmp_path / "plan" / "data").rglob("*.yaml"))
    assert len(files) == 4
    for file in files:
        first = file.read_text(encoding="utf-8").splitlines()[0]
        schema = file.parent / first.removeprefix("# yaml-language-server: $schema=")
        assert json.loads(schema.read_text(encoding="utf-8"))["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--languages", "Spanish"), "--languages: Spanish is no language code; write es or en"),
        (("--languages", " ,"), "--languages names no language"),
        (("--members", "Guatemala"), "--members: GUATEMALA is no country code of ISO 3166-1, such as GT"),
        (("--members", ","), "--members names no country"),
        (("--title", "a\nb"), "a title is one line of characters that show"),
    ],
)
def test_what_cannot_be_meant_writes_nothing(tmp_path: Path, arguments: tuple[str, str], said: str) -> None:
    assert workplan("init", "plan", *arguments, folder=tmp_path) == Ran(2, "", f"workplan: {said}\n")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "link").symlink_to("nowhere")
    for folder, said in (
        (".", ". is not empty; nothing was written"),
        ("file", "file is no folder"),
        ("link", "link is a link to nothing"),
    ):
        assert workplan("init", folder, folder=tmp_path) == Ran(2, "", f"workplan: {said}\n")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "link"]


def test_an_empty_folder_or_repository_is_taken(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert workplan("init", ".", folder=tmp_path).code == 0
    assert workplan("validate", folder=tmp_path).code == 0


@pytest.mark.slow
def test_an_installed_workplan_begins_checks_and_builds_a_plan(tmp_path: Path) -> None:
    wheels, folder = tmp_path / "wheels", tmp_path / "plan"
    subprocess.run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", wheels, ROOT], check=True)
    venv.create(tmp_path / "venv")
    pip = [sys.executable, "-m", "pip", "--python", str(tmp_path / "venv"), "install", "-q", "--no-compile"]
    subprocess.run([*pip, *map(str, wheels.iterdir())], check=True)

    def installed(*arguments: str, inside: Path) -> None:
        environment = os.environ | ENVIRONMENT
        subprocess.run([tmp_path / "venv" / "bin" / "workplan", *arguments], cwd=inside, env=environment, check=True)

    installed("init", str(folder), "--languages", "es,en", "--members", "GT,HN", inside=tmp_path)
    installed("new", "country", "GT", inside=folder)
    installed("validate", inside=folder)
    installed("build", inside=folder)
    assert sorted(path.name for path in (folder / "build").iterdir()) == [
        "work-plan.en.docx",
        "work-plan.en.md",
        "work-plan.es.docx",
        "work-plan.es.md",
    ]
    committed = ROOT / "schemas" / "country.schema.json"
    assert (folder / "schemas" / "country.schema.json").read_bytes() == committed.read_bytes()
    # Every line of an installed program is English or Spanish as in the checkout.
    assert "# A quién escribe la secretaría." in (folder / "data/countries/guatemala.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        (
            "es,en",
            [
                "Título de la matriz",
                "Lo que se pregunta",
                "Título del plan",
                "Nombre de la organización",
                "Título del tema",
                "Título de la acción",
            ],
        ),
        (
            "pt",
            [
                "Title of the matrix",
                "What is asked",
                "Title of the plan",
                "Name of the organisation",
                "Title of the theme",
                "Title of the action",
            ],
        ),
    ],
)
def test_what_a_new_plan_begins_with_is_not_printed_without_a_word(
    tmp_path: Path, languages: str, said: list[str]
) -> None:
    workplan("init", tmp_path / "new", "--languages", languages)
    ran = workplan("validate", "--select", "WP410", "--format", "json", folder=tmp_path / "new")
    assert [finding["message"].split("`")[1] for finding in json.loads(ran.out)["findings"]] == said


def test_themes_that_nobody_has_written_yet_are_not_said_to_look_alike(tmp_path: Path) -> None:
    root = tmp_path / "new"
    workplan("init", root, "--languages", "es,en")
    for code in ("OPS", "PRE"):
        assert workplan("new", "theme", code, "--title", f"Tema {code}", folder=root).code == 0
    ran = workplan("validate", "--select", "WP30", "--select", "WP410", "--format", "json", folder=root)
    said = [(finding["code"], finding["message"]) for finding in json.loads(ran.out)["findings"]]
    titles = [message for code, message in said if code == "WP410" and "Título de la acción" in message]
    assert len(titles) == 3
    assert {code for code, _ in said}.isdisjoint(("WP305", "WP306", "WP307"))


def test_a_country_file_that_names_nobody_yet_is_told_so(tmp_path: Path) -> None:
    workplan("init", tmp_path / "new", "--members", "AO,TL")
    workplan("new", "country", "AO", folder=tmp_path / "new")
    ran = workplan("validate", "--select", "WP155", folder=tmp_path / "new")
    assert ran.out.splitlines()[0].endswith("WP155 focal-point-out-of-reach: no focal point is named yet")
