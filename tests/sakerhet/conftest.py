"""The way in, on each database."""

import pytest

from arbetsflode.program import Program
from tests.sakerhet.rigg import Dorr


@pytest.fixture
def dorr(program: Program) -> Dorr:
    """A program where nobody has a password yet."""
    return Dorr(program)
