"""What is said of countries, matrices and treaties beyond their pages: which place, and what is no fault."""

from pathlib import Path

import pytest
from tests.rules.base import BASE, edited, messages_in, places_in

GT = "data/countries/guatemala.yaml"
HN = "data/countries/honduras.yaml"
MX = "data/countries/mexico.yaml"
PLAN = "data/plan.yaml"
TREATIES = "data/matrices/treaties.yaml"

BLAMED = {
    "an answer to a row that is not there": (
        edited(GT, "      p-2: {status: no, note: A bill is before parliament.}\n", "      q: {status: yes}\n"),
        ["WP104 countries/guatemala.yaml:7 protocol", "WP106 countries/guatemala.yaml:12 q"],
    ),
    "a matrix that is not there, whose answers are not judged": (
        edited(GT, "  protocol:\n", "  protocoll:\n"),
        ["WP104 countries/guatemala.yaml:6 matrices", "WP105 countries/guatemala.yaml:7 protocoll"],
    ),
    "two requirements lacking": (
        edited("data/matrices/protocol.yaml", "[citation]", "[citation, date, note]"),
        [
            "WP120 countries/guatemala.yaml:11 p-1",
            "WP120 countries/honduras.yaml:8 p-1",
            "WP120 countries/mexico.yaml:8 p-1",
        ],
    ),
    "a note that the row requires of a yes": (
        edited("data/matrices/protocol.yaml", "obligation: endeavour", "requires: [note]"),
        ["WP120 countries/honduras.yaml:9 p-2", "WP120 countries/mexico.yaml:9 p-2"],
    ),
    "a delegate without profile leaves open who represents what": (
        edited(GT, "{profile: investigator, name: B. Example}", "{name: B. Example}"),
        ["WP158 countries/guatemala.yaml:5 {name: B. Example}"],
    ),
    "names that differ only in case and blanks": (
        edited(GT, "name: B. Example", "name: a.  EXAMPLE"),
        ["WP159 countries/guatemala.yaml:5 a.  EXAMPLE"],
    ),
    "a signature too early": (
        edited(GT, "date: 2000-12-12", "date: 2000-12-11"),
        ["WP132 countries/guatemala.yaml:17 2000-12-11"],
    ),
    "an accession that was signed on no day": (
        edited(MX, "{status: not_applicable}", "{status: yes}"),
        ["WP137 countries/mexico.yaml:14 convention-signature", "WP133 countries/mexico.yaml:14 yes"],
    ),
    "a deposit that was not made, with its act": (
        edited(HN, "{status: yes, date: 2008-11-18, act: accession}", "{status: no, note: Later., act: accession}"),
        ["WP136 countries/honduras.yaml:15 act"],
    ),
    "an act in an answer on a law": (
        edited(MX, "p-2: {status: yes}", "p-2: {status: yes, act: approval}"),
        ["WP138 countries/mexico.yaml:9 act"],
    ),
    "a treaty closed before it opened": (
        edited(TREATIES, "end: 2002-12-12", "end: 1999-12-12"),
        ["WP132 countries/guatemala.yaml:17 2000-12-12", "WP139 matrices/treaties.yaml:5 1999-12-12"],
    ),
    "an invited member": (
        edited(PLAN, "partners: {", "invited: [HN]\npartners: {"),
        ["WP111 plan.yaml:7 HN"],
    ),
    "a partner with the code of a working group": (
        edited(PLAN, "{IOM: {name: IOM}}", "{IOM: {name: IOM}, OPS: {name: Example Patrols}}"),
        ["WP112 themes/2-response.yaml:2 OPS"],
    ),
    "two spaces with one id, and two actions of one space": (
        edited(
            PLAN,
            "actions: [{id: RC-01, title: Map the routes}]}\n",
            "actions: [{id: RC-01, title: Map}, {id: RC-01, title: Tell}]}\n  - {id: coalition, name: Another}\n",
        ),
        ["WP113 plan.yaml:12 RC-01", "WP113 plan.yaml:13 coalition"],
    ),
    "two stages of one name": (
        edited(PLAN, "premises:", "reminders: {stages: [{name: late, days: 7}, {name: late, days: 9}]}\npremises:"),
        ["WP115 plan.yaml:9 late"],
    ),
    "a workshop held nobody knows when and where": (
        edited(PLAN, "premises:", "workshop: {status: held}\npremises:"),
        ["WP116 plan.yaml:9 held"],
    ),
    "a year with exchanged digits in an answer": (
        edited(GT, "date: 2003-09-25", "date: 0203-09-25"),
        [
            "WP131 countries/guatemala.yaml:17 2000-12-12",
            "WP134 countries/guatemala.yaml:18 0203-09-25",
            "WP233 countries/guatemala.yaml:18 0203-09-25",
        ],
    ),
    "a treaty in force in another millennium": (
        edited(TREATIES, "in_force: 2003-09-29", "in_force: 3003-09-29"),
        ["WP233 matrices/treaties.yaml:5 3003-09-29"],
    ),
    "a file compiled in the future": (
        edited(MX, "focal_point:", "compiled: {by: IOM, on: 2117-07-01, from: Gazette}\nfocal_point:"),
        [
            "WP233 countries/mexico.yaml:2 2117-07-01",
            "WP119 countries/mexico.yaml:6 submitted",
            "WP119 countries/mexico.yaml:12 submitted",
        ],
    ),
    "a citation copied from a neighbour, once for each country": (
        {
            GT: BASE[GT].replace(
                "p-2: {status: no, note: A bill is before parliament.}",
                'p-2: {status: yes, citation: "Act 10 of 2015, article 103"}',
            ),
            HN: BASE[HN]
            .replace('"Act 59 of 2012, article 52"', '"Act 10 of 2015, article 103"')
            .replace("p-2: {status: yes}", 'p-2: {status: yes, citation: "Act 10 of 2015, article 103"}'),
        },
        ['WP126 countries/honduras.yaml:8 "Act 10 of 2015, article 103"'],
    ),
}

INNOCENT = {
    "the name of a law without a number": {
        GT: BASE[GT].replace('"Act 10 of 2015, article 103"', "Penal Code"),
        MX: BASE[MX].replace('"Act 91 of 2012, article 159"', "Penal Code"),
    },
    "the treaty itself, cited by all": {
        "data/matrices/protocol.yaml": BASE["data/matrices/protocol.yaml"].replace(
            "deadline:", "instrument: {citation: 2241 UNTS 507}\ndeadline:"
        ),
        GT: BASE[GT].replace('"Act 10 of 2015, article 103"', '"2241 UNTS 507"'),
        MX: BASE[MX].replace('"Act 91 of 2012, article 159"', '"2241 UNTS  507"'),
        HN: BASE[HN].replace('"Act 59 of 2012, article 52"', '"2241 UNTS 507"'),
    },
    "treaties are cited alike": {
        GT: BASE[GT].replace("act: ratification}", "act: ratification, citation: 2225 UNTS 209}"),
        MX: BASE[MX].replace("act: accession}", "act: accession, citation: 2225 UNTS 209}"),
    },
    "a reservation to a treaty, a row without a step": {
        TREATIES: BASE[TREATIES] + "  - {id: reservations, text: Reservations, treaty: convention}\n",
        GT: BASE[GT].replace(
            "act: ratification}\n", "act: ratification}\n      reservations: {status: yes, act: approval}\n"
        ),
        HN: BASE[HN].replace(
            "act: accession}\n", "act: accession}\n      reservations: {status: no, note: None made.}\n"
        ),
        MX: BASE[MX].replace("act: accession}\n", "act: accession}\n      reservations: {status: not_applicable}\n"),
    },
    "an act in a row of treaties that names no step": edited(
        TREATIES, "text: Deposit, treaty: convention, step: deposit", "text: Act"
    ),
    "a window of signature that is open at one end": edited(
        TREATIES, "start: 2000-12-12, end: 2002-12-12", "end: 2002-12-12"
    ),
    "a treaty of which nothing is known but its name": edited(
        TREATIES,
        "{name: Convention, signature: {start: 2000-12-12, end: 2002-12-12}, in_force: 2003-09-29}",
        "{name: Convention}",
    ),
    "partners with one word in common": edited(
        PLAN, "{IOM: {name: IOM}}", "{IOM: {name: IOM, full_name: Office}, TS: {name: TS, full_name: Secretariat}}"
    ),
    "a focal point with a telephone only": edited(GT, "email: office@example.org", 'phone: "2411-0000"'),
    "a plan without profiles": {
        PLAN: BASE[PLAN].replace("profiles: {prosecutor: Prosecutors, investigator: Investigators}\n", ""),
        GT: BASE[GT].replace("profile: prosecutor, ", "").replace("profile: investigator, ", ""),
    },
    "an answer of the day of its submission": edited(
        MX, "p-2: {status: yes}", "p-2: {status: yes, as_of: 2017-07-20, date: 2017-07-20}"
    ),
}


@pytest.mark.parametrize("case", BLAMED)
def test_blamed_in_its_place(case: str, tmp_path: Path) -> None:
    files, places = BLAMED[case]
    assert places_in(tmp_path, files) == places


@pytest.mark.parametrize("case", INNOCENT)
def test_innocent(case: str, tmp_path: Path) -> None:
    assert messages_in(tmp_path, INNOCENT[case]) == []


def test_files_that_cannot_be_read_are_not_missing(tmp_path: Path) -> None:
    broken = {"data/matrices/protocol.yaml": "id: protocol\ntitle: [\n", "data/themes/2-response.yaml": "code: OPS\n"}
    assert places_in(tmp_path, broken) == [
        "WP006 matrices/protocol.yaml:2 [",
        "WP020 themes/2-response.yaml:1 code",
        "WP020 themes/2-response.yaml:1 code",
    ]


@pytest.mark.parametrize("written", ["Guatemala", "GTM", "gt"])
def test_a_country_that_is_not_written_as_a_code_is_one_mistake(written: str, tmp_path: Path) -> None:
    assert places_in(tmp_path, edited(GT, "country: GT", f"country: {written}")) == [
        f"WP026 countries/guatemala.yaml:1 {written}"
    ]


def test_what_was_probably_meant(tmp_path: Path) -> None:
    files = edited(GT, "p-1: {", "p1: {") | edited(PLAN, "[GT, HN, MX]", "[GT, HN, MX, NI]")
    assert messages_in(tmp_path, files) == [
        "WP104 1 of 2 rows of `protocol` is not answered",
        "WP106 `protocol` has no row `p1` (`p-1`?)",
        "WP103 the member `NI` has no file in data/countries",
    ]
