"""What several tests start from."""

from pathlib import Path

import pytest
from tests.plan_folder import PlanFolder, write_plan


@pytest.fixture
def plan(tmp_path: Path) -> PlanFolder:
    """A small valid plan in a folder of its own."""
    return write_plan(tmp_path / "plan")
