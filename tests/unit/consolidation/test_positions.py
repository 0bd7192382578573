"""What countries say to actions, also to those that became another one."""

from tests.unit.consolidation.submitted import actions_of, group, plan_of, read

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.models.submissions import Broken

THEMES = [
    group("INT", "  - {id: INT-01, title: A, countries: all, lead: [MX, IOM], except: {HN: Cannot}}"),
    group("OPS", "  - {id: OPS-01, title: B, countries: [GT]}\n  - {id: OPS-2, title: C, countries: all}", 2),
]
MERGE = "[{decision: merge, actions: [OPS-01, OPS-2, INT-01], into: INT-01, reason: Same}]"


def held(
    countries: list[str], decisions: str = MERGE
) -> tuple[dict[str, tuple[str, str | None]], list[tuple[str, ...]]]:
    """The positions that hold on INT-01, and those that do not any more."""
    action = actions_of(plan_of(themes=THEMES, countries=countries, decisions=decisions))["INT-01"]
    return (
        {country: (each.action, each.content.position) for country, each in action.positions.items()},
        [(each.country, each.action, str(each.content.position)) for each in action.other_positions],
    )


def test_what_is_said_to_the_action_itself_holds_and_the_rest_is_not_forgotten() -> None:
    guatemala = "{country: GT, positions: {OPS-01: {position: reserve}, INT-01: {position: participate}}}"
    assert held([guatemala]) == ({"GT": ("INT-01", "participate")}, [("GT", "OPS-01", "reserve")])


def test_what_is_said_to_a_merged_action_holds_for_the_one_it_became() -> None:
    assert held(["{country: GT, positions: {OPS-2: {position: observe}}}"]) == ({"GT": ("OPS-2", "observe")}, [])


def test_of_positions_on_two_merged_actions_the_lower_number_holds_in_whatever_order_they_are_written() -> None:
    for entries in (
        "OPS-01: {position: observe}, OPS-2: {position: lead}",
        "OPS-2: {position: lead}, OPS-01: {position: observe}",
    ):
        guatemala = f"{{country: GT, positions: {{{entries}}}}}"
        assert held([guatemala]) == ({"GT": ("OPS-01", "observe")}, [("GT", "OPS-2", "lead")])


def test_an_entry_without_a_position_does_not_hide_one_that_has_it() -> None:
    guatemala = "{country: GT, positions: {INT-01: {note: Under review}, OPS-01: {position: lead}}}"
    assert held([guatemala]) == ({"GT": ("OPS-01", "lead")}, [("GT", "INT-01", "None")])


def stands(countries: list[str]) -> dict[str, str]:
    action = actions_of(plan_of(themes=THEMES, countries=countries))["INT-01"]
    return {code: action.stand(code) for code in ("GT", "HN", "MX", "NO")}


def test_without_a_word_of_its_own_a_country_stands_where_the_group_put_it() -> None:
    assert stands([]) == {"GT": "unanswered", "HN": "excepted", "MX": "lead", "NO": ""}


def test_the_word_of_a_country_goes_before_that_of_the_group() -> None:
    files = [
        "{country: GT, positions: {INT-01: {position: decline}}}",
        "{country: HN, positions: {INT-01: {position: participate}}}",
        "{country: MX, positions: {INT-01: {position: reserve, note: Not alone}}}",
    ]
    assert stands(files) == {"GT": "decline", "HN": "participate", "MX": "reserve", "NO": ""}


def test_a_note_without_a_position_is_no_position() -> None:
    assert stands(["{country: GT, positions: {INT-01: {note: Under review}}}"])["GT"] == "unanswered"


def aside(*countries: str) -> list[tuple[str, str, str]]:
    return [(each.kind, each.identity, each.why) for each in plan_of(countries=list(countries)).set_aside]


def test_a_position_on_an_action_that_nobody_proposes_is_set_aside() -> None:
    assert aside("{country: GT, positions: {INT-09: {position: lead}}}") == [("position", "INT-09", "no such action")]


def test_the_file_of_a_country_that_is_no_member_is_set_aside() -> None:
    plan = plan_of(themes=THEMES, countries=["{country: 'NO', positions: {INT-01: {position: lead}}}"])
    assert [(each.kind, each.identity, each.why) for each in plan.set_aside] == [("file", "NO", "no member")]
    assert actions_of(plan)["INT-01"].positions == {}


def test_of_two_files_of_a_country_the_one_that_says_more_holds_whatever_they_are_called() -> None:
    short = "{country: GT, positions: {INT-01: {position: lead}}}"
    long = "{country: GT, positions: {INT-01: {position: observe}, OPS-01: {position: lead}}}"
    for countries in ([short, long], [long, short]):
        plan = plan_of(themes=THEMES, countries=countries)
        assert actions_of(plan)["INT-01"].stand("GT") == "observe"
        assert [(each.kind, each.identity, each.why, each.content) for each in plan.set_aside] == [
            ("file", "GT", "given twice", read(countries=[short]).countries[0].content)
        ]


def test_of_two_files_of_a_group_one_heads_the_chapter_and_both_give_their_actions() -> None:
    short = group("INT", "  - {id: INT-01, title: A}\n  - {id: INT-02, title: B}").replace("title: Int", "title: Short")
    long = group("INT", "  - {id: INT-02, title: B}\n  - {id: INT-03, title: C, result: R, description: D}")
    long += "\nobjective: To be the longer one"
    for themes in ([short, long], [long, short]):
        plan = plan_of(themes=themes)
        (theme,) = plan.themes
        assert (theme.content.title, [each.id for each in theme.actions]) == (
            {"en": "Int"},
            ["INT-01", "INT-02", "INT-03"],
        )
        assert [(each.kind, each.identity, each.why) for each in plan.set_aside] == [
            ("action", "INT-02", "given twice"),
            ("file", "INT", "given twice"),
        ]


def test_of_two_matrices_with_an_id_the_one_that_asks_more_holds() -> None:
    short = "{id: protocol, title: Protocol, rows: [{id: p-1, text: First}]}"
    long = "{id: protocol, title: Protocol, rows: [{id: p-1, text: First}, {id: p-2, text: Second}]}"
    for matrices in ([short, long], [long, short]):
        (matrix,) = plan_of(matrices=matrices).matrices
        assert [row.id for row in matrix.content.rows] == ["p-1", "p-2"]


def test_matrices_stand_by_kind_then_by_id() -> None:
    matrices = [
        "{id: b, title: B}",
        "{id: z, title: Z, kind: treaties}",
        "{id: a, title: A, kind: legislation}",
        "{id: a-1, title: A1}",
    ]
    assert [each.content.id for each in plan_of(matrices=matrices).matrices] == ["z", "a-1", "b", "a"]


def unknown(*broken: Broken) -> dict[str, bool]:
    from dataclasses import replace

    submitted = replace(read(countries=["{country: GT}"]), broken=broken)
    return {member.code: member.unknown for member in consolidate(submitted).members}


def test_nothing_is_said_of_a_country_whose_file_cannot_be_used() -> None:
    assert unknown(Broken("data/countries/h.yaml", "country", "HN")) == {"GT": False, "HN": True, "MX": False}


def test_a_file_of_nobody_knows_whom_may_be_of_any_country_without_one() -> None:
    assert unknown(Broken("data/countries/x.yaml", "country", None)) == {"GT": False, "HN": True, "MX": True}


def test_a_second_file_that_is_broken_leaves_the_first_one_known() -> None:
    assert unknown(Broken("data/countries/g.yaml", "country", "GT")) == {"GT": False, "HN": False, "MX": False}


def test_a_broken_file_of_another_kind_makes_no_country_unknown() -> None:
    assert unknown(Broken("data/themes/1.yaml", "theme", None)) == {"GT": False, "HN": False, "MX": False}
