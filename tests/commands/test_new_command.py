"""`workplan new`: a file that can be filled in at once and is no error as it stands."""

import json
from pathlib import Path

import pytest
import yaml
from tests.commands.terminal import PLANS, ROOT, Ran, workplan
from tests.plan_folder import PlanFolder

PLAN = """\
id: example-plan
title: {es: Plan de ejemplo, en: Example plan}
languages: [es, en]
members: [GT, BZ, "NO"]
profiles: {prosecutor: {es: Fiscales, en: Prosecutors}}
"""
MATRIX = """\
id: protocol
title: {es: Protocolo, en: Protocol}
deadline: 2017-07-21
rows:
  - id: r-1
    reference: "6(1)(a)"
    topic: {es: Delito, en: Offence}
    text: {es: "Es delito\\n\\nEn toda circunstancia", en: It is an offence}
    obligation: mandatory
    requires: [citation, date]
  - {id: r-2, text: {en: It is prevented}}
  - {id: "1.10", text: {es: Una fila con un número, en: A row with a number}}
"""
TREATIES = """\
id: treaties
title: {es: Tratados, en: Treaties}
kind: treaties
treaties: {one: {name: {es: Uno, en: One}}}
rows:
  - {id: signed, text: {es: Firma, en: Signature}, treaty: one, step: signature}
  - {id: deposited, text: {es: Depósito, en: Deposit}, treaty: one, step: deposit}
"""
THEME = """\
theme: 1
code: INT
title: {es: Información, en: Information}
actions:
  - {id: INT-01, title: {es: Primera, en: First}, countries: all}
  - {id: INT-02, title: {es: Segunda, en: Second}, countries: [BZ]}
  - {id: INT-03, title: {es: Tercera, en: Third}, countries: all, except: {GT: {es: No aplica, en: Not applicable}}}
  - {id: INT-04, title: {es: Cuarta, en: Fourth}, countries: all, status: withdrawn}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plan whose countries have submitted nothing."""
    plan = PlanFolder(tmp_path)
    plan.write("data/plan.yaml", PLAN)
    plan.write("data/matrices/protocol.yaml", MATRIX)
    plan.write("data/matrices/treaties.yaml", TREATIES)
    plan.write("data/themes/1-information.yaml", THEME)
    plan.write("schemas/country.schema.json", "{}")
    return tmp_path


def errors(folder: Path, *files: str) -> list[str]:
    findings = json.loads(workplan("validate", *files, "--format", "json", folder=folder).out)["findings"]
    return [f"{each['file']}: {each['message']}" for each in findings if each["severity"] == "error"]


def test_the_file_of_a_country(folder: Path) -> None:
    assert workplan("new", "country", "gt", folder=folder) == Ran(0, "", "wrote data/countries/guatemala.yaml\n")
    assert (
        (folder / "data/countries/guatemala.yaml").read_text(encoding="utf-8")
        == """\
# yaml-language-server: $schema=../../schemas/country.schema.json
# Guatemala: Plan de ejemplo
# Complete lo que va después de los dos puntos. Lo que queda vacío cuenta como no indicado.
# Las líneas que empiezan con # explican y no se leen. `workplan validate` muestra lo que falta.
country: GT
language: es

# A quién escribe la secretaría. El número de teléfono va entre comillas.
focal_point:
  name:
  position:
  institution:
  email:
  phone:

# A quiénes envía el país al taller. Quite el # de las líneas de un perfil cuando alguien lo tenga.
delegation:
  # Fiscales
  # - profile: prosecutor
  #   name:
  #   position:
  #   institution:

# status de una respuesta: yes, in_part, no o not_applicable. Un `no` y un `in_part` requieren una nota (note).
# Una fila sin respuesta falta; no es un `no`.
matrices:

  # Tratados
  treaties:
    # `draft` mientras trabaja en ella; `submitted`, con el día, cuando la haya entregado.
    status: draft
    submitted:
    answers:

      # Firma
      signed:
        status:
        date:
        note:

      # Depósito
      deposited:
        status:
        date:
        act:
        note:

  # Protocolo
  # Plazo: 2017-07-21
  protocol:
    # `draft` mientras trabaja en ella; `submitted`, con el día, cuando la haya entregado.
    status: draft
    submitted:
    answers:

      # 6(1)(a) · Delito · obligatoria
      # Es delito
      # En toda circunstancia
      r-1:
        status:
        citation:
        date:
        note:

      # It is prevented
      r-2:
        status:
        citation:
        note:

      # Una fila con un número
      "1.10":
        status:
        citation:
        note:

# position: lead (lidera), participate (participa), observe (observa), reserve (reserva, con nota) o decline (declina).
positions:
  # Primera
  INT-01:
    position:
    note:
"""
    )


def test_the_file_of_a_country_is_no_error_and_says_what_is_missing(folder: Path) -> None:
    workplan("new", "country", "GT", folder=folder)
    assert errors(folder, "data/countries") == []
    owed = json.loads(
        workplan("reminders", "--country", "GT", "--format", "json", "--as-of", "2017-11-28", folder=folder).out
    )
    assert [(each["matrix"], each["missing"], each["total"]) for each in owed["reminders"]] == [
        ("treaties", 2, 2),
        ("protocol", 3, 3),
    ]
    assert [each["delegation"] for each in owed["countries"]] == [["prosecutor"]]


def test_a_row_of_which_nothing_is_filled_in_is_missing_and_nothing_else(folder: Path) -> None:
    workplan("new", "country", "GT", folder=folder)
    file = folder / "data/countries/guatemala.yaml"
    text = file.read_text(encoding="utf-8")
    half = text.replace("        citation:\n", "        citation: Decreto 1\n", 1)
    assert half != text
    shown = ("validate", "--format", "json", "--select", "WP122", "--select", "WP104", "data/countries")
    for written, codes in ((text, ["WP104", "WP104"]), (half, ["WP104", "WP104", "WP122"])):
        file.write_text(written, encoding="utf-8")
        findings = json.loads(workplan(*shown, folder=folder).out)["findings"]
        assert [each["code"] for each in findings] == codes


@pytest.mark.parametrize(("code", "language"), [("GT", "es"), ("BZ", "en"), ("NO", "es")])
def test_the_language_is_one_of_the_plan_that_the_country_speaks(folder: Path, code: str, language: str) -> None:
    workplan("new", "country", code, folder=folder)
    (file,) = (folder / "data/countries").iterdir()
    assert f"\nlanguage: {language}\n" in file.read_text(encoding="utf-8")
    assert errors(folder, "data/countries") == []


def test_a_country_that_other_programs_take_for_false(folder: Path) -> None:
    workplan("new", "country", "NO", folder=folder)
    assert '\ncountry: "NO"\n' in (folder / "data/countries/norway.yaml").read_text(encoding="utf-8")


def test_the_language_may_be_asked_for(folder: Path) -> None:
    workplan("new", "country", "GT", "--lang", "en", folder=folder)
    written = (folder / "data/countries/guatemala.yaml").read_text(encoding="utf-8")
    assert "\nlanguage: en\n" in written
    assert "      # 6(1)(a) · Offence · mandatory\n      # It is an offence\n      r-1:\n" in written


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("country", "MX"), "MX is no member of the plan; known: BZ, GT, NO"),
        (("country", "GT", "--lang", "Spanish"), "--lang Spanish is no language code; write it as es or en"),
        (("theme", "int", "--title", "x"), "int is no code of a working group; write capital letters, such as INT"),
        (("theme", "INT", "--title", "x"), "data/themes/1-information.yaml is the theme INT already"),
        (
            ("theme", "OPS", "--title", "x", "--number", "1"),
            "data/themes/1-information.yaml is theme 1 already; 2 is free",
        ),
        (("theme", "OPS", "--title", " "), "a title is one line of characters that show"),
        (("theme", "OPS", "--title", "a\u202eb"), "a title is one line of characters that show"),
        (("matrix", "../x"), "../x is no id; write letters, digits, hyphens and full stops"),
        (("matrix", "x", "--kind", "laws"), "--kind laws is not one of treaties, indicators, legislation"),
        (("matrix", "protocol"), "data/matrices/protocol.yaml is the matrix protocol already"),
        (("matrix", "PROTOCOL"), "data/matrices/protocol.yaml is there already; nothing was written"),
    ],
)
def test_what_cannot_be_begun_writes_nothing(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    before = sorted(folder.rglob("*"))
    assert workplan("new", *arguments, folder=folder) == Ran(2, "", f"workplan: {said}\n")
    assert sorted(folder.rglob("*")) == before


def test_a_country_keeps_its_file(folder: Path) -> None:
    file = folder / "data" / "countries" / "gt.yaml"
    PlanFolder(folder).write("data/countries/gt.yaml", "country: GT\n")
    taken = Ran(2, "", "workplan: data/countries/gt.yaml is the file of GT already\n")
    assert workplan("new", "country", "GT", folder=folder) == taken
    file.write_text("country: GT\nwrong: 1\n", encoding="utf-8")
    assert workplan("new", "country", "GT", folder=folder) == taken
    file.write_text("country: [\n", encoding="utf-8")
    file.rename(file.with_name("guatemala.yaml"))
    assert workplan("new", "country", "GT", folder=folder) == Ran(
        2, "", "workplan: data/countries/guatemala.yaml is there already; nothing was written\n"
    )


def test_a_plan_that_cannot_be_read(folder: Path) -> None:
    (folder / "data" / "plan.yaml").write_text("id: [\n", encoding="utf-8")
    assert workplan("new", "country", "GT", folder=folder) == Ran(
        2, "", "workplan: data/plan.yaml cannot be read; `workplan validate` says why\n"
    )


def test_the_file_of_a_theme(folder: Path) -> None:
    title = 'Operativos: "de campo" #1'
    ran = workplan("new", "theme", "OPS", "--title", title, folder=folder)
    assert ran == Ran(0, "", "wrote data/themes/2-operativos-de-campo-1.yaml\n")
    written = (folder / "data/themes/2-operativos-de-campo-1.yaml").read_text(encoding="utf-8")
    assert errors(folder, "data/themes/2-operativos-de-campo-1.yaml") == []
    data = yaml.safe_load(written)
    (action,) = data.pop("actions")
    assert data == {
        "theme": 2,
        "code": "OPS",
        "title": {"es": title},
        "objective": None,
        "group": {"facilitator": None, "rapporteur": None, "support": None},
    }
    assert {name: value for name, value in action.items() if value is not None} == {
        "id": "OPS-01",
        "title": {"es": "Título de la acción"},
        "status": "proposed",
    }
    assert "    # Quién lidera: códigos de miembros o ids de socios.\n    #     [GT, IOM]\n    lead:\n" in written


def test_the_file_of_a_matrix(folder: Path) -> None:
    ran = workplan(
        "new", "matrix", "model-law", "--title", "Model law", "--kind", "legislation", "--lang", "en", folder=folder
    )
    assert ran == Ran(0, "", "wrote data/matrices/model-law.yaml\n")
    assert errors(folder, "data/matrices/model-law.yaml") == []
    assert yaml.safe_load((folder / "data/matrices/model-law.yaml").read_text(encoding="utf-8")) == {
        "id": "model-law",
        "title": {"en": "Model law"},
        "kind": "legislation",
        "instrument": {"name": None, "citation": None},
        "deadline": None,
        "rows": [
            {
                "id": "row-01",
                "reference": None,
                "topic": None,
                "text": {"en": "What is asked"},
                "obligation": None,
                "requires": None,
            }
        ],
    }


def test_where_the_editor_finds_no_schemas_it_is_said_how_to_get_them(plan: PlanFolder) -> None:
    ran = workplan("new", "matrix", "x", folder=plan.root)
    assert ran.err == (
        "wrote data/matrices/x.yaml\neditors find no schemas/ here: `workplan schema --out schemas` writes it\n"
    )


@pytest.mark.parametrize("root", [ROOT, PLANS / "complete", PLANS / "small"], ids=lambda root: root.name)
def test_every_country_of_the_plans_could_begin_anew(root: Path, tmp_path: Path) -> None:
    """Nobody's file is copied: only what is asked of everybody."""
    plan = PlanFolder(tmp_path)
    for folder in ("matrices", "themes"):
        for file in sorted((root / "data" / folder).iterdir()):
            plan.write(f"data/{folder}/{file.name}", file.read_bytes())
    plan.write("data/plan.yaml", (root / "data/plan.yaml").read_bytes())
    before = errors(tmp_path)
    reminded = json.loads(workplan("reminders", "--format", "json", "--root", tmp_path).out)["reminders"]
    codes = sorted({each["country"] for each in reminded})
    assert [workplan("new", "country", code, folder=tmp_path).code for code in codes] == [0] * len(codes)
    assert errors(tmp_path) == before
