"""check-jsonschema and yamale on the files of a corpus, each kind of file against its schema, one process each."""

import json
import shutil
import subprocess
from pathlib import Path

from benchmarks.bench import REPOSITORY, Bench, NotMeasuredError
from benchmarks.timing import Side

KINDS = {
    "plan": "plan.yaml",
    "matrix": "matrices/*.yaml",
    "country": "countries/*.yaml",
    "theme": "themes/*.yaml",
    "decisions": "decisions.yaml",
}
KNOWN_BY = {"plan": "members", "matrix": "rows", "country": "country", "theme": "theme"}  # a field of no other kind
YAMALE = Path(__file__).parent / "yamale"


def files(root: Path, kind: str) -> list[Path]:
    """The files of one kind in a plan."""
    return sorted((root / "data").glob(KINDS[kind]))


def check_jsonschema(bench: Bench, size: str) -> Side:
    """All the files of a corpus in one process, which starts once: a schema for each kind would cost it five starts."""
    path = bench.folder("schemas") / "every-kind.json"
    path.write_text(json.dumps(joined({kind: schema(bench, kind) for kind in KINDS})), encoding="utf-8")
    named = [str(path) for kind in KINDS for path in files(bench.corpus(size), kind)]
    return Side(f"check-jsonschema({size})", (bench.other("check-jsonschema", "--schemafile", str(path), *named),))


def joined(schemas: dict[str, dict[str, object]]) -> dict[str, object]:
    """One schema that sends each file to the schema of its kind."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {kind: one | {"$id": f"urn:workplan:{kind}"} for kind, one in schemas.items()},
        "allOf": [{"if": mark(kind), "then": {"$ref": f"urn:workplan:{kind}"}} for kind in schemas],
    }


def mark(kind: str) -> dict[str, object]:
    """What only files of this kind are."""
    if kind not in KNOWN_BY:
        return {"type": "array"}
    return {"type": "object", "required": [KNOWN_BY[kind]]}


def schema(bench: Bench, kind: str) -> dict[str, object]:
    """Our JSON Schema: of `--schemas`, else of `workplan schema KIND`, else of schemas/ in the repository."""
    folders = [bench.schemas] if bench.schemas else [printed(bench, kind), REPOSITORY / "schemas"]
    for folder in folders:
        for name in (f"{kind}.schema.json", f"{kind}.json"):
            if folder and (folder / name).is_file():
                found: dict[str, object] = json.loads((folder / name).read_text(encoding="utf-8"))
                return found
    raise NotMeasuredError(f"no schema yet for a {kind} file")


def printed(bench: Bench, kind: str) -> Path | None:
    """The folder with what `workplan schema KIND` prints, when there is such a command."""
    answer = subprocess.run([*bench.workplan, "schema", kind], capture_output=True, text=True, check=False)
    if answer.returncode or not answer.stdout.lstrip().startswith("{"):
        return None
    folder = bench.folder("schemas")
    (folder / f"{kind}.json").write_text(answer.stdout, encoding="utf-8")
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
