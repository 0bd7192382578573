"""Standard output, standard error, colours and exit codes: nothing else in the program touches them."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import IntEnum
from typing import NoReturn, TextIO


class Exit(IntEnum):
    """What the exit code tells a script."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    OVERDUE = 3
    FAULT = 4


INTERRUPTED = 130
"""What a shell expects of a program that Ctrl-C has ended: 128 and the number of the signal."""


class Fault(Exception):  # noqa: N818 - it is the machine's or a template's, and shown as one line
    """Something that is nobody's data: an unreadable template, a full disk. Shown as one line, exit code 4."""


class Misuse(Exception):  # noqa: N818 - it is the user's, and shown as one line
    """The command line asks for what is not there. Shown as one line, exit code 2."""


@dataclass(slots=True)
class _Settings:
    color: bool | None = None
    debug: bool = False


_settings = _Settings()


def without_color() -> None:
    """Take --no-color from the command line."""
    _settings.color = False


def show_tracebacks() -> None:
    """Take --debug from the command line."""
    _settings.debug = True


def colored(stream: TextIO | None = None) -> bool:
    """Whether the stream gets colours: not in a pipe, not with NO_COLOR (no-color.org), not with --no-color."""
    if _settings.color is not None:
        return _settings.color
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return (stream or sys.stdout).isatty()


_WIDTH = 110
"""Columns where standard output is no terminal and nobody says."""


def columns() -> int:
    """How many columns standard output has: those of the terminal, or of COLUMNS, or enough for a table."""
    return max(shutil.get_terminal_size((_WIDTH, 24)).columns, 40)


def shows(signs: str) -> bool:
    """Whether standard output can write these signs."""
    try:
        signs.encode(sys.stdout.encoding or "ascii")
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
        raise Fault(f"standard output: {fault.strerror}") from fault


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


def remark(text: str) -> None:
    """Write progress or a remark, as one line; what a terminal would obey is replaced."""
    from workplan_cli.reporters.text import visible

    with suppress(Fault):
        _put(sys.stderr, f"{visible(text)}\n")


def refuse(help_text: str) -> NoReturn:
    """Show how a command is used that was called with nothing, and end the program."""
    for line in help_text.splitlines():
        remark(line)
    leave(Exit.USAGE)


def leave(code: Exit) -> NoReturn:
    """End the program."""
    raise SystemExit(int(code))


def _fault(text: str) -> NoReturn:
    if _settings.debug:
        raise  # noqa: PLE0704 - called while an exception is handled
    remark(f"workplan: {text}")
    leave(Exit.FAULT)


def _wrong_usage(fault: Exception) -> str | None:
    """What typer complains of. It keeps the class of these to itself, and has moved it more than once."""
    say = getattr(fault, "format_message", None)
    if say is None:
        return None
    context = getattr(fault, "ctx", None)
    named = context.command_path if context is not None else "workplan"
    return f"{str(say()).rstrip('.')} (see {named} --help)"


@contextmanager
def guarded() -> Iterator[None]:
    """Show whatever is raised inside as one line, never as a traceback; `--debug` shows it."""
    _settings.color, _settings.debug = None, False  # what an earlier run was asked for
    try:
        yield
    except Misuse as misuse:
        remark(f"workplan: {misuse}")
        leave(Exit.USAGE)
    except KeyboardInterrupt:
        remark("workplan: stopped")
        raise SystemExit(INTERRUPTED) from None
    except Fault as fault:
        _fault(str(fault))
    except BrokenPipeError:
        _forget(sys.stdout)
        leave(Exit.DONE)
    except OSError as fault:
        _abandon_unwritten()
        _fault(f"{fault.filename}: {fault.strerror}" if fault.filename else fault.strerror or str(fault))
    except Exception as fault:  # noqa: BLE001 - the one place where our own bugs are shown
        if said := _wrong_usage(fault):
            remark(f"workplan: {said}")
            leave(Exit.USAGE)
        _fault(f"internal fault ({type(fault).__name__}); run again with --debug and report it")
