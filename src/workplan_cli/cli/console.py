"""Standard output, standard error, colours and exit codes: nothing else in the program touches them."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import IntEnum
from typing import NoReturn, TextIO

from workplan_cli.cli.usage import wrong_usage
from workplan_cli.findings import Message, Told, worded
from workplan_cli.language import SOURCE, of_environment, translation


class Exit(IntEnum):
    """What the exit code tells a script."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    OVERDUE = 3
    FAULT = 4


INTERRUPTED = 130
"""What a shell expects of a program that Ctrl-C has ended: 128 and the number of the signal."""


class Fault(Told):
    """Something that is nobody's data: an unreadable template, a full disk. Shown as one line, exit code 4."""


class Misuse(Told):
    """The command line asks for what is not there. Shown as one line, exit code 2."""


class NotOneOf(Misuse):
    """The value of an option is none of those that it knows."""

    def __init__(self, option: str, given: str, known: Iterable[str]) -> None:
        super().__init__(
            Message("{option} {given} is not one of {known}"), option=option, given=given, known=", ".join(known)
        )


NO_PLAN = Message("data/plan.yaml cannot be read; `workplan validate` says why")
UNREAD = Message("{file} cannot be read: what it says is unknown (workplan validate)")
UNWRITTEN = Message("{file} cannot be written: {why}")


@dataclass(slots=True)
class _Settings:
    color: bool | None = None
    debug: bool = False
    words: str = SOURCE


_settings = _Settings()


def without_color() -> None:
    """Take --no-color from the command line."""
    _settings.color = False


def speak(language: str) -> None:
    """Take --lang from the command line, where it is the language of remarks and refusals."""
    _settings.words = language


def show_tracebacks() -> None:
    """Take --debug from the command line."""
    _settings.debug = True


def colored() -> bool:
    """Whether standard output gets colours: not in a pipe, not with NO_COLOR (no-color.org), not with --no-color."""
    if _settings.color is not None:
        return _settings.color
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout is not None and sys.stdout.isatty()


_WIDTH = 110
"""Columns where standard output is no terminal and nobody says."""


def columns() -> int:
    """How many columns standard output has: those of the terminal, or of COLUMNS, or enough for a table."""
    return max(shutil.get_terminal_size((_WIDTH, 24)).columns, 40)


def shows(signs: str) -> bool:
    """Whether standard output can write these signs."""
    try:
        signs.encode((sys.stdout and sys.stdout.encoding) or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def painter() -> Callable[[str, str], str]:
    """What gives a style to a text on standard output; without colours, nothing does."""
    if not colored():
        return lambda _style, text: text
    from rich.color import ColorSystem
    from rich.style import Style

    return lambda style, text: Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def _forget(stream: TextIO) -> None:
    """Let what is still to be written vanish: nobody reads it, or the disk is full."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _abandon_unwritten() -> None:
    """Do not try again at exit what could not be written."""
    try:
        sys.stdout.flush()
    except OSError:
        _forget(sys.stdout)


def _put(stream: TextIO | None, text: str, raw: bytes | None = None) -> None:
    """Write to a stream. Where its reader has gone it has what it wanted, and nothing else changes."""
    if stream is None:
        raise Fault("standard output is closed")
    try:
        if raw is not None and hasattr(stream, "buffer"):
            stream.flush()
            stream.buffer.write(raw)
        else:
            encoding = stream.encoding or "utf-8"
            stream.write(text.encode(encoding, errors="replace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        _forget(stream)
    except OSError as fault:
        _forget(stream)
        raise Fault("standard output: {why}", why=fault.strerror) from fault


def write(text: str) -> None:
    """Write a result, with `?` for what the terminal has no sign for."""
    _put(sys.stdout, text)


def write_exactly(text: str) -> None:
    """Write a result for another program: UTF-8, whatever the terminal's encoding, and no line end changed."""
    _put(sys.stdout, text, text.encode(errors="replace"))


def ask(prompt: str) -> str | None:
    """Ask whoever sits at the terminal and give the line; None at the end of the input."""
    write(prompt)
    if sys.stdin is None:
        return None
    # What is no text is kept as it is: it is refused where it would be written, and is no fault of the program.
    line = sys.stdin.buffer.readline().decode(sys.stdin.encoding or "utf-8", errors="surrogateescape")
    return line.rstrip("\r\n") if line else None


def _line(text: str) -> None:
    """Write one line to standard error; what a terminal would obey is replaced."""
    from workplan_cli.reporters.text import visible

    with suppress(Fault):
        _put(sys.stderr, f"{visible(text)}\n")


def remark(text: str | Message, **values: object) -> None:
    """Write progress or a remark, as one line in the user's language."""
    _line(_said(worded(text, **values)))


def _said(message: Message) -> str:
    return message.said(translation(_settings.words))


def refuse(help_text: str) -> NoReturn:
    """Show how a command is used that was called with nothing, and end the program."""
    for line in help_text.splitlines():
        _line(line)
    leave(Exit.USAGE)


def leave(code: Exit) -> NoReturn:
    """End the program."""
    raise SystemExit(int(code))


def _complain(message: Message) -> None:
    _line(f"workplan: {_said(message)}")


def _fault(message: Message) -> NoReturn:
    if _settings.debug:
        raise  # noqa: PLE0704 - called while an exception is handled
    _complain(message)
    leave(Exit.FAULT)


def _of_machine(fault: OSError) -> Message:
    """What the system says of a file; its own words stay as they are."""
    why = fault.strerror or str(fault)
    return Message("{file}: {why}", file=fault.filename, why=why) if fault.filename else Message("{why}", why=why)


@contextmanager
def guarded() -> Iterator[None]:
    """Show whatever is raised inside as one line, never as a traceback; `--debug` shows it."""
    # What an earlier run was asked for is forgotten.
    _settings.color, _settings.debug, _settings.words = None, False, of_environment()
    try:
        yield
    except Misuse as misuse:
        _complain(misuse.message)
        leave(Exit.USAGE)
    except KeyboardInterrupt:
        _complain(Message("stopped"))
        raise SystemExit(INTERRUPTED) from None
    except Fault as fault:
        _fault(fault.message)
    except BrokenPipeError:
        _forget(sys.stdout)
        leave(Exit.DONE)
    except OSError as fault:
        _abandon_unwritten()
        _fault(_of_machine(fault))
    except Exception as fault:  # noqa: BLE001 - the one place where our own bugs are shown
        if (wrong := wrong_usage(fault)) is not None:
            _complain(wrong)
            leave(Exit.USAGE)
        kind = type(fault).__name__
        _fault(Message("internal fault ({kind}); run again with --debug and report it", kind=kind))
