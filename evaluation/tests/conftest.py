import pytest

from evaluation.tests.respondent import Respondent


@pytest.fixture
def respondent(cast):
    """A service user who has been asked how it was, with the browser that opened their link."""
    return Respondent(cast)
