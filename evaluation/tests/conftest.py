import pytest
from django.test import Client

from evaluation.printing import letter, sheet
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


@pytest.fixture
def staff(cast):
    """The browser of the coordinator, signed in."""
    browser = Client()
    browser.force_login(cast.coordinator)
    return browser


@pytest.fixture
def printed(monkeypatch):
    """What is given to the press, as data, in front of the press."""
    given = []
    press = sheet.set_pages
    for room in (letter, sheet):
        monkeypatch.setattr(
            room, "set_pages", lambda name, data, **more: given.append(data) or press(name, data, **more)
        )
    return given
