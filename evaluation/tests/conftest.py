import pytest

from evaluation.tests.respondent import Respondent
from evaluation.tests.wordings import BESIDE_ENGLISH, ask, strange_language, version_of_every_kind


@pytest.fixture
def respondent(cast):
    """A service user who has been asked how it was, with the browser that opened their link."""
    return Respondent(cast)


@pytest.fixture
def language(cast):
    """The made-up language, offered by the organisation."""
    return strange_language(cast.organisation)


@pytest.fixture
def reader(respondent, language):
    """Somebody who is asked questions of every kind, and has chosen to read them in the made-up language."""
    ask(respondent, version_of_every_kind(variants=BESIDE_ENGLISH))
    respondent.read_in("xx")
    return respondent
