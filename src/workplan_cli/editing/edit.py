"""From a text and what it is to say to the text that says it: untouched entries keep every byte."""

import re
from collections.abc import Iterator, Sequence

from workplan_cli.address import Address
from workplan_cli.editing.nodes import nodes_of
from workplan_cli.editing.same import composed, same
from workplan_cli.editing.splices import Splicer
from workplan_cli.editing.written import Pen
from workplan_cli.findings import Message, Severity, Told
from workplan_cli.loading.build import build
from workplan_cli.loading.characters import decode
from workplan_cli.loading.draft import Plain

_NO_CODES: frozenset[str] = frozenset()
_LINE_END = re.compile(r"\r\n|\n|\r")
_CONTENT = re.compile(r"^[ \t]*[^\s#]", re.MULTILINE)


class UneditableError(Told):
    """The text cannot be read, or cannot be made to say what is wanted."""


def plain_data(text: str, codes: frozenset[str] = _NO_CODES) -> Plain:
    """What a text says, as the loader reads it; None where it says nothing.

    What is repeated by reference (`*mark`) is there as often as it is said: a change of one is none of the others.

    Raises:
        UneditableError: where the loader finds an error in it.
    """
    if _CONTENT.search(text.removeprefix("\ufeff")) is None:
        return None
    read = decode(Address(""), text.encode(errors="surrogatepass"))
    if isinstance(read, list):
        raise UneditableError(read[0].message)
    built = build("", read, codes)
    wrong = [each for each in built.findings if each.severity is Severity.ERROR]
    if wrong or not built.whole:
        unsaid = Message("the file cannot be read as a whole")
        raise UneditableError(wrong[0].message if wrong else unsaid)
    return _apart(built.data)


def _apart(data: Plain) -> Plain:
    if isinstance(data, dict):
        return {key: _apart(value) for key, value in data.items()}
    return [_apart(each) for each in data] if isinstance(data, list) else data


def edited(text: str, wanted: Plain, codes: frozenset[str] = _NO_CODES) -> str:
    """The text, changed so that the loader reads `wanted`. Comments, order, quotes and the style of lists stay.

    What says the same as before keeps every byte. New entries stand behind the one they follow in `wanted`; a comment
    stays unless it stands inside what is taken out. `codes` are the names of fields whose values are never free text
    (`loading.fields.code_fields`): a `status: yes` gets no quotes. The result is read again before it is given.

    Raises:
        UneditableError: where the text has errors, or the wanted data cannot be written as the loader would accept it.
    """
    mark, body = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    wanted, said = composed(wanted), plain_data(body, codes)
    if same(said, wanted):
        return text
    line_end = found[0] if (found := _LINE_END.search(body)) else "\n"
    unified = _LINE_END.sub("\n", body)
    for result in _attempts(unified, said, wanted, codes):
        if same(_said_by(result, codes), wanted):
            return mark + (result if line_end == "\n" else result.replace("\n", line_end))
    plain_data(result, codes)
    raise UneditableError("what is written cannot be read back as it was meant")


def _attempts(text: str, said: Plain, wanted: Plain, codes: frozenset[str]) -> Iterator[str]:
    """The changed text, the most readable first; then everything in quotes, and what is repeated written out."""
    for pen in (Pen(codes), Pen(codes, always_quotes=True)):
        yield _changed(text, said, wanted, pen)
        yield _changed(_spelt_out(text, said, pen), said, wanted, pen)


def _said_by(text: str, codes: frozenset[str]) -> Plain:
    try:
        return plain_data(text, codes)
    except UneditableError:
        return None


def _spelt_out(text: str, said: Plain, pen: Pen) -> str:
    """The text without references from one entry to another."""
    splicer = Splicer(text, pen)
    if (root := nodes_of(text)) is not None:
        splicer.spell_out(root, said)
    return splicer.result()


def _changed(text: str, said: Plain, wanted: Plain, pen: Pen) -> str:
    root = nodes_of(text)
    if root is None or not said or type(said) is not type(wanted) or not wanted:
        return _begun(text if root is None else text[: root.start], wanted, pen)
    splicer = Splicer(text, pen)
    splicer.change(root, said, wanted)
    return splicer.result()


def _begun(head: str, wanted: Plain, pen: Pen) -> str:
    """The whole value written behind the comments that the text begins with."""
    kept = head if not head or head.endswith("\n") else f"{head}\n"
    written = "\n".join(pen.lines(wanted, 0)) if isinstance(wanted, dict | list) and wanted else pen.in_flow(wanted)
    return f"{kept}{written}\n"


def appended(text: str, entries: Sequence[Plain], codes: frozenset[str] = _NO_CODES) -> str:
    """A list with these entries behind its last one, such as data/decisions.yaml. A text without a list begins one.

    Raises:
        UneditableError: where the text has errors or is no list.
    """
    said = plain_data(text, codes)
    if said is not None and not isinstance(said, list):
        raise UneditableError("the file is no list")
    return edited(text, [*(said or ()), *entries], codes)
