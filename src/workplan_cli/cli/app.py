"""The commands of `workplan`. A command is imported when it is asked for: start-up time is a feature."""

import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from workplan_cli.cli import console

COMMANDS = {
    "validate": "Check every file and report everything that is wrong in all of them.",
    "status": "Show how far every country and working group is.",
    "trace": "Show where every piece of an action or answer is written, and which decision brought it there.",
    "reminders": "List who owes matrix data, how much, and since when.",
    "consolidate": "Decide the open questions one by one: pairs that look alike, conflicts, premises that do not hold.",
    "build": "Write the draft as Word, Markdown or a web page, in every language of the plan.",
    "explain": "Explain a rule: what it blames, why, an example that is wrong, the same one right.",
    "form": "Write a form (.xlsx) that a country or the rapporteur of a working group fills in.",
    "import": "Bring filled forms and tables back into the files of the plan.",
    "new": "Write the file of a country, theme or matrix, ready to be filled in.",
    "init": "Begin the plan of another organisation in a folder of its own.",
    "schema": "Print the JSON Schema of a kind of file, for editors and other programs.",
}
"""Each command with its line in the help. `validate` is the function or the app `validate` of `cli.validate`."""

_MODULES = {"import": "import_"}
"""Where the name of a command is a word of Python."""

_SETTINGS = {"help_option_names": ["-h", "--help"]}


class _Lazily(TyperGroup):
    """A group whose commands are imported one by one, and none of them for the help."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - they are typer's own
        super().__init__(**settings)
        self.commands: Any = dict.fromkeys(COMMANDS)  # their names, for suggestions

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - typer keeps the class to itself
        """Every name, as the help lists it."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        """The command of this name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = _MODULES.get(cmd_name, cmd_name)
        found = getattr(import_module(f"workplan_cli.cli.{module}"), module)
        if not isinstance(found, typer.Typer):
            single = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=_SETTINGS)
            single.command(cmd_name)(found)
            found = single
        command = typer.main.get_command(found)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
        """The list of commands, from the table."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


app = typer.Typer(cls=_Lazily, rich_markup_mode=None, pretty_exceptions_enable=False, context_settings=_SETTINGS)


@app.callback(invoke_without_command=True)
def workplan(
    ctx: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """One regional work plan out of the YAML files that countries and working groups submit.

    Example: workplan validate --strict
    """
    if version:
        from workplan_cli import __version__

        console.write(f"workplan {__version__}\n")
        console.leave(console.Exit.DONE)
    if ctx.invoked_subcommand is None:
        console.refuse(ctx.get_help())


def run() -> None:
    """Run the command line; whatever goes wrong is shown as one line."""
    with console.guarded():
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        out = sys.stdout
        try:
            # What typer would show by itself is shown by the console: one line, nothing that a terminal obeys.
            code = app(prog_name="workplan", standalone_mode=False)
        except SystemExit:
            if sys.stdout is not out:  # typer's own answer to a reader of the help who has gone
                console.leave(console.Exit.DONE)
            raise
        if code == console.INTERRUPTED:  # typer's answer to Ctrl-C
            raise KeyboardInterrupt
        console.leave(console.Exit(code) if code in set(console.Exit) else console.Exit.DONE)
