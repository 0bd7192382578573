"""`workplan validate`."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from workplan_cli.cli import console
from workplan_cli.cli.formats import FORMATS, Output, give, outputs
from workplan_cli.cli.options import Debug, NoColor, Root, Words, language, plan_root
from workplan_cli.findings import Finding, Message, Report, Severity, counted
from workplan_cli.language import translation


def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Show only what is wrong in these files or folders."),
    ] = None,
    *,
    changed_since: Annotated[
        str | None,
        typer.Option(
            "--changed-since", metavar="REV", help="Show only what is wrong in files changed in git since REV."
        ),
    ] = None,
    format_: Annotated[
        list[str] | None,
        typer.Option(
            "--format", metavar="FORMAT[:FILE]", help=f"{', '.join(FORMATS)}; several, each to a FILE of its own."
        ),
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

    Example: workplan validate --changed-since origin/main --format text --format sarif:findings.sarif
    """
    del no_color, debug
    asked = outputs(format_ or ["text"])
    words, folder = language(lang), plan_root(root)
    within, changed = _within(paths, folder), _changed(folder, changed_since)
    wanted, unwanted = _beginnings(select), _beginnings(ignore)

    from workplan_cli.pipeline import check

    checked = check(folder)
    chosen = [each for each in checked.findings if _is_chosen(each, within, wanted, unwanted)]
    shown = [each for each in chosen if changed is None or each.address.file in changed]
    report = checked.report(shown)
    failing = Severity.WARNING if strict else Severity.ERROR
    for output in asked:
        give(output, rendered(output, report, words, failing))
    if len(shown) < len(chosen):
        console.remark(_left_out([each for each in chosen if each.address.file not in (changed or ())]))
    if any(each.severity >= failing for each in shown):
        console.leave(console.Exit.FINDINGS)


def _within(paths: Iterable[Path] | None, root: Path) -> tuple[str, ...]:
    """The files and folders to show, relative to the root. Raises Misuse for one that is not there."""
    relative = []
    for path in paths or ():
        # A link below data/ is a file of the plan: only the folder it lies in is followed.
        whole = path.parent.resolve() / path.name if path.name not in ("", "..") else path.resolve()
        if not os.path.lexists(path) or not whole.is_relative_to(root):
            raise console.Misuse("{path} is not a file or folder of the plan in {root}", path=path, root=root)
        relative.append(whole.relative_to(root).as_posix())
    return tuple(relative)


def _changed(root: Path, revision: str | None) -> frozenset[str] | None:
    """The files changed since a revision; None where nobody asks. Raises Misuse where git cannot say."""
    if revision is None:
        return None
    from workplan_cli.changes import NoHistoryError, changed_since

    try:
        return changed_since(root, revision)
    except NoHistoryError as reason:
        raise console.Misuse("--changed-since: {why}", why=reason.message) from None


def _beginnings(given: Iterable[str] | None) -> tuple[str, ...]:
    """The beginnings of codes that an option names, also with commas. Raises Misuse where no rule's code begins so."""
    beginnings = tuple(part.strip().upper() for each in given or () for part in each.split(","))
    if beginnings:
        from workplan_cli.catalogue import RULES

        for each in beginnings:
            # Whoever mistypes a code would be told that all is well.
            if not each or not any(rule.code.startswith(each) for rule in RULES):
                raise console.Misuse("no rule's code begins with `{code}`; `workplan explain` lists them", code=each)
    return beginnings


def _is_chosen(finding: Finding, within: tuple[str, ...], wanted: tuple[str, ...], unwanted: tuple[str, ...]) -> bool:
    file = finding.address.file
    if within and not any(path in (file, ".") or file.startswith(f"{path}/") for path in within):
        return False
    if wanted and not finding.code.startswith(wanted):
        return False
    return not finding.code.startswith(unwanted)


def rendered(output: Output, report: Report, words: str, failing: Severity) -> str:
    """The report in the format of the output."""
    translate, folder = translation(words), _folder_in_repository(Path(report.root))
    match output.name:
        case "json":
            from workplan_cli.reporters import json

            return json.render(report, translate)
        case "github":
            from workplan_cli.reporters import github

            return github.render(report, translate, folder)
        case "sarif":
            from workplan_cli.reporters import sarif

            return sarif.render(report, translate, folder)
        case "junit":
            from workplan_cli.reporters import junit

            return junit.render(report, translate, failing, folder)
    from workplan_cli.reporters import text

    return text.render(report, translate, text.plain if output.file else console.painter())


def _folder_in_repository(root: Path) -> str:
    """Where the plan lies in its repository, with a final `/`; nothing where it is the top of it, or there is none."""
    for folder in (root, *root.parents):
        if os.path.lexists(folder / ".git"):
            inside = root.relative_to(folder).as_posix()
            return "" if inside == "." else f"{inside}/"
    return ""


def _left_out(findings: list[Finding]) -> Message:
    """What --changed-since does not show, counted: a change in one file may be what another one suffers from."""
    errors = sum(each.severity is Severity.ERROR for each in findings)
    files = len({each.address.file for each in findings})
    return Message(
        "not shown: {errors} and {others} in {files}",
        errors=counted("{n} error", "{n} errors", errors),
        others=counted("{n} other", "{n} others", len(findings) - errors),
        files=counted("{n} file that did not change", "{n} files that did not change", files),
    )
