"""Plans of every shape, as files that validators accept and three programs read alike.

20 plans here and in test_work_plan; `WORKPLAN_PLANS=200 python -m pytest -m slow tests/documents` for more.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator
from tests.commands.terminal import workplan
from tests.documents import generated, lint
from tests.shared import shared

PLANS = range(int(os.environ.get("WORKPLAN_PLANS", "20")))
LANGUAGES = ("en", "es")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every plan's documents, `7.docx` and `7.md` those of the plan with seed 7."""
    return shared(tmp_path_factory, "generated-plans", build)


def build(out: Path) -> None:
    for seed in PLANS:
        root = out / "plan" / str(seed)
        generated.write_plan(root, seed)
        language = LANGUAGES[seed % 2]
        ran = workplan(
            "build", "--root", root, "--as-of", "2019-11-28", "--tlp", "RED", "--lang", language, "--annotate"
        )
        assert ran.code == 0, ran.err
        for suffix in ("docx", "md"):
            (root / "build" / f"work-plan.{language}.{suffix}").rename(out / f"{seed}.{suffix}")


def words(folder: Path) -> Iterator[Path]:
    return (folder / f"{seed}.docx" for seed in PLANS)


def test_validators_find_nothing(folder: Path) -> None:
    assert {path.name: errors(path) for path in words(folder)} == {path.name: [] for path in words(folder)}


def errors(path: Path) -> list[str]:
    """What openxml-audit says. One validator for several files takes the ids of one for those of the next."""
    return [str(each) for each in OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(path).errors]


def test_our_own_lint_finds_nothing(folder: Path) -> None:
    assert {path.name: lint.findings(path.read_bytes()) for path in words(folder)} == {
        path.name: [] for path in words(folder)
    }


def test_libreoffice_converts_each(folder: Path) -> None:
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    paths = list(map(str, words(folder)))
    for first in range(0, len(paths), 20):
        some = paths[first : first + 20]
        converted = [*command, "--convert-to", "pdf", "--outdir", str(folder / "pdf"), *some]
        subprocess.run(converted, capture_output=True, check=True, timeout=1200)
    made = {path.stem for path in (folder / "pdf").glob("*.pdf") if path.read_bytes()[:5] == b"%PDF-"}
    assert made == {path.stem for path in words(folder)}


@pytest.mark.parametrize("seed", PLANS)
def test_python_docx_and_pandoc_read_the_text_of_the_markdown(seed: int, folder: Path) -> None:
    content = (folder / f"{seed}.docx").read_bytes()
    markdown, notes = generated.in_markdown((folder / f"{seed}.md").read_text(encoding="utf-8"))
    whole, body, captions = generated.in_python_docx(content)
    assert body == markdown
    assert sorted(generated.footnotes(content)) == sorted(notes)
    assert generated.in_pandoc(folder / f"{seed}.docx", captions) == whole
