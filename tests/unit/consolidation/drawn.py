"""Small plans that hypothesis draws: as the plain data of their files, in any order, and as Submissions.

Ids come from small pools, so that files repeat one another, actions meet in merges and references meet nothing.
"""

import random
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from workplan_cli.models.country import CountryFile
from workplan_cli.models.decisions import Decision
from workplan_cli.models.matrix import Matrix
from workplan_cli.models.plan import Plan
from workplan_cli.models.submissions import Submission, Submissions
from workplan_cli.models.theme import Theme

Files = dict[str, list[dict[str, Any]]]
"""By kind (plan, matrices, countries, themes, decisions), what each file says."""

COUNTRIES = ("BZ", "CR", "GT", "HN", "MX")
ACTIONS = ("INT-1", "INT-01", "INT-2", "OPS-1", "OPS-2", "PRE-10", "PRE-9")
ROWS = ("protocol/p-1", "protocol/p-2", "laws/l-1")
WORDS = ("one", "two", "three")

said = st.sampled_from(WORDS) | st.sampled_from([{"en": "one", "es": "uno"}, {"es": "dos"}])
some_countries = st.lists(st.sampled_from(COUNTRIES), max_size=4)
some_actions = st.lists(st.sampled_from(ACTIONS), max_size=3)
label = st.sampled_from(["CLEAR", "GREEN", "AMBER"])
period = st.fixed_dictionaries(
    {}, optional={"start": st.sampled_from(["2018", "2018-Q1", "2018-03"]), "end": st.sampled_from(["2018-Q2", "2019"])}
)
indicator = st.fixed_dictionaries({"name": said}, optional={"unit": said, "target": st.just({"value": 3})})
budget = st.fixed_dictionaries({"amount": st.integers(0, 9), "currency": st.sampled_from(["EUR", "USD"])})

action = st.fixed_dictionaries(
    {"id": st.sampled_from(ACTIONS), "title": said},
    optional={
        "description": said,
        "countries": st.just("all") | some_countries,
        "except": st.dictionaries(st.sampled_from(COUNTRIES), said, max_size=2),
        "lead": st.lists(st.sampled_from([*COUNTRIES, "IOM"]), max_size=3),
        "partners": st.lists(st.sampled_from(["IOM", "UNODC", "BR"]), max_size=3),
        "period": period,
        "result": said,
        "indicators": st.lists(indicator, max_size=2),
        "budget": budget,
        "risks": st.lists(said, max_size=2),
        "legal_basis": st.lists(st.sampled_from(ROWS), max_size=3),
        "depends_on": some_actions,
        "related": some_actions,
        "status": st.sampled_from(["proposed", "adopted", "withdrawn"]),
        "tlp": label,
    },
)
theme = st.fixed_dictionaries(
    {
        "theme": st.integers(1, 3),
        "code": st.sampled_from(["INT", "OPS", "PRE"]),
        "title": said,
        "actions": st.lists(action, max_size=4),
    }
)
answer = st.fixed_dictionaries({}, optional={"status": st.sampled_from(["yes", "no"]), "note": said, "source": said})
position = st.fixed_dictionaries(
    {}, optional={"position": st.sampled_from(["lead", "participate", "observe", "reserve", "decline"]), "note": said}
)
reply = st.fixed_dictionaries({"answers": st.dictionaries(st.sampled_from(["p-1", "p-2", "p-9"]), answer, max_size=3)})
country = st.fixed_dictionaries(
    {"country": st.sampled_from([*COUNTRIES, "NO"])},
    optional={
        "matrices": st.dictionaries(st.sampled_from(["protocol", "laws"]), reply, max_size=2),
        "positions": st.dictionaries(st.sampled_from(ACTIONS), position, max_size=5),
    },
)
matrix = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["protocol", "laws"]),
        "title": said,
        "rows": st.sampled_from(
            [[{"id": "p-1", "text": "one"}, {"id": "p-2", "text": "two"}], [{"id": "l-1", "text": "x"}]]
        ),
    },
    optional={"kind": st.sampled_from(["treaties", "legislation"]), "deadline": st.just("2017-07-21")},
)
two_or_more = st.lists(st.sampled_from(ACTIONS), min_size=2, max_size=3, unique=True)


@st.composite
def merges(draw: st.DrawFn) -> dict[str, Any]:
    """A merge into one of its actions, or rarely into another."""
    actions = draw(two_or_more)
    into = draw(st.sampled_from(actions) | st.sampled_from(ACTIONS))
    return {"decision": "merge", "actions": actions, "into": into, "reason": "Same object"}


decision = merges() | st.fixed_dictionaries(
    {"decision": st.just("keep"), "actions": two_or_more, "reason": st.just("Different")}
)


@st.composite
def files(draw: st.DrawFn) -> Files:
    """What all files of a plan say."""
    plan = {
        "id": "example",
        "title": "Example",
        "languages": ["en", "es"],
        "members": draw(st.lists(st.sampled_from(COUNTRIES), min_size=1, max_size=4, unique=True)),
        "invited": ["BR"],
        "partners": {"IOM": {"name": "IOM"}, "UNODC": {"name": "UNODC"}},
    }
    return {
        "plan": [plan],
        "matrices": draw(st.lists(matrix, max_size=3)),
        "countries": draw(st.lists(country, max_size=5)),
        "themes": draw(st.lists(theme, max_size=4)),
        "decisions": draw(st.lists(decision, max_size=3)),
    }


_SETS = frozenset(
    ["members", "invited", "actions", "countries", "lead", "partners", "legal_basis", "depends_on", "related"]
)
"""Lists whose order says nothing."""


def _shuffled(value: Any, chance: random.Random, name: str = "") -> Any:
    if isinstance(value, dict):
        entries = [(key, _shuffled(inner, chance, key)) for key, inner in value.items()]
        chance.shuffle(entries)
        return dict(entries)
    if not isinstance(value, list):
        return value
    entries_ = [_shuffled(each, chance) for each in value]
    if name in _SETS:
        chance.shuffle(entries_)
    return entries_


def in_another_order(plain: Files, chance: random.Random) -> Files:
    """The same files, read in another order, with their entries in another order."""
    shuffled = {kind: [_shuffled(each, chance) for each in contents] for kind, contents in plain.items()}
    for contents in shuffled.values():
        chance.shuffle(contents)
    return shuffled


def submissions(plain: Files, prefix: str = "") -> Submissions:
    """The files as loading gives them; all are in English."""
    context = {"language": "en"}
    decisions = TypeAdapter(tuple[Decision, ...]).validate_python(plain["decisions"], context=context, strict=False)

    def read(model: Any, kind: str) -> tuple[Submission[Any], ...]:
        return tuple(
            Submission(f"data/{kind}/{prefix}{number}.yaml", model.model_validate(each, context=context))
            for number, each in enumerate(plain[kind])
        )

    return Submissions(
        plan=read(Plan, "plan")[0],
        matrices=read(Matrix, "matrices"),
        countries=read(CountryFile, "countries"),
        themes=read(Theme, "themes"),
        decisions=Submission("data/decisions.yaml", decisions) if decisions else None,
    )
