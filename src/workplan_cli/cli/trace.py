"""`workplan trace`."""

from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli import console
from workplan_cli.cli.console import UNREAD
from workplan_cli.cli.options import Debug, NoColor, Root, Words, language, plan_root
from workplan_cli.findings import Message

if TYPE_CHECKING:
    from workplan_cli.consolidation.workplan import WorkPlan

FORMATS = ("text", "json")


def trace(
    subject: Annotated[
        list[str],
        typer.Argument(
            metavar="ID[.FIELD]...",
            help="An action, country, group or matrix, or a part: INT-01.period, GT.matrix.row.",
        ),
    ],
    *,
    format_: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    lang: Words = None,
    root: Root = None,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Show where every piece of an action or answer is written, and which decision brought it there.

    Example: workplan trace INT-01.period

    Example: workplan trace GT.smuggling-protocol.sp-10-1 --format json
    """
    del no_color, debug
    from workplan_cli.consolidation.consolidate import consolidate
    from workplan_cli.language import translation
    from workplan_cli.loading.load import load
    from workplan_cli.loading.locate import places_of
    from workplan_cli.reporters import traces
    from workplan_cli.trace import trace as trace_of

    if format_ not in FORMATS:
        raise console.NotOneOf("--format", format_, FORMATS)
    words, folder = language(lang), plan_root(root)
    loaded = load(folder)
    if loaded.submissions is None:
        raise console.Misuse("data/plan.yaml has errors: nothing can be traced (workplan validate)")
    for broken in loaded.submissions.broken:
        console.remark(UNREAD, file=broken.file)
    plan = consolidate(loaded.submissions)
    found = []
    for each in subject:
        if (known := trace_of(plan, each)) is None:
            raise console.Misuse(_unknown(plan, each))
        found.append(known)
    places, _ = places_of(folder, traces.addresses(found))
    if format_ == "json":
        console.write_exactly(traces.json(found, places))
    else:
        console.write(traces.text(found, places, words, translation(words), console.painter()))


def _unknown(plan: "WorkPlan", subject: str) -> Message:
    """That there is nothing so called, and what comes near."""
    from difflib import get_close_matches

    from workplan_cli.trace import names

    name, _, field = subject.partition(".")
    known = names(plan)
    if name in known:
        if not field:
            return Message("nothing is written for {name}", name=name)
        return Message("nothing is written for {field} of {name}", field=field, name=name)
    meant = [each for each in known if each.casefold() == name.casefold()]
    near = meant or get_close_matches(name.upper(), known, n=3) or get_close_matches(name, known, n=3)
    if not near:
        return Message("nothing is called {name}", name=name)
    return Message("nothing is called {name}; did you mean {near}?", name=name, near=", ".join(near))
