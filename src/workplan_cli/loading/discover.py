"""Which files a plan is made of: every name below `data/` is read, or reported, and none twice."""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workplan_cli.address import Address, Place
from workplan_cli.findings import Blame, Finding, Message, Related, Severity, found, rule
from workplan_cli.loading import faults
from workplan_cli.models.submissions import Kind

PLAN = "data/plan.yaml"
DECISIONS = "data/decisions.yaml"
FOLDERS: dict[str, Kind] = {"data/matrices": "matrix", "data/countries": "country", "data/themes": "theme"}
_SINGLE: dict[str, Kind] = {PLAN: "plan", DECISIONS: "decisions"}
_START = Place(1, 1, 1, 1)

_LEFT_ALONE = re.compile(
    r"README(\..*)?|\.git(keep|ignore|attributes)|\.DS_Store|Thumbs\.db|desktop\.ini", re.IGNORECASE
)
_YAML_LIKE = re.compile(r"\.ya?ml(\W|$)", re.IGNORECASE)
_COPY = re.compile(r"\(\d+\)|^\.#|^#|~$|\bcopy\b|\bcopia\b", re.IGNORECASE)


@rule("WP030", Severity.ERROR)
def misnamed_file(name: str) -> Message:
    """
    What: A file under `data/` looks like a submission and is not named like one: `guatemala.yml`, `Guatemala.YAML`,
    `guatemala (1).yaml`, `guatemala.yaml.orig`, or it lies in a folder that is not foreseen.

    Why: It is not read. It may be the newer version of a submission.
    """
    return Message(
        "`{name}` is not read: submissions are named NAME.yaml and lie in data/matrices, data/countries or data/themes",
        name=name,
    )


@rule("WP031", Severity.ERROR)
def names_alike(name: str) -> Message:
    """
    What: Two files have names that differ only in upper and lower case, or in how an accent is encoded.

    Why: On Windows and macOS they are one file, and one of the two submissions is lost at the next checkout.
    """
    return Message("on some computers `{name}` is the same file as another one here; rename one", name=name)


@rule("WP032", Severity.NOTE)
def file_not_read(name: str) -> Message:
    """
    What: A file under `data/` is no YAML and is not read.

    Why: Nothing of it is in the document. That is right for a letter or a scan kept beside a submission.
    """
    return Message("`{name}` is kept here and not read", name=name)


RULES = (misnamed_file, names_alike, file_not_read)


@dataclass(frozen=True, slots=True)
class Discovered:
    """A file to read, relative to the root, and what kind of submission its folder says it is."""

    file: str
    kind: Kind


def _walk(folder: Path, root: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(path, root)
            else:
                yield path


def _leads_out(path: Path, root: Path) -> bool:
    return not path.resolve().is_relative_to(root.resolve())


def _openable(path: Path, root: Path) -> str | None:
    """Why the file is not to be opened, or None."""
    if path.is_symlink() and _leads_out(path, root):
        return "it is a link out of the folder of the plan"
    try:
        mode = path.stat().st_mode
    except OSError:
        return "it is a link to nothing"
    return None if stat.S_ISREG(mode) else "it is no ordinary file"


def _kind(file: str) -> Kind | None:
    folder, _, name = file.rpartition("/")
    if file in _SINGLE:
        return _SINGLE[file]
    if folder in FOLDERS and name.endswith(".yaml") and not _COPY.search(name):
        return FOLDERS[folder]
    return None


def _unread(file: str) -> Iterator[Finding]:
    name = file.rpartition("/")[2]
    address = Address(file, place=_START)
    if _YAML_LIKE.search(name):
        yield found(misnamed_file, Blame(address, misnamed_file(name)))
    elif not _LEFT_ALONE.fullmatch(name):
        yield found(file_not_read, Blame(address, file_not_read(name)))


def _alike(files: list[str]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for file in files:
        other = first.setdefault(unicodedata.normalize("NFC", file).casefold(), file)
        if other != file:
            related = Related(Address(other, place=_START), Message("the other one"))
            blame = Blame(Address(file, place=_START), names_alike(file.rpartition("/")[2]), (related,))
            yield found(names_alike, blame)


def discover(root: Path) -> tuple[list[Discovered], list[Finding]]:
    """Every file to read below `root`/data, in order of name, and what is wrong with the others."""
    discovered: list[Discovered] = []
    findings: list[Finding] = []
    files = [path.relative_to(root).as_posix() for path in _walk(root / "data", root)]
    for file in files:
        kind = _kind(file)
        if kind is None:
            findings += _unread(file)
        elif reason := _openable(root / file, root):
            address = Address(file, place=_START)
            findings.append(found(faults.unreadable_file, Blame(address, faults.unreadable_file(reason))))
        else:
            discovered.append(Discovered(file, kind))
    return discovered, findings + list(_alike(files))
