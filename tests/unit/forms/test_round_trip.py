"""What is typed into a form is what the file says afterwards, and what is not touched stays."""

import json
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.plan_folder import PlanFolder, write_plan
from tests.unit.forms.brought import bring, filled_in, form_of, said

from workplan_cli.editing import plain_data
from workplan_cli.loading.characters import HIDDEN
from workplan_cli.sheets.book import LONGEST_TEXT

NASTY = [
    "=1+1",
    "+502 2411",
    "-1",
    "@name",
    "'quoted",
    "NO",
    "yes",
    "0612",
    "2017-07-21",
    "_x000D_",
    "a_x0041_b",
    " leading and trailing ",
    "two\nlines",
    "two\n\nparagraphs",
    "Nin\u0303o",
    "🛂 👍🏽",
    "שלום עולם",
    "a: b # c",
    "<b>&amp;</b> ]]>",
    "{{ 7*7 }}",
    '"',
    "\ttab",
    "x" * LONGEST_TEXT,
]
texts = st.sampled_from(NASTY) | st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=60)
texts = texts.filter(lambda text: text.strip() != "" and not HIDDEN.search(text))
lines = texts.filter(lambda text: "\n" not in text)
days = st.dates().map(lambda day: day.isoformat())
text = texts | st.fixed_dictionaries({"es": texts}, optional={"en": texts})


def optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


answer = optional(
    status=st.sampled_from(["yes", "in_part", "no", "not_applicable"]),
    citation=lines,
    date=days,
    note=text,
    source=text,
    as_of=days,
    verified=st.booleans(),
)
person = {"name": lines, "position": text, "institution": text, "phone": lines}
country = st.fixed_dictionaries(
    {"country": st.just("GT")},
    optional={
        "language": st.sampled_from(["es", "en"]),
        "focal_point": optional(**person, email=st.just("office@example.org")),
        "delegation": st.lists(optional(**person), max_size=3),
        "matrices": st.fixed_dictionaries(
            {},
            optional={
                "protocol": optional(status=st.just("draft"), answers=optional(**{"r-1": answer, "r-2": answer}))
            },
        ),
        "positions": optional(**{"INT-01": optional(position=st.sampled_from(["lead", "reserve"]), note=text)}),
    },
)
action = st.fixed_dictionaries(
    {"id": st.just("INT-01"), "title": text},
    optional={
        "description": text,
        "scope": st.sampled_from(["national", "regional"]),
        "countries": st.just("all") | st.lists(st.sampled_from(["GT", "MX"]), max_size=2),
        "except": st.dictionaries(st.sampled_from(["GT", "MX"]), text, max_size=2),
        "lead": st.lists(st.sampled_from(["GT", "IOM"]), max_size=2),
        "period": optional(start=st.sampled_from([2018, "2018-Q1"]), end=st.sampled_from(["2018-03", "2018-03-15"])),
        "result": text,
        "indicators": st.lists(
            st.fixed_dictionaries(
                {"name": text},
                optional={
                    "unit": text,
                    "target": st.fixed_dictionaries({"value": st.integers(-9, 10**12)}, optional={"date": days}),
                },
            ),
            max_size=2,
        ),
        "budget": st.fixed_dictionaries(
            {"amount": st.integers(0, 10**12), "currency": st.just("USD")}, optional={"source": text}
        ),
        "risks": st.lists(text, max_size=2),
        "status": st.sampled_from(["proposed", "withdrawn"]),
        "priority": st.just("high"),
    },
)

role = optional(country=st.sampled_from(["GT", "MX"]), name=lines, position=text, institution=text)
head = optional(objective=text, group=optional(facilitator=role, rapporteur=role, support=role))


def plan_with(folder: str, file: str, content: Any) -> PlanFolder:
    plan = write_plan(Path(folder))
    plan.write(file, json.dumps(content, ensure_ascii=False))
    return plan


@settings(max_examples=60, deadline=None)
@given(country, st.sampled_from(["es", "en"]))
def test_a_form_of_a_country_that_nobody_touched_changes_nothing(content: Any, language: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plan = plan_with(folder, "data/countries/guatemala.yaml", content)
        assert bring(plan, filled_in(form_of(plan, "GT", language), {})) == ((), [])


@settings(max_examples=60, deadline=None)
@given(head, action, st.sampled_from(["es", "en"]))
def test_a_form_of_a_group_that_nobody_touched_changes_nothing(above: Any, content: Any, language: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        theme = {"theme": 1, "code": "INT", "title": "Information", **above, "actions": [content]}
        plan = plan_with(folder, "data/themes/1-information.yaml", theme)
        assert bring(plan, filled_in(form_of(plan, "INT", language), {})) == ((), [])


FIELDS = {
    ("focal_point", "focal_point", "name"): ("focal_point", "name"),
    ("focal_point", "focal_point", "institution"): ("focal_point", "institution"),
    ("answers/protocol", "r-1", "citation"): ("matrices", "protocol", "answers", "r-1", "citation"),
    ("answers/protocol", "r-2", "note"): ("matrices", "protocol", "answers", "r-2", "note"),
    ("answers/protocol", "r-2", "source"): ("matrices", "protocol", "answers", "r-2", "source"),
    ("positions", "INT-01", "note"): ("positions", "INT-01", "note"),
}
"""Cells of the form, and where the file has what is typed into them."""


@settings(max_examples=80, deadline=None)
@given(country, st.dictionaries(st.sampled_from(sorted(FIELDS)), lines, min_size=1))
def test_what_is_typed_is_what_the_file_says(content: Any, typed: dict[tuple[str, str, str], str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plan = plan_with(folder, "data/countries/guatemala.yaml", content | {"language": "es"})
        proposals, findings = bring(plan, filled_in(form_of(plan, "GT"), typed))
        assert [str(each.message) for each in findings] == []
        before = plain_data((plan.root / "data/countries/guatemala.yaml").read_text(encoding="utf-8"))
        after = plain_data(proposals[0].after) if proposals else before
        for cell, route in FIELDS.items():
            if cell in typed:
                # Blanks around an answer are no part of it.
                assert in_spanish(at(after, route)).strip() == unicodedata.normalize("NFC", typed[cell]).strip()
            else:
                assert at(after, route) == at(before, route)
            if isinstance(at(before, route), dict):
                assert at(after, route).get("en") == at(before, route).get("en")


def at(data: Any, route: tuple[str, ...]) -> Any:
    for step in route:
        data = (data or {}).get(step)
    return data


def in_spanish(value: Any) -> Any:
    return value["es"] if isinstance(value, dict) else value


def test_an_emptied_cell_takes_its_content_back(tmp_path: Path) -> None:
    plan = plan_with(
        str(tmp_path),
        "data/countries/guatemala.yaml",
        {
            "country": "GT",
            "focal_point": {"name": "A. Example"},
            "matrices": {
                "protocol": {
                    "status": "draft",
                    "answers": {"r-1": {"status": "yes"}, "r-2": {"note": {"es": "Sí", "en": "Yes"}}},
                }
            },
        },
    )
    emptied = {
        ("focal_point", "focal_point", "name"): "",
        ("answers/protocol", "r-1", "status"): "",
        ("answers/protocol", "r-2", "note"): "",
    }
    assert said(plan, filled_in(form_of(plan, "GT"), emptied)) == {
        "country": "GT",
        "matrices": {"protocol": {"status": "draft", "answers": {"r-2": {"note": {"en": "Yes"}}}}},
    }


def test_what_a_rapporteur_says_of_the_group_is_in_its_file(tmp_path: Path) -> None:
    theme = {
        "theme": 1,
        "code": "INT",
        "title": "Information",
        "objective": {"en": "To know"},
        "group": {"rapporteur": {"country": "MX", "name": "B. Example"}, "support": {"partner": "IOM"}},
    }
    plan = plan_with(str(tmp_path), "data/themes/1-information.yaml", theme)
    typed = {
        ("theme", "theme", "objective"): "Saber",
        ("group", "facilitator", "partner"): "IOM",
        ("group", "facilitator", "name"): "A. Example",
        ("group", "rapporteur", "country"): "guatemala",
        ("group", "rapporteur", "name"): "",
        ("group", "support", "partner"): "",
    }
    assert said(plan, filled_in(form_of(plan, "INT"), typed)) == {
        "theme": 1,
        "code": "INT",
        "title": "Information",
        "objective": {"en": "To know", "es": "Saber"},
        "group": {"rapporteur": {"country": "GT"}, "facilitator": {"partner": "IOM", "name": "A. Example"}},
    }


def test_a_country_of_the_group_that_is_no_member_is_refused_at_its_cell(tmp_path: Path) -> None:
    plan = write_plan(tmp_path)
    typed = {("group", "rapporteur", "country"): "Belice"}
    proposals, findings = bring(plan, filled_in(form_of(plan, "INT"), typed))
    assert proposals == ()
    assert [(each.code, each.address.cell, str(each.message)) for each in findings] == [
        ("WP606", "Quién guía al grupo!C6", "`Belice` is not one of `Guatemala`, `México`")
    ]
