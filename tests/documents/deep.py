"""A file taken apart as somebody would who looks for what was held back: every part, name and encoding of it."""

import base64
import html
import io
import quopri
import re
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

_DEEPEST = 6
_MARK = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"[\s\u00ad\u200b-\u200d\u2060]+")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_HEX = re.compile(r"[0-9A-Fa-f]{16,}")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def texts(name: str, content: bytes, depth: int = 0) -> Iterator[str]:
    """Every text in a file: its name, and its content read in every way that a word can be written there."""
    yield from _readings(name)
    if depth > _DEEPEST:
        return
    if content[:4] == b"PK\x03\x04":
        yield from _of_zip(content, depth)
    elif content[:5] == b"%PDF-":
        yield from _of_pdf(content)
    elif name.endswith(".eml"):
        yield from _of_mail(content, depth)
    for each in _as_text(content):
        yield from _readings(each)


def _as_text(content: bytes) -> Iterator[str]:
    """The bytes in every encoding that they may be in: without a zero among them, they are no UTF-16."""
    try:
        yield content.decode()
    except UnicodeDecodeError:
        yield content.decode("latin-1")
    if b"\0" in content:
        for encoding, start in product(("utf-16-le", "utf-16-be"), (0, 1)):
            yield content[start:].decode(encoding, errors="replace")


def _readings(text: str) -> Iterator[str]:
    """The text as it is, without marks and breaks that may split a word, and decoded."""
    yield text
    bare = _MARK.sub("", text) if "<" in text else text
    yield bare
    yield _BREAK.sub("", bare)  # among them those of folded lines in mails and calendars
    yield unquote(html.unescape(text))
    if "=" in text and text.isascii():
        yield quopri.decodestring(text.encode()).decode(errors="replace")
    for run in _BASE64.findall(text):
        yield from _decoded(run)
    for run in _HEX.findall(text):
        yield from _as_text(bytes.fromhex(run[: len(run) // 2 * 2]))


def _decoded(run: str) -> Iterator[str]:
    """What a run of letters is in base64, wherever its groups of four begin."""
    plain = run.rstrip("=").replace("-", "+").replace("_", "/")
    for start in range(4):
        part = plain[start:]
        if len(part) % 4 != 1:
            yield from _as_text(base64.b64decode(part + "=" * (-len(part) % 4)))
        else:
            yield from _as_text(base64.b64decode(part[:-1]))


def _of_zip(content: bytes, depth: int) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield archive.comment.decode("latin-1")
        for entry in archive.infolist():
            yield (entry.comment + entry.extra).decode("latin-1")
            yield from texts(entry.filename, archive.read(entry), depth + 1)


def _of_mail(content: bytes, depth: int) -> Iterator[str]:
    mail = message_from_bytes(content, _class=EmailMessage, policy=policy.default)
    for part in mail.walk():
        yield from (f"{header}: {value}" for header, value in part.items())
        held = part.get_payload(decode=True)
        if isinstance(held, bytes):
            yield from texts(part.get_filename() or "", held, depth + 1)


def _of_pdf(content: bytes) -> Iterator[str]:
    """Its pages as a reader copies them, what it says of itself, and every stream unpacked."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "document.pdf"
        path.write_bytes(content)
        for command in (["pdftotext"], ["pdftotext", "-raw"], ["pdfinfo", "-meta"]):
            after = ["-"] if command[0] == "pdftotext" else []
            done = subprocess.run([*command, str(path), *after], check=True, capture_output=True)
            yield from _readings(done.stdout.decode(errors="replace"))
    for stream in _STREAM.findall(content):
        try:
            unpacked = zlib.decompressobj().decompress(stream)
        except zlib.error:
            continue
        yield from _readings(unpacked.decode("latin-1"))
        yield unpacked.decode("utf-16-be", errors="replace")
