"""Workbooks that nobody should open: each is refused in words, before it costs time or room."""

import io
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.commands.terminal import workplan
from tests.plan_folder import write_plan

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def parts_of(form: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes], *more: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of a second part of the same name, which is meant here
        for name, content in [*parts.items(), *more]:
            archive.writestr(name, content)
    return out.getvalue()


def changed(name: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], bytes]:
    def change(parts: dict[str, bytes]) -> bytes:
        assert old in parts[name]
        return packed(parts | {name: parts[name].replace(old, new, 1)})

    return change


def encrypted(parts: dict[str, bytes]) -> bytes:
    raw = bytearray(packed(parts))
    at = 0
    while (at := raw.find(b"PK\x01\x02", at)) >= 0:
        raw[at + 8] |= 1
        at += 4
    return bytes(raw)


def lying(parts: dict[str, bytes]) -> bytes:
    """A part that says it is small and is not."""
    raw = packed(parts | {"xl/worksheets/sheet2.xml": b" " * 80_000_000})
    return raw.replace((80_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))


def sheet(content: bytes) -> Callable[[dict[str, bytes]], bytes]:
    whole = b'<worksheet xmlns="' + MAIN.encode() + b'"><sheetData>' + content + b"</sheetData></worksheet>"
    return lambda parts: packed(parts | {"xl/worksheets/sheet2.xml": whole})


def with_strings(strings: bytes) -> Callable[[dict[str, bytes]], bytes]:
    def change(parts: dict[str, bytes]) -> bytes:
        relation = b'<Relationship Id="rId99" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
        rels = parts["xl/_rels/workbook.xml.rels"].replace(b"</Relationships>", relation)
        return packed(parts | {"xl/_rels/workbook.xml.rels": rels, "xl/sharedStrings.xml": strings})

    return change


BOMB = (
    b"<!DOCTYPE b ["
    + b"".join(
        b'<!ENTITY e%d "%s">' % (number, (b"&e%d;" % (number - 1)) * 10 if number else b"x" * 99) for number in range(9)
    )
    + b"]><sst>&e8;</sst>"
)

REFUSED: dict[str, tuple[Callable[[dict[str, bytes]], bytes], str]] = {
    "nothing": (lambda _: b"", "it is empty"),
    "no workbook": (lambda _: b"country,row\nGT,1\n", "it is no Excel workbook (.xlsx)"),
    "a picture": (lambda _: b"\x89PNG\r\n\x1a\n" + bytes(99), "it is no Excel workbook (.xlsx)"),
    "a Word document": (
        lambda _: packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}),
        "it is no Excel workbook (.xlsx)",
    ),
    "an old workbook": (
        lambda _: OLE + bytes(5000),
        "it is of an older format (.xls); save it as an Excel workbook (.xlsx)",
    ),
    "a password": (
        lambda _: OLE + bytes(999) + "EncryptedPackage".encode("utf-16-le") + bytes(999),
        "it is protected with a password; save it without one",
    ),
    "a part with a password": (encrypted, "it is protected with a password; save it without one"),
    "OpenDocument": (
        lambda parts: packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"} | parts),
        "it is an OpenDocument file (.ods); save it as an Excel workbook (.xlsx)",
    ),
    "macros": (
        lambda parts: packed(parts | {"xl/vbaProject.bin": b"x"}),
        "it has macros; save it as an Excel workbook (.xlsx)",
    ),
    "macros by type": (
        changed("[Content_Types].xml", b"sheet.main+xml", b"sheet.macroEnabled.main+xml"),
        "it has macros; save it as an Excel workbook (.xlsx)",
    ),
    "links": (
        lambda parts: packed(parts | {"xl/externalLinks/externalLink1.xml": b"<x/>"}),
        "it is linked to other workbooks; take the links out",
    ),
    "a link to elsewhere": (
        changed(
            "xl/_rels/workbook.xml.rels",
            b"</Relationships>",
            b'<Relationship Id="e" Type="a/externalLinkPath" TargetMode="External" Target="http://x"/></Relationships>',
        ),
        "it is linked to other workbooks; take the links out",
    ),
    "a DOCTYPE": (
        changed("xl/workbook.xml", b"<workbook ", b'<!DOCTYPE workbook SYSTEM "file:///etc/passwd"><workbook '),
        "it declares a document type (DOCTYPE), which no form has",
    ),
    "entities that multiply": (with_strings(BOMB), "it declares a document type (DOCTYPE), which no form has"),
    "two parts of a name": (
        lambda parts: packed(parts, ("xl/workbook.xml", parts["xl/workbook.xml"])),
        "it has two parts of the same name",
    ),
    "many parts": (
        lambda parts: packed(parts | {f"x/{number}": b"" for number in range(2_001)}),
        "it has more than 2,000 parts",
    ),
    "much when unpacked": (
        lambda parts: packed(parts | {"xl/media/x": bytes(51 << 20)}),
        "it is larger than 50 MB when unpacked",
    ),
    "a size that lies": (lying, "it is damaged and cannot be unpacked; save it again and send it again"),
    "cut off": (
        lambda parts: packed(parts)[:-40],
        "it is damaged and cannot be unpacked; save it again and send it again",
    ),
    "no XML": (changed("xl/workbook.xml", b"<workbook ", b"<workbook <"), "it is damaged: a part of it is no XML"),
    "a text that is missing": (
        sheet(b'<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
        "it is damaged: a text that a cell refers to is missing",
    ),
    "one long text": (
        with_strings(b"<sst><si><t>" + b"x" * (2 << 20) + b"</t></si></sst>"),
        "a cell has more text than a cell can hold",
    ),
    "many texts": (
        with_strings(b"<sst>" + b"<si><t/></si>" * 3_000_000 + b"</sst>"),
        "it has more cells than any form",
    ),
    "many cells": (sheet(b"<row>" + b"<c><v>1</v></c>" * 2_000_000 + b"</row>"), "it has more cells than any form"),
    "deep": (sheet(b"<a>" * 100_000), "it has more cells than any form"),
}
"""What is done to a good form, and what is said of it."""


def good_form(root: Path) -> bytes:
    write_plan(root)
    assert workplan("form", "GT", folder=root).code == 0
    return (root / "GT.xlsx").read_bytes()


@pytest.mark.parametrize("name", REFUSED)
def test_a_workbook_is_refused_in_words(name: str, tmp_path: Path) -> None:
    make, reason = REFUSED[name]
    (tmp_path / "bad.xlsx").write_bytes(make(parts_of(good_form(tmp_path))))
    ran = workplan("import", "bad.xlsx", "--write", folder=tmp_path)
    assert ran.out.splitlines()[0] == f"bad.xlsx:1:1: error WP601 unusable-workbook: the file cannot be used: {reason}"
    assert (ran.code, ran.err) == (1, "nothing was written; mend what is wrong and import again\n")


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    write_plan(tmp_path)
    with (tmp_path / "bad.xlsx").open("wb") as file:
        file.truncate(3 << 30)
    ran = workplan("import", "bad.xlsx", folder=tmp_path)
    assert ran.out.splitlines()[0].endswith("the file cannot be used: it is larger than 20 MB")


MEASURED = """
import re, sys, time
from pathlib import Path
from workplan_cli.forms.returned import read_form
raw = Path(sys.argv[1]).read_bytes()
start = time.process_time()
assert read_form("x.xlsx", raw).findings
seconds = time.process_time() - start
print(seconds, int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024)
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_takes_a_second_and_200_megabytes_at_most(name: str, tmp_path: Path) -> None:
    (tmp_path / "bad.xlsx").write_bytes(REFUSED[name][0](parts_of(good_form(tmp_path))))
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, tmp_path / "bad.xlsx"], capture_output=True, text=True, check=True
    )
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds <= 1
    assert megabytes <= 200
