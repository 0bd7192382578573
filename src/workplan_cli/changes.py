"""Which files of a plan changed in git."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from workplan_cli.findings import Told


class NoHistoryError(Told):
    """Git cannot say what changed; the message says why, in one line."""


def changed_since(root: Path, revision: str) -> frozenset[str]:
    """The files that differ from a revision, with those that git does not know yet; relative to the root with `/`.

    What counts is what changed on this side: where the revision has moved on since the two parted, its own changes
    do not. The revision is never taken for an option, and git writes nothing.

    Raises:
        NoHistoryError: where there is no git, no repository or no such revision.
    """
    commit = _commit(root, revision)
    try:
        start = _git(root, "merge-base", commit, "HEAD").strip() or commit
    except NoHistoryError:
        start = commit  # a shallow clone does not reach back to where they parted
    changed = _git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", start, "--", ".")
    unknown = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return frozenset(_names(changed + unknown))


def _commit(root: Path, revision: str) -> str:
    _git(root, "rev-parse", "--git-dir")
    try:
        found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    except (NoHistoryError, ValueError):
        found = ""
    if not found:
        raise NoHistoryError(
            "git knows no revision {revision} here; in a shallow clone, fetch it first", revision=revision
        )
    return found


def _names(listed: str) -> Iterator[str]:
    yield from filter(None, listed.split("\0"))


def _git(root: Path, *arguments: str) -> str:
    """What git prints. Raises NoHistoryError where it fails."""
    command = ["git", "-c", "core.fsmonitor=false", "-C", os.fspath(root), *arguments]
    environment = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=environment)  # noqa: S603 - no shell
    except FileNotFoundError:
        raise NoHistoryError("git is not installed here") from None
    if done.returncode:
        said = [line for line in os.fsdecode(done.stderr).splitlines() if line.startswith("fatal: ")]
        if said:
            raise NoHistoryError("git says: {why}", why=said[0].removeprefix("fatal: "))
        raise NoHistoryError("git {command} failed", command=arguments[0])
    return os.fsdecode(done.stdout)
