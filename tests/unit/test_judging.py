import os
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from workplan_cli import judging
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Message, counted
from workplan_cli.pipeline import joined
from workplan_cli.rules.wording import Wording, wordings

HERE = os.getpid()
ROOT = Path(__file__).parents[2]
PLANS = [ROOT, *(ROOT / "tests/plans" / name for name in ("small", "complete", "with-faults"))]

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no second process without fork"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),  # the threads of pytest-xdist only wait
]


@pytest.mark.parametrize("root", PLANS, ids=lambda root: root.name)
def test_two_processes_find_what_one_finds(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = joined(root)
    assert plan is not None
    monkeypatch.setattr(judging, "can_share", lambda: False)
    alone = judging.judged(plan)
    monkeypatch.setattr(judging, "can_share", lambda: True)
    monkeypatch.setattr(judging, "WORTHWHILE", 0)
    monkeypatch.setattr(judging, "wordings", _elsewhere_only)
    assert judging.judged(plan) == alone


def _elsewhere_only(plan: WorkPlan) -> Iterator[Wording]:
    assert os.getpid() != HERE, "the second process has not done its part"
    return wordings(plan)


def test_a_count_is_said_in_every_language_after_it_came_from_another_process() -> None:
    message: Message = pickle.loads(pickle.dumps(counted("{n} text", "{n} texts", 2)))  # noqa: S301 - ours
    assert message == counted("{n} text", "{n} texts", 2)
    assert (message.text.one, message.text.many, message.text.number) == ("{n} text", "{n} texts", 2)  # type: ignore[attr-defined]
