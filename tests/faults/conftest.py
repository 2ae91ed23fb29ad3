"""What the tests of faults need of the system."""

import pytest

from tests.conftest import NeedsTool
from tests.faults.power_trace import may_watch


@pytest.fixture
def watching(needs_tool: NeedsTool) -> str:
    """The tool by which a test watches a program's calls, or makes them fail; a container may forbid it."""
    tool = needs_tool("strace")
    if not may_watch(tool):
        pytest.skip("not run: this system lets no program watch another")
    return tool
