"""Duplicates among the ten thousand actions of corpus L, in memory: `python -m benchmarks.duplicates.large [--seed N]`.

Prints a JSON object: seconds (wall and processor) of the search alone, bytes of the whole process at its peak, how many
of the planted pairs were found and missed, and how many other pairs were found. No decision settles any of them.
"""

import argparse
import gc
import json
import resource
import sys
import time

from benchmarks.corpus import SCALES, stream
from benchmarks.duplicates.evaluation import judged, plan_of
from benchmarks.duplicates.labelled import Labelled
from benchmarks.generator.sketches import outline
from workplan_cli.consolidation.duplicates import likenesses


def planted(size: str, seed: int) -> Labelled:
    """The titles of a corpus that no group has withdrawn, and the pairs that were planted among them."""
    sketches = outline(stream(seed, size, "outline"), SCALES[size]).sketches
    standing = {one.id: one for one in sketches if one.status != "withdrawn"}
    titles = {one.id: {"es": one.title.es, "en": one.title.en} for one in standing.values()}
    pairs = [(one.twin_of, one.id) for one in standing.values() if one.twin_of in standing]
    return Labelled(titles, frozenset((*pairs, *((second, first) for first, second in pairs))), frozenset())


def measured(size: str, seed: int) -> dict[str, float]:
    """One search."""
    labelled = planted(size, seed)
    plan = plan_of(labelled)
    gc.disable()  # as `validate` does
    wall, processor = time.perf_counter(), time.process_time()
    found = likenesses(plan)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    figures = judged([(each.first.id, each.second.id) for each in found], labelled)
    return {
        "actions": len(labelled.titles),
        "seconds": wall,
        "processor": processor,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "found": figures.found,
        "missed": len(labelled.same) // 2 - figures.found,
        "wrong": figures.wrong,
    }


def main() -> None:
    """Read the command line and measure once."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.duplicates.large", description=__doc__)
    parser.add_argument("--size", choices=SCALES, default="L")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sys.stdout.write(json.dumps(measured(options.size, options.seed)) + "\n")


if __name__ == "__main__":
    main()
