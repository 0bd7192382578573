"""Plausible sentences in Spanish and English, drawn in both languages at once so that they stay translations."""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

OPENING_SHARE = 0.4
CLOSING_SHARE = 0.6


class Text(NamedTuple):
    """The same words in both languages of a corpus."""

    es: str
    en: str


def phrases(table: str) -> tuple[Text, ...]:
    """The pairs of a table that has one `Spanish | English` a line."""
    return tuple(Text(*(half.strip() for half in line.split("|"))) for line in table.strip().splitlines())


OPENINGS = phrases(
    """
    desde la última reforma, | since the last reform,
    según el informe anual, | according to the annual report,
    en la práctica, | in practice,
    a petición de otro Estado, | at the request of another State,
    con apoyo de la cooperación internacional, | with support from international cooperation,
    de conformidad con el artículo 4 [párrafo 2], | in accordance with article 4 [paragraph 2],
    tras la consulta con la sociedad civil, | after consultation with civil society,
    conforme al reglamento vigente, | under the regulation in force,
    durante el primer semestre, | during the first half of the year,
    salvo en casos urgentes, | except in urgent cases,
    """
)
SUBJECTS = phrases(
    """
    la dirección de migración | the immigration directorate
    la fiscalía especializada | the specialised prosecution office
    la policía de fronteras | the border police
    el ministerio de relaciones exteriores | the ministry of foreign affairs
    la unidad de análisis financiero | the financial intelligence unit
    el comité interinstitucional | the inter-agency committee
    la defensoría de los derechos humanos | the human rights ombudsman
    la guardia costera | the coast guard
    el registro civil | the civil registry
    la red consular | the consular network
    el instituto de la mujer | the institute for women
    la autoridad de protección de la niñez | the child protection authority
    el laboratorio de documentos | the document laboratory
    la escuela judicial | the judicial school
    el ministerio de trabajo | the ministry of labour
    la autoridad de aviación civil | the civil aviation authority
    el consejo de la magistratura | the council of the judiciary
    la mesa técnica (I+D & estadística) | the technical table (R&D & statistics)
    """
)
MEASURES = phrases(
    """
    aplica un procedimiento escrito | applies a written procedure
    registra cada caso en un sistema común | records each case in a common system
    comparte alertas tempranas las 24/7 | shares early warnings 24/7
    capacita a su personal dos veces al año | trains its staff twice a year
    verifica los documentos en un plazo de diez días | verifies documents within ten days
    explica a cada persona sus derechos en su idioma | explains to each person their rights in their language
    mantiene un punto de contacto permanente | keeps a permanent point of contact
    publica cifras desagregadas por sexo y edad | publishes figures by sex and age
    coordina operativos con los países vecinos | coordinates operations with neighbouring countries
    remite las denuncias a la autoridad competente | refers complaints to the competent authority
    dispone de un presupuesto propio | has a budget of its own
    revisa los indicadores con los equipos técnicos | reviews the indicators with the technical teams
    ofrece alojamiento seguro y atención médica | offers safe accommodation and medical care
    evalúa cada solicitud de forma individual | assesses each application individually
    conserva las pruebas según la cadena de custodia | preserves evidence under the chain of custody
    protege los datos personales de las víctimas | protects the personal data of victims
    ha firmado memorandos de entendimiento con cuatro países | has signed memoranda of understanding with four countries
    sanciona a los transportistas que no controlan los documentos | sanctions carriers that do not check documents
    prevé alternativas a la detención administrativa | provides for alternatives to administrative detention
    facilita el retorno ordenado y digno | facilitates orderly and dignified return
    difunde campañas en las comunidades de origen | runs campaigns in communities of origin
    """
)
CLOSINGS = phrases(
    """
    cuando el caso afecta a más de un país | when the case concerns more than one country
    aunque el reglamento sigue en consulta | although the regulation is still under consultation
    en todos los puestos fronterizos terrestres | at all land border posts
    sin perjuicio de la protección internacional | without prejudice to international protection
    y presenta los resultados al congreso | and reports the results to congress
    con excepción de las zonas marítimas | with the exception of maritime areas
    hasta que se apruebe la nueva ley | until the new law is adopted
    en coordinación con las organizaciones de la sociedad civil | in coordination with civil society organisations
    con prioridad para niñas, niños y adolescentes | with priority for girls, boys and adolescents
    dentro de los límites del presupuesto asignado | within the limits of the budget assigned
    y evalúa los avances cada trimestre | and reviews progress every quarter
    de acuerdo con las normas internacionales aplicables | in line with the applicable international standards
    """
)


def either(draw: Random, choices: Sequence[Text], share: float) -> Text:
    """One of the choices in `share` of the cases, else nothing."""
    return draw.choice(choices) if draw.random() < share else Text("", "")


def sentence(draw: Random) -> Text:
    """One sentence of 60 to 230 characters, in both languages."""
    parts = (
        either(draw, OPENINGS, OPENING_SHARE),
        draw.choice(SUBJECTS),
        draw.choice(MEASURES),
        either(draw, CLOSINGS, CLOSING_SHARE),
    )
    return Text(joined([part.es for part in parts]), joined([part.en for part in parts]))


def joined(words: Sequence[str]) -> str:
    """The words as one sentence, with its capital and its full stop."""
    whole = " ".join(word for word in words if word)
    return f"{whole[0].upper()}{whole[1:]}."


def paragraph(draw: Random, sentences: int) -> Text:
    """So many sentences in a row."""
    drawn = [sentence(draw) for _ in range(sentences)]
    return Text(" ".join(one.es for one in drawn), " ".join(one.en for one in drawn))
