"""Each row of the table: what is compared with what."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from math import log
from statistics import median

from benchmarks.bench import AS_OF, Bench, NotMeasuredError, need_package, python_module
from benchmarks.generator.codes import members
from benchmarks.goals import Outcome, ratio
from benchmarks.timing import Command, CommandFailedError, Patience, Side, compare, peak
from benchmarks.validators import check_jsonschema, yamale

FORMS = 13  # forms of one run: what the twelve further ones take has no start-up and no loading in it
SHORT = 6  # commands of some milliseconds are repeated so many times more often


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: its group and goal, the corpora that it needs, and how it is measured."""

    group: str
    goal: str
    sizes: tuple[str, ...]
    measure: Callable[[Bench, str], Outcome]


def outcome(row: Row, bench: Bench) -> Outcome:
    """The row's figure, or the reason why there is none."""
    try:
        return row.measure(bench, row.goal)
    except (NotMeasuredError, CommandFailedError) as why:
        return Outcome(row.goal, None, str(why))


def start_up(bench: Bench, goal: str, option: str) -> Outcome:
    """The tool's start against the interpreter's, far from any plan."""
    often = Patience(bench.patience.rounds * SHORT, bench.patience.seconds)
    ours = Side(option, (Command((*bench.workplan, option), bench.scratch),))
    theirs = Side("python -c pass", (Command((sys.executable, "-c", "pass"), bench.scratch),))
    return ratio(goal, compare([ours, theirs], often))


def against_json_schema(bench: Bench, goal: str, size: str) -> Outcome:
    """All our rules against the schema alone."""
    return ratio(goal, compare([validating(bench, size), check_jsonschema(bench, size)], bench.patience))


def against_yamale(bench: Bench, goal: str, size: str) -> Outcome:
    """All our rules against yamale's types."""
    series = compare([validating(bench, size), yamale(bench, size)], bench.patience)
    return ratio(goal, series, "yamale with its 4 workers")


def against_pandoc(bench: Bench, goal: str, size: str, formats: tuple[str, ...]) -> Outcome:
    """The whole way from the submitted files against pandoc's way from the Markdown that we wrote."""
    out = str(bench.scratch / "pandoc.docx")
    command = bench.other("pandoc", "-f", "gfm", "-t", "docx", "-o", out)
    markdown = bench.built(size, "md")
    theirs = Side("pandoc", (replace(command, argv=(*command.argv, str(markdown))),))
    series = compare([bench.build(size, *formats), theirs], bench.patience)
    return ratio(goal, series, f"Markdown of {markdown.stat().st_size / 1e6:.1f} MB")


def against_docxtpl(bench: Bench, goal: str, size: str) -> Outcome:
    """A template filled by docxtpl with the content of our document."""
    need_package("docxtpl", "docxtpl")
    template = bench.scratch / "template.docx"
    compare([Side("template", (python_module("benchmarks.baselines.template", str(template)),))], Patience(1, 0))
    return against_writer(bench, goal, size, ("benchmarks.baselines.with_docxtpl", str(template)))


def against_python_docx(bench: Bench, goal: str, size: str) -> Outcome:
    """The content of our document written with python-docx."""
    need_package("docx", "python-docx")
    return against_writer(bench, goal, size, ("benchmarks.baselines.with_python_docx",))


def against_writer(bench: Bench, goal: str, size: str, writer: tuple[str, ...]) -> Outcome:
    """Our build of the DOCX against a program that writes the same content from JSON made beforehand."""
    content = bench.scratch / f"content-{size}.json"
    if not content.exists():
        extract = python_module("benchmarks.baselines.content", str(bench.built(size, "docx")), str(content))
        compare([Side("content", (extract,))], Patience(1, 0))
    theirs = python_module(*writer, str(content), str(bench.scratch / "baseline.docx"))
    series = compare([bench.build(size, "docx"), Side(writer[0].rpartition(".")[2], (theirs,))], bench.patience)
    return ratio(goal, series)


def stages(bench: Bench, size: str) -> tuple[float, float]:
    """Median seconds of loading a corpus and of consolidating it, each taken within one process."""
    command, taken = python_module("benchmarks.stages", str(bench.corpus(size))), []
    for _ in range(bench.patience.rounds):
        done = subprocess.run(command.argv, cwd=command.cwd, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotMeasuredError(f"benchmarks.stages failed: {done.stderr.strip()[-200:]}")
        taken.append(json.loads(done.stdout))
    return median(each["load"] for each in taken), median(each["consolidate"] for each in taken)


def consolidating(bench: Bench, goal: str, size: str) -> Outcome:
    """The time of joining the files against that of reading them."""
    loading, joining = stages(bench, size)
    told = f"{joining:.3f} s ÷ {loading:.3f} s, {bench.patience.rounds} rounds"
    return Outcome(goal, joining / loading, told)


def growth_of_consolidating(bench: Bench, goal: str) -> Outcome:
    """As `growth`, of consolidating alone: no start-up flatters it."""
    small, large = stages(bench, "M")[1], stages(bench, "L")[1]
    exponent = log(large / small) / log(bench.megabytes("L") / bench.megabytes("M"))
    told = f"{small:.3f} s for {bench.megabytes('M'):.1f} MB, {large:.3f} s for {bench.megabytes('L'):.1f} MB"
    return Outcome(goal, exponent, told)


def growth(bench: Bench, goal: str, side: Callable[[Bench, str], Side]) -> Outcome:
    """The power of the input's size with which the time grows: log(time ratio) ÷ log(size ratio)."""
    start, small, large = compare([side(bench, size) for size in ("XS", "M", "L")], bench.patience)
    if not start.wall < small.wall < large.wall:
        raise NotMeasuredError("the time does not grow from XS to M to L")
    sizes = log(bench.megabytes("L") / bench.megabytes("M"))
    exponent = log(large.wall / small.wall) / sizes
    steeper = log((large.wall - start.wall) / (small.wall - start.wall)) / sizes
    told = (
        f"{small.wall:.3f} s for {bench.megabytes('M'):.1f} MB, {large.wall:.3f} s for {bench.megabytes('L'):.1f} MB, "
        f"{len(large.samples)} rounds; {steeper:.3f} without the {start.wall:.3f} s of a plan of four countries"
    )
    return Outcome(goal, exponent, told, (start, small, large))


def growth_once(bench: Bench, goal: str, side: Callable[[Bench, str], Side]) -> Outcome:
    """As `growth` in a single round: for what takes a minute."""
    return growth(replace(bench, patience=Patience(1, 0)), goal, side)


def memory(bench: Bench, goal: str, side: Callable[[Bench, str], Side]) -> Outcome:
    """Peak memory of the command with its own processes, one run."""
    size = "L"
    used = peak(side(bench, size).commands[0]) / 1e6
    return Outcome(goal, used, f"{bench.megabytes(size):.1f} MB of input")


def duplicates(bench: Bench, goal: str, field: str, unit: float) -> Outcome:
    """The search alone among the actions of corpus L, in a process of its own; and what it found."""
    command = python_module("benchmarks.duplicates.large", "--seed", str(bench.seed))
    runs = [_told(command) for _ in range(min(3, bench.patience.rounds))]
    last = runs[-1]
    told = (
        f"{last['actions']:.0f} actions; planted pairs: {last['found']:.0f} found, {last['missed']:.0f} missed, "
        f"{last['wrong']:.0f} others; processor {median(each['processor'] for each in runs):.2f} s, {len(runs)} rounds"
    )
    return Outcome(goal, median(each[field] for each in runs) / unit, told)


def _told(command: Command) -> dict[str, float]:
    done = subprocess.run(command.argv, cwd=command.cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotMeasuredError(f"the search ended with {done.returncode}")
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def validating(bench: Bench, size: str) -> Side:
    """`validate` as users run it."""
    return bench.ours("validate", size, "validate")


def building(bench: Bench, size: str) -> Side:
    """Both default formats."""
    return bench.build(size, "md", "docx")


def paging(bench: Bench, size: str) -> Side:
    """The page for the browser."""
    return bench.build(size, "html")


def reminding(bench: Bench, size: str) -> Side:
    """`reminders` after the deadlines."""
    return bench.ours("reminders", size, "reminders", "--as-of", AS_OF)


def lettering(bench: Bench, size: str) -> Side:
    """`reminders` with a letter to each country that has something open."""
    out = str(bench.folder(f"letters-{size}"))
    return bench.ours("letters", size, "reminders", "--as-of", AS_OF, "--letters", out, "--without-forms")


def against_validate(bench: Bench, goal: str, size: str) -> Outcome:
    """What reminding takes beside checking alone."""
    return ratio(goal, compare([reminding(bench, size), validating(bench, size)], bench.patience))


def each_letter(bench: Bench, goal: str, size: str) -> Outcome:
    """What one letter adds: the run with letters less the run without, by the number of letters, in milliseconds."""
    without, with_letters = compare([reminding(bench, size), lettering(bench, size)], bench.patience)
    letters = len(list(bench.folder(f"letters-{size}").glob("*.eml")))
    if not letters:
        raise NotMeasuredError("no country has anything open")
    told = f"{letters} letters: {without.wall:.3f} s without, {with_letters.wall:.3f} s with them"
    spent = (with_letters.wall - without.wall) / letters * 1000
    return Outcome(goal, spent, f"{told}, {len(without.samples)} rounds", (without, with_letters))


def forming(bench: Bench, size: str, number: int = 4) -> Side:
    """`form` for the first so many countries; a plan of four has no more."""
    out = str(bench.folder(f"forms-{size}"))
    return bench.ours(f"{number} forms", size, "form", *members(number), "--out", out)


def each_form(bench: Bench, goal: str, size: str) -> Outcome:
    """What a further form takes in milliseconds: the run with many less the run with one."""
    one, many = compare([forming(bench, size, 1), forming(bench, size, FORMS)], bench.patience)
    told = f"{one.wall:.3f} s for one form, {many.wall:.3f} s for {FORMS}, {len(one.samples)} rounds"
    return Outcome(goal, (many.wall - one.wall) / (FORMS - 1) * 1000, told, (one, many))


ROWS = (
    Row("start", "version", (), partial(start_up, option="--version")),
    Row("start", "help", (), partial(start_up, option="--help")),
    Row("validate", "validate-s", ("S",), partial(against_json_schema, size="S")),
    Row("validate", "validate-l", ("L",), partial(against_json_schema, size="L")),
    Row("validate", "yamale-s", ("S",), partial(against_yamale, size="S")),
    Row("build", "docx-s", ("S",), partial(against_pandoc, size="S", formats=("docx",))),
    Row("build", "pandoc-l", ("L",), partial(against_pandoc, size="L", formats=("md", "docx"))),
    Row("build", "docxtpl-l", ("L",), partial(against_docxtpl, size="L")),
    Row("build", "python-docx-l", ("L",), partial(against_python_docx, size="L")),
    Row("consolidate", "consolidate-l", ("L",), partial(consolidating, size="L")),
    Row("consolidate", "growth-consolidate", ("M", "L"), growth_of_consolidating),
    Row("reminders", "reminders-l", ("L",), partial(against_validate, size="L")),
    Row("reminders", "letters-l", ("L",), partial(each_letter, size="L")),
    Row("forms", "forms-l", ("L",), partial(each_form, size="L")),
    Row("growth", "growth-validate", ("M", "L"), partial(growth, side=validating)),
    Row("growth", "growth-build", ("M", "L"), partial(growth, side=building)),
    Row("growth", "growth-html", ("M", "L"), partial(growth_once, side=paging)),
    Row("growth", "growth-reminders", ("M", "L"), partial(growth, side=reminding)),
    Row("growth", "growth-letters", ("M", "L"), partial(growth, side=lettering)),
    Row("growth", "growth-forms", ("M", "L"), partial(growth, side=forming)),
    Row("memory", "memory-validate", ("L",), partial(memory, side=validating)),
    Row("memory", "memory-build", ("L",), partial(memory, side=building)),
    Row("duplicates", "duplicates-time", (), partial(duplicates, field="seconds", unit=1)),
    Row("duplicates", "duplicates-memory", (), partial(duplicates, field="peak", unit=1e6)),
)
