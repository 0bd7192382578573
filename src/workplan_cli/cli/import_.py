"""`workplan import`."""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli import console
from workplan_cli.cli.console import NO_PLAN
from workplan_cli.cli.formats import FORMATS, give, outputs
from workplan_cli.cli.options import Debug, NoColor, Root, Words, language, plan_root

if TYPE_CHECKING:
    from workplan_cli.consolidation.workplan import WorkPlan
    from workplan_cli.findings import Finding, Located
    from workplan_cli.forms.bring import Brought, Proposal
    from workplan_cli.pipeline import Checked

_TABLES = (".csv", ".tsv", ".txt")


def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Filled forms (.xlsx), or tables of one matrix (.csv).")
    ],
    *,
    write: Annotated[
        bool, typer.Option("--write", help="Write the files; without it, only show what would change.")
    ] = False,
    matrix: Annotated[str | None, typer.Option(metavar="ID", help="The matrix that the tables answer.")] = None,
    format_: Annotated[
        list[str] | None,
        typer.Option(
            "--format", metavar="FORMAT[:FILE]", help=f"{', '.join(FORMATS)}; several, each to a FILE of its own."
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Write nothing where there are new warnings.")] = False,
    lang: Words = None,
    root: Root = None,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Bring filled forms and tables back into the files of the plan.

    What would change is shown; --write writes it, all files or none.

    Example: workplan import forms/GT.xlsx forms/HN.xlsx --write

    Example: workplan import answers.csv --matrix smuggling-protocol
    """
    del no_color, debug
    from workplan_cli.cli.validate import rendered
    from workplan_cli.findings import Report, Severity
    from workplan_cli.forms.bring import Bringing
    from workplan_cli.pipeline import check
    from workplan_cli.starting.country import bare_country_file

    asked, folder, words = outputs(format_ or ["text"]), plan_root(root), language(lang)
    checked = check(folder)
    plan = checked.workplan
    if plan is None:
        raise console.Misuse(NO_PLAN)
    brought = _brought(files, plan, matrix)

    def begin(code: str, spoken: str) -> tuple[str, str]:
        made = bare_country_file(plan, code, spoken)
        return made.file, made.text

    bringing = Bringing(folder, plan, begin, tuple(dict.fromkeys((words, *plan.plan.languages, "en"))))
    proposals = bringing.bring(brought)
    placed = _placed(bringing.findings, brought)
    if placed:
        proposals = ()  # a part of what a form says is not shown as if it were all of it
    else:
        placed = _new_findings(checked, folder, proposals)
    failing = Severity.WARNING if strict else Severity.ERROR
    failed = any(each.finding.severity >= failing for each in placed)
    report = Report(str(folder), len(brought), tuple(sorted(placed, key=lambda each: each.order)))
    if all(output.file is not None or output.name == "text" for output in asked):
        console.write(_diff(proposals))
    for output in asked:
        give(output, rendered(output, report, words, failing))
    _end(folder, proposals, failed=failed, write=write)


def _brought(files: Sequence[Path], plan: "WorkPlan", matrix: str | None) -> list["Brought"]:
    """The files that are to be imported. Raises Misuse for one that cannot be opened, and for a table of no matrix."""
    from workplan_cli.forms.bring import Brought

    known = [each.content.id for each in plan.matrices]
    if matrix is not None and matrix not in known:
        raise console.Misuse("{name} is no matrix of the plan; known: {known}", name=matrix, known=", ".join(known))
    brought = []
    for file in dict.fromkeys(files):
        is_table = file.suffix.lower() in _TABLES
        if is_table and matrix is None:
            raise console.Misuse(
                "{file} is a table: say with --matrix which matrix it answers ({known})",
                file=file,
                known=", ".join(known),
            )
        brought.append(Brought(_called(file), _bytes(file), matrix if is_table else None))
    return brought


def _called(file: Path) -> str:
    return file.as_posix()


def _bytes(file: Path) -> bytes:
    """The bytes of a file, of one that is too large a few more than are of use. Raises Misuse where there are none."""
    from workplan_cli.sheets.package import LARGEST

    if not file.is_file():
        raise console.Misuse("{file} is not there, or no ordinary file", file=file)
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as fault:
        raise console.Misuse("{file} cannot be read: {why}", file=file, why=fault.strerror or fault) from None


def _placed(findings: Iterable["Finding"], brought: Sequence["Brought"]) -> list["Located"]:
    """The findings about forms and tables; those about a table with the line they stand in."""
    from workplan_cli.address import START
    from workplan_cli.findings import Located
    from workplan_cli.loading.characters import lines_of

    lines = {each.name: lines_of(each.raw.decode("utf-8-sig", errors="replace")) for each in brought if each.matrix}
    placed = []
    for finding in findings:
        place = finding.address.place or START
        excerpt = next(iter(lines.get(finding.address.file, [])[place.line - 1 : place.line]), "")
        placed.append(Located(finding, place, excerpt))
    return placed


def _new_findings(checked: "Checked", folder: Path, proposals: Sequence["Proposal"]) -> list["Located"]:
    """What would be wrong with the plan that is not wrong now: its files are put together elsewhere and checked."""
    from workplan_cli.forms.bring import new_findings
    from workplan_cli.pipeline import check

    if not proposals:
        return []
    with tempfile.TemporaryDirectory(prefix="workplan-") as elsewhere:
        root = Path(elsewhere).resolve()
        _mirror(folder / "data", root / "data")
        for proposal in proposals:
            target = root / proposal.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            target.write_bytes(proposal.after.encode())
        after = check(root)
        return list(after.report(new_findings(checked.findings, after.findings)).findings)


def _mirror(folder: Path, target: Path) -> None:
    """The ordinary files and links of a folder at another place, without copying them where that is possible."""
    target.mkdir(parents=True)
    for entry in folder.iterdir():
        there = target / entry.name
        if entry.is_symlink():
            there.symlink_to(entry.readlink())
        elif entry.is_dir():
            _mirror(entry, there)
        elif entry.is_file():
            try:
                there.hardlink_to(entry)
            except OSError:
                there.write_bytes(entry.read_bytes())


_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def _diff(proposals: Iterable["Proposal"]) -> str:
    """What would change, line by line."""
    from difflib import unified_diff

    from workplan_cli.reporters.text import visible

    paint = console.painter()
    lines = []
    for each in proposals:
        old = each.file if each.before else "/dev/null"
        for line in unified_diff(each.before.splitlines(), each.after.splitlines(), old, each.file, lineterm=""):
            shown = visible(line)
            lines.append(paint(_STYLES[shown[0]], shown) if shown[:1] in _STYLES else shown)
    return "".join(f"{line}\n" for line in lines)


def _end(folder: Path, proposals: Sequence["Proposal"], *, failed: bool, write: bool) -> None:
    """Write every file or none, and say so."""
    if failed:
        console.remark("nothing was written; mend what is wrong and import again")
        console.leave(console.Exit.FINDINGS)
    if not proposals:
        console.remark("nothing to change: the files say the same already")
    elif not write:
        console.remark(
            "nothing was written; --write would write {files}", files=", ".join(each.file for each in proposals)
        )
    else:
        _write(folder, proposals)


def _write(folder: Path, proposals: Sequence["Proposal"]) -> None:
    from workplan_cli.documents.files import together

    try:
        with together() as put:
            for each in proposals:
                target = folder / each.file
                target.parent.mkdir(parents=True, exist_ok=True)
                put(target, each.after.encode())
    except OSError as fault:
        raise console.Fault("nothing was written: {why}", why=fault.strerror or fault) from fault
    for each in proposals:
        console.remark("wrote {file}", file=each.file)
