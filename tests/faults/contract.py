"""What may stand where in the files of a plan, written down once more and by hand: the tests judge by this."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """A single value of some kind."""

    kind: str


@dataclass(frozen=True)
class ListOf:
    """A list; `least` entries are needed."""

    each: "Shape"
    least: int = 0


@dataclass(frozen=True)
class MapOf:
    """A mapping with keys of some kind."""

    key: str
    each: "Shape"


@dataclass(frozen=True)
class Fields:
    """A record: the fields it needs, and those it may have."""

    required: "dict[str, Shape]"
    optional: "dict[str, Shape]"

    @property
    def all(self) -> "dict[str, Shape]":
        """Every field."""
        return self.required | self.optional


Shape = Word | ListOf | MapOf | Fields

(
    ACTION_ID,
    BOOL,
    COUNTRY,
    CURRENCY,
    DAY,
    EMAIL,
    GROUP_CODE,
    ID,
    INT,
    LANGUAGE,
    LINE,
    MOMENT,
    NUMBER,
    AMOUNT,
    TEXT,
    TLP,
) = map(
    Word,
    "action-id bool country currency day email group-code id int language line moment number amount text tlp".split(),
)
(
    LEVEL,
    PAPER,
    MATRIX_KIND,
    OBLIGATION,
    REQUIREMENT,
    STEP,
    STATUS,
    ACT,
    REPLY_STATUS,
    STAND,
    SCOPE,
    STATE,
    PRIORITY,
    HELD,
    SESSION,
) = (Word("enum") for _ in range(15))
COUNTRIES = Word("countries")


def _record(required: dict[str, Shape], optional: dict[str, Shape]) -> Fields:
    """A record; every one may carry a label of its own."""
    return Fields(required, {**optional, "tlp": TLP})


PERIOD = _record({}, {"start": MOMENT, "end": MOMENT})
PERSON: dict[str, Shape] = {"name": LINE, "position": TEXT, "institution": TEXT, "email": EMAIL, "phone": LINE}

COUNTRY_FILE = _record(
    {"country": COUNTRY},
    {
        "language": LANGUAGE,
        "compiled": _record({}, {"by": ID, "on": DAY, "from": TEXT}),
        "focal_point": _record({}, PERSON),
        "delegation": ListOf(_record({}, {"profile": ID, **PERSON})),
        "matrices": MapOf(
            "id",
            _record(
                {},
                {
                    "status": REPLY_STATUS,
                    "submitted": DAY,
                    "extension": DAY,
                    "answers": MapOf(
                        "id",
                        _record(
                            {},
                            {
                                "status": STATUS,
                                "citation": LINE,
                                "date": DAY,
                                "act": ACT,
                                "note": TEXT,
                                "source": TEXT,
                                "as_of": DAY,
                                "verified": BOOL,
                            },
                        ),
                    ),
                },
            ),
        ),
        "positions": MapOf("action-id", _record({}, {"position": STAND, "note": TEXT})),
    },
)

MATRIX = _record(
    {"id": ID, "title": TEXT},
    {
        "language": LANGUAGE,
        "kind": MATRIX_KIND,
        "instrument": _record({}, {"name": TEXT, "citation": LINE}),
        "note": TEXT,
        "deadline": DAY,
        "treaties": MapOf(
            "id",
            _record(
                {},
                {
                    "name": TEXT,
                    "citation": LINE,
                    "signature": _record({}, {"start": DAY, "end": DAY}),
                    "in_force": DAY,
                },
            ),
        ),
        "rows": ListOf(
            _record(
                {"id": ID, "text": TEXT},
                {
                    "reference": LINE,
                    "topic": TEXT,
                    "obligation": OBLIGATION,
                    "requires": ListOf(REQUIREMENT),
                    "treaty": ID,
                    "step": STEP,
                },
            )
        ),
    },
)

ROLE = _record({}, {"country": COUNTRY, "partner": ID, "name": LINE, "position": TEXT, "institution": TEXT})
ACTION = _record(
    {"id": ACTION_ID, "title": TEXT},
    {
        "description": TEXT,
        "scope": SCOPE,
        "countries": COUNTRIES,
        "except": MapOf("country", TEXT),
        "lead": ListOf(ID),
        "partners": ListOf(ID),
        "period": PERIOD,
        "result": TEXT,
        "indicators": ListOf(
            _record(
                {"name": TEXT},
                {
                    "unit": TEXT,
                    "baseline": _record({"value": NUMBER}, {"year": INT}),
                    "target": _record({"value": NUMBER}, {"date": DAY}),
                    "verification": TEXT,
                },
            )
        ),
        "budget": _record({"amount": AMOUNT, "currency": CURRENCY}, {"source": TEXT}),
        "risks": ListOf(TEXT),
        "legal_basis": ListOf(LINE),
        "depends_on": ListOf(ACTION_ID),
        "related": ListOf(LINE),
        "status": STATE,
        "priority": PRIORITY,
    },
)
THEME = _record(
    {"theme": INT, "code": GROUP_CODE, "title": TEXT},
    {
        "language": LANGUAGE,
        "objective": TEXT,
        "group": _record({}, {"facilitator": ROLE, "rapporteur": ROLE, "support": ROLE}),
        "actions": ListOf(ACTION),
    },
)

PLAN = Fields(
    {"id": ID, "title": TEXT, "languages": ListOf(LANGUAGE, 1), "members": ListOf(COUNTRY, 1)},
    {
        "organisation": TEXT,
        "body": TEXT,
        "background": TEXT,
        "period": PERIOD,
        "paper": PAPER,
        "invited": ListOf(COUNTRY),
        "tlp": _record({}, {"default": TLP, "personal": TLP}),
        "partners": MapOf("id", _record({"name": TEXT}, {"full_name": TEXT})),
        "profiles": MapOf("id", TEXT),
        "workshop": _record(
            {},
            {
                "period": PERIOD,
                "place": TEXT,
                "status": HELD,
                "methodology": TEXT,
                "deliverable": TEXT,
                "sessions": ListOf(_record({"title": TEXT}, {"kind": SESSION, "description": TEXT})),
            },
        ),
        "premises": ListOf(_record({"id": ID, "text": TEXT}, {})),
        "spaces": ListOf(
            _record(
                {"id": ID, "name": TEXT},
                {"note": TEXT, "actions": ListOf(_record({"id": ACTION_ID, "title": TEXT}, {"source": TEXT}))},
            )
        ),
        "glossary": ListOf(
            _record({"id": ID}, {"avoid": MapOf("language", ListOf(LINE)), "use": TEXT, "note": TEXT})
        ),
        "decisive": ListOf(_record({"terms": ListOf(TEXT, 2)}, {"note": TEXT})),
        "reminders": _record(
            {}, {"reply_to": EMAIL, "stages": ListOf(_record({"name": LINE, "days": INT}, {}))}
        ),
        "rules": MapOf("line", LEVEL),
    },
)  # fmt: skip

_AGREED: dict[str, Shape] = {"agreed_by": ListOf(ID), "date": DAY}
_WHICH: dict[str, Shape] = {"decision": Word("decision"), "reason": TEXT}
DECISIONS: dict[str, Fields] = {
    "merge": _record({**_WHICH, "actions": ListOf(ACTION_ID, 2), "into": ACTION_ID}, _AGREED),
    "keep": _record({**_WHICH, "actions": ListOf(ACTION_ID, 2)}, _AGREED),
    "waive": _record({**_WHICH, "rule": LINE}, {**_AGREED, "action": ACTION_ID, "country": COUNTRY, "matrix": ID}),
}
"""The shapes of the entries of decisions.yaml, by their kind."""

REMINDER: Fields = _record({"date": DAY, "country": COUNTRY, "matrix": ID, "missing": INT}, {"stage": LINE})
"""The shape of the entries of reminders.yaml."""
