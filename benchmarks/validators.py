"""check-jsonschema and yamale on the files of a corpus, each kind of file against its schema."""

import json
import shutil
import subprocess
from pathlib import Path

from benchmarks.bench import REPOSITORY, Bench, NotMeasuredError
from benchmarks.timing import Command, Side

KINDS = {
    "plan": "plan.yaml",
    "matrix": "matrices/*.yaml",
    "country": "countries/*.yaml",
    "theme": "themes/*.yaml",
    "decisions": "decisions.yaml",
}
YAMALE = Path(__file__).parent / "yamale"


def files(root: Path, kind: str) -> list[Path]:
    """The files of one kind in a plan."""
    return sorted((root / "data").glob(KINDS[kind]))


def check_jsonschema(bench: Bench, size: str) -> Side:
    """One process for each kind of file, since it takes one schema at a time."""
    root = bench.corpus(size)
    return Side(f"check-jsonschema({size})", tuple(checked(bench, root, kind) for kind in KINDS))


def checked(bench: Bench, root: Path, kind: str) -> Command:
    """check-jsonschema on all the files of one kind."""
    named = [str(path) for path in files(root, kind)]
    return bench.other("check-jsonschema", "--schemafile", str(schema(bench, kind)), *named)


def schema(bench: Bench, kind: str) -> Path:
    """Our JSON Schema: of `--schemas`, else of `workplan schema KIND`, else of schemas/ in the repository."""
    folders = [bench.schemas] if bench.schemas else [printed(bench, kind), REPOSITORY / "schemas"]
    for folder in folders:
        for name in (f"{kind}.schema.json", f"{kind}.json"):
            if folder and (folder / name).is_file():
                return folder / name
    raise NotMeasuredError(f"no schema yet for a {kind} file")


def printed(bench: Bench, kind: str) -> Path | None:
    """The folder with what `workplan schema KIND` prints, when there is such a command."""
    folder = bench.folder("schemas")
    answer = subprocess.run([*bench.workplan, "schema", kind], capture_output=True, text=True, check=False)
    if answer.returncode or not answer.stdout.lstrip().startswith("{"):
        return None
    (folder / f"{kind}.json").write_text(json.dumps(json.loads(answer.stdout)), encoding="utf-8")
    return folder


def yamale(bench: Bench, size: str) -> Side:
    """One process for all: it finds `schema.yaml` beside each file, so the files are copied, a folder for each kind."""
    root, mirror = bench.corpus(size), bench.folder(f"yamale-{size}")
    for kind in KINDS:
        folder = mirror / kind
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        shutil.copyfile(YAMALE / f"{kind}.yaml", folder / "schema.yaml")
        for path in files(root, kind):
            shutil.copyfile(path, folder / path.name)
    return Side(f"yamale({size})", (bench.other("yamale", str(mirror)),))
