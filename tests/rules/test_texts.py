"""What is said of texts beyond the pages: languages, glossary, placeholders, labels and persons."""

from pathlib import Path

import pytest
from tests.rules.base import BASE, edited, messages_in, places_in

PLAN = "data/plan.yaml"
ONE = "data/themes/1-information.yaml"
GT = "data/countries/guatemala.yaml"
DECISIONS = "data/decisions.yaml"

GLOSSARY = """\
glossary:
  - id: trata
    avoid: {es: [tráfico de personas, tráfico], en: [people  smuggling], de: [Menschenschmuggel]}
    use: {en: smuggling of migrants}
"""


def _plan(more: str) -> dict[str, str]:
    return {PLAN: BASE[PLAN] + more}


def _spanish(said: str) -> dict[str, str]:
    """A plan with the glossary whose first theme says something in Spanish too."""
    objective = f"objective: {{en: All countries know the routes., es: {said}}}"
    return {
        PLAN: BASE[PLAN].replace("languages: [en]", "languages: [en, es]")
        + GLOSSARY.replace("use: {", "use: {es: tráfico ilícito de migrantes, ")
        + 'rules: {WP401: "off"}\n',
        ONE: BASE[ONE].replace("objective: All countries know the routes.", objective),
    }


BLAMED = {
    "what a new file begins with, among texts of somebody's own": (
        edited(ONE, "objective: All countries know the routes.", "objective: Title of the theme"),
        ["WP410 themes/1-information.yaml:4 Title of the theme"],
    ),
    "a file in a language of its own": (
        edited(GT, "country: GT\n", "country: GT\nlanguage: fr\n"),
        ["WP402 countries/guatemala.yaml:2 fr", "WP401 countries/guatemala.yaml:3 Ministry of Examples"],
    ),
    "a reason in one language of two": (
        {
            PLAN: BASE[PLAN].replace("languages: [en]", "languages: [en, es]"),
            DECISIONS: "- decision: keep\n  actions: [INT-01, OPS-01]\n  reason: {es: Otra cosa.}\n"
            "  agreed_by: [INT]\n  date: 2018-03-14\n",
        },
        [
            "WP401 countries/guatemala.yaml:2 Ministry of Examples",
            "WP401 countries/honduras.yaml:2 Institute of Examples",
            "WP401 countries/mexico.yaml:2 Secretariat of Examples",
            "WP401 decisions.yaml:3 {es: Otra cosa.}",
            "WP401 matrices/protocol.yaml:2 Protocol",
            "WP401 matrices/treaties.yaml:2 Treaties",
            "WP401 plan.yaml:2 Example",
            "WP401 themes/1-information.yaml:3 Information",
            "WP401 themes/2-response.yaml:3 Response",
        ],
    ),
    "a wrong term without its accents, in capitals": (
        _spanish("EL TRAFICO DE PERSONAS"),
        ["WP404 themes/1-information.yaml:4 EL TRAFICO DE PERSONAS"],
    ),
    "a wrong term beside a sign that is no Latin letter": (
        _spanish("→ tráfico de personas ←"),
        ["WP404 themes/1-information.yaml:4 → tráfico de personas ←"],
    ),
    "a wrong term with other blanks": (
        edited(ONE, "Exchange routes", '"People\\n smuggling"') | _plan(GLOSSARY),
        ['WP404 themes/1-information.yaml:8 "People\\n smuggling"'],
    ),
    "a term to avoid and to use": (
        _plan("glossary: [{id: smuggling, avoid: {en: [Smuggling of Migrants]}, use: smuggling of migrants}]\n"),
        ["WP407 plan.yaml:13 Smuggling of Migrants"],
    ),
    "a term to avoid, and nothing to use": (
        _plan("glossary: [{id: traffic, avoid: {en: [routes]}, note: Say corridors.}]\n"),
        [
            "WP404 matrices/protocol.yaml:6 Other States are told of routes",
            "WP404 plan.yaml:12 Map the routes",
            "WP404 themes/1-information.yaml:4 All countries know the routes.",
            "WP404 themes/1-information.yaml:8 Exchange routes",
            "WP404 themes/1-information.yaml:13 Routes are known in all countries.",
        ],
    ),
    "placeholders of all sorts": (
        {
            ONE: BASE[ONE]
            .replace("Exchange routes", "Exchange routes xxx")
            .replace("unit: countries", "unit: N/A")
            .replace("Reports of the countries", "(por definir)")
            .replace("Estimate of the group", '"???"'),
            GT: BASE[GT].replace("A. Example", "TBD").replace('"Act 10 of 2015, article 103"', "lorem ipsum dolor"),
        },
        [
            "WP405 countries/guatemala.yaml:4 TBD",
            "WP405 countries/guatemala.yaml:11 lorem ipsum dolor",
            "WP405 themes/1-information.yaml:8 Exchange routes xxx",
            "WP405 themes/1-information.yaml:16 N/A",
            "WP405 themes/1-information.yaml:19 (por definir)",
            'WP405 themes/1-information.yaml:20 "???"',
        ],
    ),
    "marks of other programs": (
        {
            ONE: BASE[ONE]
            .replace("Exchange routes", "Exchange&nbsp;routes<br/>")
            .replace("Reports of", "'[Reports](https://example.org)' #")
        },
        [
            "WP406 themes/1-information.yaml:8 Exchange&nbsp;routes<br/>",
            "WP406 themes/1-information.yaml:19 '[Reports](https://example.org)'",
        ],
    ),
    "texts in the quotation marks of a word processor": (
        {
            PLAN: BASE[PLAN].replace("languages: [en]", "languages: [en, es]") + 'rules: {WP401: "off"}\n',
            ONE: BASE[ONE]
            .replace("All countries know the routes.", "{en: “All countries know the routes”, es: «Rutas»}")
            .replace("Exchange routes", "”Exchange routes”"),
        },
        [
            "WP408 themes/1-information.yaml:4 “All countries know the routes”",
            "WP408 themes/1-information.yaml:4 «Rutas»",
            "WP408 themes/1-information.yaml:8 ”Exchange routes”",
        ],
    ),
    "a language that ran into its text": (
        edited(ONE, "All countries know the routes.", '"en:All countries know the routes."'),
        ['WP409 themes/1-information.yaml:4 "en:All countries know the routes."'],
    ),
    "numbers in texts that everybody may see": (
        {
            GT: BASE[GT]
            .replace("A bill is before parliament.", "Ask at +502 2411 0000.")
            .replace("Ministry of Examples", "Ministry of Examples (tel. 2411-0000)"),
            ONE: BASE[ONE].replace("Reports of the countries", "Llamar al teléfono (2) 411 00 00"),
        },
        [
            "WP503 countries/guatemala.yaml:2 Ministry of Examples (tel. 2411-0000)",
            "WP503 countries/guatemala.yaml:12 Ask at +502 2411 0000.",
            "WP503 themes/1-information.yaml:19 Llamar al teléfono (2) 411 00 00",
        ],
    ),
    "a restricted action, named in the text of another file": (
        edited(ONE, "title: Exchange routes", "title: Exchange routes\n    tlp: AMBER")
        | edited(GT, "A bill is before parliament.", "See INT-01."),
        ["WP505 countries/guatemala.yaml:12 See INT-01."],
    ),
    "an action of a restricted file": (
        edited(ONE, "theme: 1", "theme: 1\ntlp: AMBER") | edited(GT, "A bill is before parliament.", "INT-01 says so."),
        ["WP505 countries/guatemala.yaml:12 INT-01 says so."],
    ),
}

INNOCENT = {
    "a quotation inside a text, and one at each end": edited(
        ONE, "All countries know the routes.", "“Know the routes” is what “all countries” want, or “some”"
    )
    | edited(ONE, "Exchange routes", "“Routes” and «ways»"),
    "a word with a colon, and a language that is none of the plan": edited(
        ONE, "All countries know the routes.", "es:Rutas"
    ),
    "a wrong term inside the right one": _spanish("El tráfico ilícito de migrantes"),
    "a wrong term inside another word": _spanish("El narcotráfico y los traficosos"),
    "a wrong term of another language": _spanish("People smuggling"),
    "the letter ñ is not n": _plan("glossary: [{id: ano, avoid: {en: [ano]}, use: year}]\n")
    | edited(ONE, "All countries know the routes.", "Cada año"),
    "the glossary itself": _plan("glossary: [{id: x, avoid: {en: [routs]}, use: ways, note: Never say routs.}]\n"),
    "a number in Roman figures, a question, a word with tbd in it": edited(
        ONE, "All countries know the routes.", "Title XXX of the Code? See TBDs. Outbid?? A-"
    ),
    "a number that is only a number": edited(ONE, "All countries know the routes.", "Decree 1008-2005 and 24110000"),
    "numbers that nobody can call": edited(
        ONE, "All countries know the routes.", "Decree 1008-2005 of the hotel, 2241 UNTS 507, 1 200 000 persons + 5"
    ),
    "a person in a text that few may see": edited(
        GT, "A bill is before parliament.}", "Ask office@example.org., tlp: AMBER}"
    ),
    "less than, and a star": edited(ONE, "All countries know the routes.", "a < b > c, 2 ** 3, *, [x] (y), R&D; AT&T"),
    "a name that is the same in both languages": {
        PLAN: BASE[PLAN].replace("languages: [en]", "languages: [en, es]")
        + "body: {en: Central American Examples Network, es: Central American Examples Network}\n"
        + 'rules: {WP401: "off"}\n'
    },
    "two ways of writing one language": {
        PLAN: BASE[PLAN].replace("languages: [en]", "languages: [en, en-GB]")
        + "body: {en: Network of all countries of the route, en-GB: Network of all countries of the route}\n"
        + "background: {en: All countries agree on the routes., en-GB: All countries agree on the routes.}\n"
    },
    "an action that mentions itself, and one that everybody may see": edited(
        ONE, "result: Routes are known in all countries.", "result: INT-01 and OPS-01 agree.\n    tlp: AMBER"
    ),
    "a restricted action that no text mentions": edited(
        ONE, "title: Exchange routes", "title: Exchange-1 X-2\n    tlp: AMBER"
    ),
    "persons whom everybody may know": {
        PLAN: BASE[PLAN].replace("tlp: {default: GREEN, personal: AMBER}", "tlp: {personal: CLEAR}"),
        GT: BASE[GT].replace("email: office@example.org}", "email: office@example.org, tlp: CLEAR}"),
    },
}


@pytest.mark.parametrize("case", BLAMED)
def test_blamed_in_its_place(case: str, tmp_path: Path) -> None:
    files, places = BLAMED[case]
    assert places_in(tmp_path, files) == places


@pytest.mark.parametrize("case", INNOCENT)
def test_innocent(case: str, tmp_path: Path) -> None:
    assert messages_in(tmp_path, INNOCENT[case]) == []


def test_the_glossary_says_what_to_write_instead(tmp_path: Path) -> None:
    note = "    note: {en: Trafficking is of persons.}\n"
    files = edited(ONE, "Exchange routes", "People smuggling") | _plan(GLOSSARY + note)
    assert messages_in(tmp_path, files) == [
        "WP404 `people  smuggling`: write `smuggling of migrants` (Trafficking is of persons.)"
    ]


def test_texts_that_are_not_translated_are_counted_once_a_file(tmp_path: Path) -> None:
    files = {
        PLAN: BASE[PLAN]
        .replace("languages: [en]", "languages: [en, pt-BR]")
        .replace("title: Example", "title: {en: Example, pt: Exemplo}"),
        GT: "country: GT\nfocal_point: {institution: Ministry, email: a@example.org}\n",
    }
    assert [each for each in messages_in(tmp_path, files) if "WP401" in each][:2] == [
        "WP401 not in `pt-BR`",
        "WP401 not in `pt-BR`, like 3 more in this file",
    ]
