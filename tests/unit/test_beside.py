import os
import signal
from collections.abc import Callable

import pytest

from workplan_cli.beside import beside, can_share

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no second process without fork"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),  # the threads of pytest-xdist only wait
]

HERE = os.getpid()


@pytest.fixture(autouse=True)
def nothing_is_left() -> object:
    files = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - a count of numbers
    yield
    assert len(os.listdir("/proc/self/fd")) == files  # noqa: PTH208 - a count of numbers
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_the_work_is_done_in_another_process() -> None:
    with beside(os.getpid) as done:
        assert done() not in (HERE, 0)


def test_a_result_of_any_length_comes_back() -> None:
    with beside(lambda: "é" * 1_000_000) as done:
        assert done() == "é" * 1_000_000


def _unless_here(end: Callable[[], object]) -> int:
    here = os.getpid()
    if here != HERE:
        end()
    return here


@pytest.mark.parametrize(
    "end",
    [
        lambda: os.kill(os.getpid(), signal.SIGKILL),
        lambda: os._exit(0),
        lambda: os.close(-1),
    ],
    ids=["killed", "left", "raised"],
)
def test_what_the_other_process_does_not_end_is_done_here(end: Callable[[], object]) -> None:
    with beside(lambda: _unless_here(end)) as done:
        assert done() == HERE


def test_where_no_process_can_be_started_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def fork() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", fork)
    with beside(os.getpid) as done:
        assert done() == HERE


def test_the_end_of_the_other_process_may_be_nobodys_business() -> None:
    """As it is for what some supervisors start: the system then forgets a process as soon as it has ended."""
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        with beside(os.getpid) as done:
            assert done() not in (HERE, 0)
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_what_cannot_be_sent_is_done_here() -> None:
    with beside(lambda: lambda: HERE) as done:
        assert done()() == HERE


def test_nobody_waits_for_work_that_is_no_longer_wanted() -> None:
    with pytest.raises(KeyboardInterrupt), beside(lambda: os.kill(os.getpid(), signal.SIGSTOP)):
        raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("system", "processors", "threads", "can"),
    [("linux", 2, 1, True), ("linux", 1, 1, False), ("linux", 2, 2, False), ("darwin", 2, 1, False)],
)
def test_who_can_share(
    system: str,
    processors: int,
    threads: int,
    can: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(processors)))
    monkeypatch.setattr("threading.active_count", lambda: threads)
    assert can_share() is can
