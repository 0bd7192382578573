"""Write a plan of a known size, always the same for a seed: `python -m benchmarks.corpus S OUT [--seed N]`.

The files are those of the data format, openly synthetic and free of errors: every reference resolves, every action
waits only for what ended before it starts, every answer brings what its row requires.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.generator.codes import group_codes, members
from benchmarks.generator.country_files import country_file
from benchmarks.generator.matrix_files import matrices, matrix_file
from benchmarks.generator.plan_files import decisions_file, plan_file
from benchmarks.generator.sketches import Outline, Scale, outline
from benchmarks.generator.theme_files import theme_file

GENERATOR_VERSION = 2  # a new number for every change of the bytes: corpora are kept by it
SCALES = {
    "XS": Scale(countries=4, answers=10, groups=2, actions=3, positions=2),
    "S": Scale(countries=11, answers=60, groups=5, actions=20, positions=100),
    "M": Scale(countries=50, answers=100, groups=20, actions=100, positions=40),
    "L": Scale(countries=200, answers=100, groups=50, actions=200, positions=40),
}


def stream(seed: int, *name: object) -> Random:
    """Chance of its own for each file, so that a longer one does not move the others."""
    return Random("/".join(str(part) for part in (seed, *name)))


def files(size: str, seed: int, plan: Outline) -> Iterator[tuple[str, str]]:
    """Every file under data/ as (path, content)."""
    scale = plan.scale
    asked = matrices(stream(seed, size, "rows"), scale.answers)
    cited = [f"{matrix.id}/{row.id}" for matrix in asked for row in matrix.rows]
    yield "plan.yaml", plan_file(stream(seed, size, "plan"), plan, size)
    yield "decisions.yaml", decisions_file(stream(seed, size, "decisions"), plan)
    for matrix in asked:
        yield f"matrices/{matrix.id}.yaml", matrix_file(stream(seed, size, matrix.id), matrix)
    for country in members(scale.countries):
        yield f"countries/{country.lower()}.yaml", country_file(stream(seed, size, country), country, asked, plan)
    for number, code in enumerate(group_codes(scale.groups), 1):
        name = f"themes/{number:02d}-{code.lower()}.yaml"
        yield name, theme_file(stream(seed, size, code), plan, number, code, cited)


def write_corpus(size: str, seed: int, root: Path) -> dict[str, object]:
    """Write a whole plan under `root` and say what it holds; what stood under root/data is replaced."""
    plan = outline(stream(seed, size, "outline"), SCALES[size])
    shutil.rmtree(root / "data", ignore_errors=True)
    number, written = 0, 0
    for name, content in files(size, seed, plan):
        path = root / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        written += path.write_bytes(content.encode())
        number += 1
    return described(root, size, seed, plan) | {"files": number, "bytes": written}


def described(root: Path, size: str, seed: int, plan: Outline) -> dict[str, object]:
    """Seed, version and planted near duplicates, also kept beside data/ in corpus.json."""
    known = {
        "size": size,
        "seed": seed,
        "generator": GENERATOR_VERSION,
        "actions": len(plan.sketches),
        "near_duplicates": [[one.twin_of, one.id] for one in plan.twins()],
    }
    (root / "corpus.json").write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    return known


def main() -> None:
    """Read the command line and write one corpus."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__.splitlines()[0])
    parser.add_argument("size", choices=SCALES)
    parser.add_argument("out", type=Path, help="the folder that gets data/ and corpus.json")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    known = write_corpus(options.size, options.seed, options.out)
    sys.stdout.write(f"{options.out}: {known['files']} files, {known['bytes']} bytes\n")


if __name__ == "__main__":
    main()
