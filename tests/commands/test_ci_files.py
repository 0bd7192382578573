"""What CI systems are given: the commands in it exist, and the pages that explain it name what is there."""

import re
import shlex
from collections.abc import Iterator

import pytest
import yaml
from tests.commands.terminal import ROOT, workplan

FILES = (".github/workflows/validate.yml", "docs/gitlab-ci.example.yml", "docs/ci.md", ".pre-commit-hooks.yaml")
COMMAND = re.compile(r"workplan (?:validate|schema|new|init)[^`'\n|#]*")


def commands() -> Iterator[str]:
    for file in FILES:
        for command in COMMAND.findall((ROOT / file).read_text(encoding="utf-8")):
            yield command.strip()


def parsed(file: str) -> dict[str, object]:
    data: dict[str, object] = yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_every_command_that_is_named_is_one(command: str) -> None:
    assert workplan(*shlex.split(command)[1:], "--help").code == 0


def test_the_hook_reads_the_whole_plan_once() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["entry"], hook["language"]) == ("workplan-validate", "workplan validate", "python")
    assert (hook["pass_filenames"], hook["require_serial"]) == (False, True)
    for file, expected in (
        ("data/plan.yaml", True),
        ("plans/1/data/themes/1-a.yaml", True),
        ("src/metadata.py", False),
    ):
        assert (re.search(hook["files"], file) is not None) is expected


def test_the_workflow_shows_what_changed_before_the_whole_plan() -> None:
    workflow = (ROOT / ".github/workflows/validate.yml").read_text(encoding="utf-8")
    assert re.findall(r"run: (workplan .*)", workflow) == [
        'workplan validate --changed-since "$BASE" --format text --format github',
        "workplan validate --format text --format sarif:findings.sarif --format junit:findings.xml",
    ]
    assert parsed(".github/workflows/validate.yml")["permissions"] == {"contents": "read"}
    # Nothing that a stranger may have written is put into a line for the shell.
    assert not re.search(r"run:.*\$\{\{", workflow)


def test_both_examples_know_the_whole_history() -> None:
    assert "fetch-depth: 0" in (ROOT / ".github/workflows/validate.yml").read_text(encoding="utf-8")
    job = yaml.safe_load((ROOT / "docs/gitlab-ci.example.yml").read_text(encoding="utf-8"))["validate"]
    assert job["variables"] == {"GIT_DEPTH": "0"}
    assert job["artifacts"] == {"when": "always", "reports": {"junit": "findings.xml"}}


def test_the_page_links_to_files_that_exist() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https)([^)]+)\)", page)
    assert len(links) == 3
    for link in links:
        assert (ROOT / "docs" / link).is_file()
