"""The XML of a part as plain elements: no declaration of a type, no entity, no more elements than a form has."""

from collections.abc import Callable, Iterator
from xml.parsers import expat

from workplan_cli.findings import Message
from workplan_cli.sheets.package import UnusableWorkbookError

_MOST_ELEMENTS = 400_000
_DEEPEST = 64
_LONGEST = 1 << 20
"""Characters of one text."""
_TOO_MANY = Message("it has more cells than any form")


class Element:
    """An element by its local name."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Element] = []
        self.text = ""

    def all(self, name: str) -> Iterator["Element"]:
        """The children of this name."""
        return (each for each in self.children if each.name == name)

    def first(self, name: str) -> "Element":
        """The first child of this name; an empty one where there is none."""
        return next(self.all(name), None) or Element(name, {})

    def has(self, name: str) -> bool:
        """Whether there is a child of this name."""
        return next(self.all(name), None) is not None

    def get(self, name: str) -> str:
        """An attribute by its local name; empty where it is not there."""
        return self.attributes.get(name, "")


def _keep(_element: Element) -> bool:
    return True


class _Builder:
    """What is between two tags becomes elements; those that `keep` says no to are gone when their tag is closed."""

    def __init__(self, keep: Callable[[Element], bool]) -> None:
        self.root = Element("", {})
        self.open = [self.root]
        self.keep = keep
        self.texts: list[str] = []
        self.number = self.length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.number += 1
        if self.number > _MOST_ELEMENTS or len(self.open) > _DEEPEST:
            raise UnusableWorkbookError(_TOO_MANY)
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()} if attributes else attributes
        element = Element(name.rpartition(" ")[2], local)
        self.open[-1].children.append(element)
        self.open.append(element)
        self.forget()

    def text(self, text: str) -> None:
        self.length += len(text)
        if self.length > _LONGEST:
            raise UnusableWorkbookError(Message("a cell has more text than a cell can hold"))
        self.texts.append(text)

    def forget(self) -> None:
        self.texts.clear()
        self.length = 0

    def end(self, _name: str) -> None:
        element = self.open.pop()
        if self.texts:
            element.text = "".join(self.texts)
            self.forget()
        if not self.keep(element):
            self.open[-1].children.pop()


def _refuse(*_: object) -> None:
    raise UnusableWorkbookError(Message("it declares a document type (DOCTYPE), which no form has"))


def parse(raw: bytes, keep: Callable[[Element], bool] = _keep) -> Element:
    """The outermost element. `keep` is asked of every element when it is whole: what it has taken needs no room.

    Raises:
        UnusableWorkbookError: where it is no XML, declares a type or an entity, or is too large.
    """
    if raw.count(b"<") > 2 * _MOST_ELEMENTS:  # an element has two tags at most
        raise UnusableWorkbookError(_TOO_MANY)
    parser = expat.ParserCreate(namespace_separator=" ")
    builder = _Builder(keep)
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(raw, True)  # noqa: FBT003 - expat's own parameter: this is all of it
    except expat.ExpatError:
        raise UnusableWorkbookError(Message("it is damaged: a part of it is no XML")) from None
    return builder.root.children[0]
