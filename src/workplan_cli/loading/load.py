"""Every file of a plan, read and validated: the submissions, and what is wrong with those that cannot be used."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from workplan_cli.address import Address, Place
from workplan_cli.findings import Blame, Finding, Message, Severity, found
from workplan_cli.loading import faults
from workplan_cli.loading.build import Built, Plain, build
from workplan_cli.loading.characters import decode
from workplan_cli.loading.discover import Discovered, discover
from workplan_cli.loading.fields import Type, code_fields, is_free_text
from workplan_cli.loading.shape import judge
from workplan_cli.models.country import CountryFile
from workplan_cli.models.decisions import Decision
from workplan_cli.models.matrix import Matrix
from workplan_cli.models.plan import Plan
from workplan_cli.models.submissions import Broken, Kind, Submission, Submissions
from workplan_cli.models.theme import Theme

_MODELS: dict[Kind, Type] = {
    "plan": Plan,
    "matrix": Matrix,
    "country": CountryFile,
    "theme": Theme,
    "decisions": tuple[Decision, ...],
}
_IDENTITY: dict[Kind, str] = {"plan": "id", "matrix": "id", "country": "country", "theme": "code", "decisions": ""}
_START = Place(1, 1, 1, 1)
_UNDETERMINED = "und"
"""The language of a text whose plan does not say what its first language is."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the files say: no submissions where the plan itself cannot be read; the findings; how many files."""

    submissions: Submissions | None
    findings: tuple[Finding, ...]
    files: int


@dataclass(slots=True)
class _Opened:
    """One file on its way to a submission."""

    discovered: Discovered
    content: Any = None
    data: Plain = None
    findings: list[Finding] | None = None

    @property
    def usable(self) -> bool:
        """Whether nothing about the file is an error."""
        return self.content is not None and all(each.severity < Severity.ERROR for each in self.findings or ())


@cache
def _adapter(kind: Kind) -> TypeAdapter[Any]:
    return TypeAdapter(_MODELS[kind])


@contextmanager
def _without_collector() -> Iterator[None]:
    """Plain data has no cycles: looking for them costs a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # What was loaded lives as long as the process: the collector need never look at it.
        gc.freeze()
        if was_on:
            gc.enable()


def _read(root: Path, discovered: Discovered) -> Built:
    address = Address(discovered.file)
    try:
        raw = (root / discovered.file).read_bytes()
    except OSError as fault:
        reason = fault.strerror or "it cannot be opened"
        blame = Blame(address.at(_START), faults.unreadable_file(reason))
        return Built(findings=[found(faults.unreadable_file, blame)], whole=False)
    read = decode(address, raw)
    if isinstance(read, Finding):
        return Built(findings=[read], whole=False)
    return build(discovered.file, read, code_fields(_MODELS[discovered.kind]))


def _root_fault(discovered: Discovered, data: Plain) -> Finding | None:
    """Why the data as a whole is not what its kind of file holds."""
    address = Address(discovered.file)
    if data is None:
        return found(faults.empty_file, Blame(address.at(_START), faults.empty_file()))
    if discovered.kind == "decisions":
        wanted, right = Message("a list of decisions (lines that begin with `- `)"), isinstance(data, list)
    else:
        wanted, right = Message("fields with their values (`country: GT`)"), isinstance(data, dict)
    return None if right else found(faults.wrong_root, Blame(address, faults.wrong_root(wanted)))


def _not_given(data: Plain, errors: list[ErrorDetails]) -> bool:
    """Take out of the data the optional fields that have a name and no value; say whether there were any."""
    taken = False
    for error in errors:
        if error["input"] is None and error["type"] not in ("missing", "extra_forbidden"):
            held: Any = data
            for segment in error["loc"][:-1]:
                inside = isinstance(held, dict) and segment in held
                inside = inside or (isinstance(held, list) and isinstance(segment, int) and segment < len(held))
                held = held[segment] if inside else held
            if isinstance(held, dict) and held.get(error["loc"][-1], held) is None:
                del held[error["loc"][-1]]
                taken = True
    return taken


def _validate(discovered: Discovered, data: Plain, language: str) -> tuple[Any, list[Finding]]:
    """Give the model of a file's data, or what is wrong with it."""
    adapter = _adapter(discovered.kind)
    try:
        return adapter.validate_python(data, context={"language": language}), []
    except ValidationError as fault:
        errors = fault.errors(include_url=False)
        if _not_given(data, errors):
            return _validate(discovered, data, language)
        return None, judge(discovered.file, _MODELS[discovered.kind], data, errors)


def _language(kind: Kind, data: Plain, default: str) -> str:
    """The language of the plain texts of a file."""
    if isinstance(data, dict):
        first = data.get("languages")
        own = first[0] if kind == "plan" and isinstance(first, list) and first else data.get("language")
        if isinstance(own, str):
            return own
    return default


def _open(root: Path, discovered: Discovered, default: str) -> _Opened:
    built = _read(root, discovered)
    opened = _Opened(discovered, data=built.data, findings=built.findings)
    if not built.whole:
        return opened
    if fault := _root_fault(discovered, built.data):
        built.findings.append(fault)
        return opened
    language = _language(discovered.kind, built.data, default)
    opened.content, more = _validate(discovered, built.data, language)
    root_type = _MODELS[discovered.kind]
    doubts = [doubt.finding for doubt in built.doubts if is_free_text(root_type, doubt.route)]
    opened.findings = [*built.findings, *more, *doubts]
    if opened.usable and discovered.kind != "plan":
        opened.data = None  # what is not needed again makes room: memory is what the largest plans run out of
    return opened


def _broken(opened: _Opened) -> Broken:
    kind = opened.discovered.kind
    identity = opened.data.get(_IDENTITY[kind]) if isinstance(opened.data, dict) else None
    return Broken(opened.discovered.file, kind, identity if isinstance(identity, str) else None)


def _submissions(plan: _Opened, others: list[_Opened]) -> Submissions:
    def of(kind: Kind) -> tuple[Submission[Any], ...]:
        return tuple(
            Submission(each.discovered.file, each.content)
            for each in others
            if each.discovered.kind == kind and each.usable
        )

    return Submissions(
        plan=Submission(plan.discovered.file, plan.content),
        matrices=of("matrix"),
        countries=of("country"),
        themes=of("theme"),
        decisions=next(iter(of("decisions")), None),
        broken=tuple(_broken(each) for each in others if not each.usable),
    )


def load(root: Path) -> Loaded:
    """Read every file below `root`/data. What is wrong with them is in the findings; nothing is raised for it."""
    with _without_collector():
        discovered, findings = discover(root)
        plans = [_open(root, each, _UNDETERMINED) for each in discovered if each.kind == "plan"]
        plan = plans[0] if plans else None
        default = _language("plan", plan.data, _UNDETERMINED) if plan else _UNDETERMINED
        others = [_open(root, each, default) for each in discovered if each.kind != "plan"]
    for opened in [*plans, *others]:
        findings += opened.findings or ()
    submissions = _submissions(plan, others) if plan is not None and plan.usable else None
    return Loaded(submissions, tuple(findings), len(discovered))
