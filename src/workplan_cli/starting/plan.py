"""The file of a plan, and what lies beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from workplan_cli.language import translation
from workplan_cli.models.plan import Plan
from workplan_cli.schemas import described
from workplan_cli.starting.lines import StartingFile, file_name, key, modeline, remark, texts


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known of a plan that begins."""

    title: str
    organisation: str
    languages: Sequence[str]
    """BCP 47; the first is the language of origin, and that of title and organisation."""
    members: Sequence[str]
    """ISO 3166-1 alpha-2."""


def plan_file(begun: Beginning) -> StartingFile:
    """data/plan.yaml."""
    first = begun.languages[0]
    say = translation(first)
    lines = [
        modeline("plan", 1),
        *remark(say("The plan: who takes part, in which languages and under which labels.")),
        *remark(say("Fill in what stands after the colons. What is left empty counts as not given.")),
        f"id: {key(file_name(begun.title)[:64].strip('-') or 'plan')}",
        *texts("title", {first: begun.title}, begun.languages),
        *texts("organisation", {first: begun.organisation}, begun.languages),
        *remark(say(described(Plan, "body"))),
        *texts("body", {}, begun.languages),
        *remark(say(described(Plan, "languages"))),
        f"languages: [{', '.join(key(each) for each in begun.languages)}]",
        *remark(f"{say(described(Plan, 'period'))} 2018, 2018-Q1, 2018-03, 2018-03-15"),
        "period:",
        "  start:",
        "  end:",
        "paper: a4",
        *remark(say(described(Plan, "tlp"))),
        "tlp:",
        "  default: CLEAR",
        "  personal: AMBER",
        *remark(say(described(Plan, "members"))),
        f"members: [{', '.join(key(each) for each in begun.members)}]",
        *remark(f"{say(described(Plan, 'partners'))} {{IOM: {{name: IOM, full_name: …}}}}"),
        "partners:",
        *remark(f"{say(described(Plan, 'profiles'))} {{prosecutor: …}}"),
        "profiles:",
        *remark(f"{say(described(Plan, 'premises'))} [{{id: regional-not-local, text: …}}]"),
        "premises:",
    ]
    return StartingFile("data/plan.yaml", "\n".join(lines) + "\n")


def read_me(begun: Beginning) -> StartingFile:
    """README.md: the first steps, in the plan's language."""
    say = translation(begun.languages[0])
    steps = [
        say("Fill in `data/plan.yaml`: title, organisation, members, period."),
        say(
            "Write what is asked of every country in `data/matrices/`, and what each group proposes in `data/themes/`."
        ),
        say("`workplan new country CODE` writes the file of a country with every row that it is asked."),
        say(
            "`workplan validate` shows what is wrong or missing, and `workplan build` writes the documents to `build/`."
        ),
    ]
    listed = "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
    return StartingFile("README.md", f"# {begun.title}\n\n{listed}\n")
