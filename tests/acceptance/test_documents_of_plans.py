"""What a secretariat gets from `workplan build`, for the repository's plan and the two of other regions."""

import io
import re
import shutil
import subprocess
import time
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from openxml_audit import FileFormat, OpenXmlValidator
from tests.commands.forked import forked
from tests.commands.terminal import ROOT, process, workplan
from tests.documents import lint

PLANS = {
    "repository": (ROOT, ("es", "en")),
    "small": (ROOT / "tests" / "plans" / "small", ("en",)),
    "complete": (ROOT / "tests" / "plans" / "complete", ("en", "es")),
}
DAY = "2017-11-28"


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def build(plan: Path, out: Path, *more: str) -> dict[str, bytes]:
    ran = workplan("build", "--root", plan, "--as-of", DAY, "--out", out, *more)
    assert (ran.code, ran.out) == (0, "")
    return files_of(out)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """Every plan's documents, with all labels: nothing of the plan is held back."""
    return {
        name: build(plan, tmp_path_factory.mktemp(name), "--tlp", "RED") for name, (plan, _languages) in PLANS.items()
    }


def one(path: Path) -> Any:
    """A file by the plainest reader there is: every value is text."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - makes texts only


def read(plan: Path, folder: str) -> list[dict[str, Any]]:
    """The files of a folder."""
    return [one(path) for path in sorted((plan / "data" / folder).glob("*.yaml"))]


def words_of_docx(content: bytes) -> str:
    """All text of a document, with the tables, in the order of its paragraphs."""
    document = docx.Document(io.BytesIO(content))
    texts = document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p")
    joined = ("".join(run.text or "" for run in paragraph.iter() if run.tag.endswith("}t")) for paragraph in texts)
    return one_line(" ".join(joined))


def words_of_markdown(content: bytes) -> str:
    text = content.decode()
    text = re.sub(r"<(https?:[^>]*|mailto:[^>]*)>", r"\1", text).replace("<br>", " ")
    return one_line(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text))


def one_line(text: str) -> str:
    return " ".join(text.split())


def said(text: object, language: str, default: str) -> str | None:
    """What a text of the files says in a language; None where it has no words in it."""
    if isinstance(text, str):
        return one_line(text) if language == default else None
    return one_line(text[language]) if isinstance(text, dict) and language in text else None


@pytest.mark.parametrize("name", PLANS)
def test_there_is_a_word_and_a_markdown_file_in_every_language(name: str, built: dict[str, dict[str, bytes]]) -> None:
    languages = PLANS[name][1]
    assert sorted(built[name]) == sorted(
        f"work-plan.{each}.{suffix}" for each in languages for suffix in ("docx", "md")
    )


def expected_words(plan: Path, language: str) -> set[str]:
    """Themes, actions in force, rows, answers' citations and sources: all that the document must show."""
    default = one(plan / "data" / "plan.yaml")["languages"][0]
    merged = {
        action
        for file in (plan / "data").glob("decisions.yaml")
        for decision in one(file)
        if decision["decision"] == "merge"
        for action in decision["actions"]
        if action != decision["into"]
    }
    words: set[str | None] = set()
    for theme in read(plan, "themes"):
        own = theme.get("language", default)
        words.add(said(theme["title"], language, own))
        for action in theme.get("actions", ()):
            words |= {action["id"], said(action["title"], language, own)}
            if action["id"] not in merged and action.get("status") != "withdrawn":
                words.add(said(action.get("result"), language, own))
                words |= {said(each["name"], language, own) for each in action.get("indicators", ())}
    for matrix in read(plan, "matrices"):
        own = matrix.get("language", default)
        words |= {said(matrix["title"], language, own)}
        words |= {said(row["text"], language, own) for row in matrix["rows"]}
    for country in read(plan, "countries"):
        own = country.get("language", default)
        for reply in country.get("matrices", {}).values():
            for answer in reply.get("answers", {}).values():
                words |= {one_line(answer.get("citation", "")), said(answer.get("note"), language, own)}
    return {word for word in words if word}


@pytest.mark.parametrize("name", PLANS)
def test_every_theme_action_row_and_answer_is_in_each_document(name: str, built: dict[str, dict[str, bytes]]) -> None:
    plan, languages = PLANS[name]
    for language in languages:
        expected = expected_words(plan, language)
        assert len(expected) > 10
        shown = words_of_docx(built[name][f"work-plan.{language}.docx"])
        assert {word for word in expected if word not in shown} == set()
        shown = words_of_markdown(built[name][f"work-plan.{language}.md"])
        assert {word for word in expected if word not in shown} == set()


def test_every_member_is_named_in_the_language_of_the_document(built: dict[str, dict[str, bytes]]) -> None:
    spanish = words_of_markdown(built["repository"]["work-plan.es.md"])
    english = words_of_markdown(built["repository"]["work-plan.en.md"])
    spanish_names = [
        "Belice", "Canadá", "Costa Rica", "El Salvador", "Estados Unidos", "Guatemala", "Honduras", "México",
        "Nicaragua", "Panamá", "República Dominicana",
    ]  # fmt: skip
    english_names = [
        "Belize", "Canada", "Costa Rica", "Dominican Republic", "El Salvador", "Guatemala", "Honduras", "Mexico",
        "Nicaragua", "Panama", "United States",
    ]  # fmt: skip
    assert f"para 11 Países Miembros: {', '.join(spanish_names)}." in spanish
    assert f"for 11 Member Countries: {', '.join(english_names)}." in english


@pytest.mark.parametrize("name", PLANS)
def test_markdown_has_nothing_left_of_directives_and_templates(name: str, built: dict[str, dict[str, bytes]]) -> None:
    for file, content in built[name].items():
        if file.endswith(".md"):
            text = content.decode()
            assert re.findall(r"[\x00-\x08\x0b-\x1f]|\{%|%\}|\| None \||\bUndefined", text) == []


@pytest.mark.parametrize("name", PLANS)
def test_validators_find_nothing_in_the_word_files(
    name: str, built: dict[str, dict[str, bytes]], tmp_path: Path
) -> None:
    for file, content in built[name].items():
        if file.endswith(".docx"):
            assert lint.findings(content) == []
            path = tmp_path / file
            path.write_bytes(content)
            audit = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(path)
            assert [str(error) for error in audit.errors] == []


def test_the_same_plan_gives_the_same_bytes_wherever_and_however_it_is_built(tmp_path: Path) -> None:
    first = tmp_path / "a" / "plan"
    second = tmp_path / "elsewhere" / "other name"
    for folder in (first, second):
        shutil.copytree(ROOT / "tests" / "plans" / "complete", folder)
    # Written in another order, the files come in another order from a file system that keeps none.
    for path in sorted((second / "data").rglob("*.yaml"), reverse=True):
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)
    ways: list[tuple[Path, dict[str, str]]] = [
        (first, {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}),
        (first, {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LC_ALL": "C"}),
        (second, {"PYTHONHASHSEED": "3", "TZ": "America/Panama", "LC_ALL": "C.UTF-8", "LANGUAGE": "es"}),
    ]
    results = []
    for number, (folder, environment) in enumerate(ways):
        out = tmp_path / f"out-{number}"
        formats = ("--format", "docx", "--format", "md", "--format", "html")
        ran = process("build", "--root", folder, "--as-of", DAY, "--out", out, *formats, folder=ROOT, **environment)
        assert ran.code == 0, ran.err
        results.append(files_of(out))
    assert results[0] == results[1] == results[2]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    copy = tmp_path / "plan"
    shutil.copytree(ROOT / "tests" / "plans" / "small", copy)
    (copy / "build").mkdir()
    (copy / "build" / "work-plan.en.docx").write_bytes(b"the old one")
    return copy


def old_output(plan: Path) -> dict[str, bytes]:
    return files_of(plan / "build")


OLD = {"work-plan.en.docx": b"the old one"}


def test_one_broken_file_stops_the_build_and_says_which(plan: Path) -> None:
    (plan / "data" / "countries" / "antarctica.yaml").write_text("country: AQ\nfocal_point: [\n", encoding="utf-8")
    ran = workplan("build", "--root", plan)
    assert ran.code == 1
    assert "data/countries/antarctica.yaml:2:14: error WP006 yaml-syntax: " in ran.out
    assert ran.err.startswith("nothing was written; mend the errors (workplan validate says more), or leave the files ")
    assert old_output(plan) == OLD


def test_a_build_that_stops_shows_only_what_stops_it(plan: Path) -> None:
    (plan / "data" / "countries" / "antarctica.yaml").write_text("country: AQ\nfocal_point: [\n", encoding="utf-8")
    assert {" error ", " warning "} <= set(re.findall(" error | warning ", workplan("validate", "--root", plan).out))
    shown = workplan("build", "--root", plan).out
    assert re.findall(r"^\S+: (\w+) ", shown, re.MULTILINE) == ["error"]


def test_with_keep_going_the_first_page_says_what_is_left_out(plan: Path) -> None:
    (plan / "data" / "countries" / "antarctica.yaml").write_text("country: AQ\nfocal_point: [\n", encoding="utf-8")
    ran = workplan("build", "--root", plan, "--keep-going", "--format", "md")
    assert ran.code == 0
    assert "left out, for it has errors: data/countries/antarctica.yaml" in ran.err
    text = (plan / "build" / "work-plan.en.md").read_text(encoding="utf-8")
    first_page = text.split("## Contents")[0]
    assert "these files have errors and are left out of this document: data/countries/antarctica.yaml" in first_page


def test_a_template_with_a_typo_is_named_with_its_line(plan: Path) -> None:
    (plan / "templates").mkdir()
    template = plan / "templates" / "work-plan.md.j2"
    template.write_text("# {{ plan.title }}\n\n{{ plan.titel }}\n", encoding="utf-8")
    ran = workplan("build", "--root", plan)
    assert ran.code == 4
    assert ran.err == (
        f"workplan: the template cannot be used: {template}:3: there is no `titel` here; did you mean `title`?\n"
    )
    assert old_output(plan) == OLD


def test_a_template_that_cannot_be_read_as_one_is_named_with_its_line(plan: Path) -> None:
    (plan / "templates").mkdir()
    template = plan / "templates" / "work-plan.md.j2"
    template.write_text("# {{ plan.title }}\n\n{% if plan %}\n", encoding="utf-8")
    ran = workplan("build", "--root", plan)
    assert ran.code == 4
    assert ran.err.startswith(f"workplan: the template cannot be used: {template}:3: ")
    assert old_output(plan) == OLD


def test_a_template_cannot_leave_the_plan(plan: Path) -> None:
    (plan / "templates").mkdir()
    template = plan / "templates" / "work-plan.md.j2"
    for way in (
        "plan.__class__",
        "plan['__class__']",
        "plan.blocks.__globals__",
        "[plan] | map(attribute='__class__') | list",
    ):
        template.write_text("# x\n\n{{ " + way + " }}\n", encoding="utf-8")
        ran = workplan("build", "--root", plan)
        assert (ran.code, "is not for templates" in ran.err) == (4, True), way


def test_data_is_never_a_template(plan: Path) -> None:
    file = plan / "data" / "plan.yaml"
    text = re.sub(
        r"(?m)^title:.*$", "title: '{{ 7*7 }} {% raw %} | [a](b) <b> `c` *d*'", file.read_text(encoding="utf-8")
    )
    file.write_text(text, encoding="utf-8")
    files = build(plan, plan / "out")
    shown = "{{ 7*7 }} {% raw %} | [a](b) <b> `c` *d*"
    assert shown in words_of_docx(files["work-plan.en.docx"])
    assert shown in words_of_markdown(files["work-plan.en.md"])


def test_a_folder_that_cannot_be_written_is_named(plan: Path) -> None:
    (plan / "taken").write_text("a file", encoding="utf-8")
    ran = workplan("build", "--root", plan, "--out", plan / "taken" / "in")
    assert (ran.code, ran.err) == (4, f"workplan: {plan}/taken/in: Not a directory\n")
    assert old_output(plan) == OLD


def test_an_output_that_is_a_link_is_replaced_and_not_followed(plan: Path) -> None:
    elsewhere = plan / "elsewhere"
    elsewhere.write_bytes(b"not to be touched")
    link = plan / "build" / "work-plan.en.md"
    link.symlink_to(elsewhere)
    assert workplan("build", "--root", plan).code == 0
    assert (link.is_symlink(), elsewhere.read_bytes()) == (False, b"not to be touched")


def test_without_a_plan_nothing_is_built(tmp_path: Path) -> None:
    ran = workplan("build", folder=tmp_path)
    assert ran.code == 2
    assert (
        ran.err
        == f"workplan: no plan here: neither {tmp_path} nor a folder above it has data/plan.yaml; use --root DIR\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said_on_error"),
    [
        (("nonsense",), "there is no document nonsense; known: country, matrices, plenary, status, work-plan"),
        (("--format", "odt"), "there is no format odt; known: docx, md, html, pdf, csv, xlsx"),
        (("--lang", "fr"), "there is no language fr; known: en"),
        (("--tlp", "PINK"), "there is no label PINK; known: CLEAR, GREEN, AMBER, AMBER+STRICT, RED"),
        (("--as-of", "tomorrow"), "--as-of tomorrow is no day; write it as 2017-07-21"),
    ],
)
def test_wrong_usage_says_what_there_is(plan: Path, arguments: tuple[str, ...], said_on_error: str) -> None:
    ran = workplan("build", "--root", plan, *arguments)
    assert (ran.code, ran.err) == (2, f"workplan: {said_on_error}\n")
    assert old_output(plan) == OLD


def test_a_plan_has_documents_of_its_own(plan: Path) -> None:
    (plan / "templates").mkdir()
    (plan / "templates" / "list.md.j2").write_text(
        "# {{ plan.title }}\n\n{% for action in plan.actions() %}\n- {{ action.id }}\n{% endfor %}\n", encoding="utf-8"
    )
    ran = workplan("build", "list", "--root", plan, "--format", "md")
    assert ran.code == 0
    text = (plan / "build" / "list.en.md").read_text(encoding="utf-8")
    assert text.splitlines()[2:] == ["- WAT-01", "- WAT-02", "- FIS-01", "- FIS-02"]


LABELS = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")


@pytest.mark.parametrize("ceiling", LABELS)
def test_nothing_above_the_ceiling_is_in_any_part_of_any_file(tmp_path: Path, ceiling: str) -> None:
    """A canary at each label in an action, an answer and a focal point, sought in every part of every file."""
    plan = tmp_path / "plan"
    shutil.copytree(ROOT / "tests" / "plans" / "small", plan)
    file = plan / "data" / "plan.yaml"
    text = re.sub(r"(?ms)^tlp:.*?(?=^\S)", "", file.read_text(encoding="utf-8"))
    file.write_text(text + "tlp: {default: CLEAR, personal: CLEAR}\n", encoding="utf-8")
    canaries = [
        f"  - {{id: CAN-{n:02}, tlp: {label}, title: canary-{n}-title, countries: all, description: canary-{n}-text, "
        f"risks: [canary-{n}-risk], budget: {{amount: 1, currency: USD, source: canary-{n}-budget}}}}\n"
        for n, label in enumerate(LABELS, start=1)
    ]
    (plan / "data" / "themes" / "9-canaries.yaml").write_text(
        "theme: 9\ncode: CAN\ntitle: Canaries\nactions:\n" + "".join(canaries), encoding="utf-8"
    )
    allowed = {n for n, label in enumerate(LABELS, start=1) if LABELS.index(label) <= LABELS.index(ceiling)}
    for name, content in build(plan, tmp_path / "out", "--tlp", ceiling).items():
        parts = [content.decode()] if name.endswith(".md") else parts_of(content)
        found = {int(n) for part in parts for n in re.findall(r"canary-(\d)|CAN-0(\d)", part) for n in n if n}
        assert found == allowed, name


def parts_of(content: bytes) -> list[str]:
    """Every part of a Word file as text, and once more without its marks, where a word may be split."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        texts = [archive.read(name).decode("utf-8", errors="replace") for name in archive.namelist()]
    return texts + [re.sub(r"<[^>]*>", "", text) for text in texts]


def test_the_document_carries_the_highest_label_in_it(tmp_path: Path) -> None:
    complete = ROOT / "tests" / "plans" / "complete"
    for ceiling in ("GREEN", "AMBER", "RED"):
        files = build(complete, tmp_path / ceiling, "--tlp", ceiling, "--format", "md", "--lang", "en")
        assert re.findall(r"TLP:[A-Z+]+", files["work-plan.en.md"].decode())[0] == f"TLP:{ceiling}"


@pytest.mark.slow
@pytest.mark.parametrize("name", PLANS)
def test_libreoffice_converts_every_word_file(name: str, built: dict[str, dict[str, bytes]], tmp_path: Path) -> None:
    files = [tmp_path / file for file in built[name] if file.endswith(".docx")]
    for file in files:
        file.write_bytes(built[name][file.name])
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", tmp_path, *files], check=True, capture_output=True, timeout=480)
    for file in files:
        pdf = file.with_suffix(".pdf")
        text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout
        assert len(text.split()) > 500


@pytest.mark.slow
def test_a_killed_build_leaves_the_old_files_or_the_new_ones(tmp_path: Path) -> None:
    plan = ROOT / "tests" / "plans" / "complete"
    out = tmp_path / "out"
    whole = build(plan, out)
    command = ("build", "--root", str(plan), "--as-of", DAY, "--out", str(out))
    took = 0.0
    for _ in range(2):  # the first also starts what all are forked from
        began = time.monotonic()
        running = forked(*command, folder=ROOT)
        running.join()
        assert running.exitcode == 0
        took = time.monotonic() - began
    for moment in range(20):
        running = forked(*command, folder=ROOT)
        time.sleep(took * (moment + 1) / 21)
        running.kill()
        running.join()
        assert {name: content for name, content in files_of(out).items() if not name.startswith(".")} == whole
