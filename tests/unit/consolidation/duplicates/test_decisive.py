"""What makes two actions two, however alike the rest of their titles is."""

import pytest
from tests.unit.consolidation.submitted import PLAN, group, plan_of

from workplan_cli.consolidation.duplicates import likenesses

GLOSSARY = """
glossary:
  - {id: eel, use: {en: conger eel}}
  - {id: snake, use: {en: sea snake}}
"""
DECISIVE = "\ndecisive: [{terms: [crab, shrimp]}]\n"


def alike(first: str, second: str, plan: str = PLAN) -> bool:
    titles = f"  - {{id: INT-01, title: {{{first}}}}}\n  - {{id: INT-02, title: {{{second}}}}}\n"
    return bool(likenesses(plan_of(plan=plan, themes=[group("INT", titles)])))


TWO = {
    "trata and tráfico": (
        "es: Estudio regional sobre la trata de personas en puertos pesqueros",
        "es: Estudio regional sobre el tráfico ilícito de migrantes en puertos pesqueros",
    ),
    "alternatives": (
        "en: Review of the legislation on detention in all countries of the region",
        "en: Review of the legislation on alternatives to detention in all countries of the region",
    ),
    "police and prosecutors": (
        "en: Train police officers in the investigation of fraud in ports",
        "en: Train prosecutors in the investigation of fraud in ports",
    ),
    "bilateral and regional": (
        "es: Protocolo bilateral de protección de testigos menores de edad",
        "es: Protocolo regional de protección de testigos menores de edad",
    ),
    "minors and adults": (
        "es: Albergues seguros para menores en puertos",
        "es: Albergues seguros para adultos en puertos",
    ),
    "training and equipment": ("en: Train coast guards in night rescue", "en: Equip coast guards for night rescue"),
    "sea and land": ("en: Joint patrols along sea borders at night", "en: Joint patrols along land borders at night"),
    "baseline and evaluation": ("en: Baseline on routes and flows by sea", "en: Evaluation of routes and flows by sea"),
}


@pytest.mark.parametrize("case", TWO)
def test_two_actions_that_differ_in_a_decisive_term_are_two(case: str) -> None:
    assert not alike(*TWO[case])


ONE = {
    "verb and noun": (
        "es: Capacitar a fiscales en técnicas de interrogatorio",
        "es: Capacitación de fiscales sobre técnicas de interrogatorio",
    ),
    "synonyms": (
        "en: Draft a handbook for consuls on shipwrecks",
        "en: Preparation of guidelines for consuls on shipwrecks",
    ),
    "another order": ("en: Jellyfish census in bays and lagoons", "en: Census of jellyfish in lagoons and bays"),
    "passive": (
        "en: Consuls assist stranded sailors in foreign ports",
        "en: Stranded sailors in foreign ports are assisted by consuls",
    ),
    "a slip of the pen": ("en: Jellyfish census in bays and lagoons", "en: Jelyfish census in bays and lagoons"),
    "another region of the language": ("en-GB: Jellyfish census in lagoons", "en-US: Census of jellyfish in lagoons"),
    "capitals without accents": ("es: Evaluación técnica de arrecifes", "es: EVALUACION TECNICA DE ARRECIFES"),
    "no list of the language": (
        "fr: Registre commun de navires de pêche",
        "fr: Registres communs des navires de la pêche",
    ),
    "no stemmer of the language": ("haw: Hale kuhikuhi no nā moana", "haw: No nā moana hale kuhikuhi"),
    "one in Spanish, one in English": (
        "es: Capacitar a funcionarios de migración en protección de menores",
        "en: Training of immigration officers on the protection of children",
    ),
}


@pytest.mark.parametrize("case", ONE)
def test_the_same_in_other_words_is_one(case: str) -> None:
    assert alike(*ONE[case])


def test_the_plan_says_what_else_is_decisive() -> None:
    eel, snake = (
        "en: Count the conger eels of all rocky bays and lagoons each summer night",
        "en: Count the sea snakes of all rocky bays and lagoons each summer night",
    )
    crab, shrimp = (
        "en: Count the crabs of all rocky bays and lagoons each summer night",
        "en: Count the shrimps of all rocky bays and lagoons each summer night",
    )
    assert alike(crab, shrimp)
    assert not alike(crab, shrimp, PLAN + DECISIVE)
    assert not alike(eel, snake, PLAN + GLOSSARY)


def test_a_title_without_words_is_like_nothing() -> None:
    assert not alike("en: '???'", "en: '???'")
