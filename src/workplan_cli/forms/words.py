"""The words of the lists that a form lets one choose from."""

from collections.abc import Mapping

from workplan_cli.findings import Message
from workplan_cli.language import Translate

STATUS = {
    "yes": Message("yes"),
    "in_part": Message("in part"),
    "no": Message("no"),
    "not_applicable": Message("not applicable"),
}
ACT = {
    "ratification": Message("ratification"),
    "accession": Message("accession"),
    "acceptance": Message("acceptance"),
    "approval": Message("approval"),
    "succession": Message("succession"),
}
REPLY = {"draft": Message("still working on it"), "submitted": Message("complete, we hand it in")}
STAND = {
    "lead": Message("leads"),
    "participate": Message("takes part"),
    "observe": Message("observes"),
    "reserve": Message("has a reservation"),
    "decline": Message("declines"),
}
FLAG = {"true": Message("yes"), "false": Message("no")}
SCOPE = {
    "national": Message("national"),
    "bilateral": Message("bilateral"),
    "multilateral": Message("multilateral"),
    "regional": Message("regional"),
}
STATE = {
    "proposed": Message("proposed"),
    "group": Message("agreed by the group"),
    "plenary": Message("agreed by the plenary"),
    "adopted": Message("adopted"),
    "withdrawn": Message("withdrawn"),
}
PRIORITY = {"high": Message("high"), "medium": Message("medium"), "low": Message("low")}
ALL = {"all": Message("all")}
REQUIRED = {"citation": Message("citation"), "date": Message("date"), "note": Message("note")}


def said(words: Mapping[str, Message], say: Translate) -> dict[str, str]:
    """The words in a language."""
    return {value: word.said(say) for value, word in words.items()}
