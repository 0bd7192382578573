"""LibreOffice as a program that turns a Word document into PDF."""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Final

from workplan_cli.findings import Told

_NAMES: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
)
"""Where its installers put it without telling the shell."""
_LONGEST: Final = 600.0
"""Seconds for one document. A plan of 10,000 actions takes minutes."""
_FILTER: Final = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
)
"""Tagged for screen readers, headings as an outline, bookmarks as destinations: those tell the pages."""


class OfficeFault(Told):
    """LibreOffice is not there or did not do what it was asked for. The message says so in one line."""


@dataclass(frozen=True, slots=True)
class Office:
    """LibreOffice with a profile of its own, so that neither an open window nor another build disturbs it."""

    program: str
    folder: Path

    def pdf(self, name: str, write: Callable[[BinaryIO], object]) -> bytes:
        """The PDF of the Word document that `write` writes; `name` is only for messages.

        Raises:
            OfficeFault: when none comes of it, or not in ten minutes.
        """
        source, made = self.folder / "document.docx", self.folder / "document.pdf"
        made.unlink(missing_ok=True)
        with source.open("wb") as out:
            write(out)
        self._run(name, source)
        if not made.is_file():  # it says 0 whatever happens
            raise OfficeFault(
                "LibreOffice made no PDF of {name}; does {program} start by itself?", name=name, program=self.program
            )
        return made.read_bytes()

    def _run(self, name: str, source: Path) -> None:
        profile = (self.folder / "profile").as_uri()
        command = [self.program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
        command += ["--convert-to", _FILTER, "--outdir", str(self.folder), str(source)]
        with subprocess.Popen(  # noqa: S603 - no shell, and the names are ours
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"LC_ALL": "C.UTF-8", "TZ": "UTC"},
            start_new_session=True,
        ) as running:
            try:
                running.wait(_LONGEST)
            except BaseException as stopped:
                _end(running)
                if isinstance(stopped, subprocess.TimeoutExpired):
                    raise OfficeFault(
                        "LibreOffice was not done with {name} after {n} seconds", name=name, n=round(_LONGEST)
                    ) from stopped
                raise


def _end(running: subprocess.Popen[bytes]) -> None:
    """End the program with the processes that it started."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(running.pid, signal.SIGKILL)
        else:
            running.kill()


def _program() -> str | None:
    return next(filter(None, map(shutil.which, (*_NAMES, *_PLACES))), None)


@contextmanager
def office() -> Iterator[Office]:
    """LibreOffice for a while; what it leaves behind is removed.

    Raises:
        OfficeFault: when it is not installed.
    """
    program = _program()
    if program is None:
        raise OfficeFault(
            "PDF and page numbers need LibreOffice, and there is no `soffice` on this machine; "
            "install it (apt-get install libreoffice-writer, brew install --cask libreoffice, or libreoffice.org)"
        )
    with TemporaryDirectory(prefix="workplan-", ignore_cleanup_errors=True) as folder:
        yield Office(program, Path(folder))
