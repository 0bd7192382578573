"""The schemas accept what the loader accepts, say what each field is in both languages, and are those in schemas/."""

import json
from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest

from workplan_cli.address import Address
from workplan_cli.language import translation
from workplan_cli.loading.build import build
from workplan_cli.loading.characters import Read, decode
from workplan_cli.loading.discover import discover
from workplan_cli.loading.validate import validate
from workplan_cli.models.kinds import Kind
from workplan_cli.models.words import Period
from workplan_cli.reporters.json import dumped
from workplan_cli.schemas import described, schema, sentences, spoken

ROOT = Path(__file__).parent.parent.parent
PLANS = (ROOT, ROOT / "tests/plans/complete", ROOT / "tests/plans/small")
KINDS: tuple[Kind, ...] = get_args(Kind)
SCHEMAS = {kind: schema(kind, ["en"]) for kind in KINDS}
VALIDATORS = {kind: jsonschema.Draft202012Validator(SCHEMAS[kind]) for kind in KINDS}
FILES = [(root, each.file, each.kind) for root in PLANS for each in discover(root)[0]]

SPOILT: tuple[Any, ...] = (
    *(None, True, 0, -5, 2018, Decimal("0.5")),
    *(
        "",
        "  ",
        "text",
        "two\nlines",
        "ends\n",
        "all",
        "yes",
        "GT",
        "XX",
        "INT-01",
        "USD",
        "a@b.org",
        "a@b",
        "es",
        "ES",
        "RED",
    ),
    *("2017-07-21", "2017-02-29", "2016-02-29", "2018-Q1", "2018-Q5", "2018-13"),
    *([], ["GT"], ["INT-01", "INT-02"], [None]),
    *(
        {},
        {"es": "text"},
        {"es": None},
        {"es": " "},
        {"spanish": "text"},
        {"unknown": 1},
        {"text": {"es": "x"}},
        {"id": "a"},
    ),
    *({"start": 2018, "end": "2018-Q4"}, {"amount": 5, "currency": "USD"}),
)
"""Values that are right in some field and wrong in others."""
FIELDS = {name for kind in KINDS for one in SCHEMAS[kind]["$defs"].values() for name in one.get("properties", ())}
"""Names of fields; every other key is somebody's own id."""


def plain(root: Path, file: str) -> Any:
    """The data of a file as the loader reads it."""
    read = decode(Address(file), (root / file).read_bytes())
    assert isinstance(read, Read)
    return build(file, read, frozenset()).data


def fullest(data: Any) -> Any:
    """The data with one entry, the one that says most, of every list and of every mapping by somebody's own ids."""
    if isinstance(data, list):
        return [fullest(each) for each in sorted(data, key=lambda each: -len(str(each)))[:2]]
    if isinstance(data, dict) and not data.keys() & FIELDS:
        return {key: fullest(data[key]) for key in sorted(data, key=lambda each: -len(str(data[each])))[:1]}
    return {key: fullest(value) for key, value in data.items()} if isinstance(data, dict) else data


def as_json(data: Any) -> Any:
    """The same data with the numbers of JSON."""
    return json.loads(json.dumps(data, default=float))


def loads(kind: Kind, data: Any) -> bool:
    return not validate("file", kind, deepcopy(data), "es")[1]


def changed(data: Any, seen: set[tuple[str, ...]], route: tuple[str, ...] = ()) -> Iterator[str]:
    """The data with one thing changed, at every place whose like was not changed before."""
    places = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in list(places):
        here = (*route, str(key) if key in FIELDS else "*")
        if here not in seen:
            seen.add(here)
            yield from (f"{'/'.join(here)} {how}" for how in spoils(data, key))
        yield from changed(value, seen, here)


def spoils(held: Any, key: Any) -> Iterator[str]:
    """Every change of one entry, which afterwards is again as it was."""
    value = held[key]
    for spoilt in SPOILT:
        held[key] = spoilt
        yield f"= {spoilt!r}"
    held[key] = value
    if isinstance(held, dict):
        del held[key]
        yield "left out"
        held[f"{key} x"] = value
        yield "misspelt"
        del held[f"{key} x"]
        held[key] = value


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_of_its_draft(kind: Kind) -> None:
    made = schema(kind, spoken())
    jsonschema.Draft202012Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_in_the_repository_is_the_one_that_is_made(kind: Kind) -> None:
    """`workplan schema --out schemas` brings it up to date."""
    assert (ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8") == dumped(schema(kind, spoken()))


@pytest.mark.parametrize(("root", "file", "kind"), FILES, ids=[f"{root.name}/{file}" for root, file, _ in FILES])
def test_every_file_of_every_plan_is_what_its_schema_says(root: Path, file: str, kind: Kind) -> None:
    assert [each.message for each in VALIDATORS[kind].iter_errors(as_json(plain(root, file)))] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_accepts_exactly_what_the_loader_accepts(kind: Kind) -> None:
    root, file = next((root, file) for root, file, of in FILES if of == kind and root.name == "complete")
    tried, differing = 0, []
    whole = fullest(plain(root, file))
    for said in changed(whole, set()):
        tried += 1
        accepted = VALIDATORS[kind].is_valid(as_json(whole))
        if accepted != loads(kind, whole):
            differing.append(f"{said}: the schema {'accepts' if accepted else 'refuses'} it, the loader does not")
    assert differing == []
    assert tried > 250


@pytest.mark.parametrize("language", [each for each in spoken() if each != "en"])
def test_every_description_is_translated(language: str) -> None:
    say = translation(language)
    assert [said for _, said in sentences() if say(said) == said] == []


def test_a_description_is_in_every_language_or_in_the_one_asked_for() -> None:
    field = "A later deadline that was granted to the country."
    campo = "Un plazo posterior que se concedió al país."
    for languages, said in ((["en", "es"], f"{field}\n\n{campo}"), (["es"], campo), (["en"], field)):
        reply = schema("country", languages)["$defs"]["MatrixReply"]
        assert reply["properties"]["extension"]["description"] == said
        assert reply["title"] == " / ".join(dict.fromkeys(translation(each)("a country's reply") for each in languages))


def test_a_field_that_nobody_described_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError, match=r"Period\.middle"):
        described(Period, "middle")
    assert described(Period, "tlp").startswith("Label of this entry")
