"""`workplan validate`: the contract of docs/commands.md, and everything that can be asked of it."""

import json
import shutil
from pathlib import Path

import pytest
from tests.commands.terminal import PLANS, ROOT, Ran, workplan
from tests.plan_folder import PlanFolder

FAULTY = PLANS / "with-faults"
CONTRACT = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")

SPOILT = """\
country: GT
language: es
focal_point:
  name: Example Person
  institution: Ministry of Examples
  email: office@example.org
matrices:
  smuggling-protocol:
    status: submitted
    submitted: 2017-07-18
    answers:
      # The line below has the place of the contract's example: line 14, column 18.
      # An article and a law that nobody passed.
      sp-06-1a: {citacion: "Decreto 44-2016", status: yes}
"""


@pytest.fixture
def spoilt(plan: PlanFolder) -> PlanFolder:
    """A plan in which only the field of the contract's example is wrong."""
    matrix = "id: smuggling-protocol\ntitle: Protocol\nrows:\n  - {id: sp-06-1a, text: An offence}\n"
    plan.write("data/matrices/smuggling-protocol.yaml", matrix)
    plan.write("data/countries/guatemala.yaml", SPOILT)
    return plan


def example_of_the_contract() -> list[str]:
    """The three lines of "Text, one finding"."""
    block = CONTRACT.split("Text, one finding:\n\n")[1].split("\n\n")[0]
    return [line.removeprefix("    ") for line in block.splitlines()]


def test_a_finding_reads_as_the_contract_says(spoilt: PlanFolder) -> None:
    ran = workplan("validate", "--root", spoilt.root, "--select", "WP021")
    first, second, marks, counted = ran.out.splitlines()
    said, line, _ = example_of_the_contract()
    assert (ran.code, first, second) == (1, said, line)
    # The marks stand below the stretch that the first line names: column 18, eight characters.
    assert marks == "      | " + " " * 17 + "^" * 8
    assert counted.endswith(" files: 1 error, 0 warnings, 0 notes")


def test_the_json_object_has_the_keys_of_the_contract(spoilt: PlanFolder) -> None:
    ran = workplan("validate", "--root", spoilt.root, "--select", "WP021", "--format", "json")
    assert (ran.code, ran.err) == (1, "")
    assert json.dumps(json.loads(ran.out), ensure_ascii=False) == (
        f'{{"version": 1, "root": "{spoilt.root}", '
        '"summary": {"files": 6, "errors": 1, "warnings": 0, "notes": 0}, '
        '"findings": [{"code": "WP021", "name": "unknown-field", "severity": "error", '
        '"message": "`citacion` is no field of an answer; did you mean `citation`?", '
        '"file": "data/countries/guatemala.yaml", "line": 14, "column": 18, "end_line": 14, "end_column": 26, '
        '"route": ["matrices", "smuggling-protocol", "answers", "sp-06-1a", "citacion"], "related": []}]}'
    )


def test_the_keys_of_a_finding_and_of_its_second_place_come_in_the_order_of_the_contract() -> None:
    (finding,) = json.loads(workplan("validate", "--select", "WP220", "--format", "json", folder=FAULTY).out)[
        "findings"
    ]
    shown = json.loads(CONTRACT.split("JSON, one object, stable:\n\n")[1].split("\n\n")[0])
    assert list(finding) == list(shown["findings"][0])
    assert [list(each) for each in finding["related"]] == [list(shown["findings"][0]["related"][0])]


def test_findings_come_by_file_line_column_and_code() -> None:
    findings = json.loads(workplan("validate", "--format", "json", folder=ROOT).out)["findings"]
    order = [(each["file"], each["line"], each["column"], each["code"]) for each in findings]
    assert order == sorted(order)
    assert len(order) > 20


def test_a_plan_without_a_fault() -> None:
    ran = workplan("validate", "--root", PLANS / "small", "--select", "WP0")
    assert ran == Ran(0, "7 files: 0 errors, 0 warnings, 0 notes\n", "")


def test_a_warning_fails_only_with_strict(plan: PlanFolder) -> None:
    plan.write("data/countries/mexico.yaml", "country: MX\nfocal_point: {institution: NO}\n")
    asked = ("validate", "--root", plan.root, "--select", "WP017")
    assert workplan(*asked).code == 0
    strict = workplan(*asked, "--strict")
    assert strict == Ran(
        1,
        "data/countries/mexico.yaml:2:28: warning WP017 quotes-advised: "
        "`NO` is kept as text; put it in quotes so that every program does\n"
        "   2 | focal_point: {institution: NO}\n"
        "     |                            ^^\n"
        "5 files: 0 errors, 1 warning, 0 notes\n",
        "",
    )


def test_one_broken_file_hides_no_other(plan: PlanFolder) -> None:
    plan.write("data/countries/guatemala.yaml", "country: GT\nfocal_point: {name: [\n")
    plan.write("data/countries/mexico.yaml", "country: MX\nlenguage: es\n")
    plan.write("data/matrices/protocol.yaml", b"id: protocol\ntitle: Espa\xf1a\n")
    ran = workplan("validate", "--root", plan.root, "--select", "WP0", "--format", "json")
    assert [(each["file"], each["code"]) for each in json.loads(ran.out)["findings"]] == [
        ("data/countries/guatemala.yaml", "WP006"),
        ("data/countries/mexico.yaml", "WP021"),
        ("data/matrices/protocol.yaml", "WP003"),
    ]


def test_only_what_is_wrong_in_the_paths_is_shown_and_counted() -> None:
    whole = json.loads(workplan("validate", "--format", "json", folder=FAULTY).out)
    guatemala = "data/countries/guatemala.yaml"
    for path in ("data/countries", FAULTY / "data" / "countries", "./data/../data/countries", guatemala):
        part = json.loads(workplan("validate", path, "--format", "json", folder=FAULTY).out)
        within = guatemala if path == guatemala else "data/countries/"
        assert part["findings"] == [each for each in whole["findings"] if each["file"].startswith(within)]
        assert part["summary"]["errors"] == 1
    assert json.loads(workplan("validate", ".", "--format", "json", folder=FAULTY).out) == whole


def test_a_path_that_begins_like_another_is_not_that_other(plan: PlanFolder) -> None:
    plan.write("data/countries/mexico.yaml.orig", "country: MX\n")
    ran = workplan("validate", "data/countries/mexico.yaml", "--select", "WP03", folder=plan.root)
    assert ran.out.count("WP03") == 0


def test_rules_are_chosen_by_the_beginning_of_their_code() -> None:
    def codes(*arguments: str) -> set[str]:
        findings = json.loads(workplan("validate", "--format", "json", *arguments, folder=FAULTY).out)["findings"]
        return {each["code"] for each in findings}

    every = codes()
    assert codes("--select", "WP2") == {each for each in every if each.startswith("WP2")}
    assert codes("--select", "wp204", "--select", "WP02") == {"WP204", "WP021"}
    assert codes("--select", "WP204, wp02") == {"WP204", "WP021"}
    assert codes("--ignore", "WP2") == {each for each in every if not each.startswith("WP2")}
    assert codes("--select", "WP2", "--ignore", "WP204") == {each for each in every if each.startswith("WP2")} - {
        "WP204"
    }


@pytest.mark.parametrize(("option", "code"), [("--select", "WP999"), ("--ignore", "WP204;WP02"), ("--select", "")])
def test_a_code_of_no_rule_is_refused(option: str, code: str) -> None:
    """Whoever mistypes one would be told that nothing is wrong."""
    said = f"workplan: no rule's code begins with `{code}`; `workplan explain` lists them\n"
    assert workplan("validate", option, code, folder=FAULTY) == Ran(2, "", said)


def test_the_exit_code_is_that_of_what_is_shown() -> None:
    assert workplan("validate", "--ignore", "WP", folder=FAULTY) == Ran(
        0, "5 files: 0 errors, 0 warnings, 0 notes\n", ""
    )
    assert workplan("validate", "data/plan.yaml", folder=FAULTY).code == 0


def test_messages_are_said_in_spanish() -> None:
    asked = ("validate", "--select", "WP021")
    english, spanish = (workplan(*asked, "--lang", each, folder=FAULTY) for each in ("en", "es"))
    assert spanish.out.splitlines()[0] != english.out.splitlines()[0]
    assert workplan(*asked, folder=FAULTY, LC_ALL="es_HN.UTF-8") == spanish
    assert workplan(*asked, "--lang", "es-HN", folder=FAULTY) == spanish
    assert (
        workplan(*asked, "--lang", "en", folder=FAULTY, LC_ALL="es_HN.UTF-8")
        .out.splitlines()[0]
        .endswith("`citation`?")
    )


def test_colours_only_for_a_terminal() -> None:
    assert "\x1b" not in workplan("validate", folder=FAULTY, NO_COLOR="").out


def test_several_formats_in_one_run(tmp_path: Path) -> None:
    files = {form: tmp_path / "reports" / f"{form}.out" for form in ("json", "sarif", "junit", "github", "text")}
    asked = [part for form, file in files.items() for part in ("--format", f"{form}:{file}")]
    ran = workplan("validate", "--format", "text", *asked, folder=FAULTY)
    assert ran.code == 1
    assert ran.err == "".join(f"wrote {file}\n" for file in files.values())
    for form, file in files.items():
        alone = workplan("validate", "--format", form, folder=FAULTY)
        assert file.read_bytes().decode() == alone.out
    assert ran.out == files["text"].read_text(encoding="utf-8")


def test_text_and_annotations_may_follow_each_other_on_standard_output() -> None:
    both = workplan("validate", "--format", "text", "--format", "github", folder=FAULTY)
    text, github = (workplan("validate", "--format", form, folder=FAULTY) for form in ("text", "github"))
    assert both.out == text.out + github.out


def test_annotations_name_files_from_the_top_of_the_repository(tmp_path: Path) -> None:
    shutil.copytree(FAULTY, tmp_path / "plans" / "2018")
    (tmp_path / ".git").mkdir()
    for form, named in (("github", "file=plans/2018/data/"), ("sarif", '"uri": "plans/2018/data/'), ("text", "data/")):
        printed = workplan("validate", "--format", form, folder=tmp_path / "plans" / "2018").out
        assert named in printed
        assert ("plans/2018" in printed) is (form != "text")


def test_a_check_writes_nothing(tmp_path: Path) -> None:
    shutil.copytree(FAULTY, tmp_path / "plan")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    workplan("validate", "--root", tmp_path / "plan")
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_report_goes_to_a_device_and_does_not_take_its_place(tmp_path: Path) -> None:
    link = tmp_path / "nowhere"
    link.symlink_to("/dev/null")
    assert workplan("validate", "--format", f"json:{link}", folder=FAULTY).err == f"wrote {link}\n"
    assert link.is_symlink()
