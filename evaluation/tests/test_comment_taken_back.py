"""Whoever answers a comment while it is taken back reads that, with their own words still there."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import transaction
from django.urls import reverse

from activities.tests.test_at_once import elsewhere, signed_in, until_waiting
from activities.tests.test_together import filled
from participants import comments


def commented(cast):
    """An activity, a comment on its plan by a person, and the page on which it is answered."""
    activity = cast.activity()
    by = {"involvement": cast.person(activity)}
    comment = comments.say(activity=activity, question="why", words="Say it shorter.", **by)
    return activity, comment, reverse("evaluation:comment-answer", args=[activity.pk, comment.pk])


@pytest.mark.parametrize("is_kept", [True, False])
def test_whoever_answers_what_is_taken_back_meanwhile_reads_their_words_again(client, cast, is_kept):
    activity, comment, address = commented(cast)
    client.force_login(cast.coordinator)
    sent = filled(client, address, answer="Words that took an hour")
    if is_kept:
        client.post(reverse("accounts:draft-keep"), sent)
    comments.take_back(comment=comment)
    response = client.get(address) if is_kept else client.post(address, sent)
    shown = response.content.decode()
    assert response.status_code == 404 and "Somebody removed it while you were writing" in shown
    assert "Words that took an hour" in shown and "Put both together" not in shown
    assert f'href="{reverse("evaluation:plan", args=[activity.pk])}"' in shown


@pytest.mark.django_db(transaction=True)
def test_nor_is_it_lost_when_it_is_taken_back_at_the_very_same_moment(cast):
    _, comment, address = commented(cast)
    browser = signed_in(cast.coordinator)
    sent = filled(browser, address, answer="Words that took an hour")
    with ThreadPoolExecutor(1) as hands:
        with transaction.atomic():
            comments.take_back(comment=comment)
            posted = hands.submit(elsewhere, lambda: browser.post(address, sent))
            until_waiting(1)
        response = posted.result()
    assert response.status_code == 404 and "Words that took an hour" in response.content.decode()
