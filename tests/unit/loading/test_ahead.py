import os
import signal
from pathlib import Path
from typing import Any

import pytest

from workplan_cli.loading import ahead as module
from workplan_cli.loading.ahead import Ahead, read_ahead
from workplan_cli.loading.discover import discover
from workplan_cli.loading.load import Loaded, load, loaded
from workplan_cli.loading.read import read

PLANS = Path(__file__).parents[2] / "plans"

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="only Linux shares memory so"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),  # the threads of pytest-xdist only wait
]


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Whatever the size of a plan and whoever runs the tests, a second process reads all of it but plan.yaml."""
    monkeypatch.setattr(module, "can_share", lambda: True)
    monkeypatch.setattr(module, "WORTHWHILE", 0)
    return monkeypatch


def alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> Loaded:
    with monkeypatch.context() as context:
        context.setattr(module, "can_share", lambda: False)
        return load(root)


def children() -> str:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return "none"
    return "some"


def open_files() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - a count of numbers


@pytest.mark.parametrize("plan", ["small", "complete", "with-faults"])
def test_what_two_processes_read_is_what_one_reads(plan: str, shared: pytest.MonkeyPatch) -> None:
    files = open_files()
    with read_ahead(PLANS / plan) as ahead:
        assert [each for each in ahead.discovered if each.kind != "plan"] == ahead.promised
        assert loaded(ahead) == alone(PLANS / plan, shared)
        assert ahead.promised == []
        assert ahead.offset > 0
    assert (children(), open_files()) == ("none", files)


def test_what_a_process_that_ended_early_has_not_read_is_read_here(shared: pytest.MonkeyPatch) -> None:
    def one_and_no_more(ahead: Ahead, told: int) -> None:
        rest = ahead.promised[1:]
        del ahead.promised[1:]
        serve(ahead, told)
        assert not rest, "an exception ends it"

    serve = module._serve  # noqa: SLF001 - what the other process does
    shared.setattr(module, "_serve", one_and_no_more)
    assert load(PLANS / "complete") == alone(PLANS / "complete", shared)
    assert children() == "none"


def _refused(*_: object) -> int:
    raise OSError


@pytest.mark.parametrize("function", ["fork", "memfd_create"])
def test_where_the_system_refuses_what_sharing_needs_one_process_reads(
    function: str, shared: pytest.MonkeyPatch
) -> None:
    files = open_files()
    shared.setattr(os, function, _refused)
    assert load(PLANS / "complete") == alone(PLANS / "complete", shared)
    assert (children(), open_files()) == ("none", files)


def test_where_python_knows_no_memory_to_share_one_process_reads(shared: pytest.MonkeyPatch) -> None:
    shared.delattr(os, "memfd_create")
    assert load(PLANS / "complete") == alone(PLANS / "complete", shared)


def test_a_process_that_is_killed_is_not_waited_for(shared: pytest.MonkeyPatch) -> None:
    def hang(*_: Any) -> None:
        os.kill(os.getpid(), signal.SIGSTOP)

    shared.setattr(module, "_serve", hang)
    with pytest.raises(KeyboardInterrupt), read_ahead(PLANS / "small"):
        raise KeyboardInterrupt
    assert children() == "none"


def test_a_pipe_that_fails_is_the_end_of_the_other_process(shared: pytest.MonkeyPatch) -> None:
    with read_ahead(PLANS / "small") as ahead:
        os.set_blocking(ahead.lengths, False)
        shared.setattr(os, "read", lambda *_: (_ for _ in ()).throw(OSError))
        first = ahead.promised[0]
        assert ahead.read(first) == read(PLANS / "small", first)
        assert ahead.promised == []
        shared.undo()


def test_what_the_other_process_does(tmp_path: Path) -> None:
    root = PLANS / "small"
    promised = [each for each in discover(root)[0] if each.kind != "plan"]
    shared = os.open(tmp_path / "shared", os.O_RDWR | os.O_CREAT)
    lengths, told = os.pipe()
    module._serve(Ahead(root, [], [], promised, shared=shared), told)  # noqa: SLF001
    os.close(told)
    ahead = Ahead(root, [], [], list(promised), lengths, shared)
    assert [ahead.read(each) for each in promised] == [read(root, each) for each in promised]
    os.close(lengths)
    os.close(shared)


@pytest.mark.parametrize(
    ("sizes", "share"),
    [
        ({}, []),
        ({"plan.yaml": 900_000}, []),
        ({"countries/gt.yaml": 60_000, "plan.yaml": 30_000}, []),
        ({"countries/gt.yaml": 60_000, "plan.yaml": 70_000}, ["countries/gt.yaml"]),
        (
            {"countries/gt.yaml": 900_000, "countries/hn.yaml": 600_000, "plan.yaml": 0, "themes/1-a.yaml": 0},
            ["countries/gt.yaml", "countries/hn.yaml", "themes/1-a.yaml"],
        ),
        (
            {"countries/gt.yaml": 600_000, "countries/hn.yaml": 600_000, "plan.yaml": 0, "themes/1-a.yaml": 1_600_000},
            ["countries/hn.yaml", "themes/1-a.yaml"],
        ),
    ],
    ids=["nothing", "only plan.yaml", "small", "larger", "as much as while importing", "more: half of the rest"],
)
def test_the_share_of_the_other_process(sizes: dict[str, int], share: list[str], tmp_path: Path) -> None:
    for name, size in sizes.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"#" * size)
    shared = module._share(tmp_path, discover(tmp_path)[0])  # noqa: SLF001
    assert [each.file for each in shared] == [f"data/{name}" for name in share]


def test_a_file_that_is_gone_has_no_size(tmp_path: Path) -> None:
    (tmp_path / "data/countries").mkdir(parents=True)
    file = tmp_path / "data/countries/gt.yaml"
    file.write_text("country: GT\n")
    discovered = discover(tmp_path)[0]
    file.unlink()
    assert module._share(tmp_path, discovered) == []  # noqa: SLF001
