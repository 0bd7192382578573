"""The corpora of the benchmarks: the same bytes for a seed, of the size that their name promises."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
LARGEST_FILE = 1 << 20  # bytes, what the reader accepts


def corpus(root: Path, *, seed: int = 1, hash_seed: int = 0) -> dict[str, bytes]:
    """Corpus S, written by a process of its own, as path → content."""
    command = [sys.executable, "-m", "benchmarks.corpus", "S", str(root), "--seed", str(seed)]
    subprocess.run(command, cwd=REPOSITORY, env=os.environ | {"PYTHONHASHSEED": str(hash_seed)}, check=True)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return corpus(tmp_path_factory.mktemp("corpus"))


def test_two_runs_write_the_same_bytes(written: dict[str, bytes], tmp_path: Path) -> None:
    assert corpus(tmp_path, hash_seed=7) == written


def test_another_seed_writes_other_answers(written: dict[str, bytes], tmp_path: Path) -> None:
    other = corpus(tmp_path, seed=2)
    assert sorted(other) == sorted(written)
    assert [path for path in written if path.startswith("data/countries/") and other[path] == written[path]] == []


def test_corpus_s_is_eleven_countries_five_groups_three_matrices_and_a_megabyte_and_a_half(
    written: dict[str, bytes],
) -> None:
    folders = [path.split("/")[1] for path in written if path.startswith("data/")]
    sizes = [len(content) for path, content in written.items() if path.startswith("data/")]
    assert {folder: folders.count(folder) for folder in folders} == {
        "plan.yaml": 1,
        "decisions.yaml": 1,
        "matrices": 3,
        "countries": 11,
        "themes": 5,
    }
    assert 1_450_000 < sum(sizes) < 1_650_000
    assert max(sizes) < LARGEST_FILE


def test_one_action_in_a_hundred_is_planted_as_a_near_duplicate(written: dict[str, bytes]) -> None:
    actions = b"".join(content for path, content in written.items() if path.startswith("data/themes/"))
    known = json.loads(written["corpus.json"])
    assert (actions.count(b"\n  - id: "), known["actions"], len(known["near_duplicates"])) == (100, 100, 1)
