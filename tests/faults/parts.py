"""How a long run of faults is divided: parts of a few minutes each, which two processors share and which say how far
they came; the ordinary run has a small part of its own.
"""

import pytest
from _pytest.mark import ParameterSet

ORDINARY = 0


def parts(count: int) -> list[int | ParameterSet]:
    """For `parametrize`: the ordinary run's part, and as many of the long run; each is the seed of its own chances."""
    return [ORDINARY, *(pytest.param(part, marks=pytest.mark.faults_long) for part in range(1, count + 1))]
