"""What typer complains of, in sentences of ours: it says them in English only."""

import re
from typing import Any

from workplan_cli.findings import Message

_KNOWN = (
    (
        r"No such command '(?P<name>.*?)'\. Did you mean '(?P<near>.*?)'\?",
        Message("No such command '{name}'. Did you mean '{near}'?"),
    ),
    (r"No such command '(?P<name>.*?)'", Message("No such command '{name}'")),
    (
        r"No such option: (?P<name>\S+) Did you mean (?P<near>\S+)\?",
        Message("No such option: {name} Did you mean {near}?"),
    ),
    (
        r"No such option: (?P<name>\S+) \(Possible options: (?P<near>.*)\)",
        Message("No such option: {name} (Possible options: {near})"),
    ),
    (r"No such option: (?P<name>\S+)", Message("No such option: {name}")),
    (r"Missing argument '(?P<name>.*?)'", Message("Missing argument '{name}'")),
    (r"Missing option '(?P<name>.*?)'", Message("Missing option '{name}'")),
    (r"Option '(?P<name>.*?)' requires an argument", Message("Option '{name}' requires an argument")),
    (r"Option '(?P<name>.*?)' does not take a value", Message("Option '{name}' does not take a value")),
    (r"Got unexpected extra arguments?(\(s\))? \((?P<name>.*)\)", Message("Got unexpected extra arguments ({name})")),
    (
        r"Invalid value for '(?P<name>.*?)': '?(?P<given>.*?)'? is not a valid int.*",
        Message("Invalid value for '{name}': '{given}' is no whole number"),
    ),
    (
        r"Invalid value for '(?P<name>.*?)': (?P<given>.*?) is not in the range (?P<range>.*)",
        Message("Invalid value for '{name}': {given} is not in the range {range}"),
    ),
)
"""The complaints that a command line of ours can meet, as a pattern of its whole text and as a sentence."""


def _in_words(text: str) -> Message:
    """A complaint as a sentence; one that a later typer words otherwise stays as it is."""
    for pattern, sentence in _KNOWN:
        if found := re.fullmatch(pattern, text, re.DOTALL):
            return sentence.filled(**found.groupdict())
    return Message("{why}", why=text)


def wrong_usage(fault: Exception) -> Message | None:
    """What typer complains of. It keeps the class of these to itself, and has moved it more than once."""
    say = getattr(fault, "format_message", None)
    if say is None:
        return None
    context: Any = getattr(fault, "ctx", None)
    named = context.command_path if context is not None else "workplan"
    return Message("{complaint} (see {command} --help)", complaint=_in_words(str(say()).rstrip(".")), command=named)
