"""What several tests start from."""

import signal
from pathlib import Path

import pytest
from tests.plan_folder import PlanFolder, write_plan

# A shell that starts the tests in the background has them, and every command they start, deaf to Ctrl+C.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def plan(tmp_path: Path) -> PlanFolder:
    """A small valid plan in a folder of its own."""
    return write_plan(tmp_path / "plan")
