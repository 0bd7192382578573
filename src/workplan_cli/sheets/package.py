"""The ZIP file around a workbook: looked at before anything in it is unpacked."""

import posixpath
import struct
import zipfile
import zlib
from io import BytesIO

from workplan_cli.findings import Message

LARGEST = 20 << 20
"""Bytes of a file."""
_UNPACKED = 50 << 20
"""Bytes of all its parts."""
_MOST_PARTS = 2_000
_DIRECTORY = 1 << 20
"""Bytes of the list of parts."""
_ENCRYPTED = 1
_END = b"PK\x05\x06"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How the older Office files begin, and those with a password."""
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_MACROS = Message("it has macros; save it as an Excel workbook (.xlsx)")
_DAMAGED = Message("it is damaged and cannot be unpacked; save it again and send it again")


class UnusableWorkbookError(Exception):
    """A file that is no workbook, or one that is not opened; `reason` says which, in words for who sent it."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


def _other_program(raw: bytes) -> Message:
    """What a file is that is no ZIP file."""
    if raw.startswith(_OLE):
        if _PASSWORD in raw:
            return Message("it is protected with a password; save it without one")
        return Message("it is of an older format (.xls); save it as an Excel workbook (.xlsx)")
    if not raw:
        return Message("it is empty")
    return Message("it is no Excel workbook (.xlsx)")


class Package:
    """The parts of a workbook."""

    def __init__(self, raw: bytes) -> None:
        """Look at the list of parts. Raises UnusableWorkbookError for what is not opened."""
        if len(raw) > LARGEST:
            raise UnusableWorkbookError(Message("it is larger than {most} MB", most=LARGEST >> 20))
        if not raw.startswith(b"PK"):
            raise UnusableWorkbookError(_other_program(raw))
        self._check_directory(raw)
        try:
            self._zip = zipfile.ZipFile(BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError, struct.error):
            raise UnusableWorkbookError(_DAMAGED) from None
        self._entries = {each.filename: each for each in self._zip.infolist()}
        self._check_entries(self._zip.infolist())
        self.main = self._main()

    @staticmethod
    def _check_directory(raw: bytes) -> None:
        """Refuse a list of parts that would itself take long to read."""
        end = raw.rfind(_END)
        if end < 0 or len(raw) < end + 22:
            raise UnusableWorkbookError(_DAMAGED)
        parts, size = struct.unpack_from("<HL", raw, end + 10)
        if parts > _MOST_PARTS or size > _DIRECTORY:
            raise UnusableWorkbookError(Message("it has more than {most} parts", most=f"{_MOST_PARTS:,}"))

    def _check_entries(self, entries: list[zipfile.ZipInfo]) -> None:
        names = [each.filename.casefold() for each in entries]
        if len(entries) > _MOST_PARTS:
            raise UnusableWorkbookError(Message("it has more than {most} parts", most=f"{_MOST_PARTS:,}"))
        if sum(each.file_size for each in entries) > _UNPACKED:
            raise UnusableWorkbookError(Message("it is larger than {most} MB when unpacked", most=_UNPACKED >> 20))
        if len(set(names)) < len(names):
            raise UnusableWorkbookError(Message("it has two parts of the same name"))
        if any(each.flag_bits & _ENCRYPTED for each in entries):
            raise UnusableWorkbookError(Message("it is protected with a password; save it without one"))
        if "mimetype" in names:
            raise UnusableWorkbookError(
                Message("it is an OpenDocument file (.ods); save it as an Excel workbook (.xlsx)")
            )
        if any("vbaproject" in name or "/macrosheets/" in name for name in names):
            raise UnusableWorkbookError(_MACROS)
        if any(name.startswith("xl/externallinks/") for name in names):
            raise UnusableWorkbookError(Message("it is linked to other workbooks; take the links out"))

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name in self._entries

    def part(self, name: str) -> bytes:
        """A part, unpacked. Raises UnusableWorkbookError where it is not there or damaged."""
        if name not in self._entries:
            raise UnusableWorkbookError(Message("it is no Excel workbook (.xlsx)"))
        try:
            return self._zip.read(name)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError, struct.error):
            raise UnusableWorkbookError(_DAMAGED) from None

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """The parts that a part refers to, by id: the last word of the kind, and the name."""
        from workplan_cli.sheets.xml import parse

        folder, _, file = name.rpartition("/")
        listed = f"{folder}/_rels/{file}.rels".lstrip("/")
        if not self.has(listed):
            return {}
        found = {}
        for each in parse(self.part(listed)).all("Relationship"):
            kind = each.get("Type").rpartition("/")[2]
            if each.get("TargetMode") == "External":
                if kind.startswith("externalLink"):
                    raise UnusableWorkbookError(Message("it is linked to other workbooks; take the links out"))
                continue
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target"))).lstrip("/")
            found[each.get("Id")] = (kind, target)
        return found

    def _main(self) -> str:
        """The part that lists the sheets."""
        types = self.part("[Content_Types].xml")
        if b"macroEnabled" in types:
            raise UnusableWorkbookError(_MACROS)
        mains = [target for kind, target in self.relations("").values() if kind == "officeDocument"]
        if not mains or b"spreadsheetml" not in types:
            raise UnusableWorkbookError(Message("it is no Excel workbook (.xlsx)"))
        return mains[0]
