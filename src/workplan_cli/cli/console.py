"""Standard output, standard error, colours and exit codes: nothing else in the program touches them."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


class Fault(Exception):  # noqa: N818 - it is the machine's or a template's, and shown as one line
    """Something that is nobody's data: an unreadable template, a full disk. Shown as one line, exit code 4."""


class Misuse(Exception):  # noqa: N818 - it is the user's, and shown as one line
    """The command line asks for what is not there. Shown as one line, exit code 2."""


@dataclass(slots=True)
class _Settings:
    color: bool | None = None
    debug: bool = False


_settings = _Settings()


def use_color(wanted: bool | None) -> None:  # noqa: FBT001 - what an option gave
    """Take --no-color or --color from the command line."""
    _settings.color = wanted


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


def painter() -> Callable[[str, str], str]:
    """What gives a style to a text on standard output; without colours, nothing does."""
    if not colored():
        return lambda _style, text: text
    from rich.color import ColorSystem
    from rich.style import Style

    return lambda style, text: Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, errors="replace").decode(encoding))
    stream.flush()


def write(text: str) -> None:
    """Write a result."""
    _write(sys.stdout, text)


def remark(text: str) -> None:
    """Write progress or a remark, on a line of its own."""
    _write(sys.stderr, text + "\n")


def leave(code: Exit) -> NoReturn:
    """End the program."""
    raise SystemExit(int(code))


def _fault(text: str) -> NoReturn:
    if _settings.debug:
        raise  # noqa: PLE0704 - called while an exception is handled
    remark(f"workplan: {text}")
    leave(Exit.FAULT)


@contextmanager
def guarded() -> Iterator[None]:
    """Show whatever is raised inside as one line, never as a traceback; `--debug` shows it."""
    try:
        yield
    except Misuse as misuse:
        remark(f"workplan: {misuse}")
        leave(Exit.USAGE)
    except BrokenPipeError:
        # The reader of the pipe has gone: it has what it wanted.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        leave(Exit.DONE)
    except KeyboardInterrupt:
        remark("workplan: stopped")
        raise SystemExit(130) from None
    except Fault as fault:
        _fault(str(fault))
    except OSError as fault:
        _fault(f"{fault.filename}: {fault.strerror}" if fault.filename else fault.strerror or str(fault))
    except Exception as fault:  # noqa: BLE001 - the one place where our own bugs are shown
        _fault(f"internal fault ({type(fault).__name__}); run again with --debug and report it")
