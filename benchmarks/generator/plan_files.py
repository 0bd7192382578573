"""data/plan.yaml and data/decisions.yaml."""

from random import Random

from benchmarks.generator.codes import PARTNERS, PROFILES, invited, members
from benchmarks.generator.country_files import FUNCTIONS
from benchmarks.generator.layout import BANNER, FIRST_YEAR, YEARS, block, flow, listed
from benchmarks.generator.prose import Text, paragraph, phrases, sentence
from benchmarks.generator.sketches import KEPT, MERGED, Outline, Sketch

NAMES = phrases(
    """
    Secretaría | Secretariat
    Organización A | Organisation A
    Organización B | Organisation B
    Organización C | Organisation C
    Organización D | Organisation D
    Organización E | Organisation E
    """
)
SESSIONS = (
    ("plenary", Text("Apertura y objetivos", "Opening and objectives")),
    ("groups", Text("Trabajo de los grupos", "Work in groups")),
    ("plenary", Text("Presentación de los aportes", "Presentation of the input")),
)
PREMISES = ("regional-not-local", "all-members", "non-duplication")
REMINDERS = (
    "reminders:\n  stages:\n    - {name: courtesy, days: -14}\n    - {name: first, days: 7}\n"
    "    - {name: second, days: 21}\n    - {name: escalation, days: 35}\n"
)


def plan_file(draw: Random, plan: Outline, name: str) -> str:
    """The plan: every field of the format but `rules` and `reminders.reply_to`."""
    return BANNER + cover(draw, name) + codes(plan.scale.countries) + workshop(draw) + around(draw, plan)


def cover(draw: Random, name: str) -> str:
    """Title, organisation, body, languages, period, paper, labels, background."""
    return (
        f"id: synthetic-{name.lower()}\n"
        + block("title", Text("Plan de trabajo sintético para medir", "Synthetic work plan to measure"), 0)
        + block("organisation", Text("Organización sintética", "Synthetic organisation"), 0)
        + block("body", Text("Red sintética de enlaces", "Synthetic network of liaisons"), 0)
        + f"languages: [es, en]\nperiod: {{start: {FIRST_YEAR}, end: {FIRST_YEAR + YEARS - 1}}}\npaper: letter\n"
        + "tlp: {default: GREEN, personal: AMBER}\n"
        + block("background", paragraph(draw, 6), 0)
    )


def codes(countries: int) -> str:
    """Members, invited countries, partners, profiles."""
    partners = "".join(
        f"  {code}:\n    name: {flow(Text(code, code))}\n    full_name: {flow(name)}\n"
        for code, name in zip(PARTNERS, NAMES, strict=True)
    )
    profiles = "".join(f"  {profile}: {flow(FUNCTIONS[profile])}\n" for profile in PROFILES)
    return (
        f"members: {listed(members(countries))}\ninvited: {listed(invited())}\n"
        f"partners:\n{partners}profiles:\n{profiles}"
    )


def workshop(draw: Random) -> str:
    """The workshop where the groups meet."""
    sessions = "".join(
        f"    - kind: {kind}\n{block('title', title, 6)}{block('description', sentence(draw), 6)}"
        for kind, title in SESSIONS
    )
    place = flow(Text("Ciudad de ejemplo", "Example city"))
    return (
        f"workshop:\n  period: {{start: {FIRST_YEAR}-01, end: {FIRST_YEAR}-03}}\n  place: {place}\n  status: proposed\n"
        f"{block('methodology', paragraph(draw, 2), 2)}{block('deliverable', sentence(draw), 2)}  sessions:\n{sessions}"
    )


def around(draw: Random, plan: Outline) -> str:
    """Premises, another regional space with its actions, stages of reminders."""
    premises = "".join(f"  - id: {premise}\n{block('text', sentence(draw), 4)}" for premise in PREMISES)
    others = "".join(
        f"      - id: RC-{number:02d}\n{block('title', title, 8)}        source: {flow(Text('Acta', 'Minutes'))}\n"
        for number, title in enumerate(plan.space, 1)
    )
    coalition = flow(Text("Coalición sintética", "Synthetic coalition"))
    return (
        f"premises:\n{premises}spaces:\n  - id: regional-coalition\n    name: {coalition}\n"
        f"    actions:\n{others}{REMINDERS}"
    )


def decisions_file(draw: Random, plan: Outline) -> str:
    """What was decided on half of the planted near duplicates; the other half stays open."""
    decided = "".join(decision(draw, one, turn) for turn, one in enumerate(plan.twins()))
    return BANNER + decided


def decision(draw: Random, one: Sketch, turn: int) -> str:
    """Keep both, merge into the older one, or nothing yet."""
    pair = f"actions: {listed([str(one.twin_of), one.id])}"
    groups = listed(dict.fromkeys([str(one.twin_of).partition("-")[0], one.code]))
    if turn % 4 == KEPT:
        return f"- decision: keep\n  {pair}\n{block('reason', sentence(draw), 2)}"
    if turn % 4 == MERGED:
        return (
            f"- decision: merge\n  {pair}\n  into: {one.twin_of}\n{block('reason', sentence(draw), 2)}"
            f"  agreed_by: {groups}\n  date: 2026-02-14\n"
        )
    return ""
