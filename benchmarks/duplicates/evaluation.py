"""Precision, recall and F1 over every pair that a plan has, not only the labelled ones."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from benchmarks.duplicates.labelled import Labelled, Pair
from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.duplicates import likenesses
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.models.plan import Plan
from workplan_cli.models.submissions import Submission, Submissions
from workplan_cli.models.theme import Action, Theme


@dataclass(frozen=True, slots=True)
class Figures:
    """How many of the pairs that mean the same were found, and how many others."""

    found: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.found / (self.found + self.wrong) if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is right that was found."""
        return self.found / (self.found + self.missed) if self.found else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.found / (2 * self.found + self.wrong + self.missed)


def judged(flagged: Collection[Pair], labelled: Labelled) -> Figures:
    """What is flagged against what is labelled: each flagged pair that is not labelled as the same is wrong."""
    right = labelled.same.intersection(flagged)
    return Figures(len(right), len(set(flagged)) - len(right), len(labelled.same) - len(right))


def best(scores: Mapping[Pair, float], labelled: Labelled) -> tuple[float, Figures]:
    """The threshold at which scores give the best F1, and what they give there."""
    found = wrong = 0
    marks = [(0.0, Figures(0, 0, len(labelled.same)))]
    ranked = sorted(((score, pair) for pair, score in scores.items() if score > 0), reverse=True)
    for place, (score, pair) in enumerate(ranked):
        found, wrong = (found + 1, wrong) if pair in labelled.same else (found, wrong + 1)
        if place + 1 == len(ranked) or ranked[place + 1][0] < score:
            marks.append((score, Figures(found, wrong, len(labelled.same) - found)))
    return max(marks, key=lambda mark: (mark[1].f1, mark[0]))


def plan_of(labelled: Labelled) -> WorkPlan:
    """A plan with all the actions of a half, each in the group ACT."""
    content = Plan.model_validate(
        {"id": "labelled", "title": "Labelled", "languages": ["es", "en"], "members": ["GT", "HN"]},
        context={"language": "es"},
    )
    actions = tuple(Action(id=each, title=title) for each, title in labelled.titles.items())
    theme = Submission("data/themes/1.yaml", Theme(theme=1, code="ACT", title={"en": "Labelled"}, actions=actions))
    return consolidate(Submissions(Submission("data/plan.yaml", content), themes=(theme,)))


def flagged(labelled: Labelled) -> list[Pair]:
    """The pairs that are blamed in a plan with all the actions of a half."""
    return [(each.first.id, each.second.id) for each in likenesses(plan_of(labelled))]
