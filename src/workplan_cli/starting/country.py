"""The file of a Member Country, with every row that it is asked and every action that it may take part in."""

from collections.abc import Iterator

from workplan_cli.consolidation.workplan import PlannedAction, PlannedMatrix, WorkPlan
from workplan_cli.language import Translate, country_name, translation
from workplan_cli.models.matrix import Matrix, Row
from workplan_cli.models.words import said_in
from workplan_cli.starting.lines import StartingFile, empty, file_name, key, modeline, quoted, remark


def country_file(plan: WorkPlan, code: str, language: str) -> StartingFile:
    """The file of a country, its explanations and the rows that it is asked in `language`."""
    say = translation(language)
    lines = [
        modeline("country", 2),
        *remark(f"{country_name(code, language)}: {_said(plan.plan.title, language)}"),
        *remark(say("Fill in what stands after the colons. What is left empty counts as not given.")),
        *remark(say("Lines that begin with # explain and are not read. `workplan validate` shows what is missing.")),
        f"country: {quoted(code) if code != key(code) else code}",
        f"language: {key(language)}",
        *_persons(plan, language, say),
        *_matrices(plan, language, say),
        *_positions(plan, code, language, say),
    ]
    return StartingFile(_file(code), "\n".join(lines) + "\n")


def _said(text: dict[str, str], language: str) -> str:
    return said_in(text, language) or next(iter(text.values()), "")


def _persons(plan: WorkPlan, language: str, say: Translate) -> Iterator[str]:
    yield ""
    yield from remark(say("Whom the secretariat writes to. A telephone number stands in quotes."))
    yield "focal_point:"
    yield from empty(("name", "position", "institution", "email", "phone"), 2)
    if not plan.plan.profiles:
        return
    yield ""
    yield from remark(
        say("Whom the country sends to the workshop. Take the # away from the lines of a profile once somebody has it.")
    )
    yield "delegation:"
    for profile, name in plan.plan.profiles.items():
        # A profile that stands here without a person would count as one that somebody has.
        yield from remark(_said(name, language), 2)
        yield f"  # - profile: {key(profile)}"
        yield from (f"  #   {field}:" for field in ("name", "position", "institution"))


def _matrices(plan: WorkPlan, language: str, say: Translate) -> Iterator[str]:
    if not plan.matrices:
        return
    yield ""
    yield from remark(
        say("status of an answer: yes, in_part, no or not_applicable. A `no` and an `in_part` need a note.")
    )
    yield from remark(say("A row without an answer is missing; it is not a `no`."))
    yield "matrices:"
    for matrix in plan.matrices:
        yield from _reply(matrix, language, say)


def _reply(matrix: PlannedMatrix, language: str, say: Translate) -> Iterator[str]:
    content = matrix.content
    yield ""
    yield from remark(_said(content.title, language), 2)
    if content.deadline is not None:
        yield from remark(say("Deadline: {day}").format(day=content.deadline.isoformat()), 2)
    yield f"  {key(content.id)}:"
    yield from remark(say("`draft` while you work on it; `submitted`, with the day, once it is handed in."), 4)
    yield "    status: draft"
    yield "    submitted:"
    yield "    answers:"
    for row in content.rows:
        yield ""
        yield from _asked(content, row, language, say)


def _asked(matrix: Matrix, row: Row, language: str, say: Translate) -> Iterator[str]:
    """One row: what is asked, and an answer with the fields that it may need."""
    obligations = {
        "mandatory": say("mandatory"),
        "consider": say("to be considered"),
        "endeavour": say("to be endeavoured"),
    }
    heading = [
        row.reference or "",
        _said(row.topic, language) if row.topic else "",
        obligations[row.obligation] if row.obligation else "",
    ]
    yield from remark(" · ".join(each for each in heading if each), 6)
    yield from remark(_said(row.text, language), 6)
    yield f"      {key(row.id)}:"
    fields = ["status"]
    if "citation" in row.requires or matrix.kind != "treaties":
        fields.append("citation")
    if "date" in row.requires or row.step is not None:
        fields.append("date")
    if row.step == "deposit":
        fields.append("act")
    yield from empty((*fields, "note"), 8)


def _positions(plan: WorkPlan, code: str, language: str, say: Translate) -> Iterator[str]:
    actions = [each for each in plan.actions() if not each.withdrawn and _concerns(each, code)]
    if not actions:
        return
    yield ""
    yield from remark(say("position: lead, participate, observe, reserve (with a note) or decline."))
    yield "positions:"
    for action in actions:
        yield from remark(_said(action.content.title, language), 2)
        yield f"  {action.id}:"
        yield from empty(("position", "note"), 4)


def _concerns(action: PlannedAction, code: str) -> bool:
    return code in action.countries or code in action.content.lead


def bare_country_file(plan: WorkPlan, code: str, language: str) -> StartingFile:
    """The file of a country in which nothing is said yet: a form or a table that came back is written into it."""
    lines = [
        modeline("country", 2),
        *remark(f"{country_name(code, language)}: {_said(plan.plan.title, language)}"),
        f"country: {quoted(code) if code != key(code) else code}",
        f"language: {key(language)}",
    ]
    return StartingFile(_file(code), "\n".join(lines) + "\n")


def _file(code: str) -> str:
    return f"data/countries/{file_name(country_name(code, 'en')) or code.lower()}.yaml"
