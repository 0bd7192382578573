"""What a run of the benchmarks works with: the tool, the corpora, other people's tools, a scratch folder."""

import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from benchmarks.corpus import GENERATOR_VERSION
from benchmarks.timing import Command, Patience, Side, run

REPOSITORY = Path(__file__).resolve().parents[1]
AS_OF = "2026-02-28"  # after the deadlines of the corpora, so that drafts are overdue
PACKAGES = ("check-jsonschema", "ruamel.yaml", "yamale", "PyYAML", "docxtpl", "python-docx")
LANGUAGE = "es"  # one language on both sides: the second would share our loading and give pandoc a second start


class NotMeasuredError(Exception):
    """A row has no figure in this run; the message says why."""


@dataclass(frozen=True, slots=True)
class Bench:
    """The options of a run."""

    workplan: tuple[str, ...]
    corpora: Path
    scratch: Path
    patience: Patience
    seed: int
    schemas: Path | None

    def corpus(self, size: str) -> Path:
        """The root of a corpus, made at the first need and kept by size, seed and version of the generator."""
        root = self.corpora / f"{size}-{self.seed}-v{GENERATOR_VERSION}"
        if not root.exists():
            unfinished = root.with_name(f"{root.name}.{os.getpid()}")
            run(python_module("benchmarks.corpus", size, str(unfinished), "--seed", str(self.seed)))
            unfinished.replace(root)
        return root

    def megabytes(self, size: str) -> float:
        """What the tool has to read of a corpus, in millions of bytes."""
        return sum(path.stat().st_size for path in (self.corpus(size) / "data").rglob("*.yaml")) / 1e6

    def ours(self, name: str, size: str, *arguments: str) -> Side:
        """A command of the tool on a corpus."""
        root = self.corpus(size)
        return Side(f"{name}({size})", (Command((*self.workplan, *arguments, "--root", str(root)), root),))

    def build(self, size: str, *formats: str) -> Side:
        """A build in one language; `built` says where its files are."""
        asked = [part for suffix in formats for part in ("--format", suffix)]
        out = self.folder(f"built-{size}")
        options = (*asked, "--lang", LANGUAGE, "--as-of", AS_OF, "--out", str(out))
        return self.ours(f"build {'+'.join(formats)}", size, "build", *options)

    def built(self, size: str, suffix: str) -> Path:
        """A document of a corpus, built (without being timed) when it is not there yet."""
        kept = self.scratch / f"work-plan-{size}.{suffix}"
        if not kept.exists():
            run(self.build(size, suffix).commands[0])
            shutil.copyfile(self.folder(f"built-{size}") / f"work-plan.{LANGUAGE}.{suffix}", kept)
        return kept

    def folder(self, name: str) -> Path:
        """A folder of that name in the scratch folder."""
        path = self.scratch / name
        path.mkdir(exist_ok=True)
        return path

    def other(self, name: str, *arguments: str) -> Command:
        """A command of another project; NotMeasuredError when it is not installed."""
        return Command((executable(name), *arguments), self.scratch)


def python_module(name: str, *arguments: str) -> Command:
    """A module of this repository, run by this Python."""
    return Command((sys.executable, "-m", name, *arguments), REPOSITORY)


def executable(name: str) -> str:
    """A program beside this Python, or on the path; NotMeasuredError when it is neither."""
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name)
    if not found:
        raise NotMeasuredError(f"{name} is not installed")
    return found


def need_package(module: str, name: str) -> None:
    """NotMeasuredError unless this Python can import the module."""
    if importlib.util.find_spec(module) is None:
        raise NotMeasuredError(f"{name} is not installed")


def versions() -> dict[str, str]:
    """The versions of what we are compared with."""
    return {"pandoc": pandoc_version()} | {name: package_version(name) for name in PACKAGES}


def pandoc_version() -> str:
    """What pandoc says of itself."""
    try:
        answer = subprocess.run([executable("pandoc"), "--version"], capture_output=True, text=True, check=True)
    except NotMeasuredError:
        return "none"
    return answer.stdout.split()[1]


def package_version(name: str) -> str:
    """The version of a package of this Python."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"
