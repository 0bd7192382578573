"""`workplan validate`."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from workplan_cli.cli import console
from workplan_cli.cli.options import Debug, NoColor, Root, Words, language, plan_root
from workplan_cli.findings import Finding, Report, Severity

FORMATS = ("text", "json")


def validate(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Show only what is wrong in these files or folders.")
    ] = None,
    *,
    format_: Annotated[
        list[str] | None,
        typer.Option("--format", metavar="FORMAT[:FILE]", help="text or json; several, each to its own FILE."),
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Show only rules whose code begins so.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="CODE", help="Hide rules whose code begins so.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")] = False,
    lang: Words = None,
    root: Root = None,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Check every file and report everything that is wrong in all of them.

    Example: workplan validate data/countries/guatemala.yaml --strict
    """
    del no_color, debug
    from workplan_cli.pipeline import check

    outputs = [_output(each) for each in format_ or ["text"]]
    folder = plan_root(root)
    checked = check(folder)
    within = _within(paths, folder)
    shown = [each for each in checked.findings if _is_shown(each, within, select, ignore)]
    report = checked.report(shown)
    for name, file in outputs:
        _give(name, file, report, language(lang))
    worst = max((each.severity for each in shown), default=Severity.NOTE)
    if worst >= (Severity.WARNING if strict else Severity.ERROR):
        console.leave(console.Exit.FINDINGS)


def _output(given: str) -> tuple[str, Path | None]:
    """The format and the file of `--format FORMAT[:FILE]`."""
    name, _, file = given.partition(":")
    if name not in FORMATS:
        raise console.Misuse(f"--format {name} is not one of {', '.join(FORMATS)}")
    return name, Path(file) if file else None


def _within(paths: Iterable[Path] | None, root: Path) -> tuple[str, ...]:
    """The files and folders to show, relative to the root. Raises Misuse for one that is not there."""
    relative = []
    for path in paths or ():
        whole = path.resolve()
        if not path.exists() or not whole.is_relative_to(root):
            raise console.Misuse(f"{path} is not a file or folder of the plan in {root}")
        relative.append(whole.relative_to(root).as_posix())
    return tuple(relative)


def _is_shown(
    finding: Finding, within: tuple[str, ...], select: Iterable[str] | None, ignore: Iterable[str] | None
) -> bool:
    file = finding.address.file
    if within and not any(path in (file, ".") or file.startswith(f"{path}/") for path in within):
        return False
    if select and not finding.code.startswith(tuple(code.upper() for code in select)):
        return False
    return not (ignore and finding.code.startswith(tuple(code.upper() for code in ignore)))


def _give(name: str, file: Path | None, report: Report, words: str) -> None:
    """Render the report in a format and write it to its file or to standard output."""
    from workplan_cli.language import translation
    from workplan_cli.reporters import json, text

    translate = translation(words)
    if name == "json":
        rendered = json.render(report, translate)
    else:
        rendered = text.render(report, translate, console.painter() if file is None else text.plain)
    if file is None:
        console.write(rendered)
    else:
        file.write_text(rendered, encoding="utf-8")
        console.remark(f"wrote {file}")
