"""Bytes that nobody planned: whatever is in a file, reading it ends in findings, and never in anything else.

By default a few hundred inputs by hypothesis and a few thousand by chance. `pytest -m slow` takes 100,000 by
chance; `WORKPLAN_FUZZ_INPUTS=1000000` takes more, and `WORKPLAN_FUZZ_SEED=7` others.
"""

import os
import time
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.faults.chance import TOKENS, Seeds, line_again, line_gone, mutated, token_instead, words_swapped

from workplan_cli.address import Address
from workplan_cli.findings import Finding, Severity
from workplan_cli.loading.build import build
from workplan_cli.loading.characters import Read, decode, lines_of
from workplan_cli.loading.codes import CODES
from workplan_cli.loading.draft import Plain
from workplan_cli.loading.fields import is_free_text
from workplan_cli.loading.load import load
from workplan_cli.loading.locate import located
from workplan_cli.loading.validate import MODELS, validate
from workplan_cli.models.kinds import Kind
from workplan_cli.pipeline import check
from workplan_cli.reporters import json, text

PLANS = Path(__file__).resolve().parents[1] / "plans"
FOLDERS: dict[str, Kind] = {
    "plan.yaml": "plan",
    "decisions.yaml": "decisions",
    "reminders.yaml": "reminders",
    "matrices": "matrix",
    "countries": "country",
    "themes": "theme",
}
SEED = int(os.environ.get("WORKPLAN_FUZZ_SEED", "1"))
INPUTS = int(os.environ.get("WORKPLAN_FUZZ_INPUTS", "100000"))
QUICK = 3_000
PARTS = 4
"""The long run in pieces, for as many processes."""
LOCATED = 5
"""Of so many inputs, one is also written to a file and its findings placed in it."""

WRONG_ROOT = object()
"""What stands for the content of a file that is a list, a text or empty where it must be something else."""


@pytest.fixture(scope="module")
def seeds() -> Seeds:
    """The files of two valid plans, each with what it is."""
    files = sorted(path for plan in ("small", "complete") for path in (PLANS / plan / "data").rglob("*.yaml"))
    return [(FOLDERS[path.relative_to(PLANS).parts[2]], path.read_bytes()) for path in files]


def _read(kind: Kind, raw: bytes) -> tuple[object, list[Finding]]:
    """What reading a file does, without the file."""
    read = decode(Address("f.yaml"), raw)
    if not isinstance(read, Read):
        return None, read
    built = build("f.yaml", read, CODES[kind])
    if not built.whole:
        return None, built.findings
    if not isinstance(built.data, list if kind in ("decisions", "reminders") else dict):
        return WRONG_ROOT, built.findings
    content, wrong = validate("f.yaml", kind, built.data, "es")
    doubts = [doubt.finding for doubt in built.doubts if is_free_text(MODELS[kind], doubt.route)]
    return content, [*built.findings, *wrong, *doubts]


def _judge(kind: Kind, raw: bytes) -> list[Finding]:
    """Read the bytes. What is not usable has a reason, and every reason can be said."""
    content, findings = _read(kind, raw)
    assert all(isinstance(finding, Finding) and str(finding.message) for finding in findings)
    if content is None:
        assert any(finding.severity is Severity.ERROR for finding in findings)
    return findings


def _judge_places(folder: Path, raw: bytes) -> None:
    """Read the bytes from a country's file: every finding is somewhere in it."""
    file = folder / "data/countries/f.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(raw)
    loaded = load(folder)
    lines = lines_of(raw.decode(errors="replace").removeprefix("\ufeff"))
    for each in located(folder, loaded.findings):
        place = each.place
        if each.finding.address.file == "data/countries/f.yaml":
            assert 1 <= place.line <= place.end_line <= len(lines), (raw, each)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1, (raw, each)
            assert (place.line, place.column) <= (place.end_line, place.end_column), (raw, each)


def _try(random: Random, seeds: Seeds, folder: Path, inputs: int) -> None:
    for number, (kind, raw) in zip(range(inputs), mutated(random, seeds), strict=False):
        try:
            _judge(kind, raw)
            if number % LOCATED == 0:
                _judge_places(folder, raw)
        except Exception as fault:
            raise AssertionError(f"{kind}, seed {SEED}, input {number}: {raw!r}") from fault


def test_a_valid_file_changed_by_chance_is_read_or_refused(seeds: Seeds, tmp_path: Path) -> None:
    _try(Random(SEED), seeds, tmp_path, QUICK)  # noqa: S311 - chance that can be repeated


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_many_files_changed_by_chance_are_read_or_refused(part: int, seeds: Seeds, tmp_path: Path) -> None:
    _try(Random(SEED + 1_000 + part), seeds, tmp_path, INPUTS // PARTS)  # noqa: S311 - chance that can be repeated


@pytest.mark.slow
def test_a_plan_with_a_changed_file_is_judged_by_every_rule(tmp_path: Path) -> None:
    random = Random(SEED)  # noqa: S311 - chance that can be repeated
    files = sorted((PLANS / "complete/data").rglob("*.yaml"))
    whole = {path.relative_to(PLANS / "complete"): path.read_bytes() for path in files}
    for file, raw in whole.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_bytes(raw)
    for number in range(INPUTS // 300):
        file, raw = random.choice(list(whole.items()))
        for _ in range(random.randint(1, 2)):
            raw = random.choice((token_instead, words_swapped, line_gone, line_again))(random, raw)
        (tmp_path / file).write_bytes(raw)
        try:
            report = check(tmp_path).report()
            assert text.render(report, str)
            assert json.render(report, str)
        except Exception as fault:
            raise AssertionError(f"{file}, seed {SEED}, input {number}: {raw!r}") from fault
        (tmp_path / file).write_bytes(whole[file])


UNITS = "ab:-?[]{},&*!|>'\"%@` \n\n\t#.\\0~1_é"
HEADS = ("", "", "country: GT\nfocal_point:\n  name: ", 'a: "', "a: '", "a: |\n ", "a: >\n  ", "a: [", "a: {", "- ")


@pytest.mark.slow
def test_a_mebibyte_of_anything_is_read_or_refused_within_a_second() -> None:
    random, slow = Random(SEED), []  # noqa: S311 - chance that can be repeated
    for _ in range(INPUTS // 300):
        unit = "".join(random.choice(UNITS) for _ in range(random.randint(1, 6)))
        head = random.choice(HEADS) + "".join(random.choice(UNITS) for _ in range(random.randint(0, 4)))
        raw = (head + unit * (1 << 20)).encode()[: 1 << 20]
        started = time.process_time()
        _judge("country", raw)
        if time.process_time() - started > 1:
            slow.append((head, unit))
    assert slow == []


FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(st.sampled_from(list(FOLDERS.values())), st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(kind: Kind, raw: bytes) -> None:
    _judge(kind, raw)


@FEW
@given(st.sampled_from(list(FOLDERS.values())), st.text(max_size=200))
def test_any_text_is_read_or_refused(kind: Kind, written: str) -> None:
    _judge(kind, written.encode(errors="surrogatepass"))


NAMES = st.sampled_from(
    "country language focal_point delegation matrices positions id title kind rows text theme code actions period "
    "start end except countries lead indicators baseline value budget amount decision actions into reason es en all "
    "members languages tlp workshop partners profiles rules stages GT INT-01 merge keep waive".split()
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.dates().map(str)
    | st.sampled_from(["GT", "INT-01", "all", "merge", "waive", "keep", "es", "2018-Q1", "yes", "USD", "a@example.org"])
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(max_size=5), inner, max_size=6),
    max_leaves=25,
)


@FEW
@given(st.sampled_from(list(FOLDERS.values())), TREES, st.sampled_from([None, True, False]))
def test_any_data_is_read_or_refused(kind: Kind, tree: Plain, flow: bool | None) -> None:  # noqa: FBT001
    raw = yaml.safe_dump(tree, default_flow_style=flow, allow_unicode=True).encode(errors="surrogatepass")
    _judge(kind, raw)


@FEW
@given(st.sampled_from(list(FOLDERS.values())), st.lists(st.sampled_from(TOKENS), max_size=40))
def test_any_row_of_signs_is_read_or_refused(kind: Kind, signs: list[bytes]) -> None:
    _judge(kind, b" ".join(signs))
