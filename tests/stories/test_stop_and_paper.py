"""Somebody who says stop, and somebody whose answers come on paper."""

import pytest
from django.test import Client
from django.urls import reverse

from activities.models import Status
from evaluation import reminders
from evaluation.models import Channel, HelpedBy, Invitation, Response
from evaluation.tests.respondent import Respondent
from tests.stories.people import PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_somebody_says_stop_and_takes_it_back(cast, chromium, live_server):
    # Given somebody who has begun, on a phone, and has had enough
    respondent = Respondent(cast)
    person = respondent.involvement
    visitor = Visitor(chromium, live_server.url, viewport=PHONE)
    visitor.go(f"/l/{respondent.token}/").press("Continue").press("Start")
    visitor.page.locator("form#answers input[type=radio]").first.check()
    visitor.press("Save and continue")
    # When they do not want to be asked again, without signing in anywhere
    visitor.go(f"/q/{respondent.invitation.pk}/").press("Not now, or not at all")
    visitor.reads("You need not say why, and your care and support will not change.")
    visitor.choose(choice="stop_here").press("Save my choice").reads("We will not ask you again about this work.")
    # Then nobody asks, nobody reminds, and nothing of theirs is sent
    person.refresh_from_db()
    assert person.no_more_questions_at and not Response.objects.exists()
    assert not reminders.could_remind(Invitation.objects.get(involvement=person))
    # And they can change their mind on the same page
    visitor.choose(choice="as_usual").press("Save").reads("We may ask you again.")
    person.refresh_from_db()
    assert person.no_more_questions_at is None
    visitor.leave()


def test_answers_on_paper_typed_in_by_staff(cast, chromium, live_server):
    # Given a paper that came back without a code, from a carer whom a friend helped
    round_ = cast.open_round(cast.activity(status=Status.OPEN))
    visitor = Visitor(chromium, live_server.url)
    sign_in(visitor, cast.coordinator)
    visitor.go(reverse("evaluation:round", args=[round_.pk])).press("Type in answers")
    # When a member of staff types it in, page by page, and sends it
    visitor.choose(whose="nameless", capacity="carer", channel="paper", wants_second="no").press("Begin to type in")
    while "/pages/" in visitor.page.url:
        for question in visitor.page.locator("main fieldset").all():
            question.locator("input[type=radio]").first.check()
        visitor.press("Save and go on")
    visitor.reads("Everything is typed in").choose(words_may_be_used="no", helped_by="family").press("Send it in")
    # Then it counts like any other, with the way it came, and nothing of it is left to read
    response = Response.objects.get()
    assert (response.channel, response.helped_by) == (Channel.PAPER, HelpedBy.FAMILY)
    choices = {code for code, question in response.version.questions.items() if question.is_choice}
    assert set(response.answers.values_list("item_id", flat=True)) == choices
    visitor.leave()


def sign_in(visitor, user):
    client = Client()
    client.force_login(user)
    visitor.context.add_cookies(
        [{"name": name, "value": morsel.value, "url": visitor.origin} for name, morsel in client.cookies.items()]
    )
