"""Every file of a plan, read and validated: the submissions, and what is wrong with those that cannot be used."""

from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from workplan_cli.address import START, Address
from workplan_cli.findings import Blame, Finding, Message, Severity, found
from workplan_cli.loading import faults
from workplan_cli.loading.ahead import Ahead, read_ahead
from workplan_cli.loading.characters import MOST_FAULTS
from workplan_cli.loading.collector import without_collector
from workplan_cli.loading.discover import Discovered
from workplan_cli.loading.draft import Built, Plain
from workplan_cli.loading.fields import is_free_text
from workplan_cli.loading.meant import country_meant
from workplan_cli.loading.read import LISTS
from workplan_cli.loading.validate import MODELS, validate
from workplan_cli.models.kinds import Kind
from workplan_cli.models.submissions import Broken, Submission, Submissions
from workplan_cli.models.words import is_language_tag

_IDENTITY: dict[Kind, str] = {
    "plan": "id",
    "matrix": "id",
    "country": "country",
    "theme": "code",
    "decisions": "",
    "reminders": "",
}
_UNDETERMINED = "und"
"""The language of a text whose plan does not say what its first language is."""


class Loaded(NamedTuple):
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
    findings: list[Finding] = field(default_factory=list)

    @property
    def usable(self) -> bool:
        """Whether nothing about the file is an error."""
        return self.content is not None and all(each.severity < Severity.ERROR for each in self.findings)


def _root_fault(discovered: Discovered, data: Plain) -> Finding | None:
    """Why the data as a whole is not what its kind of file holds."""
    address = Address(discovered.file)
    if data is None:
        return found(faults.empty_file, Blame(address.at(START), faults.empty_file()))
    listed = LISTS.get(discovered.kind)
    if isinstance(data, list if listed else dict):
        return None
    wanted = listed or Message("fields with their values (`country: GT`)")
    return found(faults.wrong_root, Blame(address, faults.wrong_root(wanted)))


def _language(kind: Kind, data: Plain, default: str) -> str:
    """The language of the plain texts of a file."""
    if isinstance(data, dict):
        first = data.get("languages")
        own = first[0] if kind == "plan" and isinstance(first, list) and first else data.get("language")
        # What is no language is one fault, and not one of every text in the file.
        if isinstance(own, str) and is_language_tag(own):
            return own
    return default


def _shown(findings: list[Finding]) -> list[Finding]:
    """As many of the findings of one file as anybody mends at once, and that there are more."""
    if len(findings) <= MOST_FAULTS:
        return findings
    message = Message("there are more faults than the {most} shown; mend these first", most=MOST_FAULTS)
    more = found(faults.beyond_limits, Blame(findings[MOST_FAULTS].address, faults.beyond_limits(message)))
    # A file with nothing but warnings stays usable, however many there are.
    severity = max(each.severity for each in findings[MOST_FAULTS:])
    return [*findings[:MOST_FAULTS], more._replace(severity=severity)]


def _open(discovered: Discovered, built: Built, default: str) -> _Opened:
    opened = _Opened(discovered, data=built.data, findings=_shown(built.findings))
    if not built.whole:
        return opened
    if fault := _root_fault(discovered, built.data):
        opened.findings.append(fault)
        return opened
    language = _language(discovered.kind, built.data, default)
    opened.content, wrong = validate(discovered.file, discovered.kind, built.data, language)
    root_type = MODELS[discovered.kind]
    doubts = (doubt.finding for doubt in built.doubts if is_free_text(root_type, doubt.route))
    opened.findings = _shown([*built.findings, *wrong, *islice(doubts, MOST_FAULTS + 1)])
    if opened.usable and discovered.kind != "plan":
        opened.data = None  # what is not needed again makes room: memory is what the largest plans run out of
    return opened


def _broken(opened: _Opened) -> Broken:
    kind = opened.discovered.kind
    identity = opened.data.get(_IDENTITY[kind]) if isinstance(opened.data, dict) else None
    if not isinstance(identity, str):
        return Broken(opened.discovered.file, kind, None)
    # `country: Guatemala` is one mistake: that GT has no file would be a second.
    meant = country_meant(identity) if kind == "country" else None
    return Broken(opened.discovered.file, kind, meant or identity)


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
        issued=next(iter(of("reminders")), None),
        broken=tuple(_broken(each) for each in others if not each.usable),
    )


def load(root: Path) -> Loaded:
    """Read every file below `root`/data. What is wrong with them is in the findings; nothing is raised for it."""
    with read_ahead(root) as ahead:
        return loaded(ahead)


def loaded(ahead: Ahead) -> Loaded:
    """Read every file of a plan, as `load` does, some of which are being read already."""
    discovered, findings = ahead.discovered, list(ahead.findings)
    with without_collector():
        plans = [_open(each, ahead.read(each), _UNDETERMINED) for each in discovered if each.kind == "plan"]
        plan = plans[0] if plans else None
        default = _language("plan", plan.data, _UNDETERMINED) if plan else _UNDETERMINED
        others = [_open(each, ahead.read(each), default) for each in discovered if each.kind != "plan"]
    for opened in [*plans, *others]:
        findings += opened.findings
    submissions = _submissions(plan, others) if plan is not None and plan.usable else None
    return Loaded(submissions, tuple(findings), len(discovered))
