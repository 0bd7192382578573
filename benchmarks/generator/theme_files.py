"""data/themes/: one working group's roles and actions, with every field of the format."""

from collections.abc import Iterator
from random import Random

from benchmarks.generator.codes import PARTNERS, invited, members
from benchmarks.generator.layout import BANNER, block, entries, flow, last_day, listed, period_end, period_start
from benchmarks.generator.prose import Text, paragraph, phrases, sentence
from benchmarks.generator.sketches import SPACE_ACTIONS, Outline, Sketch

LABELS = ("",) * 60 + ("    tlp: CLEAR\n",) * 20 + ("    tlp: GREEN\n",) * 18 + ("    tlp: AMBER\n",) * 2
LENGTHS = (1,) * 7 + (2,)  # sentences, indicators, risks: most actions are short
UNITS = phrases(
    """
    países | countries
    personas capacitadas | people trained
    protocolos | protocols
    casos | cases
    informes | reports
    """
)
COUNTED = phrases(
    """
    Número de países que aplican la medida | Number of countries that apply the measure
    Número de personas que terminan el curso | Number of people who complete the course
    Casos que se resuelven en el plazo previsto | Cases settled within the time foreseen
    Informes que se publican cada año | Reports published each year
    Solicitudes atendidas sin demora | Requests answered without delay
    Instituciones que usan la herramienta | Institutions that use the tool
    """
)
VERIFIED = phrases(
    """
    Informe anual de la secretaría | Annual report of the secretariat
    Listas de asistencia y evaluación final | Attendance lists and final evaluation
    Registro común de casos | Common register of cases
    Encuesta a las instituciones participantes | Survey of the participating institutions
    """
)
FUNDED = phrases(
    """
    Presupuesto ordinario de las instituciones | Regular budget of the institutions
    Fondo fiduciario de la organización | Trust fund of the organisation
    Contribución de un Estado observador | Contribution of an observer State
    """
)


def theme_file(draw: Random, plan: Outline, number: int, code: str, answered: list[str]) -> str:
    """The file of one group; `answered` are the `matrix/row` references that a legal basis may cite."""
    head = BANNER + f"theme: {number}\ncode: {code}\n" + heading(draw, number)
    return head + roles(draw, plan.scale.countries, number) + "actions:\n" + actions(draw, plan, code, answered)


def heading(draw: Random, number: int) -> str:
    """Title and objective."""
    title = Text(f"Eje sintético {number}", f"Synthetic theme {number}")
    return block("title", title, 0) + block("objective", paragraph(draw, 2), 0)


def roles(draw: Random, countries: int, number: int) -> str:
    """Facilitator, rapporteur and support; the names say that they are nobody's."""
    rapporteur = draw.choice(members(countries))
    position = flow(Text("Directora de cooperación", "Director of cooperation"))
    return (
        "group:\n"
        f"  facilitator: {{partner: {draw.choice(PARTNERS)}, name: Facilitator {number} (synthetic)}}\n"
        f"  rapporteur: {{country: {rapporteur}, name: Rapporteur {number} (synthetic), position: {position}}}\n"
        f"  support: {{partner: {draw.choice(PARTNERS)}}}\n"
    )


def actions(draw: Random, plan: Outline, code: str, answered: list[str]) -> str:
    """All the actions of one group."""
    own = plan.of(code)
    return "".join("".join(action(draw, one, own, plan.sketches, answered)) for one in own)


def action(
    draw: Random, one: Sketch, own: list[Sketch], everyone: tuple[Sketch, ...], answered: list[str]
) -> Iterator[str]:
    """One action, piece by piece, in the order of the format's example."""
    description = paragraph(draw, draw.choice(LENGTHS))
    yield f"  - id: {one.id}\n" + block("title", one.title, 4) + block("description", description, 4)
    yield "    scope: regional\n    countries: all\n" + exceptions(draw, one) + leaders(draw, one)
    yield f"    period: {{start: {period_start(draw, one.first)}, end: {period_end(draw, one.last)}}}\n"
    yield block("result", sentence(draw), 4) + indicators(draw, one) + means(draw, one)
    yield f"    legal_basis: {listed(draw.sample(answered, draw.randint(1, 3)))}\n"
    yield links(draw, one, own, everyone)
    yield f"    status: {one.status}\n    priority: {draw.choice(['high', 'medium', 'low'])}\n"
    yield draw.choice(LABELS)


def exceptions(draw: Random, one: Sketch) -> str:
    """Which members stay out, each with its reason; nothing for most actions."""
    reasons = {code: sentence(draw) for code in one.excepted}
    return f"    except: {entries(reasons)}\n" if reasons else ""


def leaders(draw: Random, one: Sketch) -> str:
    """Lead and partners: a partner organisation, and now and then an invited or a member country."""
    free = [code for code in PARTNERS if code not in one.lead]
    partners = [*draw.sample(free, draw.randint(1, 2)), *draw.choice([[], [], invited()[:1]])]
    return f"    lead: {listed(one.lead)}\n    partners: {listed(partners)}\n"


def indicators(draw: Random, one: Sketch) -> str:
    """One or two indicators, measured before the plan starts and due when the action ends."""
    return "    indicators:\n" + "".join(
        block("- name", counted, 6)
        + f"        unit: {flow(draw.choice(UNITS))}\n"
        + f"        baseline: {{value: {draw.randint(0, 9)}, year: 2025}}\n"
        + f"        target: {{value: {draw.randint(10, 400)}, date: {last_day(one.last)}}}\n"
        + f"        verification: {flow(draw.choice(VERIFIED))}\n"
        for counted in draw.sample(COUNTED, draw.choice(LENGTHS))
    )


def means(draw: Random, one: Sketch) -> str:
    """Budget and risks."""
    amount = f"{draw.randint(1, 900) * 500}{draw.choice(['', '', '', '.50'])}"
    risks = "".join(f"      - {flow(sentence(draw))}\n" for _ in range(draw.choice(LENGTHS)))
    source = flow(draw.choice(FUNDED))
    return f"    budget: {{amount: {amount}, currency: {one.currency}, source: {source}}}\n    risks:\n{risks}"


def links(draw: Random, one: Sketch, own: list[Sketch], everyone: tuple[Sketch, ...]) -> str:
    """What the action waits for (always something that ended before it starts) and what it is near to."""
    near = [draw.choice(own), draw.choice(everyone)]
    waits = [other.id for other in near if other.citable and other.last < one.first]
    others = draw.sample(everyone, 2)
    related = [other.id for other in others if other.citable and other.id not in (one.id, one.twin_of, *waits)]
    if draw.random() < 0.3:  # noqa: PLR2004 (a share)
        related.append(f"regional-coalition/RC-{draw.randint(1, SPACE_ACTIONS):02d}")
    unique = list(dict.fromkeys(waits))
    return (f"    depends_on: {listed(unique)}\n" if unique else "") + (
        f"    related: {listed(related)}\n" if related else ""
    )
