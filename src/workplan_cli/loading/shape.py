"""What can be wrong with the fields of a file: WP019 to WP029. Each rule words its own finding."""

import re
from difflib import get_close_matches

from workplan_cli.findings import Message, Severity, rule
from workplan_cli.language import word_called

ERROR = Severity.ERROR

_FEW_FIELDS = 7
"""A record with no more fields than these is told them all where one is unknown."""
_THOUSANDS = re.compile(r"\d{2,3}", re.ASCII)
"""What is left behind the comma of `{amount: 120,000}`."""


@rule("WP019", ERROR)
def line_break() -> Message:
    """
    What: A name, a telephone number, a citation or another text of one line has a line break in it.

    Why: In a letter, a table or a directory it would end where the line ends.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: Ministry of Examples
          phone: |
            2411 0000
            2411 0001

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: Ministry of Examples
          phone: 2411 0000, 2411 0001
    """
    return Message("this is a text of one line; take the line break out")


def no_value(field: str, record: Message) -> Message:
    """What is said of a field that is there and says nothing."""
    return Message("`{field}` of {record} has no value", field=field, record=record)


@rule("WP020", ERROR)
def missing_field(field: str, record: Message) -> Message:
    """
    What: A field is not there without which the rest means nothing, such as the title of an action.

    Why: The document cannot print, sort or refer to what has no name.

    Wrong:
        # data/countries/guatemala.yaml
        language: en

    Right:
        # data/countries/guatemala.yaml
        country: GT
        language: en
    """
    return Message("`{field}` is missing from {record}", field=field, record=record)


@rule("WP021", ERROR)
def unknown_field(field: str, record: Message, known: tuple[str, ...]) -> Message:
    """
    What: A field has a name that is not foreseen there.

    Why: What stands under a misspelt name would be lost without a word.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        lenguage: en

    Right:
        # data/countries/guatemala.yaml
        country: GT
        language: en
    """
    if near := word_called(field, known) or next(iter(get_close_matches(field, known, n=1)), None):
        return Message(
            "`{field}` is no field of {record}; did you mean `{near}`?", field=field, record=record, near=near
        )
    if _THOUSANDS.fullmatch(field):
        return Message(
            "`{field}` is no field of {record}; a number has no comma in it: 120000", field=field, record=record
        )
    if len(known) <= _FEW_FIELDS:
        listed = ", ".join(f"`{each}`" for each in known if each != "tlp")
        return Message(
            "`{field}` is no field of {record}, which has {listed}", field=field, record=record, listed=listed
        )
    return Message("`{field}` is no field of {record}", field=field, record=record)


@rule("WP022", ERROR)
def wrong_type(wanted: Message, given: Message, meant: str | None = None) -> Message:
    """
    What: A value is of another kind than its field: a number where text is meant, one value where a list is meant.

    Why: The document would show something else than what was meant. Quotes make a number a text, square brackets or
    lines that begin with `- ` make a list.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          phone: 24110000

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          phone: "24110000"
    """
    if meant is not None:
        return Message(
            "{wanted} is expected here, not {given}; did you mean `{near}`?", wanted=wanted, given=given, near=meant
        )
    return Message("{wanted} is expected here, not {given}", wanted=wanted, given=given)


@rule("WP023", ERROR)
def not_one_of(given: object, allowed: tuple[str, ...]) -> Message:
    """
    What: A value is not one of the words that its field knows.

    Why: The grids and lists of the document sort by these words.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: send

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: submitted
            submitted: 2017-07-18
    """
    listed = ", ".join(f"`{word}`" for word in allowed)
    near = get_close_matches(str(given).lower().replace(" ", "_"), [word.lower() for word in allowed], n=1)
    meant = word_called(str(given), allowed) or next((word for word in allowed if word.lower() in near), None)
    if meant is not None:
        return Message(
            "`{given}` is not one of {listed}; did you mean `{near}`?", given=given, listed=listed, near=meant
        )
    return Message("`{given}` is not one of {listed}", given=given, listed=listed)


@rule("WP024", ERROR)
def not_a_day(given: object) -> Message:
    """
    What: A date is not written as year, month and day, or that day does not exist.

    Why: `03/04/2018` is March in one country and April in the next.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol: {status: submitted, submitted: 18/07/2017}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol: {status: submitted, submitted: 2017-07-18}
    """
    return Message("`{given}` is no day; write it as 2017-07-21", given=given)


@rule("WP025", ERROR)
def not_a_moment(given: object) -> Message:
    """
    What: The start or end of a period is not a year, quarter, month or day.

    Why: The chronogram needs to know the quarter.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, period: {start: spring 2018, end: 2018-Q4}}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, period: {start: 2018-Q2, end: 2018-Q4}}
    """
    return Message("`{given}` is no moment; write 2018, 2018-Q1, 2018-03 or 2018-03-15", given=given)


@rule("WP026", ERROR)
def not_a_code(given: object, wanted: Message, meant: str | None = None) -> Message:
    """
    What: A code is not written as its standard writes it: a country by ISO 3166-1 (`GT`), a language by BCP 47
    (`es`), a currency by ISO 4217 (`USD`), an action as `INT-01`.

    Why: Codes are how files refer to each other.

    Wrong:
        # data/countries/guatemala.yaml
        country: Guatemala

    Right:
        # data/countries/guatemala.yaml
        country: GT
    """
    if meant is not None:
        return Message("`{given}` is not {wanted}; did you mean `{near}`?", given=given, wanted=wanted, near=meant)
    return Message("`{given}` is not {wanted}", given=given, wanted=wanted)


@rule("WP027", ERROR)
def empty_text() -> Message:
    """
    What: A text has nothing in it but blanks.

    Why: The document would show an empty line where a reader expects words. Leave the field out.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: "  "

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: Ministry of Examples
    """
    return Message("the text is empty; leave the field out")


@rule("WP028", ERROR)
def number_out_of_range(given: object) -> Message:
    """
    What: An amount is negative, or a list has fewer entries than it needs.

    Why: A negative budget would lower the total, and a merge of one action joins nothing.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, budget: {amount: -5, currency: USD}}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, budget: {amount: 5, currency: USD, source: Estimate}}
    """
    return Message("`{given}` is too few or too little here", given=given)


@rule("WP029", ERROR)
def not_an_email_address(given: object) -> Message:
    """
    What: An e-mail address is none, or there are several in one field.

    Why: The reminder would not arrive.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: {institution: Ministry of Examples, email: office at example.org}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: {institution: Ministry of Examples, email: office@example.org}
    """
    return Message("`{given}` is not one e-mail address", given=given)


RULES = (
    line_break,
    missing_field,
    unknown_field,
    wrong_type,
    not_one_of,
    not_a_day,
    not_a_moment,
    not_a_code,
    empty_text,
    number_out_of_range,
    not_an_email_address,
)
