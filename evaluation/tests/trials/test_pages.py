"""Trying a questionnaire in the browser: begin, page after page, the end; one's own, and framed by ourselves only."""

import pytest
from django.urls import reverse

from evaluation.models import QuestionnaireVersion, Trial
from evaluation.tests.respondent import words_of
from evaluation.tests.trials.test_trials import begin


@pytest.fixture
def browser(client, cast):
    client.force_login(cast.coordinator)
    return client


def at(name, trial, *args):
    return reverse(f"evaluation:{name}", args=[trial.pk, *args])


def version_trial(cast, code):
    version = QuestionnaireVersion.objects.get(questionnaire__code=code)
    return reverse("evaluation:version-trial", args=[cast.organisation.pk, version.pk])


def test_one_chooses_how_to_read_it(browser, cast):
    url = version_trial(cast, "pulse")
    assert "Easy Read, English" in words_of(browser.get(url))

    page = browser.post(url, {"variant": "en-easy"}, follow=True)

    trial = Trial.objects.get()
    assert page.redirect_chain[0][0] == at("trial", trial)
    assert "English, Easy Read" in words_of(page)
    assert f'src="{at("trial-page", trial, "1-1")}"' in page.content.decode()
    shown = browser.get(at("trial-page", trial, "1-1")).content.decode()
    assert "/static/img/easy-read/feelings" in shown


def test_without_a_choice_there_is_only_the_button(browser, cast):
    url = version_trial(cast, "staff-before")
    assert 'type="radio"' not in browser.get(url).content.decode()
    assert browser.post(url, {"variant": "en"}).status_code == 302
    assert browser.post(url, {"variant": "en-easy"}).status_code == 200
    assert Trial.objects.count() == 1


def test_whoever_tries_it_sees_the_box_to_share_words_and_may_tick_it(browser, cast):
    trial = begin(cast, "carer-before")
    [key] = [page.key for page in trial.wording.pages if "B0" in page.codes]
    page = at("trial-page", trial, key)
    assert 'name="share_B0"' in browser.get(page).content.decode()

    boxes = {f"text_{each.code}": "" for each in trial.wording.page(key).questions if each.has_words}
    sent = browser.post(page, boxes | {"page": key, "text_B0": "Stairs", "share_B0": "on", "stop": "on"}, follow=True)

    assert "Stairs (You share these words with your contact person.)" in words_of(sent)


def test_page_after_page_on_the_way_that_the_answers_lead(browser, cast):
    trial = begin(cast)
    first = browser.get(at("trial-page", trial, "1"))
    assert "This is a trial. Nothing you answer here is counted." in words_of(first)
    assert "People listened to me." in words_of(first)

    to = browser.post(at("trial-page", trial, "5"), {"page": "5", "option_H1": "yes", "save": "on"})["Location"]
    assert to == at("trial-page", trial, "6")
    to = browser.post(at("trial-page", trial, "5"), {"page": "5", "option_H1": "no", "save": "on"})["Location"]
    assert to == at("trial-page", trial, "7")

    end = browser.post(to, {"page": "7", "text_Z2": "The <b>cake</b>", "save": "on"}, follow=True)
    assert "The <b>cake</b>" in words_of(end)
    assert "Pages you were not shown They wait for an answer that you did not give. What was hard" in words_of(end)


def test_a_fault_is_said_as_people_see_it_and_nothing_typed_is_lost(browser, cast):
    trial = begin(cast)
    page = browser.post(at("trial-page", trial, "1"), {"page": "1", "option_C1": "wonderful", "save": "on"})
    assert "Please choose one of the answers shown" in words_of(page)
    assert page.content.decode().count("<title>Error: ") == 1
    assert not Trial.objects.get().answers


@pytest.mark.parametrize("name", ["trial-page", "trial-answers"])
def test_pages_of_a_trial_may_stand_in_a_frame_of_ours_and_of_nobody_else(browser, cast, name):
    trial = begin(cast)
    headers = browser.get(at(name, trial, *(["1"] if name == "trial-page" else []))).headers
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]


def test_every_other_page_stays_out_of_frames(browser, cast):
    trial = begin(cast)
    for url in (version_trial(cast, "pulse"), at("trial", trial), at("trial-delete", trial), reverse("home")):
        headers = browser.get(url).headers
        assert headers["X-Frame-Options"] == "DENY", url
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"], url
    assert "frame-src 'self'" in browser.get(at("trial", trial)).headers["Content-Security-Policy"]
    assert "frame-src" not in browser.get(reverse("home")).headers["Content-Security-Policy"]


def test_a_trial_is_ones_own(client, cast):
    trial = begin(cast)
    addresses = [
        at("trial", trial),
        at("trial-page", trial, "1"),
        at("trial-answers", trial),
        at("trial-delete", trial),
    ]
    for person in (cast.administrator, cast.outsider):
        client.force_login(person)
        assert [client.get(url).status_code for url in addresses] == [404] * 4, person
        assert client.post(addresses[1], {"page": "1"}).status_code == 404


def test_a_button_deletes_it(browser, cast):
    trial = begin(cast)
    assert "Delete this trial?" in words_of(browser.get(at("trial-delete", trial)))
    assert Trial.objects.exists()
    browser.post(at("trial-delete", trial))
    assert not Trial.objects.exists()
