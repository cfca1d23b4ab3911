"""The pages beside the questions in a made-up language: not now, being asked at all, and a session."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluation import wishes
from evaluation.models import Invitation
from evaluation.tests.at_session import Guest, open_asking, open_session
from evaluation.tests.respondent import Respondent, words_of
from evaluation.tests.wordings import (
    BESIDE_ENGLISH,
    ask,
    is_all_in_the_language,
    strange,
    strange_language,
    version_of_every_kind,
)

ANSWER = {"page": "3", "text_WORD": "ж", "text_WHY": "жж"}


def test_not_now_and_all_that_comes_of_it(reader):
    def say(choice, browser=reader.browser):
        return browser.post(reader.url("decline"), {"choice": choice}, follow=True)

    def look():
        return reader.browser.get(reader.url("decline"))

    pages = [look(), say("shout"), say("next_week"), look(), say("as_usual"), say("not_this_time")]
    reader.start()
    reader.browser.post(reader.url("answer-page", "3"), ANSWER)
    pages += [look(), say("not_this_time", reader.new_browser())]
    wishes.stop_asking(involvement=reader.involvement, everywhere=False)
    pages.append(look())

    for page in pages:
        is_all_in_the_language(page)
    assert strange("We will remind you on ") in words_of(pages[2])


def test_being_asked_at_all(reader):
    page = reverse("evaluation:asking-me", args=[reader.involvement.pk])

    is_all_in_the_language(reader.browser.get(page))
    for choice in ("", "shout", "stop_here", "stop_everywhere", "as_usual"):
        is_all_in_the_language(reader.browser.post(page, {"choice": choice}, follow=True))
    is_all_in_the_language(reader.browser.post(reader.url("decline"), {"choice": "stop_here"}, follow=True))


def test_being_asked_is_in_english_where_the_organisation_has_no_such_language(reader, language):
    language.delete()

    page = reader.browser.get(reverse("evaluation:asking-me", args=[reader.involvement.pk])).content.decode()

    assert '<html lang="en" class' in page and "May we ask you to answer questions?" in page


def test_easy_read_says_it_in_plainer_words(respondent):
    ask(respondent, version_of_every_kind(variants=BESIDE_ENGLISH))
    respondent.read_in("en-easy")
    respondent.start()

    assert "we do not send your answers" in respondent.read("decline")
    being_asked = respondent.browser.get(reverse("evaluation:asking-me", args=[respondent.involvement.pk]))
    assert "Sometimes we ask people" in words_of(being_asked) and "app-easy" in being_asked.content.decode()


@pytest.fixture
def asked_at_session(cast, language):
    """A round that asks service users questions of every kind, and public members something in English only."""
    activity = cast.activity(status="open")
    english_only = Respondent(cast).invitation.version
    every_kind = version_of_every_kind(variants=[*BESIDE_ENGLISH, "cy", "pl"])
    versions = {"service_user": every_kind, "public": english_only}
    return open_asking(activity, versions)


def choose(guest, variant, token=""):
    if token:
        guest.address = reverse("evaluation:session-link", args=[token])
    return guest.see(guest.browser.post(guest.address, {"variant": variant}))


def begin(guest, **more):
    return guest.see(guest.browser.post(guest.address, {"variant": "xx", "seat": guest.seat} | more, follow=True))


def test_a_session_is_read_in_the_language_from_its_first_page(cast, asked_at_session):
    _, token, _ = open_session(cast, asked_at_session, at_most=1)
    guest, late = Guest().arrive(token), choose(Guest().arrive(token), "xx")
    assert 'lang="xx" dir="rtl">Ждж</button>' in guest.page and "I use the service, or have used it (" in guest.page

    pages = [choose(guest, "xx").response, begin(guest).response, begin(guest, capacity="x").response]
    pages.append(begin(guest, capacity="service_user", seat="x").response)
    begun = begin(guest, capacity="service_user").response
    pages += [begun, choose(guest, "xx").response, begin(late, capacity="service_user").response]
    Invitation.objects.filter(session__isnull=False).update(asked_at=timezone.now() - timedelta(minutes=2))
    seat = guest.browser.cookies["fourpi-seat"].value
    pages.append(begin(guest, capacity="service_user", seat=seat).response)

    assert [page.status_code for page in pages] == [200, 200, 200, 200, 200, 200, 409, 409]
    for page in pages:
        is_all_in_the_language(page)
    assert guest.invitation.variant == "xx"
    assert begun.redirect_chain == [(guest.url("questionnaire"), 302)]


def test_a_language_that_the_questions_are_not_there_in_is_not_kept(cast, asked_at_session):
    _, token, _ = open_session(cast, asked_at_session)
    guest = begin(Guest().arrive(token), capacity="public")

    assert guest.invitation.variant == ""
    assert guest.response.status_code == 200


@pytest.mark.parametrize("variant", ["", "cy", "<script>"])
def test_a_language_that_is_not_there_leaves_the_session_in_english(cast, asked_at_session, variant):
    _, token, _ = open_session(cast, asked_at_session)

    guest = choose(Guest().arrive(token), variant)

    assert '<html lang="en" class' in guest.page and "What fits you best?" in guest.page
    assert guest.see(guest.browser.get(guest.address)).status == 200
    assert not Invitation.objects.filter(session__isnull=False).exists()


def test_more_languages_cost_no_more(cast, asked_at_session, django_assert_max_num_queries):
    _, token, _ = open_session(cast, asked_at_session)
    with django_assert_max_num_queries(12) as one:
        choose(Guest(), "", token)
    for code in ("cy", "pl"):
        strange_language(cast.organisation, code=code)
    with django_assert_max_num_queries(len(one)):
        assert choose(Guest(), "pl", token).page.count('<button class="govuk-button govuk-button--secondary"') == 6
