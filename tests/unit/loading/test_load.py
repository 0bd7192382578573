import gc
from pathlib import Path

import pytest
from tests.plan_folder import GUATEMALA, PLAN, THEME, PlanFolder

from workplan_cli.loading.load import Loaded, load
from workplan_cli.models.submissions import Broken, Submissions


def _submissions(plan: PlanFolder) -> Submissions:
    submissions = load(plan.root).submissions
    assert submissions is not None
    return submissions


def test_a_valid_plan_is_read_whole(plan: PlanFolder) -> None:
    plan.write("data/decisions.yaml", "- {decision: waive, rule: WP301, reason: x}\n")
    loaded = load(plan.root)
    submissions = _submissions(plan)
    assert (loaded.findings, loaded.files) == ((), 6)
    assert submissions.plan.content.id == "example-plan"
    assert [(each.file, each.content.id) for each in submissions.matrices] == [
        ("data/matrices/protocol.yaml", "protocol")
    ]
    assert [(each.file, each.content.country) for each in submissions.countries] == [
        ("data/countries/guatemala.yaml", "GT"),
        ("data/countries/mexico.yaml", "MX"),
    ]
    assert [(each.file, each.content.code) for each in submissions.themes] == [
        ("data/themes/1-information.yaml", "INT")
    ]
    assert submissions.decisions is not None
    assert submissions.decisions.file == "data/decisions.yaml"
    assert [each.decision for each in submissions.decisions.content] == ["waive"]
    assert (submissions.broken, submissions.withheld) == ((), frozenset())


def test_a_folder_without_decisions_has_none(plan: PlanFolder) -> None:
    assert _submissions(plan).decisions is None


@pytest.mark.parametrize(
    ("file", "text", "identity"),
    [
        ("countries/guatemala.yaml", "country: GT\nx: 1\n", ("country", "GT")),
        ("countries/guatemala.yaml", "country: GT\nx: [\n", ("country", "GT")),
        ("countries/guatemala.yaml", "country: [GT]\n", ("country", None)),
        ("countries/guatemala.yaml", "- GT\n", ("country", None)),
        ("countries/guatemala.yaml", b"\xff", ("country", None)),
        ("matrices/protocol.yaml", "id: protocol\n", ("matrix", "protocol")),
        ("themes/1-information.yaml", "code: INT\n", ("theme", "INT")),
        ("decisions.yaml", "- x\n", ("decisions", None)),
    ],
)
def test_of_a_broken_file_is_known_for_whom_it_speaks(
    plan: PlanFolder, file: str, text: str | bytes, identity: tuple[str, str | None]
) -> None:
    plan.write(f"data/{file}", text)
    [broken] = _submissions(plan).broken
    assert (broken.file, broken.kind, broken.identity) == (f"data/{file}", *identity)


def test_a_broken_file_is_not_among_the_others(plan: PlanFolder) -> None:
    plan.write("data/countries/guatemala.yaml", "country: GT\nx: 1\n")
    submissions = _submissions(plan)
    assert [each.file for each in submissions.countries] == ["data/countries/mexico.yaml"]
    assert submissions.broken == (Broken("data/countries/guatemala.yaml", "country", "GT"),)


def test_a_file_with_warnings_is_used_however_many_there_are(plan: PlanFolder) -> None:
    answers = "".join(f"      r-{number}: {{status: yes, citation: NO}}\n" for number in range(300))
    plan.write("data/countries/guatemala.yaml", f"{GUATEMALA}matrices:\n  protocol:\n    answers:\n{answers}")
    loaded = load(plan.root)
    assert {each.code for each in loaded.findings} == {"WP017", "WP007"}
    assert {each.severity.word for each in loaded.findings} == {"warning"}
    assert len(_submissions(plan).countries) == 2


def test_200_warnings_beside_an_error_leave_the_error_in_sight(plan: PlanFolder) -> None:
    answers = "".join(f"      r-{number}: {{citation: NO}}\n" for number in range(300))
    text = f"{GUATEMALA}x: 1\nmatrices:\n  protocol:\n    answers:\n{answers}"
    plan.write("data/countries/guatemala.yaml", text)
    codes = [each.code for each in load(plan.root).findings]
    assert codes == ["WP021", *["WP017"] * 199, "WP007"]


def test_without_a_plan_there_are_no_submissions(plan: PlanFolder) -> None:
    (plan.root / "data/plan.yaml").unlink()
    plan.write("data/countries/mexico.yaml", "country: mx\n")
    loaded = load(plan.root)
    assert (loaded.submissions, loaded.files) == (None, 4)
    assert [each.code for each in loaded.findings] == ["WP033", "WP026"]


def test_with_a_broken_plan_there_are_no_submissions_and_every_finding(plan: PlanFolder) -> None:
    plan.write("data/plan.yaml", PLAN + "x: 1\n")
    plan.write("data/countries/mexico.yaml", "country: mx\n")
    loaded = load(plan.root)
    assert loaded.submissions is None
    assert [(each.code, each.address.file) for each in loaded.findings] == [
        ("WP021", "data/plan.yaml"),
        ("WP026", "data/countries/mexico.yaml"),
    ]


@pytest.mark.parametrize(
    ("languages", "language", "spoken"),
    [
        ("[es, en]", "", "es"),
        ("[en, es]", "", "en"),
        ("[es]", "language: pt-BR\n", "pt-BR"),
        ("[es]", "language:\n", "es"),
    ],
)
def test_a_plain_text_is_in_the_language_of_its_file_or_of_the_plan(
    plan: PlanFolder, languages: str, language: str, spoken: str
) -> None:
    plan.write("data/plan.yaml", PLAN.replace("[es, en]", languages))
    plan.write("data/themes/1-information.yaml", language + THEME)
    submissions = _submissions(plan)
    assert submissions.themes[0].content.title == {spoken: "Information"}
    assert submissions.plan.content.title == {languages[1:3]: "Example plan"}


@pytest.mark.parametrize("languages", ["es", "[]", "[5]", "[español]", "{es: x}"])
def test_where_the_plan_says_no_language_a_text_is_in_none(plan: PlanFolder, languages: str) -> None:
    plan.write("data/plan.yaml", PLAN.replace("[es, en]", languages))
    assert [each.address.route[0] for each in load(plan.root).findings] == ["languages"]


def test_a_language_that_is_none_is_one_fault(plan: PlanFolder) -> None:
    plan.write("data/themes/1-information.yaml", "language: español\n" + THEME)
    assert plan.lines() == [
        (
            "data/themes/1-information.yaml:1:11: WP026 `español` is not a language code of BCP 47, such as `es`; "
            "did you mean `es`?"
        )
    ]


@pytest.mark.parametrize("on", [True, False])
def test_the_garbage_collector_is_left_as_it_was(plan: PlanFolder, on: bool) -> None:  # noqa: FBT001
    was_on = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        assert isinstance(load(plan.root), Loaded)
        assert gc.isenabled() is on
    finally:
        (gc.enable if was_on else gc.disable)()


@pytest.mark.parametrize("kind", ["decisions", "reminders"])
def test_a_list_of_which_only_the_comments_are_left_is_an_empty_list(kind: str, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/plan.yaml").write_text("{id: p, title: P, languages: [en], members: [GT]}", encoding="utf-8")
    (tmp_path / f"data/{kind}.yaml").write_text("# The last entry was taken back.\n", encoding="utf-8")
    loaded = load(tmp_path)
    assert loaded.findings == ()
    assert loaded.submissions is not None
    kept = loaded.submissions.decisions if kind == "decisions" else loaded.submissions.issued
    assert kept is not None
    assert kept.content == ()
