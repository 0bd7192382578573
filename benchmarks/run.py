"""Print every ratio of the performance goals, each taken in one run: `python -m benchmarks.run`."""

import argparse
import compileall
import importlib.util
import json
import os
import platform
import shlex
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.bench import Bench, NotMeasuredError, executable, versions
from benchmarks.corpus import GENERATOR_VERSION
from benchmarks.goals import GOALS, Goal, Outcome
from benchmarks.rows import ROWS, Row, outcome
from benchmarks.timing import Patience

GROUPS = tuple(dict.fromkeys(row.group for row in ROWS))
HEADINGS = ("goal", "measured", "must", "stretch", "verdict")
WIDTHS = (50, 10, 8, 8, 13)


def main() -> None:
    """Read the command line, measure row by row, print as the rows come in."""
    options = command_line().parse_args()
    chosen = rows(options.rows.split(","), options.sizes.split(","))
    tool = under_test(options.workplan)
    compile_ours()
    say(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} processors, wall time")
    say(", ".join(f"{name} {version}" for name, version in versions().items()) + "\n")
    say(line(HEADINGS))
    with tempfile.TemporaryDirectory(prefix="workplan-bench-") as scratch:
        outcomes = [shown(outcome(row, bench)) for bench in [bench_of(options, tool, Path(scratch))] for row in chosen]
    if options.json:
        options.json.write_text(json.dumps(record(options, outcomes), indent=1, ensure_ascii=False) + "\n", "utf-8")


def command_line() -> argparse.ArgumentParser:
    """The options."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--rows", default=",".join(GROUPS), help="groups or single goals, e.g. start,validate-s")
    parser.add_argument("--sizes", default="S,M,L", help="rows that need another corpus are left out")
    parser.add_argument("--repeat", type=int, default=5, help="rounds of a comparison (default 5)")
    parser.add_argument("--patience", type=float, default=300, help="seconds after which no further round begins")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workplan", default="workplan", help="the command under test (default: beside this Python)")
    parser.add_argument("--schemas", type=Path, help="folder with KIND.json for check-jsonschema")
    parser.add_argument("--corpora", type=Path, help="folder that keeps the corpora (default: made anew)")
    parser.add_argument("--json", type=Path, help="write every sample into this file")
    return parser


def rows(named: Sequence[str], sizes: Sequence[str]) -> list[Row]:
    """The rows of these groups or goals that need no corpus but these."""
    known = {*GROUPS, *GOALS}
    if unknown := set(named) - known:
        sys.exit(f"no such row: {', '.join(sorted(unknown))}; there are {', '.join(sorted(known))}")
    return [row for row in ROWS if {row.group, row.goal} & set(named) and set(row.sizes) <= set(sizes)]


def bench_of(options: argparse.Namespace, tool: tuple[str, ...], scratch: Path) -> Bench:
    """The options as the rows need them."""
    corpora = options.corpora or scratch / "corpora"
    corpora.mkdir(parents=True, exist_ok=True)
    return Bench(
        workplan=tool,
        corpora=corpora.resolve(),
        scratch=scratch,
        patience=Patience(options.repeat, options.patience),
        seed=options.seed,
        schemas=options.schemas and options.schemas.resolve(),
    )


def under_test(command: str) -> tuple[str, ...]:
    """The command line of the tool; the run ends here when it cannot be found."""
    name, *arguments = shlex.split(command)
    try:
        return (executable(name), *arguments)
    except NotMeasuredError as why:
        sys.exit(f"nothing to measure: {why}")


def compile_ours() -> None:
    """Write the bytecode of our modules, as `pip install` does for every other package that is measured here."""
    found = importlib.util.find_spec("workplan_cli")
    for folder in found.submodule_search_locations or () if found else ():
        compileall.compile_dir(folder, quiet=1)


def shown(measured: Outcome) -> Outcome:
    """Print one row and what it was made of."""
    say(line(tuple(cells(measured, GOALS[measured.goal]))))
    say(f"    {measured.remark}")
    return measured


def cells(measured: Outcome, goal: Goal) -> Iterator[str]:
    """The columns of one row."""
    yield goal.title
    yield from map(goal.written, (measured.value, goal.must, goal.stretch))
    yield measured.verdict


def line(columns: Sequence[str]) -> str:
    """Columns side by side."""
    return " ".join(column.ljust(width) for column, width in zip(columns, WIDTHS, strict=True)).rstrip()


def say(text: str) -> None:
    """A line on standard output, at once: a row can take minutes."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def record(options: argparse.Namespace, outcomes: Sequence[Outcome]) -> dict[str, object]:
    """Everything about the run as plain data: seconds and bytes."""
    return {
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "tools": versions(),
        "seed": options.seed,
        "generator": GENERATOR_VERSION,
        "rows": [asdict(one) | asdict(GOALS[one.goal]) | {"verdict": one.verdict} for one in outcomes],
    }


if __name__ == "__main__":
    main()
