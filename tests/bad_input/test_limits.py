"""Files that are too much: refused early, in words, within one second and 200 MB."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.plan_folder import PlanFolder, Said, write_plan

FILE = "data/countries/guatemala.yaml"
MEBIBYTE = 1 << 20

DEEP = "it is nested more than 32 levels deep"
MANY = "it has more than 50,000 entries"
MORE = "there are more faults than the 200 shown; mend these first"
FIT = "this line does not fit: it does not begin in the column of its neighbours, or a quotation mark is missing"
OPEN = "a value is missing here, or a bracket has no end"
ROOT = "the file must be fields with their values (`country: GT`)"
NO_COUNTRY = "`country` is missing from a country file"
HIDDEN = "the character U+0000 does not show and is not allowed; delete it"


def _filled(unit: bytes, head: bytes = b"") -> bytes:
    """A mebibyte of the same."""
    return (head + unit * (MEBIBYTE // len(unit)))[:MEBIBYTE]


def _answers(one: str, how_many: int) -> bytes:
    rows = "".join(f"    r{number}: {one}\n" for number in range(how_many))
    return f"country: GT\nmatrices:\n p:\n  answers:\n{rows}".encode()


BOMB = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [*%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c]\n" % ((98 + each, 98 + each) + (97 + each,) * 9)
    for each in range(9)
)

WORST: dict[str, tuple[bytes, Said]] = {
    "brackets": (b"[" * 200_000, ("WP007", 1, 1001, 1, 1002, DEEP)),
    "brackets, a line each": (_filled(b"[\n"), ("WP007", 33, 1, 33, 2, DEEP)),
    "braces": (_filled(b"{a: "), ("WP007", 1, 129, 1, 130, DEEP)),
    "lists in lists": (_filled(b"- "), ("WP007", 1, 65, 1, 65, DEEP)),
    "mappings in mappings": (
        b"".join(b" " * depth + b"a:\n" for depth in range(1400)),
        ("WP007", 33, 33, 33, 33, DEEP),
    ),
    "keys that are mappings": (
        _filled(b"? "),
        ("WP015", 1, 3, 1, 3, "the name of a field must be a word; a text that begins with `{` or `[` needs quotes"),
    ),
    "entries": (_filled(b"- x\n"), ("WP007", 100_004, 3, 100_004, 4, MANY)),
    "entries in brackets": (b"a: [" + b"b," * 500_000, ("WP007", 1, 200_007, 1, 200_008, MANY)),
    "fields": (b"".join(b"k%d: 1\n" % each for each in range(90_000)), ("WP007", 50_002, 9, 50_002, 10, MANY)),
    "bomb of aliases": (BOMB, ("WP007", 5, 28, 5, 30, MANY)),
    "aliases": (
        b"a: &a x\nb:\n" + b"- *a\n" * 200_000,
        ("WP007", 67, 3, 67, 5, "it repeats more than 64 entries by reference"),
    ),
    "anchors": (_filled(b"- &a\n"), ("WP016", 1, 3, 1, 5, "`&a` is read as a mark and lost; put the text in quotes")),
    "anchors with names": (
        b"".join(b"- &a%d x\n" % each for each in range(70_000)),
        ("WP007", 70_001, 1, 70_001, 1, MANY),
    ),
    "anchors on one line": (
        _filled(b"&a "),
        ("WP006", 1, 4, 1, 5, "the value ends before this; put the whole text in quotes"),
    ),
    "handles of tags": (
        b"".join(b"%%TAG !a%d! x\n" % each for each in range(60_000)) + b"---\na: b\n",
        ("WP012", 1, 1, 1, 5, "`%TAG` is not allowed; put the text in quotes if it begins with this sign"),
    ),
    "quotation marks": (_filled(b"'"), ("WP009", 1, 1, 1, MEBIBYTE + 1, ROOT)),
    "line breaks in quotes": (b"a: '" + b"\n" * 1_000_000 + b"'", ("WP020", 1, 1, 1, 2, NO_COUNTRY)),
    "long text on many lines": (_filled(b"x\n"), ("WP009", 1, 1, MEBIBYTE // 2, 2, ROOT)),
    "long block": (_filled(b"  x\n\n", b"a: >\n"), ("WP020", 1, 1, 1, 2, NO_COUNTRY)),
    "long key": (b"k" * 1_000_000 + b": v\n", ("WP006", 1, 1_000_001, 1, 1_000_002, FIT)),
    "equal keys": (_filled(b"a: 1\n"), ("WP010", 2, 1, 2, 2, "`a` stands twice here; keep one")),
    "line breaks": (_filled(b"\n"), ("WP008", 1, 1, 1, 1, "the file is empty")),
    "lone CR": (_filled(b"\r"), ("WP008", 1, 1, 1, 1, "the file is empty")),
    "blanks before a comment": (_filled(b"\t", b"a: |\n a #"), ("WP020", 1, 1, 1, 2, NO_COUNTRY)),
    "a row of 1_1_1": (
        b"country: GT\nfocal_point:\n  name: " + b"1_" * 500_000 + b"x\nlenguage: es\n",
        ("WP021", 4, 1, 4, 9, "`lenguage` is no field of a country file; did you mean `language`?"),
    ),
    "NUL": (_filled(b"\0"), ("WP004", 1, 1, 1, 2, HIDDEN)),
    "two versions of git": (
        _filled(b"<<<<<<< a\n"),
        ("WP005", 1, 1, 1, 10, "git left two versions of these lines here; keep one and delete the marker lines"),
    ),
    "not UTF-8 at the end": (
        _filled(b"a")[:-1] + b"\xff",
        (
            "WP003",
            1,
            MEBIBYTE,
            1,
            MEBIBYTE + 1,
            f"byte {MEBIBYTE} (0xFF) is not UTF-8; the file is likely Windows-1252: save it as UTF-8",
        ),
    ),
    "one byte too large": (
        b"a" * (MEBIBYTE + 1),
        ("WP002", 1, 1, 1, 1, "the file is larger than 1,048,576 bytes, the most that is read"),
    ),
    "wrong words": (
        _answers("{status: si}", 12_000),
        ("WP023", 5, 18, 5, 20, "`si` is not one of `yes`, `in_part`, `no`, `not_applicable`; did you mean `yes`?"),
    ),
    "misleading words": (
        _answers("{citation: NO}", 12_000),
        ("WP017", 5, 20, 5, 22, "`NO` is kept as text; put it in quotes so that every program does"),
    ),
    "unknown fields": (
        b"country: GT\n" + b"".join(b"k%d: 1\n" % each for each in range(20_000)),
        ("WP021", 2, 1, 2, 3, "`k0` is no field of a country file"),
    ),
    "entries of another kind": (
        b"country: GT\ndelegation:\n" + b"- 1\n" * 40_000,
        (
            "WP022",
            3,
            3,
            3,
            4,
            (
                "a delegate (`{profile: …, name: …, position: …}`) is expected here, "
                "not the number 1 (quotes make it a text)"
            ),
        ),
    ),
}

SCRIPT = """\
import json, resource, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
from tests.plan_folder import PlanFolder
started = time.process_time()
said = PlanFolder(Path(sys.argv[1])).read()
seconds = time.process_time() - started
# What getrusage gives is at least what the process had that started this one.
[peak] = [int(line.split()[1]) / 1024 for line in Path("/proc/self/status").open() if line.startswith("VmHWM")]
print(json.dumps({"first": said[0], "count": len(said), "seconds": seconds, "megabytes": peak}))
"""


def _read_apart(root: Path) -> dict[str, object]:
    """Read a plan in a process of its own, which a crash or a hang of the parser would end."""
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    command = [sys.executable, "-c", SCRIPT, str(root)]
    run = subprocess.run(command, env=unmeasured, capture_output=True, text=True, check=False, timeout=60)
    assert (run.returncode, run.stderr) == (0, "")
    return dict(json.loads(run.stdout))


@pytest.mark.parametrize(("raw", "first"), WORST.values(), ids=WORST)
def test_a_file_that_is_too_much_is_refused_at_once(tmp_path: Path, raw: bytes, first: Said) -> None:
    plan = write_plan(tmp_path)
    plan.write(FILE, raw)
    refused = _read_apart(tmp_path)
    seconds, megabytes, count = refused["seconds"], refused["megabytes"], refused["count"]
    assert refused["first"] == list(first)
    assert isinstance(seconds, float)
    assert seconds <= 1
    assert isinstance(megabytes, float)
    assert megabytes <= 200
    assert isinstance(count, int)
    assert count <= 201


def test_the_most_that_is_allowed_is_read(plan: PlanFolder) -> None:
    answers = "".join(f"      r-{number}: {{}}\n" for number in range(24_990))
    plan.write("data/countries/mexico.yaml", f"country: MX\nmatrices:\n  protocol:\n    answers:\n{answers}")
    lines = [b"country: GT", b"#" * (MEBIBYTE - 25), b"language: es"]
    assert plan.write(FILE, b"\n".join(lines)).stat().st_size == MEBIBYTE
    assert plan.read() == []


def test_thirty_two_levels_and_64_aliases_are_read(plan: PlanFolder) -> None:
    plan.write(FILE, "country: " + "[" * 31 + "]" * 31 + "\n")
    aliases = ", ".join(["*a"] * 64)
    plan.write("data/countries/mexico.yaml", f"country: MX\ndelegation: [&a {{}}, {aliases}]\n")
    assert plan.lines() == ["data/countries/guatemala.yaml:1:10: WP022 a text is expected here, not a list"]


def test_one_more_than_that_is_not(plan: PlanFolder) -> None:
    plan.write(FILE, "country: " + "[" * 32 + "]" * 32 + "\n")
    aliases = ", ".join(["*a"] * 65)
    plan.write("data/countries/mexico.yaml", f"country: MX\ndelegation: [&a {{}}, {aliases}]\n")
    assert plan.lines() == [
        f"data/countries/guatemala.yaml:1:41: WP007 {DEEP}",
        "data/countries/mexico.yaml:2:277: WP007 it repeats more than 64 entries by reference",
    ]


def test_the_entries_of_an_alias_count_each_time(plan: PlanFolder) -> None:
    rows = "".join(f"r{number}: {{}}, " for number in range(6_000))
    text = f"country: MX\nmatrices:\n  a: &a {{answers: {{{rows}}}}}\n  b: *a\n  c: *a\n  d: *a\n  e: *a\n"
    plan.write("data/countries/mexico.yaml", text)
    assert plan.lines() == [f"data/countries/mexico.yaml:7:6: WP007 {MANY}"]


@pytest.mark.parametrize("faults", [200, 201, 5_000])
def test_200_faults_are_shown_and_that_there_are_more(plan: PlanFolder, faults: int) -> None:
    plan.write(FILE, "country: GT\n" + "".join(f"k{number}: x\n" for number in range(faults)))
    said = plan.read()
    assert [each[:3] for each in said[:200]] == [("WP021", 2 + number, 1) for number in range(200)]
    assert said[200:] == ([] if faults == 200 else [("WP007", 202, 1, 202, 5, MORE)])


def test_200_equal_keys_are_shown_and_that_there_are_more(plan: PlanFolder) -> None:
    plan.write(FILE, "country: GT\n" * 5_000)
    said = plan.read()
    assert [each[:2] for each in said[:200]] == [("WP010", 2 + number) for number in range(200)]
    assert said[200:] == [("WP007", 202, 1, 202, 8, MORE)]


def test_200_hidden_characters_are_shown_and_that_there_are_more(plan: PlanFolder) -> None:
    plan.write(FILE, "country: GT\n#" + "\u200b" * 5_000)
    said = plan.read()
    assert [each[:3] for each in said[:200]] == [("WP004", 2, 2 + number) for number in range(200)]
    assert said[200:] == [("WP007", 2, 202, 2, 203, MORE)]
