"""A page that cannot be taken at all, because the session has ended or its mark is old, loses no word."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Draft
from activities.models import Purpose
from activities.tests.reading import page
from activities.tests.test_drafts import HOSTILE, typing

pytestmark = pytest.mark.django_db


def test_a_page_sent_after_the_session_ended_is_shown_and_leads_back(cast):
    browser = Client()
    address = page("purpose-update", cast.activity())
    response = browser.post(
        address, {"statement": HOSTILE, "decided_on_day": "1", "decided_on_month": "9", "x_password": "hidden1"}
    )
    shown = response.content.decode()
    assert response.status_code == 403
    assert "Why are you involving people?" in shown and "&lt;script&gt;x" in shown and "1 9" in shown
    assert "hidden1" not in shown and "<script>x" not in shown
    assert f'href="/accounts/login/?next={address}"' in shown
    assert response["Cache-Control"] == "no-store"
    # With nothing typed there is nothing to show.
    assert browser.post(address, {"statement": " ", "save": "Save"}).status_code == 302
    assert not Draft.objects.exists()


def test_an_old_mark_loses_nothing_and_a_forged_one_shows_nothing(cast):
    activity = cast.activity()
    address = page("purpose-update", activity)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.coordinator)
    sent = typing(browser, address, statement="Words", openness="open")
    ours, theirs = {"HTTP_ORIGIN": "http://testserver"}, {"HTTP_ORIGIN": "https://evil.example"}
    response = browser.post(address, sent, **ours)
    assert response.status_code == 403 and "Send it once more" in response.content.decode()
    assert Draft.objects.get().typed["statement"] == ["Words"]
    assert Purpose.objects.get().statement == ""
    # A page of somebody else has no seal of ours, so nothing of it is shown
    forged = browser.post(address, {"statement": "Theirs"}, **theirs)
    assert forged.status_code == 403 and "Theirs" not in forged.content.decode()
    # And the form that was shown can be sent
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)">\s*\n?\s*<div', response.content.decode())
    again = {**sent, "csrfmiddlewaretoken": token[1]}
    assert browser.post(address, again, **ours).status_code == 302
    assert Purpose.objects.get().statement == "Words"


@pytest.mark.parametrize(
    ("name", "box", "label", "hidden"),
    [
        ("checklist-publish", "change_note", "What did you change, and why?", "seen_hash"),
        ("activity-create", "title", "What do you call it for now?", "key"),
    ],
)
def test_what_a_page_carries_unseen_is_not_shown_as_typed_and_is_sent_again(cast, name, box, label, hidden):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.administrator if name == "checklist-publish" else cast.coordinator)
    address = reverse(f"activities:{name}", args=[cast.organisation.pk] if name == "checklist-publish" else [])
    response = browser.post(address, {box: "Words", hidden: "c0ffee"}, HTTP_ORIGIN="http://testserver")
    assert [(typed.label, typed.text) for typed in response.context["typed"]] == [(label, "Words")]
    assert f'<input type="hidden" name="{hidden}" value="c0ffee">' in response.content.decode()
