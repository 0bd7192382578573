"""data/countries/: what one Member Country answers, whom it sends, and where it stands on the groups' actions."""

from collections.abc import Iterator
from random import Random

from benchmarks.generator.codes import INSTRUMENTS, PROFILES
from benchmarks.generator.layout import BANNER, block, day_between, flow
from benchmarks.generator.matrix_files import SIGNED_FROM, SIGNED_UNTIL, Matrix, Row
from benchmarks.generator.prose import Text, paragraph, sentence
from benchmarks.generator.sketches import Outline, Sketch

COMPILED_SHARE = 0.2
DRAFT_SHARE = 0.08
LEFT_OUT = 20  # a draft lacks every 20th row
LATE_SHARE = 0.1
STATUSES = ("yes",) * 55 + ("in_part",) * 20 + ("no",) * 15 + ("not_applicable",) * 10
NOTE_LENGTHS = (1,) * 12 + (2,) * 7 + (3,)
STANCES = ("participate",) * 75 + ("observe",) * 20 + ("reserve",) * 5
OFFICE = Text("Ministerio de ejemplo", "Example ministry")
FUNCTIONS = {
    "prosecutor": Text("Fiscal de enlace", "Liaison prosecutor"),
    "immigration-director": Text("Directora de migración", "Director of immigration"),
    "police-director": Text("Director de policía migratoria", "Director of immigration police"),
    "investigator": Text("Investigadora principal", "Primary investigator"),
}


def country_file(draw: Random, country: str, asked: tuple[Matrix, ...], plan: Outline) -> str:
    """The file of one country; every person in it is openly nobody."""
    origin = compiled(draw)
    head = BANNER + f"country: {country}\nlanguage: {draw.choice(['es', 'en'])}\n" + origin
    sections = "".join("".join(answered(draw, country, matrix, origin)) for matrix in asked)
    return head + people(country) + "matrices:\n" + sections + positions(draw, country, plan)


def compiled(draw: Random) -> str:
    """For a share of the countries: the secretariat filled the file in."""
    if draw.random() >= COMPILED_SHARE:
        return ""
    return "compiled:\n  by: TS\n  on: 2025-12-20\n" + block(
        "from", Text("Fuentes públicas de ejemplo", "Example public sources"), 2
    )


def people(country: str) -> str:
    """Focal point and delegation, under names, addresses and numbers that are reserved for examples."""
    delegation = "".join(
        f"  - profile: {profile}\n    name: Delegate {number} of {country} (synthetic)\n"
        f"    position: {flow(FUNCTIONS[profile])}\n"
        for number, profile in enumerate(PROFILES, 1)
    )
    return (
        f"focal_point:\n  name: Focal point of {country} (synthetic)\n"
        f"  position: {flow(Text('Oficial de enlace', 'Liaison officer'))}\n  institution: {flow(OFFICE)}\n"
        f'  email: focal.point@{country.lower()}.example.org\n  phone: "+1 202 555 0100"\ndelegation:\n{delegation}'
    )


def answered(draw: Random, country: str, matrix: Matrix, origin: str) -> Iterator[str]:
    """One matrix: submitted in time or after an extension, or a draft that lacks some rows.

    What the secretariat compiled is never submitted.
    """
    draft = draw.random() < DRAFT_SHARE
    state = "    status: draft\n" if draft or origin else submitted(draw, matrix)
    yield f"  {matrix.id}:\n{state}    answers:\n"
    history = dict(pair for treaty in INSTRUMENTS for pair in acts_of(draw, treaty).items())
    for number, row in enumerate(matrix.rows, 1):
        if draft and number % LEFT_OUT == 0:
            continue
        yield f"      {row.id}:\n" + (history[row.id] if row.step else answer(draw, country, row, number))


def submitted(draw: Random, matrix: Matrix) -> str:
    """The day of a submission, within the deadline or within the extension granted."""
    month = matrix.deadline[:7]
    if draw.random() < LATE_SHARE:
        return "    status: submitted\n    submitted: 2026-01-20\n    extension: 2026-01-31\n"
    return f"    status: submitted\n    submitted: {month}-{draw.randint(1, 15):02d}\n"


def answer(draw: Random, country: str, row: Row, number: int) -> str:
    """An answer with everything that its status and its row require."""
    status = draw.choice(STATUSES)
    law = f"Ley sintética {draw.randint(1, 999)}-{draw.randint(1990, 2024)} ({country})"
    cited = f'        citation: "{law}, art. {draw.randint(1, 400)}, párr. {number}"\n'
    dated = f"        date: {day_between(draw, 1990, 2024)}\n"
    proof = cited + dated if status in ("yes", "in_part") else ""
    return f"        status: {status}\n{proof}{block('note', paragraph(draw, draw.choice(NOTE_LENGTHS)), 8)}" + origin(
        draw, row
    )


def origin(draw: Random, row: Row) -> str:
    """Where an answer comes from, as of when, and whether somebody checked it."""
    issue = draw.randint(1, 9999)
    source = draw.choice(
        [
            Text(f"Diario oficial {issue}", f"Official gazette {issue}"),
            Text(f"https://example.org/es/{row.id}/{issue}", f"https://example.org/en/{row.id}/{issue}"),
        ]
    )
    return (
        f"        source: {flow(source)}\n        as_of: 2025-{draw.randint(1, 9):02d}-01\n"
        f"        verified: {draw.choice(['true', 'true', 'false'])}\n"
    )


def acts_of(draw: Random, treaty: str) -> dict[str, str]:
    """Signature and deposit of one treaty: a ratification after a signature, or an accession without one."""
    deposit = f"        status: yes\n        date: {day_between(draw, SIGNED_UNTIL + 1, 2024)}\n"
    if draw.random() < 0.5:  # noqa: PLR2004 (a share)
        note = block("note", Text("Se adhirió sin firma.", "Acceded without a signature."), 8)
        signature, act = f"        status: not_applicable\n{note}", "accession"
    else:
        signature, act = f"        status: yes\n        date: {day_between(draw, SIGNED_FROM, SIGNED_UNTIL)}\n", ""
    return {f"{treaty}-signature": signature, f"{treaty}-deposit": f"{deposit}        act: {act or 'ratification'}\n"}


def positions(draw: Random, country: str, plan: Outline) -> str:
    """Where the country stands on a sample of the actions, and on each that it leads or is left out of."""
    open_to_all = [one for one in plan.sketches if one.citable]
    sample = draw.sample(open_to_all, min(plan.scale.positions, len(open_to_all)))
    involved = [one for one in open_to_all if country in (*one.lead, *one.excepted)]
    chosen = {one.id: one for one in (*involved, *sample)}
    return "positions:\n" + "".join(position(draw, country, chosen[action]) for action in sorted(chosen))


def position(draw: Random, country: str, one: Sketch) -> str:
    """One position: who leads says so, who is left out declines, a reservation is explained."""
    stance = "lead" if country in one.lead else "decline" if country in one.excepted else draw.choice(STANCES)
    note = f", note: {flow(sentence(draw))}" if stance in ("reserve", "decline") else ""
    return f"  {one.id}: {{position: {stance}{note}}}\n"
