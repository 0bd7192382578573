"""What is wrong with somebody's files, as values: never raised, always with an address and a rule."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Generic, NamedTuple, ParamSpec, TypeVar

from workplan_cli.address import Address, Place
from workplan_cli.language import Plural

P = ParamSpec("P")
R_co = TypeVar("R_co", covariant=True)


class Severity(IntEnum):
    """How bad a finding is: an error makes the document wrong, a warning thin, a note is worth knowing."""

    NOTE = 0
    WARNING = 1
    ERROR = 2

    @property
    def word(self) -> str:
        """The severity as the reports and `rules:` of a plan write it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """A sentence with named gaps: the text is the key of the translation, the values fill it in any language."""

    text: str
    values: Mapping[str, object]

    def __init__(self, text: str, **values: object) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "values", values)

    def said(self, translate: Callable[[str], str]) -> str:
        """The sentence in the language of `translate`; values that are sentences themselves are said in it too."""
        values = {
            name: value.said(translate) if isinstance(value, Message) else value for name, value in self.values.items()
        }
        return translate(self.text).format_map(values)

    def filled(self, **values: object) -> "Message":
        """The same sentence with other values: for one that is declared in one place and used in several."""
        return Message(self.text, **values)

    def __str__(self) -> str:
        return self.said(str)


def counted(one: str, many: str, n: int) -> Message:
    """A number of something: both phrases have the gap `{n}`, and every language has a form for each number."""
    return Message(Plural(one, many, n), n=n)


def worded(text: str | Message, **values: object) -> Message:
    """The sentence with these values; a message that is given none keeps its own."""
    if isinstance(text, Message):
        return text.filled(**values) if values else text
    return Message(text, **values)


class Told(Exception):  # noqa: N818 - what is told of is nobody's error but one of many things
    """An exception that says what is the matter in a sentence; whoever shows it says it in the reader's language."""

    def __init__(self, text: str | Message, **values: object) -> None:
        self.message = worded(text, **values)
        super().__init__(str(self.message))


@dataclass(frozen=True, slots=True)
class Rule(Generic[P, R_co]):
    """One thing that can be wrong. Its function words or finds it; the docstring of that function is its page."""

    code: str
    severity: Severity
    name: str
    function: Callable[P, R_co]

    @property
    def page(self) -> str:
        """What, why, wrong and right. Cleaned of its margin when it is asked for: most runs explain nothing."""
        return inspect.getdoc(self.function) or ""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R_co:
        """What the rule's function says."""
        return self.function(*args, **kwargs)


def rule(code: str, severity: Severity) -> Callable[[Callable[P, R_co]], Rule[P, R_co]]:
    """Declare the decorated function as the rule `code`; its name, with hyphens, is the condition it blames."""

    def declare(function: Callable[P, R_co]) -> Rule[P, R_co]:
        return Rule(code, severity, function.__name__.replace("_", "-"), function)

    return declare


class Related(NamedTuple):
    """A second place that a finding is about."""

    address: Address
    message: Message


class Blame(NamedTuple):
    """What a rule over the plan yields: the rule itself is added by whoever runs it."""

    address: Address
    message: Message
    related: tuple[Related, ...] = ()
    about: frozenset[str] = frozenset()
    """Ids of the actions, countries and matrices it is about: what a waiver names."""


class Finding(NamedTuple):
    """One fault in one place."""

    code: str
    name: str
    severity: Severity
    address: Address
    message: Message
    related: tuple[Related, ...] = ()
    about: frozenset[str] = frozenset()


def found(by: Rule[..., object], blame: Blame) -> Finding:
    """The finding of a rule."""
    return Finding(by.code, by.name, by.severity, blame.address, blame.message, blame.related, blame.about)


class Located(NamedTuple):
    """A finding whose places are known, with the line it stands in."""

    finding: Finding
    place: Place
    excerpt: str
    related: tuple[tuple[Related, Place], ...] = ()

    @property
    def order(self) -> tuple[str, int, int, str]:
        """File, line, column, code."""
        return self.finding.address.file, self.place.line, self.place.column, self.finding.code


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a run has to say about the files."""

    root: str
    files: int
    findings: tuple[Located, ...] = field(default=())

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(located.finding.severity is severity for located in self.findings)
