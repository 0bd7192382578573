"""What a person gets from the plans beside this file, as text: `python -m tests.plans.expected` writes it anew.

Look at the difference in git before it is committed: each line of it is something that a user sees differently.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from tests.commands.terminal import PLANS, workplan

DOCUMENTS = {
    "small": ("work-plan", "country", "matrices", "plenary", "status"),
    "complete": ("work-plan", "plenary", "status"),
}
NAMES = tuple(DOCUMENTS)
DAY = "2023-11-28"


def made(name: str) -> dict[str, str]:
    """By name of the file under `expected/`: what `validate` says, and documents with all labels."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / name  # outside of this repository, whose revision the document would bear
        shutil.copytree(PLANS / name / "data", plan / "data")
        checked = workplan("validate", "--root", plan, LANGUAGE="en")
        built = workplan("build", *DOCUMENTS[name], "--root", plan, "--as-of", DAY, "--tlp", "RED", "--format", "md")
        if built.code != 0:
            raise RuntimeError(built.out + built.err)
        documents = {path.name: path.read_text(encoding="utf-8") for path in (plan / "build").iterdir()}
        return {"validate.txt": checked.out} | documents


def main() -> None:
    """Write what is expected of every plan."""
    for name in NAMES:
        folder = PLANS / name / "expected"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for file, text in made(name).items():
            (folder / file).write_text(text, encoding="utf-8")
            sys.stdout.write(f"wrote {folder / file}\n")


if __name__ == "__main__":
    main()
