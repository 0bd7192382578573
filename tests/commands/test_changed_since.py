"""`validate --changed-since REV`: what a pull request is shown first."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.commands.terminal import Ran, workplan
from tests.plan_folder import PlanFolder

FAULT = "lenguage: es\n"
Git = Callable[..., str]


def git_in(folder: Path) -> Git:
    """Git in a folder, without the settings of whoever runs the test."""
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    named = ("-c", "user.name=Example", "-c", "user.email=example@example.org", "-c", "init.defaultBranch=main")

    def git(*arguments: str) -> str:
        command = ["git", "-C", str(folder), *named, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout

    return git


@pytest.fixture
def git(plan: PlanFolder) -> Git:
    """A repository in which both countries have the same fault, and that is committed."""
    for name, code in (("guatemala", "GT"), ("mexico", "MX")):
        plan.write(f"data/countries/{name}.yaml", f"country: {code}\n{FAULT}")
    git = git_in(plan.root)
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    return git


def shown(plan: PlanFolder, *since: str) -> list[str]:
    ran = workplan("validate", *since, "--select", "WP021", "--format", "json", folder=plan.root)
    return [each["file"] for each in json.loads(ran.out)["findings"]]


def test_nothing_changed_is_nothing_shown_and_what_is_left_out_is_counted(plan: PlanFolder, git: Git) -> None:
    del git
    assert workplan("validate", "--select", "WP021", "--changed-since", "HEAD", folder=plan.root) == Ran(
        0,
        "5 files: 0 errors, 0 warnings, 0 notes\n",
        "not shown: 2 errors and 0 others in 2 files that did not change\n",
    )


def test_what_is_committed_staged_edited_and_new_has_changed(plan: PlanFolder, git: Git) -> None:
    guatemala, mexico = "data/countries/guatemala.yaml", "data/countries/mexico.yaml"
    plan.write(guatemala, f"country: GT\n# edited\n{FAULT}")
    assert shown(plan, "--changed-since", "HEAD") == [guatemala]
    git("add", ".")
    assert shown(plan, "--changed-since", "HEAD") == [guatemala]
    git("commit", "-q", "-m", "second")
    assert shown(plan, "--changed-since", "HEAD") == []
    assert shown(plan, "--changed-since", "HEAD~1") == [guatemala]
    plan.write("data/themes/2-new.yaml", f"theme: 2\ncode: NEW\ntitle: New\n{FAULT}")
    assert shown(plan, "--changed-since", "HEAD") == ["data/themes/2-new.yaml"]
    git("mv", mexico, "data/countries/renamed.yaml")
    assert shown(plan, "--changed-since", "HEAD~1") == [
        guatemala,
        "data/countries/renamed.yaml",
        "data/themes/2-new.yaml",
    ]
    assert shown(plan) == [guatemala, "data/countries/renamed.yaml", "data/themes/2-new.yaml"]


def test_what_the_other_branch_did_meanwhile_is_not_this_ones_change(plan: PlanFolder, git: Git) -> None:
    git("checkout", "-q", "-b", "guatemala")
    plan.write("data/countries/guatemala.yaml", f"country: GT\n# edited\n{FAULT}")
    git("commit", "-q", "-a", "-m", "Guatemala")
    git("checkout", "-q", "main")
    plan.write("data/countries/mexico.yaml", f"country: MX\n# edited\n{FAULT}")
    git("commit", "-q", "-a", "-m", "Mexico")
    git("checkout", "-q", "guatemala")
    assert shown(plan, "--changed-since", "main") == ["data/countries/guatemala.yaml"]


def test_a_plan_in_a_folder_of_its_repository(plan: PlanFolder, tmp_path: Path) -> None:
    git = git_in(tmp_path)
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    plan.write("data/countries/año nuevo.yaml", f"country: GT\n{FAULT}")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "beside.yaml").write_text(FAULT, encoding="utf-8")
    assert shown(plan, "--changed-since", "HEAD") == ["data/countries/año nuevo.yaml"]


def test_branches_with_nothing_in_common_are_compared_as_they_stand(plan: PlanFolder, git: Git) -> None:
    git("checkout", "-q", "--orphan", "other")
    plan.write("data/countries/mexico.yaml", f"country: MX\n# edited\n{FAULT}")
    git("commit", "-q", "-a", "-m", "other")
    assert shown(plan, "--changed-since", "main") == ["data/countries/mexico.yaml"]


@pytest.mark.parametrize(
    "revision", ["nothing", "--help", "--output=data/plan.yaml", "-n", "", "HEAD; true", "a b", "HEAD:data"]
)
def test_a_revision_that_is_none(plan: PlanFolder, git: Git, revision: str) -> None:
    before = git("status", "--porcelain")
    assert workplan("validate", f"--changed-since={revision}", folder=plan.root) == Ran(
        2,
        "",
        f"workplan: --changed-since: git knows no revision {revision} here; in a shallow clone, fetch it first\n",
    )
    assert git("status", "--porcelain") == before


def test_a_folder_that_is_no_repository(plan: PlanFolder) -> None:
    ran = workplan(
        "validate", "--changed-since", "HEAD", folder=plan.root, GIT_CEILING_DIRECTORIES=str(plan.root.parent)
    )
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("workplan: --changed-since: git says: not a git repository")
    assert len(ran.err.splitlines()) == 1


def test_a_computer_without_git(plan: PlanFolder) -> None:
    assert workplan("validate", "--changed-since", "HEAD", folder=plan.root, PATH="/nowhere") == Ran(
        2, "", "workplan: --changed-since: git is not installed here\n"
    )
