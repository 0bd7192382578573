"""`workplan schema`: for editors, and for other programs that check the files."""

import json
from pathlib import Path
from typing import get_args

import pytest
from tests.commands.terminal import ROOT, Ran, workplan

from workplan_cli.models.kinds import Kind

KINDS = get_args(Kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_printed_as_it_stands_in_the_repository(kind: str) -> None:
    committed = (ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert workplan("schema", kind) == Ran(0, committed, "")


def test_a_schema_may_be_asked_for_in_one_language() -> None:
    spanish = json.loads(workplan("schema", "country", "--lang", "es").out)
    assert spanish["properties"]["country"]["description"] == "Código ISO 3166-1 del país, en mayúsculas: `GT`."


def test_all_are_written_to_a_folder(tmp_path: Path) -> None:
    ran = workplan("schema", "--out", "schemas", folder=tmp_path)
    assert ran == Ran(0, "", "".join(f"wrote schemas/{kind}.schema.json\n" for kind in KINDS))
    for kind in KINDS:
        name = f"{kind}.schema.json"
        assert (tmp_path / "schemas" / name).read_bytes() == (ROOT / "schemas" / name).read_bytes()


def test_one_is_written_to_a_folder(tmp_path: Path) -> None:
    assert workplan("schema", "theme", "--out", tmp_path).code == 0
    assert [each.name for each in tmp_path.iterdir()] == ["theme.schema.json"]


def data_files() -> list[Path]:
    folders = (ROOT / "data", ROOT / "tests/plans/complete/data", ROOT / "tests/plans/small/data")
    return sorted(file for folder in folders for file in folder.rglob("*.yaml"))


@pytest.mark.parametrize("file", data_files(), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_the_first_line_of_every_file_leads_an_editor_to_its_schema(file: Path) -> None:
    first = file.read_text(encoding="utf-8").splitlines()[0]
    kind = {"countries": "country", "matrices": "matrix", "themes": "theme"}.get(file.parent.name, file.stem)
    schema = (file.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve()
    assert schema == ROOT / "schemas" / f"{kind}.schema.json"
