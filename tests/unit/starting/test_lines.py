"""Lines of a file that a person will fill in."""

import pytest
import yaml

from workplan_cli.starting.lines import file_name, key, modeline, quoted, remark, texts


@pytest.mark.parametrize(
    "name", ["NO", "yes", "1.10", "12", "null", "~", "true", "0612345", "1_000", "12:30", "es", "r-1", "GT"]
)
def test_a_key_is_text_to_every_program(name: str) -> None:
    assert yaml.safe_load(f"{key(name)}: x") == {name: "x"}


def test_a_key_that_nobody_misreads_has_no_quotes() -> None:
    assert [key(name) for name in ("r-1", "GT", "sp-06-1a")] == ["r-1", "GT", "sp-06-1a"]


@pytest.mark.parametrize(
    "text", ["a: b", '"quoted"', "back\\slash", "#1", "- x", "{{ x }}", "", "año", "it's", "@x", "*x", "&x", "!x"]
)
def test_a_text_in_quotes_is_read_back(text: str) -> None:
    assert yaml.safe_load(f"a: {quoted(text)}") == {"a": text}


def test_a_text_that_is_still_to_be_written_is_a_comment() -> None:
    assert list(texts("title", {"es": "Título"}, ["es", "en"], 2)) == ["  title:", '    es: "Título"', "    # en: …"]


def test_an_explanation_keeps_to_its_margin_whatever_lines_it_has() -> None:
    lines = list(remark("one\n\n" + "word " * 40 + "\n- id: x", 4))
    assert all(line.startswith("    # ") and len(line) <= 120 for line in lines)
    assert (lines[0], lines[-1], len(lines)) == ("    # one", "    # - id: x", 4)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("United States", "united-states"),
        ("Côte d\u2019Ivoire", "cote-divoire"),
        ("U.S. Outlying Islands", "us-outlying-islands"),
        ("Bosnia & Herzegovina", "bosnia-herzegovina"),
        ("../../etc", "etc"),
        ("Перу", ""),
    ],
)
def test_the_name_of_a_file_has_small_letters_and_hyphens_only(text: str, name: str) -> None:
    assert file_name(text) == name


def test_the_schema_is_found_from_the_folder_of_the_file() -> None:
    assert modeline("country", 2) == "# yaml-language-server: $schema=../../schemas/country.schema.json"
    assert modeline("plan", 1) == "# yaml-language-server: $schema=../schemas/plan.schema.json"
