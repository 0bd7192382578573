"""The page of every named destination of a PDF that LibreOffice wrote (ISO 32000-1, 7.7 and 12.3.2.3)."""

import re
import zlib
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

_OBJECT: Final = re.compile(rb"(?:^|[\r\n])(\d+) 0 obj\b(.*?)(?=\bendobj\b)", re.DOTALL)
_STREAM: Final = re.compile(rb"\bstream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_ROOT: Final = re.compile(rb"/Root (\d+) 0 R")
_KIDS: Final = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_REFERENCE: Final = re.compile(rb"(\d+) 0 R")
_DESTINATION: Final = re.compile(rb"/([^\s/\[<>()]+)\s*\[\s*(\d+) 0 R")

Objects = Mapping[int, bytes]


def pages_of(pdf: bytes) -> dict[str, int]:
    """The page, from 1, by bookmark, each as `key` writes it; nothing of a PDF without destinations."""
    objects = dict(_objects(pdf))
    root = _ROOT.findall(pdf)
    catalogue = objects.get(int(root[-1]), b"") if root else b""
    named = _referred(objects, catalogue, rb"/Dests")
    pages = list(_pages(objects, _referred(objects, catalogue, rb"/Pages")))
    numbers = {page: number for number, page in enumerate(pages, start=1)}
    return {
        key(name.decode("latin-1")): numbers[int(page)]
        for name, page in _DESTINATION.findall(named)
        if int(page) in numbers
    }


def key(bookmark: str) -> str:
    """A bookmark's name as a destination's. LibreOffice writes `_` as `5F`, where `#5F` would be the rule."""
    return bookmark.replace("#5F", "5F").replace("_", "5F")


def _objects(pdf: bytes) -> Iterator[tuple[int, bytes]]:
    for number, content in _OBJECT.findall(pdf):
        yield int(number), content
        if b"/ObjStm" in content[:300]:
            yield from _packed(content)


def _packed(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The objects of an object stream (7.5.7)."""
    stream, first = _STREAM.search(content), re.search(rb"/First (\d+)", content)
    if stream is None or first is None:
        return
    unpacked = zlib.decompressobj().decompress(stream[1])
    start = int(first[1])
    header = [int(each) for each in unpacked[:start].split()]
    places = [*(start + each for each in header[1::2]), len(unpacked)]
    for number, (begin, end) in zip(header[::2], pairwise(places), strict=True):
        yield number, unpacked[begin:end]


def _referred(objects: Objects, holder: bytes, name: bytes) -> bytes:
    found = re.search(name + rb"\s+(\d+) 0 R", holder)
    return objects.get(int(found[1]), b"") if found else b""


def _pages(objects: Objects, node: bytes) -> Iterator[int]:
    """The numbers of the pages' objects below a node of the page tree, in order."""
    kids = _KIDS.search(node)
    for number in map(int, _REFERENCE.findall(kids[1]) if kids else ()):
        kid = objects.get(number, b"")
        if b"/Kids" in kid:
            yield from _pages(objects, kid)
        else:
            yield number
