"""Files changed by chance: what is written, cut, repeated and moved, the same for the same seed."""

from collections.abc import Iterator
from random import Random

from workplan_cli.models.kinds import Kind

Seeds = list[tuple[Kind, bytes]]
"""Valid files, each with what it is."""

SIGNS = (
    b": - ? [ ] { } , & * ! | > ' \" % @ ` # << ~ null true NO 12:30 0612 1_000 .nan 1e999999 0x1F 2017-02-30 --- ... "
    b"%YAML %TAG {{x}} &a *a !!str !!python/name:os <<: *a <<<<<<<"
).split()
BLANKS = [
    b"\n",
    b"\n  ",
    b"\t",
    b"\r",
    b"\r\n",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    "\u200b\u202e\u2028é́".encode(),
    b"\\u0000",
    b"  ",
]
TOKENS = (*SIGNS, *BLANKS)


def _flipped(random: Random, raw: bytes) -> bytes:
    at = random.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ 1 << random.randrange(8)]) + raw[at + 1 :]


def _cut(random: Random, raw: bytes) -> bytes:
    start = random.randrange(len(raw))
    return raw[:start] + raw[start + random.randint(1, 40) :]


def _token_in(random: Random, raw: bytes) -> bytes:
    at = random.randrange(len(raw))
    return raw[:at] + random.choice(TOKENS) + raw[at + random.randint(0, 2) :]


def token_instead(random: Random, raw: bytes) -> bytes:
    words = raw.split(b" ")
    words[random.randrange(len(words))] = random.choice(TOKENS)
    return b" ".join(words)


def words_swapped(random: Random, raw: bytes) -> bytes:
    words = raw.split(b" ")
    one, other = random.randrange(len(words)), random.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return b" ".join(words)


def line_again(random: Random, raw: bytes) -> bytes:
    lines = raw.splitlines(keepends=True)
    lines.insert(random.randrange(len(lines)), random.choice(lines))
    return b"".join(lines)


def line_gone(random: Random, raw: bytes) -> bytes:
    lines = raw.splitlines(keepends=True)
    del lines[random.randrange(len(lines))]
    return b"".join(lines)


def _indented(random: Random, raw: bytes) -> bytes:
    lines = raw.splitlines(keepends=True)
    at = random.randrange(len(lines))
    lines[at] = random.choice([b" ", b"  ", b"\t", b"    "]) + lines[at]
    return b"".join(lines)


def _dedented(random: Random, raw: bytes) -> bytes:
    lines = raw.splitlines(keepends=True)
    at = random.randrange(len(lines))
    lines[at] = lines[at][random.randint(1, 2) :]
    return b"".join(lines)


def _repeated(random: Random, raw: bytes) -> bytes:
    start = random.randrange(len(raw))
    return raw[:start] + raw[start : start + random.randint(1, 30)] * random.randint(2, 60) + raw[start:]


CHANGES = (
    _flipped,
    _cut,
    _token_in,
    token_instead,
    words_swapped,
    line_again,
    line_gone,
    _indented,
    _dedented,
    _repeated,
)


def mutated(random: Random, seeds: Seeds) -> Iterator[tuple[Kind, bytes]]:
    """Files of a valid plan, cut to a part, each changed in one to four ways, without end."""
    while True:
        kind, raw = random.choice(seeds)
        lines = raw.splitlines(keepends=True)
        raw = b"".join(lines[: random.randint(1, min(len(lines), 60))])
        for _ in range(random.randint(1, 4)):
            raw = random.choice(CHANGES)(random, raw) or b"a"
        yield kind, raw
