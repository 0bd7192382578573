"""What a template sees: plain texts and small records, in one language, in the order of that language."""

from dataclasses import fields, is_dataclass

import pytest
from tests.unit.consolidation.submitted import group
from tests.unit.documents.seen import action, view

from workplan_cli.models.submissions import Broken
from workplan_cli.models.words import Tlp

PLAN = """
id: example
title: {en: Example, es: Ejemplo}
languages: [en, es]
members: [BZ, CR, DO, GT, US]
invited: [EC, BR]
partners: {ZED: {name: Zed}, IOM: {name: {en: IOM, es: OIM}}, UNODC: {name: UNODC}}
spaces:
  - {id: coalition, name: Coalition, actions: [{id: RC-10, title: Ten}, {id: RC-9, title: Nine}]}
"""
SMUGGLING = """
id: smuggling
title: Indicators
deadline: 2017-07-21
rows:
  - {id: s-2, text: Second, reference: "6(1)", topic: {en: Crimes}}
  - {id: s-1, text: First, topic: {en: Victims}}
  - {id: s-3, text: Third, topic: {en: Crimes}}
"""
TREATIES = """
id: treaties
title: Treaties
kind: treaties
treaties: {b: {name: Second treaty}, a: {name: First treaty}, c: {name: Never asked, in_force: 2003-12-25}}
rows:
  - {id: t-1, text: Deposit, treaty: a, step: deposit}
  - {id: t-2, text: Deposit, treaty: b, step: deposit}
"""


def one(fields: str) -> str:
    return group(
        "INT",
        f"  - {{id: INT-01, title: Exchange routes, {fields}}}\n"
        f"  - {{id: INT-02, title: Other}}\n"
        f"  - {{id: INT-10, title: Ten}}",
    )


def test_countries_and_partners_stand_by_name_in_the_language_of_the_document() -> None:
    themes = [
        one("countries: all, except: {US: Later, DO: Later}, lead: [US, IOM, DO, CR], partners: [ZED, EC, BR, UNODC]")
    ]
    english, spanish = action(plan=PLAN, themes=themes), action("es", plan=PLAN, themes=themes)
    assert english.countries == "Belize, Costa Rica and Guatemala"
    assert english.lead == "Costa Rica, Dominican Republic, United States and IOM"
    assert spanish.lead == "Costa Rica, Estados Unidos, República Dominicana y OIM"
    assert spanish.partners == "Brasil, Ecuador, UNODC y Zed"
    assert [name for name, _why in english.excepted] == ["Dominican Republic", "United States"]
    assert [name for name, _why in spanish.excepted] == ["Estados Unidos", "República Dominicana"]


def test_members_stand_by_name_and_in_grids_by_code() -> None:
    seen = view("es", plan=PLAN)
    assert [each.name for each in seen.countries] == [
        "Belice",
        "Costa Rica",
        "Estados Unidos",
        "Guatemala",
        "República Dominicana",
    ]
    assert [each.code for each in seen.countries_by_code] == ["BZ", "CR", "DO", "GT", "US"]
    assert seen.invited == "Brasil y Ecuador"
    assert [each.id for each in seen.partners] == ["IOM", "UNODC", "ZED"]


def test_references_stand_in_the_order_of_the_plan_and_lead_somewhere() -> None:
    themes = [
        one(
            "legal_basis: [smuggling/s-1, smuggling/s-2, treaties/t-1], depends_on: [INT-10, INT-02], "
            "related: [coalition/RC-10, INT-02, coalition, coalition/RC-9]"
        )
    ]
    seen = action(plan=PLAN, themes=themes, matrices=[SMUGGLING, TREATIES])
    assert [(each.text, each.anchor) for each in seen.legal_basis] == [
        ("Treaties, 1", "row-treaties-t-1"),
        ("Indicators, 6(1)", "row-smuggling-s-2"),
        ("Indicators, 2", "row-smuggling-s-1"),
    ]
    assert [each.text for each in seen.depends_on] == ["INT-02 Other", "INT-10 Ten"]
    assert [(each.text, each.anchor) for each in seen.related] == [
        ("INT-02 Other", "INT-02"),
        ("Coalition", "space-coalition"),
        ("Coalition: RC-9 Nine", "space-coalition"),
        ("Coalition: RC-10 Ten", "space-coalition"),
    ]


def test_references_to_what_is_not_there_vanish() -> None:
    themes = [
        one("legal_basis: [smuggling/s-9, laws/l-1], depends_on: [INT-77], related: [elsewhere/E-1], lead: [OIM]")
    ]
    seen = action(plan=PLAN, themes=themes, matrices=[SMUGGLING])
    assert (seen.legal_basis, seen.depends_on, seen.related, seen.lead) == ((), (), (), "")


def test_a_text_in_another_language_is_marked_also_inside_a_reference() -> None:
    themes = [
        group("INT", "  - {id: INT-01, title: {es: Uno}, depends_on: [INT-02]}\n  - {id: INT-02, title: {es: Dos}}")
    ]
    seen = action(plan=PLAN, themes=themes)
    assert [(each.text, each.text.foreign) for each in seen.depends_on] == [("INT-02 Dos", "es")]  # type: ignore[attr-defined]
    assert (seen.title, seen.title.foreign) == ("Uno", "es")


POSITIONS = [
    "{country: US, positions: {INT-01: {position: reserve, note: First}}}",
    "{country: BZ, positions: {INT-01: {position: participate}, INT-02: {position: decline, note: Not ours}}}",
    "{country: GT, positions: {INT-02: {position: observe}}}",
    "{country: CR, positions: {INT-01: {note: Under review}}}",
]
MERGE = "[{decision: merge, actions: [INT-01, INT-02], into: INT-01, reason: Same}]"


def test_every_position_and_every_reservation_is_shown_with_the_action_it_was_said_of() -> None:
    seen = action(plan=PLAN, themes=[one("countries: all")], countries=POSITIONS, decisions=MERGE)
    assert [(each.country, each.stand, each.said_of) for each in seen.positions] == [
        ("Belize", "participate", ""),
        ("Guatemala", "observe", "INT-02"),
        ("United States", "reserve", ""),
    ]
    assert [(each.country, each.stand, each.said_of) for each in seen.other_positions] == [
        ("Belize", "decline", "INT-02")
    ]
    assert [(each.country, each.stand, str(each.note), each.said_of) for each in seen.reservations] == [
        ("United States", "reserve", "First", ""),
        ("Belize", "decline", "Not ours", "INT-02"),
    ]
    assert [each.text for each in seen.merged_from] == ["INT-02 Other"]


def quarters(*periods: str) -> list[tuple[str, int]]:
    actions = "\n".join(
        f"  - {{id: INT-{number}, title: A, period: {period}}}" for number, period in enumerate(periods, start=1)
    )
    return [(each.short, each.year) for each in view(themes=[group("INT", actions)]).quarters]


def test_the_chronogram_goes_from_the_first_quarter_to_the_last() -> None:
    assert quarters("{start: 2018-Q2, end: 2018-Q3}", "{start: 2019-01, end: 2019-02-03}") == [
        ("Q2", 2018), ("Q3", 2018), ("Q4", 2018), ("Q1", 2019),
    ]  # fmt: skip


def test_quarters_are_named_in_the_language_of_the_document() -> None:
    seen = view("es", plan=PLAN, themes=[one("period: {start: 2018-Q1, end: 2018-Q1}")])
    assert [(each.short, each.year, each.number) for each in seen.quarters] == [("T1", 2018, 1)]


def test_without_periods_there_is_no_chronogram() -> None:
    assert quarters("{}") == []


def test_an_action_holds_the_quarters_from_its_start_to_its_end() -> None:
    themes = [
        group(
            "INT",
            "  - {id: INT-01, title: A, period: {start: 2018-03-31, end: 2018-07-01}}\n"
            "  - {id: INT-02, title: B, period: {start: 2018-Q2}}\n"
            "  - {id: INT-03, title: C, period: {end: 2018-Q3}}\n"
            "  - {id: INT-04, title: D, period: {start: 2018-Q4, end: 2018-Q1}}\n"
            "  - {id: INT-05, title: E}",
        )
    ]
    seen = view(themes=themes)
    held = {each.id: [quarter.short for quarter in seen.quarters if quarter.holds(each)] for each in seen.actions()}
    assert held == {"INT-01": ["Q1", "Q2", "Q3"], "INT-02": ["Q2"], "INT-03": ["Q3"], "INT-04": [], "INT-05": []}


def test_a_part_of_a_long_chronogram_has_only_what_is_under_way_in_it() -> None:
    themes = [
        group(
            "INT",
            "  - {id: INT-01, title: A, period: {start: 2018-Q1, end: 2018-Q2}}\n"
            "  - {id: INT-02, title: B, period: {start: 2018-Q2, end: 2020-Q1}}\n"
            "  - {id: INT-03, title: C, period: {end: 2020-Q1}}\n"
            "  - {id: INT-04, title: D, period: {start: 2019-Q4, end: 2018-Q4}}\n"
            "  - {id: INT-05, title: E}",
        )
    ]
    seen = view(themes=themes)
    parts = seen.blocks(seen.quarters, 3)
    assert [[each.id for each in seen.under_way(seen.actions(), part)] for part in parts] == [
        ["INT-01", "INT-02", "INT-04"],
        ["INT-02", "INT-04"],
        ["INT-02", "INT-03", "INT-04"],
    ]


def test_a_slip_in_a_year_does_not_make_ten_thousand_columns() -> None:
    assert quarters("{start: 2018-Q1, end: 2018-Q2}", "{start: 1018, end: 9999}") == [
        ("Q1", 1018), ("Q1", 2018), ("Q2", 2018), ("Q4", 9999),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("countries", "lengths"), [(11, [11]), (22, [22]), (23, [12, 11]), (40, [20, 20]), (45, [15, 15, 15]), (0, [])]
)
def test_a_grid_of_many_countries_is_cut_into_pieces_of_about_the_same_width(
    countries: int, lengths: list[int]
) -> None:
    pieces = view().blocks(range(countries), 22)
    assert [len(each) for each in pieces] == lengths
    assert [each for piece in pieces for each in piece] == list(range(countries))


ANSWERS = [
    """
    country: GT
    matrices:
      smuggling:
        status: draft
        answers: {s-1: {status: yes, citation: Law 1, source: Gazette}, s-2: {status: no, note: None yet}}
    """,
    """
    country: US
    matrices:
      smuggling:
        status: submitted
        submitted: 2017-07-01
        answers:
          s-1: {status: not_applicable}
          s-2: {status: in_part, note: Some, source: {es: Gaceta}}
          s-3: {status: yes}
    """,
]


def test_a_matrix_shows_each_answer_under_its_row_and_country() -> None:
    (matrix,) = view(plan=PLAN, matrices=[SMUGGLING], countries=ANSWERS).matrices
    assert [(row.ref, row.text, {code: each.sign for code, each in row.answers.items()}) for row in matrix.rows] == [
        ("6(1)", "Second", {"GT": "✗", "US": "◐"}),
        ("2", "First", {"GT": "✓", "US": "–"}),
        ("3", "Third", {"US": "✓"}),
    ]
    assert [(topic, [row.id for row in rows]) for topic, rows in matrix.topics()] == [
        ("Crimes", ["s-2", "s-3"]),
        ("Victims", ["s-1"]),
    ]
    assert (matrix.answered, matrix.asked, matrix.complete) == (5, 15, 1)
    assert matrix.counts == {"yes": 2, "in_part": 1, "no": 1, "not_applicable": 1}
    assert [(row.ref, answer.country.code) for row, answer in matrix.gaps] == [("6(1)", "GT"), ("6(1)", "US")]
    assert [(each.country.code, each.answered, each.asked, each.status, each.submitted) for each in matrix.replies] == [
        ("BZ", 0, 3, None, None),
        ("CR", 0, 3, None, None),
        ("DO", 0, 3, None, None),
        ("GT", 2, 3, "draft", None),
        ("US", 3, 3, "submitted", "1\u00a0July 2017"),
    ]


def test_treaties_stand_as_the_rows_ask_for_them() -> None:
    (matrix,) = view(plan=PLAN, matrices=[TREATIES]).matrices
    assert matrix.treaties == (
        ("First treaty", None, None),
        ("Second treaty", None, None),
        ("Never asked", None, "25\u00a0December 2003"),
    )


def test_what_is_owed_names_the_rows_as_the_document_does() -> None:
    seen = view(plan=PLAN, matrices=[SMUGGLING], countries=ANSWERS)
    owed = {each.country: (each.missing, each.total, each.rows, each.answered, each.days_overdue) for each in seen.owed}
    assert owed["Guatemala"] == (1, 3, ("3",), ("6(1)", "2"), 130)
    assert owed["Belize"] == (3, 3, ("6(1)", "2", "3"), (), 130)
    assert "United States" not in owed


def sourced(country: str, first: str, second: str) -> str:
    answers = f"{{s-1: {{status: yes, source: {first}}}, s-2: {{status: yes, source: {second}}}}}"
    return f"{{country: {country}, matrices: {{smuggling: {{answers: {answers}}}}}}}"


def test_sources_are_listed_once_and_by_letters() -> None:
    countries = [sourced("GT", "zeta", "Ábaco"), sourced("US", "Zeta", "Beta")]
    assert view(plan=PLAN, matrices=[SMUGGLING], countries=countries).sources == ("Ábaco", "Beta", "Zeta")


def test_budgets_are_added_by_currency_and_never_over_currencies() -> None:
    themes = [
        group(
            "INT",
            "  - {id: INT-01, title: A, budget: {amount: 0.1, currency: USD}}\n"
            "  - {id: INT-02, title: B, budget: {amount: 0.2, currency: USD}}",
        ),
        group(
            "OPS",
            "  - {id: OPS-01, title: A, budget: {amount: 7, currency: EUR}}\n"
            "  - {id: OPS-02, title: B, status: withdrawn, budget: {amount: 9, currency: EUR}}",
            2,
        ),
    ]
    totals = [(each.name, each.amount.replace("\u00a0", " ")) for each in view(themes=themes).totals]
    assert totals == [("INT Int", "USD 0.30"), ("OPS Ops", "EUR 7"), ("", "EUR 7"), ("", "USD 0.30")]


def test_a_merged_action_shows_every_budget_and_counts_the_own_one() -> None:
    themes = [
        group(
            "INT",
            "  - {id: INT-01, title: A, budget: {amount: 5, currency: USD}}\n"
            "  - {id: INT-02, title: B, budget: {amount: 6, currency: USD}}",
        )
    ]
    seen = view(themes=themes, decisions=MERGE)
    assert [each.amount for each in seen.actions()[0].budgets] == ["USD\u00a05", "USD\u00a06"]
    assert [each.amount for each in seen.totals] == ["USD\u00a05", "USD\u00a05"]


def test_decisions_stand_by_kind_and_subject_whatever_their_line() -> None:
    ledger = """
    - {decision: waive, rule: WP301, action: INT-02, reason: Two only, agreed_by: [US, IOM, BZ]}
    - {decision: keep, actions: [INT-10, INT-02], reason: Other}
    - {decision: merge, actions: [INT-02, INT-01], into: INT-01, reason: Same, date: 2018-03-14}
    """
    seen = view(plan=PLAN, themes=[one("priority: high")], decisions=ledger).decisions
    assert [(each.kind, [about.text for about in each.actions], each.subject) for each in seen] == [
        ("merge", ["INT-01", "INT-02"], ""),
        ("keep", ["INT-02", "INT-10"], ""),
        ("waive", [], "INT-02"),
    ]
    assert [each.agreed_by for each in seen] == ["", "", "Belize, United States and IOM"]
    assert [each.date for each in seen] == ["14\u00a0March 2018", None, None]
    assert [[about.anchor for about in each.actions] for each in seen] == [
        ["INT-01", "INT-01"],
        ["INT-01", "INT-10"],
        [],
    ]


def test_withdrawn_actions_are_apart_and_count_for_nothing() -> None:
    themes = [
        group(
            "INT",
            "  - {id: INT-01, title: A, status: withdrawn, period: {start: 2018, end: 2018}}\n"
            "  - {id: INT-02, title: B}",
        )
    ]
    (theme,) = view(themes=themes).themes
    assert ([each.id for each in theme.actions], [each.id for each in theme.withdrawn], theme.period) == (
        ["INT-02"],
        ["INT-01"],
        None,
    )


def test_files_left_out_are_named() -> None:
    broken = (Broken("data/themes/2.yaml", "theme", None), Broken("data/countries/x.yaml", "country", "GT"))
    assert view(changed={"broken": broken}).left_out == ("data/countries/x.yaml", "data/themes/2.yaml")


def test_nothing_of_the_view_can_be_changed() -> None:
    seen = view(plan=PLAN, themes=[one("countries: all")], matrices=[SMUGGLING])
    for record in (seen, seen.themes[0], seen.actions()[0], seen.matrices[0], seen.countries[0]):
        assert is_dataclass(record)
        with pytest.raises(AttributeError):
            setattr(record, fields(record)[0].name, "x")


def test_a_position_that_may_not_be_shown_is_not_called_missing() -> None:
    actions = group("INT", "  - {id: INT-01, title: A, countries: all}\n  - {id: INT-02, title: B, countries: all}")
    guatemala = "country: GT\npositions: {INT-01: {position: lead, tlp: RED}, INT-02: {position: observe}}"
    stands_by: dict[Tlp, list[str]] = {"GREEN": ["withheld", "observe"], "RED": ["lead", "observe"]}
    for ceiling, stands in stands_by.items():
        seen = view(ceiling=ceiling, plan=PLAN, themes=[actions], countries=[guatemala, "country: CR"])
        assert [each.stand("GT") for each in seen.actions()] == stands
        assert [each.stand("CR") for each in seen.actions()] == ["unanswered", "unanswered"]
        assert seen.country("GT").silent is (ceiling == "GREEN")
        assert "Guatemala" not in {country.name for country in seen.waiting(seen.actions()[0])}


def test_nothing_tells_of_a_position_on_an_action_that_is_not_shown() -> None:
    actions = group("INT", "  - {id: INT-01, title: A, countries: all}\n  - {id: INT-02, title: B, tlp: RED}")
    guatemala = "country: GT\npositions: {INT-02: {position: decline}}"
    seen = view(ceiling="GREEN", plan=PLAN, themes=[actions], countries=[guatemala])
    assert not seen.country("GT").silent
    assert [each.stand("GT") for each in seen.actions()] == ["unanswered"]
