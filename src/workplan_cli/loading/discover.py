"""Which files a plan is made of: every name below `data/` is read, or reported, and none twice."""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from workplan_cli.address import START, Address
from workplan_cli.findings import Blame, Finding, Message, Related, Severity, found, rule
from workplan_cli.loading import faults
from workplan_cli.loading.characters import shown
from workplan_cli.loading.files import leads_out, refusal, why_not
from workplan_cli.models.kinds import Kind

DATA = "data"
PLAN = "data/plan.yaml"
DECISIONS = "data/decisions.yaml"
REMINDERS = "data/reminders.yaml"
FOLDERS: dict[str, Kind] = {"data/matrices": "matrix", "data/countries": "country", "data/themes": "theme"}
_SINGLE: dict[str, Kind] = {PLAN: "plan", DECISIONS: "decisions", REMINDERS: "reminders"}

_LEFT_ALONE = re.compile(
    r"README(\..*)?|\.git(keep|ignore|attributes)|\.DS_Store|Thumbs\.db|desktop\.ini", re.IGNORECASE
)
_YAML_LIKE = re.compile(r"\.ya?ml(?!lint)", re.IGNORECASE)
_COPY = re.compile(
    r"^[.#]|^cop(y|ia) (of|de) |[ _-]cop(y|ia)\.yaml$|\((\d+|.*(cop(y|ia)|conflict).*)\)\.yaml$", re.IGNORECASE
)
"""Names that editors, browsers and file-sharing programs give to a second version of a file."""


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


@rule("WP033", Severity.ERROR)
def missing_plan() -> Message:
    """
    What: There is no file `data/plan.yaml`.

    Why: It says who the members are, which languages are used and who the partners are. Without it nothing else can be
    judged.
    """
    return Message("there is no data/plan.yaml, which says what the plan is")


RULES = (misnamed_file, names_alike, file_not_read, missing_plan)


class Discovered(NamedTuple):
    """A file to read, relative to the root, and what kind of submission its folder says it is."""

    file: str
    kind: Kind


@dataclass(slots=True)
class _Search:
    """What is found below a folder, each name relative to the root."""

    root: Path
    files: list[str] = field(default_factory=list)
    file_links: list[str] = field(default_factory=list)
    folder_links: list[str] = field(default_factory=list)
    refused: dict[str, Message] = field(default_factory=dict)
    seen: set[tuple[int, int]] = field(default_factory=set)
    """Device and number of each folder that was walked or has one in it that was."""

    def walk(self, start: str) -> None:
        """Look into a folder and every folder below it. Links to folders are only collected."""
        real = Path(os.path.realpath(self.root / start))
        self.seen.update(_identity(folder) for folder in (real, *real.parents))
        waiting = [start]
        while waiting:
            folder = waiting.pop()
            try:
                self.seen.add(_identity(self.root / folder))
                with os.scandir(self.root / folder) as entries:
                    waiting += [file for entry in entries if self.is_folder(entry, file := f"{folder}/{entry.name}")]
            except OSError as fault:
                self.refused[folder] = why_not(fault)

    def is_folder(self, entry: os.DirEntry[str], file: str) -> bool:
        """Whether the entry is a folder to walk; anything else is kept where it belongs."""
        if entry.is_dir(follow_symlinks=False):
            if not _YAML_LIKE.search(entry.name):
                return True
            self.refused[file] = Message("it is a folder")
        elif not entry.is_symlink():
            self.files.append(file)
        elif os.path.isdir(entry.path):  # noqa: PTH112 - Path.is_dir raises where a folder on the way is locked
            self.folder_links.append(file)
        else:
            self.file_links.append(file)
        return False

    def follow(self, link: str) -> None:
        """Walk what a link to a folder leads to, once and only within the root."""
        if leads_out(self.root / link, self.root):
            self.refused[link] = Message("it is a link out of the folder of the plan")
        elif not (self.root / link).exists():
            self.refused[link] = Message("it is a link to nothing")
        elif _identity(self.root / link) in self.seen:
            self.refused[link] = Message("it is a link to a folder that is read already")
        else:
            self.walk(link)


def _identity(folder: Path) -> tuple[int, int]:
    """What a folder is known by, whatever it is called."""
    status = folder.stat()
    return status.st_dev, status.st_ino


def _search(root: Path) -> _Search:
    """Everything below `root`/data."""
    search = _Search(root)
    if (root / DATA).is_symlink():
        search.follow(DATA)
    elif os.path.lexists(root / DATA):
        search.walk(DATA)
    while search.folder_links:
        search.follow(search.folder_links.pop(0))
    search.files.sort()
    search.file_links.sort()
    return search


def _kind(file: str) -> Kind | None:
    folder, _, name = file.rpartition("/")
    if shown(file) != file:
        return None
    if file in _SINGLE:
        return _SINGLE[file]
    if folder in FOLDERS and name.endswith(".yaml") and not _COPY.search(name):
        return FOLDERS[folder]
    return None


def _whole(file: str) -> Address:
    """The beginning of a file whose name can be printed."""
    return Address(shown(file), place=START)


def _unread(file: str) -> Iterator[Finding]:
    name = file.rpartition("/")[2]
    if _YAML_LIKE.search(name):
        yield found(misnamed_file, Blame(_whole(file), misnamed_file(shown(name))))
    elif not _LEFT_ALONE.fullmatch(name):
        yield found(file_not_read, Blame(_whole(file), file_not_read(shown(name))))


def _folded(file: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", file).casefold())


def _alike(files: list[str]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for file in files:
        other = first.setdefault(_folded(file), file)
        if other != file:
            related = Related(_whole(other), Message("the other one"))
            name = shown(file.rpartition("/")[2])
            yield found(names_alike, Blame(_whole(file), names_alike(name), (related,)))


def _unreadable(file: str, reason: Message) -> Finding:
    return found(faults.unreadable_file, Blame(_whole(file), faults.unreadable_file(reason)))


def _judged(root: Path, search: _Search) -> Iterator[Discovered | Finding]:
    """Each file of a plan to read, or why not. Of a file and links to it one is read."""
    read: dict[str, str] = {}
    if search.file_links:
        read = {os.path.realpath(root / file): file for file in search.files if _kind(file) is not None}
    for file in (*search.files, *search.file_links):
        kind = _kind(file)
        if kind is None:
            yield from _unread(file)
        elif reason := refusal(root, file):
            yield _unreadable(file, reason)
        elif search.file_links and (other := read.setdefault(os.path.realpath(root / file), file)) != file:
            yield _unreadable(file, Message("it is a link to {other}, which is read already", other=shown(other)))
        else:
            yield Discovered(file, kind)


def discover(root: Path) -> tuple[list[Discovered], list[Finding]]:
    """Every file to read below `root`/data, in order of name, and what is wrong with the others."""
    search = _search(root)
    findings = [_unreadable(folder, reason) for folder, reason in search.refused.items()]
    discovered: list[Discovered] = []
    for each in _judged(root, search):
        if isinstance(each, Finding):
            findings.append(each)
        else:
            discovered.append(each)
    files = sorted((*search.files, *search.file_links))
    if PLAN not in files:
        findings.append(found(missing_plan, Blame(_whole(PLAN), missing_plan())))
    return sorted(discovered, key=lambda each: each.file), findings + list(_alike(files))
