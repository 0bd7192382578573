"""What is there and not shown, by name only: the document must not call it missing."""

from collections.abc import Iterator, Mapping
from itertools import chain

from workplan_cli.models.country import CountryFile
from workplan_cli.models.decisions import Merge
from workplan_cli.models.submissions import Submissions
from workplan_cli.models.theme import Theme
from workplan_cli.models.words import Record

SOMETHING = ("",)
"""The entry that says that anything at all is held back."""


def _changed(before: Record, after: Record) -> Iterator[str]:
    """The fields of which less is shown than there is."""
    if before is not after:
        for name in type(before).model_fields:
            one, other = getattr(before, name), getattr(after, name)
            if one is not other and one != other:
                yield name


def _of_country(
    before: CountryFile, after: CountryFile | None, asked: Mapping[str, frozenset[str]], known: frozenset[str]
) -> Iterator[tuple[str, ...]]:
    if after is None:
        yield (before.country,)
        return
    for name in _changed(before, after):
        if name == "positions" and not known & _differing(before, after):
            continue
        if name != "matrices":
            yield before.country, "", name
            continue
        for matrix, rows in asked.items():
            if matrix in before.matrices and matrix not in after.matrices:
                yield before.country, matrix
            elif matrix in before.matrices:
                hidden = before.matrices[matrix].answers.keys() - after.matrices[matrix].answers.keys()
                yield from ((before.country, matrix, row) for row in hidden & rows)


def _differing(before: CountryFile, after: CountryFile) -> set[str]:
    """The actions to which the country says something that is not shown as it is."""
    return {action for action, said in before.positions.items() if after.positions.get(action) != said}


def _known(before: Submissions, after: Submissions) -> frozenset[str]:
    """The actions that are shown, and those that may be part of one: nothing is to be told of any other."""
    shown = chain.from_iterable(each.content.actions for each in after.themes)
    decisions = before.decisions.content if before.decisions else ()
    merged = chain.from_iterable(each.actions for each in decisions if isinstance(each, Merge))
    return frozenset((*(action.id for action in shown), *merged))


def _of_theme(before: Theme, after: Theme | None) -> Iterator[tuple[str, ...]]:
    if after is None or before is after:
        return
    if before.group is not None:
        for name in _changed(before.group, after.group) if after.group else ("facilitator", "rapporteur", "support"):
            yield "group", before.code, name
    shown = {action.id: action for action in after.actions}
    for action in before.actions:
        if action.id in shown:
            yield from (("action", action.id, name) for name in _changed(action, shown[action.id]))


def withheld(before: Submissions, after: Submissions) -> frozenset[tuple[str, ...]]:
    """What `after`, which shows only part of `before`, does not show.

    `(country,)`, `(country, matrix)` and `(country, matrix, row)`; `(country, "", field)` of a country's file;
    `("action", id, field)` and `("group", code, field)` of what is shown in part; and SOMETHING. What is not shown at
    all is not named.
    """
    countries: Mapping[str, CountryFile] = {each.file: each.content for each in after.countries}
    themes: Mapping[str, Theme] = {each.file: each.content for each in after.themes}
    asked = {each.content.id: frozenset(row.id for row in each.content.rows) for each in after.matrices}
    known = _known(before, after)
    of_countries = (_of_country(each.content, countries.get(each.file), asked, known) for each in before.countries)
    of_themes = (_of_theme(each.content, themes.get(each.file)) for each in before.themes)
    return frozenset((SOMETHING, *chain.from_iterable(of_countries), *chain.from_iterable(of_themes)))
