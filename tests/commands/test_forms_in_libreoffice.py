"""A form filled in by LibreOffice, typed cell by cell, saved by it, and imported; and printed by it."""

import shutil
import subprocess
from difflib import unified_diff
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from tests.commands.terminal import ROOT, workplan

pytestmark = pytest.mark.slow

MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Fill
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
{cells}
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName" : kind(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL("{target}", kind())
  book.close(True)
End Sub
</script:module>
"""


def typed_in_libreoffice(form: Path, cells: dict[str, str], target: Path, profile: Path) -> None:
    """Open the form, type into cells as a person does, and save it as another file."""
    office(profile, "--terminate_after_init")  # makes the profile, with an empty module in it
    lines = []
    for name, text in cells.items():
        sheet, _, cell = name.rpartition("!")
        quoted = '" & Chr(10) & "'.join(text.replace('"', '""').split("\n"))
        lines.append(f'  book.Sheets.getByName("{sheet}").getCellRangeByName("{cell}").FormulaLocal = "{quoted}"')
    module = MODULE.format(source=form.as_uri(), target=target.as_uri(), cells=escape("\n".join(lines)))
    (profile / "user/basic/Standard/Module1.xba").write_text(module, encoding="utf-8")
    office(profile, "--norestore", "macro:///Standard.Module1.Fill")
    assert target.exists()


def office(profile: Path, *arguments: str | Path) -> None:
    command = ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}", *arguments]
    subprocess.run(command, check=True, timeout=180, capture_output=True)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    assert workplan("form", "GT", folder=tmp_path).code == 0
    assert workplan("form", "theme", "INT", folder=tmp_path).code == 0
    return tmp_path


def test_a_form_that_libreoffice_saved_changes_nothing(plan: Path) -> None:
    for name in ("GT", "INT"):
        typed_in_libreoffice(plan / f"{name}.xlsx", {}, plan / f"{name}-saved.xlsx", plan / "profile")
    ran = workplan("import", "GT-saved.xlsx", "INT-saved.xlsx", folder=plan)
    assert (ran.code, ran.err) == (0, "nothing to change: the files say the same already\n")


def test_what_is_typed_in_libreoffice_comes_home(plan: Path) -> None:
    sheet = "Indicadores… de migrantes"
    cells = {
        f"{sheet}!D8": "en parte",
        f"{sheet}!E8": "0612",
        f"{sheet}!F8": "2016-10-18",
        f"{sheet}!G8": "Sí: falta «el mar»; =1+1\nSegunda línea.",
        f"{sheet}!J8": "no",
        "Punto focal!B5": "A. Ejemplo Niño",
        "Punto focal!F5": "+502 2411-0000",
        "Delegación!B5": "Fiscales",
        "Delegación!C5": "12:30",
        "Posiciones!E6": "tiene una reserva",
        "Posiciones!F6": "-1",
    }
    typed_in_libreoffice(plan / "GT.xlsx", cells, plan / "GT-filled.xlsx", plan / "profile")
    ran = workplan("import", "GT-filled.xlsx", "--write", folder=plan)
    assert ran.err == "wrote data/countries/guatemala.yaml\n"
    before = (ROOT / "data/countries/guatemala.yaml").read_text(encoding="utf-8").splitlines()
    after = (plan / "data/countries/guatemala.yaml").read_text(encoding="utf-8").splitlines()
    changes = [line for line in unified_diff(before, after, n=0, lineterm="") if line[:2] not in ("--", "++", "@@")]
    assert changes == [
        "+focal_point:",
        "+  name: A. Ejemplo Niño",
        "+  phone: +502 2411-0000",
        "+delegation:",
        "+  - profile: prosecutor",
        '+    name: "12:30"',
        "+  smuggling-protocol:",
        "+    answers:",
        "+      sp-05:",
        "+        status: in_part",
        '+        citation: "0612"',
        "+        date: 2016-10-18",
        "+        note: |-",
        "+          Sí: falta «el mar»; =1+1",
        "+          Segunda línea.",
        "+        verified: false",
        "+positions:",
        "+  INT-01:",
        "+    position: reserve",
        '+    note: "-1"',
    ]


def test_forms_print_in_libreoffice(plan: Path) -> None:
    for name, pages in (("GT", range(12, 25)), ("INT", range(4, 20))):
        office(plan / "profile", "--convert-to", "pdf", "--outdir", plan, plan / f"{name}.xlsx")
        told = subprocess.run(["pdfinfo", plan / f"{name}.pdf"], check=True, capture_output=True, text=True).stdout
        assert int(told.split("Pages:")[1].split()[0]) in pages
        said = subprocess.run(
            ["pdftotext", "-layout", plan / f"{name}.pdf", "-"], check=True, capture_output=True, text=True
        )
        assert "Solo se pueden llenar las celdas amarillas" in said.stdout
        assert "workplan:" not in said.stdout
