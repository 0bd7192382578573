import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator
from tests.documents.lint import NS, findings, w
from tests.documents.rich import RICH
from tests.documents.test_escape import TEXTS
from tests.documents.written import PROPERTIES, REFERENCE, ROOT, Written, text_of

from workplan_cli.documents.directives import TemplateFault, anchor, landscape, table
from workplan_cli.documents.docx import write_docx
from workplan_cli.documents.escape import escape, in_cell

EMPTY = ""
MINIMAL = "One line.\n"
ONLY_TABLES = f"{table()}\n| a |\n|---|\n| b |\n\n{landscape()}\n\n{table()}\n| | |\n|---|---|\n| c | d |\n"


def audit(path: Path) -> list[str]:
    validator = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=0)
    return [str(error) for error in validator.validate(path).errors]


@pytest.mark.parametrize("text", [RICH, EMPTY, MINIMAL, ONLY_TABLES])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_validators_find_nothing(tmp_path: Path, text: str, paper: str) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(Written(text, paper=paper, tlp="TLP:RED", draft="").content)
    assert audit(path) == []
    assert findings(path.read_bytes()) == []


def test_validators_find_nothing_in_the_reference() -> None:
    assert audit(REFERENCE) == []


@given(TEXTS, TEXTS)
@settings(max_examples=40, deadline=None)
def test_any_submitted_text_makes_a_sound_document(first: str, second: str) -> None:
    named = first if first.strip() else "-"
    text = (
        f"## {escape(first) or '-'} {anchor(named)}\n\n{table(caption=second)}\n| a | b |\n|---|---|\n"
        f"| {in_cell(first)} | {escape(second)} |\n"
    )
    document = Written(text, title=first, short_title=second, version=first, draft=second, keywords=first)
    assert findings(document.content) == []


def test_python_docx_reads_the_text_back() -> None:
    document = docx.Document(io.BytesIO(Written(RICH).content))
    lines = [(one.style.name, one.text) for one in document.paragraphs if one.text and one.style]
    expected = Written(RICH).lines()
    assert [text for _, text in lines] == [text for _, text in expected]
    assert [name.lower() for name, _ in lines] == [name.lower() for name, _ in expected]


def test_the_properties_are_those_given_and_nothing_of_a_library_is_left() -> None:
    document = Written(MINIMAL, keywords="smuggling; trafficking", language="es")
    core = {etree.QName(one).localname: one.text for one in document.part("docProps/core.xml")}
    assert core == {
        "title": "Regional Work Plan of the Straits",
        "subject": "Smuggling of migrants",
        "creator": "Technical Secretariat",
        "keywords": "smuggling; trafficking",
        "lastModifiedBy": "Technical Secretariat",
        "revision": "1",
        "language": "es",
        "contentStatus": "Draft",
        "version": "28 November 2017",
        "created": "2017-11-28T00:00:00Z",
        "modified": "2017-11-28T00:00:00Z",
    }
    with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
        assert archive.namelist() == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/app.xml",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/fontTable.xml",
            "word/footer1.xml",
            "word/footer2.xml",
            "word/footnotes.xml",
            "word/header1.xml",
            "word/header2.xml",
            "word/numbering.xml",
            "word/settings.xml",
            "word/styles.xml",
            "word/theme/theme1.xml",
        ]


def test_the_document_is_in_its_language() -> None:
    document = Written(MINIMAL, language="pt-BR")
    default = document.part("word/styles.xml").find("w:docDefaults/w:rPrDefault/w:rPr/w:lang", NS)
    assert default.get(w("val")) == "pt-BR"
    assert document.part("word/settings.xml").find("w:themeFontLang", NS).get(w("val")) == "pt-BR"


# headers and footers


@pytest.mark.parametrize(
    ("label", "style"),
    [
        ("TLP:CLEAR", "TLP Clear"),
        ("TLP:GREEN", "TLP Green"),
        ("TLP:AMBER", "TLP Amber"),
        ("TLP:AMBER+STRICT", "TLP Amber"),
        ("TLP:RED", "TLP Red"),
    ],
)
@pytest.mark.parametrize("part", ["header1", "header2", "footer1", "footer2"])
def test_the_tlp_label_is_on_every_page_on_the_right_in_its_colour(part: str, label: str, style: str) -> None:
    document = Written(MINIMAL, tlp=label)
    names = document.style_names()
    *_, last = document.part(f"word/{part}.xml").iter(w("p"))
    cells = document.part(f"word/{part}.xml").findall(".//w:tc", NS)
    label_cell = cells[-1]
    assert text_of(label_cell) == label
    assert label_cell.find(".//w:jc", NS).get(w("val")) == "right"
    assert names[label_cell.find(".//w:rStyle", NS).get(w("val"))] == style
    assert text_of(last) == ""


def test_headers_and_footers_say_what_the_document_is() -> None:
    document = Written(MINIMAL)
    assert {part: document.shown(f"word/{part}.xml") for part in ("header1", "header2", "footer1", "footer2")} == {
        "header1": "Work Plan 2018 to 2020 / Draft / TLP:GREEN / ",
        "header2": "Draft / TLP:GREEN / ",
        "footer1": "28 November 2017 / 1 / 1 / TLP:GREEN / ",
        "footer2": "28 November 2017 / TLP:GREEN / ",
    }
    assert [one.text for one in document.part("word/footer1.xml").iter(w("instrText"))] == [" PAGE ", " NUMPAGES "]
    assert document.part("word/header1.xml").find(".//w:sdt", NS) is None


def test_what_is_not_said_leaves_nothing_behind() -> None:
    document = Written(MINIMAL, draft="", version="", tlp="")
    assert document.shown("word/header1.xml") == "Work Plan 2018 to 2020 /  /  / "
    assert document.shown("word/footer2.xml") == " /  / "


def test_an_unknown_tlp_colour_is_a_fault() -> None:
    with pytest.raises(TemplateFault, match="no character style named “TLP PURPLE”"):
        Written(MINIMAL, tlp="TLP:PURPLE")


# a reference somebody edited in Word


def edited(folder: Path, **changes: tuple[str, str]) -> Path:
    """reference.docx with texts replaced in parts named without folder and suffix."""
    path = folder / "reference.docx"
    with zipfile.ZipFile(REFERENCE) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for part, (before, after) in changes.items():
                if name.endswith((f"/{part}.xml", f"/{part}.xml.rels")):
                    content = content.replace(before.encode(), after.encode())
            new.writestr(name, content)
        new.writestr("word/media/image1.png", b"\x89PNG\r\n\x1a\n")
        new.writestr(
            "word/_rels/header1.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1"'
            ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
            ' Target="media/image1.png"/></Relationships>',
        )
    return path


def test_a_logo_in_the_header_comes_along(tmp_path: Path) -> None:
    path = edited(tmp_path)
    with zipfile.ZipFile(io.BytesIO(Written(MINIMAL, path).content)) as archive:
        assert "word/media/image1.png" in archive.namelist()
        assert "word/_rels/header1.xml.rels" in archive.namelist()
        assert b"/word/media/image1.png" in archive.read("[Content_Types].xml")


def test_a_reference_without_a_lying_page_gets_one_by_turning_the_upright(tmp_path: Path) -> None:
    path = edited(tmp_path, document=(' w:orient="landscape"', ""))
    document = Written(f"{landscape()}\n\none\n", path)
    size = document.body.find("w:sectPr/w:pgSz", NS)
    assert (size.get(w("w")), size.get(w("h")), size.get(w("orient"))) == ("15840", "12240", "landscape")


def test_a_control_around_a_whole_cell_is_filled_too(tmp_path: Path) -> None:
    path = edited(tmp_path)
    with zipfile.ZipFile(path) as archive:
        header = archive.read("word/header2.xml").decode()
    start, end = header.index("<w:sdt>"), header.index("</w:sdt>") + len("</w:sdt>")
    control = header[start:end]
    properties = control[: control.index("<w:sdtContent>")]
    cell_start, cell_end = header.rindex("<w:tc>", 0, start), header.index("</w:tc>", end) + len("</w:tc>")
    cell = header[cell_start:cell_end]
    inner = control[control.index("<w:sdtContent>") + len("<w:sdtContent>") : control.index("</w:sdtContent>")]
    around = f"{properties}<w:sdtContent>{cell.replace(control, inner)}</w:sdtContent></w:sdt>"
    changed = edited(tmp_path, header2=(cell, around))
    assert Written(MINIMAL, changed).shown("word/header2.xml") == "Draft / TLP:GREEN / "


def test_a_style_renamed_in_word_is_missed_by_its_name(tmp_path: Path) -> None:
    path = edited(tmp_path, styles=('w:val="Body Text"', 'w:val="Main Text"'))
    with pytest.raises(TemplateFault, match="no paragraph style named “Body Text”"):
        Written(MINIMAL, path)


def test_a_reference_that_is_no_word_document_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "reference.docx"
    path.write_bytes(b"not a zip")
    with pytest.raises(TemplateFault, match=r"reference\.docx is not a Word document"):
        write_docx(MINIMAL, PROPERTIES, path, io.BytesIO())


# the same bytes

AGAIN = """
import sys
from tests.documents.rich import RICH
from tests.documents.written import Written
sys.stdout.buffer.write(Written(RICH).content)
"""


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_the_same_text_gives_the_same_bytes_anywhere(tmp_path: Path, seed: str) -> None:
    path = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Kolkata", "LC_ALL": "C", "PYTHONPATH": path}
    made = subprocess.run([sys.executable, "-c", AGAIN], check=True, capture_output=True, cwd=tmp_path, env=environment)
    assert made.stdout == Written(RICH).content


def test_two_documents_in_one_process_do_not_know_of_each_other() -> None:
    first = Written(RICH).content
    Written(MINIMAL)
    assert Written(RICH).content == first


def test_the_committed_reference_is_what_its_script_makes(tmp_path: Path) -> None:
    made = tmp_path / "made.docx"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run([sys.executable, ROOT / "scripts" / "make_reference.py", made], check=True, env=environment)
    assert made.read_bytes() == REFERENCE.read_bytes()


# other programs


def converted(content: bytes, folder: Path) -> str:
    """The text of the PDF LibreOffice makes."""
    source = folder / "document.docx"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pdf = folder / "document.pdf"
    assert pdf.exists(), "LibreOffice made nothing"
    shown = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True)
    return shown.stdout


@pytest.mark.slow
def test_libreoffice_shows_every_page_with_its_header_and_footer(tmp_path: Path) -> None:
    *pages, rest = converted(Written(RICH).content, tmp_path).split("\f")
    assert rest == ""
    assert [page.count("TLP:GREEN") for page in pages] == [2] * len(pages)
    assert ["Work Plan 2018 to 2020" in page for page in pages] == [False] + [True] * (len(pages) - 1)
    numbers = [found and found[0] for found in (re.search(r"\b\d ?/ ?\d\b", page) for page in pages)]
    assert [number and number.replace(" ", "") for number in numbers] == [
        None,
        *(f"{page}/{len(pages)}" for page in range(2, len(pages) + 1)),
    ]
    assert "Republic of Harrowmoor" in "".join(pages)


@pytest.mark.slow
def test_pandoc_reads_the_text_back(tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    document = Written(RICH)
    path.write_bytes(document.content)
    read = subprocess.run(
        ["pandoc", "-f", "docx", "-t", "plain", "--wrap=none", path], check=True, capture_output=True, text=True
    )
    words = read.stdout.split()
    expected = [word for name, text in document.lines() for word in text.split() if not name.startswith("toc")]
    assert [word for word in expected if word not in " ".join(words)] == []


def test_every_style_of_the_reference_is_seen_in_it() -> None:
    with zipfile.ZipFile(REFERENCE) as archive:
        body, styles = (etree.fromstring(archive.read(f"word/{part}.xml")) for part in ("document", "styles"))
    shown = {one.get(w("val")) for one in body.iter(w("pStyle"))}
    listed = {
        style.get(w("styleId"))
        for style in styles.iterchildren(w("style"))
        if style.get(w("type")) == "paragraph" and style.find(w("qFormat")) is not None
    }
    assert listed - shown == {"Normal"}


def test_white_on_dark_and_dark_on_light_can_be_read() -> None:
    """Every pair of letters and background has the contrast of WCAG 2.2, 1.4.3."""
    with zipfile.ZipFile(REFERENCE) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    pairs = {
        style.find(w("name")).get(w("val")): (
            style.find("w:rPr/w:color", NS).get(w("val")),
            style.find("*/w:shd", NS).get(w("fill")),
        )
        for style in styles.iterchildren(w("style"))
        if style.find("*/w:shd", NS) is not None and style.find("w:rPr/w:color", NS) is not None
    }
    assert len(pairs) > 20
    assert {name: round(contrast(*pair), 1) for name, pair in pairs.items() if contrast(*pair) < 4.5} == {}


def contrast(first: str, second: str) -> float:
    dark, light = sorted(map(luminance, (first, second)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_out_stream_need_not_seek() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.written = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, content: bytes) -> int:  # type: ignore[override]
            self.written += content
            return len(content)

    pipe = Pipe()
    write_docx(MINIMAL, replace(PROPERTIES), REFERENCE, pipe)  # type: ignore[arg-type]
    assert bytes(pipe.written) == Written(MINIMAL).content
