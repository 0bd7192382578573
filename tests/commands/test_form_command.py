"""`workplan form`: a workbook in the language of a country, with what is known; only what is asked can be changed."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from tests.commands.terminal import PLANS, ROOT, process, workplan
from tests.filled import cells_of
from tests.plan_folder import write_plan


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    assert workplan("form", "GT", "US", "--out", tmp_path).code == 0
    assert workplan("form", "theme", "INT", "--out", tmp_path).code == 0
    return tmp_path


def test_it_says_what_it_wrote(tmp_path: Path) -> None:
    ran = workplan("form", "GT", "gt", "BZ", "--out", tmp_path / "forms")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"wrote {tmp_path}/forms/GT.xlsx\nwrote {tmp_path}/forms/BZ.xlsx\n"


def test_a_country_is_asked_in_its_language(forms: Path) -> None:
    assert load_workbook(forms / "GT.xlsx").sheetnames == [
        "Instrucciones",
        "Envío",
        "Estado de los tratados",
        "Indicadores… de migrantes",
        "Indicadores… trata de personas",
        "Matriz… ilícito de migrantes",
        "Matriz… la trata de personas",
        "Punto focal",
        "Delegación",
        "Posiciones",
        "workplan",
    ]
    assert load_workbook(forms / "US.xlsx").sheetnames[0] == "Instructions"


def test_what_is_known_is_filled_in(forms: Path) -> None:
    cells = cells_of(forms / "GT.xlsx")
    sheet = "Matriz… la trata de personas"
    row = next(
        name[1:]
        for name in (key.rpartition("!")[2] for key in cells if key.startswith(sheet))
        if cells[f"{sheet}!{name}"] == "Decreto 9-2009"
    )
    assert [cells.get(f"{sheet}!{column}{row}") for column in "CDEFGHI"] == [
        "sí",
        "Decreto 9-2009",
        None,
        None,
        "leydeguatemala.com",
        None,
        "sí",
    ]


def test_only_what_is_asked_can_be_changed(forms: Path) -> None:
    for name in ("GT.xlsx", "INT.xlsx"):
        book = load_workbook(forms / name)
        assert book.security.lockStructure
        for sheet in book:
            assert sheet.protection.sheet
            assert sheet.protection.password is None
            unlocked = {
                cell.fill.fgColor.rgb for row in sheet.iter_rows() for cell in row if not cell.protection.locked
            }
            assert unlocked <= {"FFFFF9E5"}  # yellow


def test_a_table_has_lists_headings_in_view_and_a_layout_for_paper(forms: Path) -> None:
    sheet = load_workbook(forms / "GT.xlsx")["Estado de los tratados"]
    lists = {str(each.sqref): (each.type, each.formula1) for each in sheet.data_validations.dataValidation}
    assert lists["C7:C11"] == ("list", "workplan!$H$1:$H$4")
    assert lists["E7:E11"][0] == "date"
    words = load_workbook(forms / "GT.xlsx")["workplan"]
    assert [words.cell(row, 8).value for row in range(1, 5)] == ["sí", "en parte", "no", "no aplicable"]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A7", "$6:$6")
    setup = sheet.page_setup
    assert (setup.orientation, setup.fitToWidth, setup.fitToHeight, setup.paperSize) == ("landscape", 1, 0, 1)


def test_ids_version_and_plan_are_there_and_not_seen(forms: Path) -> None:
    book = load_workbook(forms / "GT.xlsx")
    stamp = book["workplan"]
    assert stamp.sheet_state == "veryHidden"
    assert [[cell.value for cell in row[:2]] for row in stamp.iter_rows(max_row=5)] == [
        ["workplan-form", "1"],
        ["subject", "country"],
        ["name", "GT"],
        ["plan", "rcm-smuggling-2018"],
        ["language", "es"],
    ]
    sheet = book["Estado de los tratados"]
    assert sheet.column_dimensions["A"].hidden
    assert sheet.row_dimensions[1].hidden
    assert sheet["A7"].value == "untoc-deposit"


def test_a_group_has_its_actions_room_for_new_ones_and_what_codes_mean(forms: Path) -> None:
    cells = cells_of(forms / "INT.xlsx")
    ids = [cells[key] for key in cells if key.startswith("Acciones!B") and str(cells[key]).startswith("INT-")]
    assert ids == [f"INT-{number:02d}" for number in range(1, 12)]
    assert cells["Acciones!F6"] == "todos"
    assert [cells[f"Quién guía al grupo!B{row}"] for row in (5, 6, 7)] == ["Facilitador", "Relator", "Apoyo"]
    assert (cells["Quién guía al grupo!D7"], cells["Objetivo!C4"]) == ("OIM", "Qué quiere lograr el grupo")
    codes = {
        cells[key]: cells[f"Códigos!C{key[9:]}"] for key in cells if key.startswith("Códigos!B") and key != "Códigos!B2"
    }
    assert (codes["GT"], codes["UNODC"]) == ("Guatemala", "Oficina de las Naciones Unidas contra la Droga y el Delito")


def test_the_objective_of_a_group_has_room_to_be_written_by_hand(forms: Path) -> None:
    sheet = load_workbook(forms / "INT.xlsx")["Objetivo"]
    row = next(number for number in range(1, 20) if sheet.cell(number, 1).value == "theme")
    assert [sheet.row_dimensions[each].height for each in (row - 1, row)] == [15, 99]


def test_nothing_in_a_form_is_a_formula(tmp_path: Path) -> None:
    folder = write_plan(tmp_path)
    folder.write("data/countries/guatemala.yaml", 'country: GT\nfocal_point: {name: "=1+1", institution: "@x"}\n')
    workplan("form", "GT", folder=tmp_path)
    parts = ZipFile(tmp_path / "GT.xlsx")
    assert all(b"<f>" not in parts.read(name) for name in parts.namelist())
    assert {
        cell.data_type for row in load_workbook(tmp_path / "GT.xlsx")["Punto focal"].iter_rows() for cell in row
    } <= {"s", "n", "inlineStr"}


def test_what_is_labelled_higher_is_not_in_it(tmp_path: Path) -> None:
    plan = PLANS / "complete"
    assert workplan("form", "AQ", "--out", tmp_path, folder=plan).code == 0
    assert workplan("form", "AQ", "--out", tmp_path / "red", "--tlp", "RED", folder=plan).code == 0
    assert "Example Person 4" not in cells_of(tmp_path / "AQ.xlsx").values()
    assert "Example Person 4" in cells_of(tmp_path / "red" / "AQ.xlsx").values()


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    for number, environment in enumerate(
        ({"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}, {"PYTHONHASHSEED": "2", "LC_ALL": "C"})
    ):
        assert process("form", "GT", "--out", tmp_path / str(number), folder=ROOT, **environment).code == 0
    assert (tmp_path / "0/GT.xlsx").read_bytes() == (tmp_path / "1/GT.xlsx").read_bytes()
    assert {each.date_time for each in ZipFile(tmp_path / "0/GT.xlsx").infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("FR",), "FR is not in the plan; known: BZ, CA, CR, DO, GT, HN, MX, NI, PA, SV, US"),
        (("theme", "XYZ"), "XYZ is not in the plan; known: DET, INT, MIG, OPS, PRE"),
        (("theme",), "name the form: DET, INT, MIG, OPS, PRE"),
        (("GT", "--lang", "spanish"), "--lang spanish is no language code; write it as es or en"),
        (("GT", "--tlp", "PINK"), "there is no label PINK; known: CLEAR, GREEN, AMBER, AMBER+STRICT, RED"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    ran = workplan("form", *arguments, "--out", tmp_path)
    assert (ran.code, ran.err) == (2, f"workplan: {said}\n")


def test_a_file_that_cannot_be_read_gives_no_form(tmp_path: Path) -> None:
    write_plan(tmp_path).write("data/countries/guatemala.yaml", "country: GT\ncolour: red\n")
    ran = workplan("form", "GT", folder=tmp_path)
    assert (ran.code, ran.err) == (2, "workplan: the file of GT cannot be read; `workplan validate` says why\n")


def test_a_group_that_is_above_the_label_has_no_form(tmp_path: Path) -> None:
    plan = write_plan(tmp_path)
    text = (tmp_path / "data/themes/1-information.yaml").read_text(encoding="utf-8")
    plan.write("data/themes/1-information.yaml", text + "tlp: AMBER\n")
    ran = workplan("form", "theme", "INT", "--root", tmp_path, "--tlp", "GREEN", "--out", tmp_path / "forms")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "workplan: all of INT is above TLP:GREEN: there is nothing to ask\n"
    assert not (tmp_path / "forms").exists()


def test_a_form_says_its_label_on_its_first_sheet_and_on_every_page(tmp_path: Path) -> None:
    plan = write_plan(tmp_path)
    plan.write("data/countries/guatemala.yaml", "country: GT\ntlp: AMBER\nfocal_point: {institution: Office}\n")
    for ceiling, label in (("AMBER", "AMBER"), ("GREEN", "CLEAR")):
        assert workplan("form", "GT", "--root", tmp_path, "--tlp", ceiling, "--out", tmp_path, "--lang", "en").code == 0
        book = load_workbook(tmp_path / "GT.xlsx")
        assert [cell.value for cell in book["Instructions"]["B"]][2] == f"TLP:{label}"
        assert {sheet.oddHeader.right.text for sheet in book} == {f"TLP:{label}"}
        assert {sheet.oddFooter.right.text for sheet in book} == {f"&P / &N · TLP:{label}"}


def test_the_label_of_a_group_s_form_counts_the_actions_of_others_that_it_lists(tmp_path: Path) -> None:
    plan = write_plan(tmp_path)
    plan.write(
        "data/themes/2-other.yaml",
        "theme: 2\ncode: OTH\ntitle: Other\ntlp: AMBER\nactions: [{id: OTH-01, title: Second, countries: all}]\n",
    )
    assert workplan("form", "theme", "INT", "--root", tmp_path, "--tlp", "RED", "--out", tmp_path).code == 0
    book = load_workbook(tmp_path / "INT.xlsx")
    assert {sheet.oddHeader.right.text for sheet in book} == {"TLP:AMBER"}
