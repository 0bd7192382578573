"""WP503 and WP505: texts that say more than their label allows."""

import re
from collections.abc import Iterator

from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.words import LABELS
from workplan_cli.rules.wording import UNLABELLED, Wording

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ABROAD = re.compile(r"\+\d[\d ().-]{6,}\d")
_CALLED = re.compile(
    r"\b(?:tel(?:[eé]f(?:ono)?|ephone)?|phone|cel(?:ular)?|m[oó]vil|mobile|fax|whats ?app)\b\W{0,8}\d[\d ().-]{5,}\d",
    re.IGNORECASE,
)
_TRACES = (b"tel", b"phone", b"cel", b"vil", b"fax", b"app", b"mobile")
"""What may come shortly before a telephone number."""
_DIGITS = bytes(ord("9") if code in b"0123456789" else code for code in range(256))
_BEFORE, _NUMBER, _FEWEST = 24, 16, 7
"""How far before a number its name may stand, how long a number is, and how many digits it has at least."""


_ENOUGH = b"9" * _FEWEST
_WITHIN = b" ().-"
"""What a telephone number is written with, besides its digits."""


def _may_be_called(raw: bytes) -> bool:
    """Whether the name of a means to call stands shortly before a number: a first look at the whole file."""
    if _ENOUGH not in raw.translate(_DIGITS, _WITHIN):
        return False
    digits = raw.translate(_DIGITS)
    at = digits.find(b"999")
    while at >= 0:
        if digits.count(b"9", at, at + _NUMBER) >= _FEWEST:
            before = raw[max(0, at - _BEFORE) : at]
            if any(trace in before for trace in _TRACES):
                return True
        at = digits.find(b"999", at + 3)
    return False


def _sought(whole: str, raw: bytes) -> list[re.Pattern[str]]:
    """What is in the file at all."""
    found = [pattern for pattern, sign in ((_MAIL, "@"), (_ABROAD, "+")) if sign in whole and pattern.search(whole)]
    return [*found, _CALLED] if _may_be_called(raw) else found


@rule("WP503", Severity.WARNING)
def personal_data_in_text(wording: Wording) -> Iterator[Blame]:
    """
    What: A free text gives an e-mail address or a telephone number that the plan's label would not let through.

    Why: The label for personal data covers the fields `name`, `email` and `phone`. What stands in a note is printed for
    everybody who may see the note.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: Ministry of Examples, office@example.org
          email: office@example.org

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: Ministry of Examples
          email: office@example.org
    """
    labels = wording.plan.plan.labels
    personal = LABELS.index(labels.personal or labels.default)
    sought = _sought(wording.whole, wording.raw)
    if not sought:
        return
    for said, way, language, own in wording.said():
        if wording.label(own) >= personal:
            continue
        if any(pattern.search(said) for pattern in sought):
            message = Message("an e-mail address or telephone number belongs in its own field")
            yield Blame(wording.address(way, language), message, about=wording.about(way))


_ID = re.compile(r"(?<![\w-])[A-Z]+-[0-9]+(?![\w-])")
_NUMBERED = re.compile(r"-\d")


def _mentions_an_id(whole: str) -> bool:
    """Whether there is anything like an id at all: a first look at the whole file."""
    return any(whole[match.start() - 1].isupper() for match in _NUMBERED.finditer(whole) if match.start())


@rule("WP505", Severity.WARNING)
def restricted_action_mentioned(wording: Wording) -> Iterator[Blame]:
    """
    What: A text mentions the id of an action that has a higher label than the text itself.

    Why: A document for a wider audience leaves the action out, and references to it; words in a text stay.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, result: Routes are known. See INT-02.}
          - {id: INT-02, title: Exchange methods, countries: all, tlp: AMBER+STRICT}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, result: Routes are known., related: [INT-02]}
          - {id: INT-02, title: Exchange methods, countries: all, tlp: AMBER+STRICT}
    """
    if not wording.restricted or not _mentions_an_id(wording.whole):
        return
    for said, way, language, own in wording.said():
        for mentioned in _ID.findall(said) if "-" in said else ():
            label, address = wording.restricted.get(mentioned, (UNLABELLED, None))
            if address is not None and label > wording.label(own):
                related = Related(address / "id", Message("marked {label}", label=LABELS[label]))
                message = Message("{id} has a higher label than this text", id=mentioned)
                yield Blame(wording.address(way, language), message, (related,), wording.about(way))


WORDING = (personal_data_in_text, restricted_action_mentioned)
