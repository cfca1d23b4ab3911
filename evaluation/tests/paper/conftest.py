"""A paper that comes back, and the staff who type it in."""

import pytest

from accounts.roles import Role
from activities.models import Status
from evaluation import paper
from evaluation.models import QuestionnaireVersion
from evaluation.tests.at_session import open_asking
from evaluation.tests.paper.paper import SECRET_WORDS
from evaluation.tests.respondent import Respondent
from evaluation.tests.typist import Typist
from participants import codes


@pytest.fixture
def respondent(cast):
    activity = cast.activity(status=Status.OPEN)
    # The short form, which has fewer pages to type.
    short = QuestionnaireVersion.objects.filter(questionnaire__is_usual=False, questionnaire__phase="after")
    versions = {
        capacity: short.get(questionnaire__capacities__contains=[capacity]) for capacity in ("service_user", "carer")
    }
    return Respondent(cast, activity=activity, round_=open_asking(activity, versions))


@pytest.fixture
def round_(respondent):
    return respondent.round


@pytest.fixture
def typist(cast, round_):
    return Typist(cast.coordinator, round_)


@pytest.fixture
def colleague(cast, round_):
    return Typist(cast.member("Kit Colleague", Role.COORDINATOR), round_)


@pytest.fixture
def code(respondent):
    return codes.in_groups(paper.code_of(respondent.invitation))


@pytest.fixture
def ticks(respondent):
    """What stands on the paper: the first option of every choice, and words in the first box."""
    questions = respondent.invitation.version.questions.values()
    chosen = {f"option_{each.code}": each.options[0].code for each in questions if each.is_choice}
    first_box = next(each.code for each in questions if each.has_words)
    return chosen | {f"text_{first_box}": SECRET_WORDS}


@pytest.fixture
def person(cast, activity):
    return cast.person(activity, name="Pat Post", route="post", address="1 High Street")
