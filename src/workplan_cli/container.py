"""A ZIP file whose bytes depend on its content alone.

`zipfile` writes entries in the order they come. The relationships of a document sort before it and are known only
after it, so entries are compressed as they come and laid out at the end.
"""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import BinaryIO, Final

LEVEL: Final = 6
"""Documents are mailed: level 3 is written a tenth faster and is a sixth larger (3,000 action sheets)."""
_RAW_DEFLATE: Final = -15
_FIRST_OF_JANUARY_1980: Final = 0x0021
_VERSION: Final = 20
_DEFLATED: Final = 8


@dataclass(frozen=True, slots=True)
class _Entry:
    name: bytes
    checksum: int
    size: int
    packed: bytes

    def fields(self) -> tuple[int, ...]:
        """What the local and the central header have in common (APPNOTE 4.3.7, 4.3.12)."""
        sizes = (self.checksum, len(self.packed), self.size, len(self.name))
        return (_VERSION, 0, _DEFLATED, 0, _FIRST_OF_JANUARY_1980, *sizes, 0)


@dataclass(slots=True)
class Container:
    """Entries of a ZIP file, compressed when they are added, written in the order of their names."""

    _entries: dict[str, _Entry] = field(default_factory=dict)

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        """Compress one entry given in pieces."""
        deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, _RAW_DEFLATE)
        checksum = size = 0
        packed = bytearray()
        for piece in pieces:
            checksum = zlib.crc32(piece, checksum)
            size += len(piece)
            packed += deflate.compress(piece)
        packed += deflate.flush()
        self._entries[name] = _Entry(name.encode("ascii"), checksum, size, bytes(packed))

    def write(self, out: BinaryIO) -> None:
        """Write all entries. `[Content_Types].xml` comes first by its name."""
        offset, directory = 0, bytearray()
        for _, entry in sorted(self._entries.items()):
            header = struct.pack("<4s5H3L2H", b"PK\x03\x04", *entry.fields()) + entry.name
            central = struct.pack("<4sH5H3L5H2L", b"PK\x01\x02", _VERSION, *entry.fields(), 0, 0, 0, 0, offset)
            directory += central + entry.name
            out.write(header)
            out.write(entry.packed)
            offset += len(header) + len(entry.packed)
        out.write(directory)
        count = len(self._entries)
        out.write(struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), offset, 0))
