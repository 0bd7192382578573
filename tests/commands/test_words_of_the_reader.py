"""Whatever a command says beside its result is in the language asked for: remarks, refusals, complaints."""

import ast
from pathlib import Path

import pytest
from scripts import messages
from tests.commands.terminal import PLANS, ROOT, workplan
from tests.plan_folder import PlanFolder

from workplan_cli.findings import Message, counted
from workplan_cli.language import Plural, translation

COMMANDS = ROOT / "src" / "workplan_cli" / "cli"
FAULTY = PLANS / "with-faults"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("valdate",), "No existe el comando 'valdate'. ¿Quiso decir 'validate'? (véase workplan --help)"),
        (("zzz",), "No existe el comando 'zzz' (véase workplan --help)"),
        (("validate", "--nada"), "No existe la opción --nada (véase workplan validate --help)"),
        (
            ("validate", "--rot"),
            "No existe la opción --rot (opciones posibles: --format, --root) (véase workplan validate --help)",
        ),
        (("validate", "--root"), "La opción '--root' necesita un valor (véase workplan --help)"),
        (("validate", "--strict=3"), "La opción '--strict' no admite ningún valor (véase workplan --help)"),
        (("import",), "Falta el argumento 'FILE...' (véase workplan import --help)"),
        (("explain", "WP021", "WP022"), "Sobran argumentos (WP022) (véase workplan explain --help)"),
        (("new", "theme", "OPS"), "Falta la opción '--title' (véase workplan new theme --help)"),
        (
            ("new", "theme", "OPS", "--title", "x", "--number", "uno"),
            "Valor no válido para '--number': 'uno' no es un número entero (véase workplan new theme --help)",
        ),
        (
            ("new", "theme", "OPS", "--title", "x", "--number", "0"),
            "Valor no válido para '--number': 0 no está en el intervalo x>=1 (véase workplan new theme --help)",
        ),
        (("validate", "--format", "xml"), "--format xml no es ninguno de text, json, github, sarif, junit"),
        (("explain", "WP999"), "no hay ninguna regla WP999; `workplan explain` las enumera todas"),
        (("build", "plan"), "no hay ningún documento plan; los conocidos son: "),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_a_spanish_environment_is_refused_in_spanish(arguments: tuple[str, ...], said: str) -> None:
    ran = workplan(*arguments, LANGUAGE="es_GT")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"workplan: {said}")


@pytest.mark.parametrize("order", [("--lang", "es", "--format", "xml"), ("--format", "xml", "--lang", "es")])
def test_the_language_on_the_command_line_holds_wherever_it_stands(order: tuple[str, ...]) -> None:
    assert workplan("validate", *order).err.startswith("workplan: --format xml no es ninguno de ")
    assert workplan("validate", "--format", "xml").err.startswith("workplan: --format xml is not one of ")


def test_remarks_are_in_the_language_on_the_command_line(tmp_path: Path) -> None:
    sarif = tmp_path / "out.sarif"
    assert (
        workplan("validate", "--lang", "es", "--format", f"sarif:{sarif}", folder=FAULTY).err == f"escrito: {sarif}\n"
    )
    unread = "no se puede leer data/countries/guatemala.yaml: no se sabe qué dice (workplan validate)\n"
    assert workplan("status", "--lang", "es", folder=FAULTY).err == unread


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1 file: 1 error, 0 warnings, 0 notes"),
        ("es", "1 archivo: 1 error, 0 advertencias, 0 notas"),
    ],
)
def test_one_is_counted_as_one(tmp_path: Path, language: str, said: str) -> None:
    PlanFolder(tmp_path).write("data/plan.yaml", "id: [\n")
    assert workplan("validate", "--lang", language, folder=tmp_path).out.splitlines()[-1] == said


def test_a_sentence_about_a_number_takes_the_form_of_the_number() -> None:
    plural = Plural("{n} error of {total}", "{n} errors of {total}", 1)
    assert str(Message(plural, n=1, total=2)) == "1 error of 2"
    assert [counted("{n} error", "{n} errors", n).said(translation("es")) for n in (0, 1, 2)] == [
        "0 errores",
        "1 error",
        "2 errores",
    ]


def test_every_sentence_of_the_console_is_gathered_for_translation() -> None:
    known = {said if isinstance(said, str) else said[0] for _, said in messages.gathered()}
    spoken = [
        call.args[0].value
        for file in sorted(COMMANDS.glob("*.py"))
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in {"remark", "Misuse", "Fault"}
        and isinstance(call.args[0], ast.Constant)
    ]
    assert len(spoken) > 40
    assert [each for each in spoken if each not in known] == []


def test_no_sentence_of_the_console_is_put_together_from_pieces() -> None:
    pieced = [
        f"{file.name}:{call.lineno}"
        for file in sorted(COMMANDS.glob("*.py"))
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in {"remark", "Misuse", "Fault"}
        and isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert pieced == []
