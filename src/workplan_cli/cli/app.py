"""The commands of `workplan`. What only one command needs is imported inside it: start-up time is a feature."""

import sys

import typer

from workplan_cli.cli.build import build
from workplan_cli.cli.console import guarded
from workplan_cli.cli.explain import explain
from workplan_cli.cli.reminders import reminders
from workplan_cli.cli.validate import validate

app = typer.Typer(
    help="One regional work plan out of the YAML files that countries and working groups submit.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (validate, reminders, build, explain):
    app.command()(command)


@app.callback()
def options(
    version: bool = typer.Option(False, "--version", help="Show the version and exit."),  # noqa: FBT001, FBT003
) -> None:
    """Only so that --help lists it: __main__ answers before anything is imported."""
    del version


def run() -> None:
    """Run the command line; whatever goes wrong is shown as one line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    with guarded():
        app(prog_name="workplan")
