"""The pairs that are looked at are those that can be alike, no others; and nothing depends on an order."""

import os
import random
import subprocess
import sys
from itertools import combinations
from math import ceil
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.consolidation.drawn import Files, files, in_another_order, submissions

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.duplicates import likenesses
from workplan_cli.consolidation.duplicates.blocking import pairs_sharing

texts = st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=8), max_size=40)


@given(texts, st.sampled_from([0.25, 0.5, 0.6, 1.0]))
@settings(max_examples=300, deadline=None)
def test_every_pair_that_shares_enough_is_found_and_no_other(keys: list[frozenset[str]], share: float) -> None:
    enough = [
        (one, other)
        for one, other in combinations(range(len(keys)), 2)
        if keys[one] and keys[other]
        if len(keys[one] & keys[other]) >= max(ceil(share * len(keys[each]) - 1e-9) for each in (one, other))
    ]
    assert sorted(pairs_sharing(keys, share)) == enough


WORDS = ["Train", "Equip", "police", "prosecutors", "crews", "in", "night", "rescue", "on", "reefs", "and", "bays"]
titled = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


@st.composite
def titled_files(draw: st.DrawFn) -> Files:
    plain: Files = draw(files())
    for theme in plain["themes"]:
        for action in theme.get("actions", ()):
            action["title"] = draw(titled)
    return plain


def found(plain: dict[str, Any], name: str = "a") -> list[tuple[str, str, float, str, tuple[str, ...]]]:
    pairs = likenesses(consolidate(submissions(plain, name)))
    return [(each.first.id, each.second.id, each.score, str(each.why), each.languages) for each in pairs]


@given(titled_files(), st.integers())
@settings(max_examples=200, deadline=None)
def test_no_order_of_files_or_entries_changes_what_is_found(plain: Files, seed: int) -> None:
    other = in_another_order(plain, random.Random(seed))  # noqa: S311 - no secret
    assert found(other, "z") == found(plain)


def test_what_is_found_does_not_depend_on_the_seed_of_hashes() -> None:
    program = (
        "from benchmarks.duplicates.labelled import read\n"
        "from benchmarks.duplicates.evaluation import plan_of\n"
        "from workplan_cli.consolidation.duplicates import likenesses\n"
        "print([(e.first.id, e.second.id, e.score, str(e.why)) for e in likenesses(plan_of(read('tune')))])\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
