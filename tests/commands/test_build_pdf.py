"""`build --format pdf` and `--page-numbers`: LibreOffice lays the document out, or says that it is not there."""

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from tests.commands.terminal import ROOT, workplan

SMALL = ROOT / "tests" / "plans" / "small"
COMPLETE = ROOT / "tests" / "plans" / "complete"


@pytest.mark.parametrize("asked", [("--format", "pdf"), ("--page-numbers",)])
def test_without_libreoffice_one_line_says_what_to_install_and_nothing_is_written(
    asked: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = workplan("build", "--root", SMALL, "--out", tmp_path / "out", *asked)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err == (
        "workplan: PDF and page numbers need LibreOffice, and there is no `soffice` on this machine; install it "
        "(apt-get install libreoffice-writer, brew install --cask libreoffice, or libreoffice.org)\n"
    )
    assert not (tmp_path / "out").exists()


def program(folder: Path, does: str) -> None:
    """A `soffice` of our own."""
    soffice = folder / "soffice"
    soffice.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    soffice.chmod(0o755)


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("exit 0", "LibreOffice made no PDF of work-plan.en; does {soffice} start by itself?"),
        (
            'while [ "$1" != --outdir ]; do shift; done; echo "%PDF-1.6" > "$2/document.pdf"',
            "{soffice} does not say what is on which page; LibreOffice 7.4 or newer does",
        ),
    ],
)
def test_a_libreoffice_that_does_not_do_its_work_leaves_the_old_file(
    does: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, does)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "work-plan.en.pdf").write_bytes(b"old")
    ran = workplan("build", "--root", SMALL, "--lang", "en", "--format", "pdf", "--out", tmp_path / "out")
    assert (ran.code, ran.err) == (4, f"workplan: {said.format(soffice=tmp_path / 'soffice')}\n")
    assert {each.name: each.read_bytes() for each in (tmp_path / "out").iterdir()} == {"work-plan.en.pdf": b"old"}


def pages(pdf: Path) -> list[str]:
    """The text of each page."""
    shown = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    return shown.split("\f")


def listed(word: bytes) -> list[tuple[str, int]]:
    """The lines of the contents and of the list of tables: text without its number, and page."""
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        body = archive.read("word/document.xml").decode()
    lines = re.findall(r"<w:hyperlink (?:(?!</w:hyperlink>).)*PAGEREF(?:(?!</w:hyperlink>).)*</w:hyperlink>", body)
    texts = [re.findall(r"<w:t [^>]*>([^<]*)</w:t>", line) for line in lines]
    return [(each[-2], int(each[-1])) for each in texts]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "es"])
def test_contents_give_the_page_on_which_each_heading_and_table_is(language: str, tmp_path: Path) -> None:
    command = ("build", "--root", COMPLETE, "--as-of", "2023-11-28", "--tlp", "RED", "--lang", language)
    ran = workplan(*command, "--format", "docx", "--format", "pdf", "--out", tmp_path)
    assert ran.code == 0, ran.err
    found = listed((tmp_path / f"work-plan.{language}.docx").read_bytes())
    texts = pages(tmp_path / f"work-plan.{language}.pdf")
    assert len(found) > 50
    plain = [(text, page) for text, page in found if "&" not in text and len(text) < 60]
    assert [(text, page) for text, page in plain if text not in " ".join(texts[page - 1].split())] == []
    contents = " ".join(" ".join(texts[1:4]).split())
    shown = [(text, page) for text, page in plain if re.search(rf"{re.escape(text)}[. ]+{page}\b", contents)]
    assert shown == plain  # the number stands on the line, and not beyond the margin


@pytest.mark.slow
def test_the_same_order_gives_the_same_pdf_and_only_what_was_ordered(tmp_path: Path) -> None:
    command = ("build", "--root", SMALL, "--as-of", "2023-11-28", "--lang", "en", "--format", "pdf", "--out")
    for place in ("one", "other"):
        assert workplan(*command, tmp_path / place).code == 0
    made = [{each.name: each.read_bytes() for each in (tmp_path / place).iterdir()} for place in ("one", "other")]
    assert made[0] == made[1]
    assert list(made[0]) == ["work-plan.en.pdf"]
