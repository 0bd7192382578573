"""Which texts a document lists as not being in its language."""

from tests.unit.consolidation.submitted import group
from tests.unit.documents.seen import view

from workplan_cli.documents.view.actions import ReferenceView
from workplan_cli.documents.view.translations import TranslationView

PLAN = """
id: example
title: {en: Example, es: Ejemplo}
languages: [en, es, pt-BR]
members: [GT, HN]
partners: {IOM: {name: {en: IOM, es: OIM}, full_name: {es: Organización}}}
glossary: [{id: smuggling, use: {en: smuggling}, avoid: {en: [traffic]}}]
"""
MATRIX = """
id: protocol
title: {en: Protocol, es: Protocolo, pt: Protocolo}
rows: [{id: p-1, text: {es: "¿Es delito?"}, topic: {es: Delito}}]
"""
HONDURAS = """
country: HN
focal_point: {position: {es: Directora}, institution: {en: Ministry, es: Ministerio}}
matrices: {protocol: {answers: {p-1: {status: no, note: {es: Todavía no.}, source: {es: Gaceta}}}}}
"""
THEMES = [
    group(
        "INT",
        """
  - {id: INT-01, title: {en: Share, es: Compartir}, result: {en: Shared}, risks: [{es: Ninguno}]}
  - {id: INT-02, title: {es: Estudio}, description: {es: Largo.}}
  - {id: INT-03, title: {es: Retirada}, description: {es: Largo.}, status: withdrawn}
  - {id: INT-10, title: {en: Joint, es: Junta}}""",
    )
]
MERGED = "- {decision: merge, actions: [INT-02, INT-10], into: INT-10, reason: {es: Iguales}, agreed_by: [INT]}"


def listed(language: str, decisions: str = "[]") -> list[TranslationView]:
    seen = view("en", plan=PLAN, matrices=[MATRIX], countries=[HONDURAS], themes=THEMES, decisions=decisions)
    return list(seen.untranslated(language))


def reference(action: str) -> ReferenceView:
    return ReferenceView(action, action)


def test_each_part_of_the_plan_has_a_line_with_what_is_not_in_the_language() -> None:
    assert listed("en") == [
        TranslationView("Plan", "", 1, "Spanish", (), (("partners", 1),)),
        TranslationView("Protocol", "matrix-protocol", 2, "Spanish", (), (("rows", 2),)),
        TranslationView("Honduras", "", 2, "Spanish", (), (("answers", 1), ("focal point", 1))),
        TranslationView(
            "INT Int",
            "theme-INT",
            4,
            "Spanish",
            ((reference("INT-01"), 1), (reference("INT-02"), 2), (reference("INT-03"), 1)),
            (),
        ),
    ]


def test_the_language_of_a_region_serves_for_the_other() -> None:
    assert "Protocol" in {part.name for part in listed("pt-BR")}
    fields = {part.name: part.fields for part in listed("pt-BR")}
    assert fields["Protocol"] == (("rows", 2),)


def test_of_an_action_that_became_another_what_the_other_took_over_is_listed() -> None:
    (theme,) = (part for part in listed("en", MERGED) if part.anchor == "theme-INT")
    assert theme.actions == (
        (reference("INT-01"), 1),
        (reference("INT-02"), 1),
        (reference("INT-03"), 1),
        (reference("INT-10"), 1),
    )
    (decisions,) = (part for part in listed("en", MERGED) if part.name == "Decisions")
    assert decisions.fields == (("reasons", 1),)


def test_a_plan_in_one_language_lists_nothing() -> None:
    assert view(themes=[group("INT", "  - {id: INT-01, title: Share}")]).untranslated("en") == ()
