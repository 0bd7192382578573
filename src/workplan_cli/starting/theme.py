"""The file of a working group."""

from collections.abc import Iterator, Sequence

from workplan_cli.language import translation
from workplan_cli.models.theme import Action, Theme
from workplan_cli.schemas import described
from workplan_cli.starting.lines import StartingFile, empty, file_name, modeline, remark, texts

_EXAMPLES = {
    "countries": "all",
    "except": "{CA: …}",
    "lead": "[GT, IOM]",
    "partners": "[UNODC]",
    "period": "{start: 2018-Q1, end: 2018-Q4}",
    "indicators": "[{name: …, unit: …, baseline: {value: 0, year: 2017}, target: {value: 11, date: 2018-12-31}}]",
    "budget": "{amount: 120000, currency: USD, source: …}",
    "risks": "[…]",
    "legal_basis": "[smuggling-protocol/sp-10-1]",
    "depends_on": "[INT-02]",
    "related": "[PRE-01]",
    "scope": "national, bilateral, multilateral, regional",
    "priority": "high, medium, low",
}
"""How the fields of an action are written, or which words they know."""

_TEXTS = ("description", "result")


def theme_file(number: int, code: str, title: str, languages: Sequence[str], action: str) -> StartingFile:
    """The file of a theme with one action to begin with; the title and the name of the action in `languages[0]`."""
    first = languages[0]
    say = translation(first)
    lines = [
        modeline("theme", 2),
        *remark(say("What the working group {code} proposes.").format(code=code)),
        *remark(say("Fill in what stands after the colons. What is left empty counts as not given.")),
        f"theme: {number}",
        f"code: {code}",
        *texts("title", {first: title}, languages),
        *remark(say(described(Theme, "objective"))),
        *texts("objective", {}, languages),
        *remark(say("Who guides the group: each a country or a partner, with the name of the person.")),
        "group:",
        *_roles(),
        "actions:",
        *_action(code, action, languages),
    ]
    return StartingFile(f"data/themes/{number}-{file_name(title) or code.lower()}.yaml", "\n".join(lines) + "\n")


def _roles() -> Iterator[str]:
    for role in ("facilitator", "rapporteur", "support"):
        yield f"  {role}:"


def _action(code: str, title: str, languages: Sequence[str]) -> Iterator[str]:
    say = translation(languages[0])
    yield from remark(say(described(Action, "id")), 2)
    yield f"  - id: {code}-01"
    yield from texts("title", {languages[0]: title}, languages, 4)
    for name, field in Action.model_fields.items():
        written = field.alias or name
        if name in ("id", "title", "tlp", "status"):
            continue
        yield from remark(say(described(Action, name)), 4)
        if written in _EXAMPLES:
            yield from remark(f"    {_EXAMPLES[written]}", 4)
        yield from texts(written, {}, languages, 4) if written in _TEXTS else empty([written], 4)
    yield "    status: proposed"
