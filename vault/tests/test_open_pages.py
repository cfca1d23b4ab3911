"""The open link as people at an event meet it: honest words, nothing that leads back to them, and an end."""

import re
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, InternalError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activities.models import Status
from participants.models import PresencePlan
from participants.tests.dump import dump_of_everything
from vault import open_links
from vault.models import OpenLink, PublicKey, SealedMessage
from vault.tests.visitor import OpenVisitor

PAGES = ("about-you", "about-you-questions", "about-you-sent")


@pytest.fixture
def activity(cast, vault):
    activity = cast.activity(status=Status.OPEN)
    cast.ask_about_you(activity)
    return activity


def draw(cast, activity, **more):
    return open_links.draw(
        activity=activity, by=cast.coordinator, **{"last_day": timezone.localdate(), "at_most": 40} | more
    )


@pytest.fixture
def visitor(cast, activity):
    return OpenVisitor(draw(cast, activity))


@pytest.fixture
def staff(cast):
    browser = Client()
    browser.force_login(cast.coordinator)
    return browser


def is_closed(visitor):
    found = [(visitor.go(name).status, "We cannot open this page" in visitor.page) for name in PAGES]
    found.append((visitor.see(visitor.browser.post(visitor.url("about-you-questions"), {"send": "on"})).status, True))
    return set(found) == {(404, True)}


def test_the_way_through(visitor):
    words = visitor.go("about-you").page
    assert words.index("not linked to you") < words.index("Start")
    assert "nobody can change, find or delete them later" in words
    assert "Anybody who has this link could answer" in words
    visitor.answer(age="45_54", sex="female")
    assert "nobody can change, find or delete these answers" in visitor.page
    visitor.press("send")
    assert "It is locked away, and not linked to you" in visitor.page
    assert SealedMessage.objects.count() == 1


def test_going_back_and_changing(visitor):
    visitor.begin().press(age="45_54").press("back")
    assert 'value="45_54" checked' in re.sub(r"\s+", " ", visitor.page).replace(' id="id_age_5"', "")
    visitor.press("back")
    assert "Please answer once" in visitor.page


def test_nothing_is_written_but_a_sealed_message(visitor):
    before = dump_of_everything()
    for name in PAGES:
        assert visitor.go(name).status == 200
    visitor.answer(age="45_54", sex="female")
    assert dump_of_everything() == before
    visitor.press("send")
    after = dump_of_everything()
    SealedMessage.objects.all().delete()
    assert dump_of_everything() == before
    assert after != before


def test_no_cookie_but_the_one_against_forged_requests_and_no_address_passed_on(visitor):
    visitor.answer(age="45_54").press("send")
    assert set(visitor.browser.cookies) <= {"csrftoken"}
    response = visitor.browser.get(visitor.url("about-you"))
    assert response["Referrer-Policy"] == "strict-origin"
    assert "no-store" in response["Cache-Control"]
    guarded = Client(enforce_csrf_checks=True)
    assert guarded.post(visitor.url("about-you-questions"), {"send": "on"}).status_code == 403


def test_only_the_digest_of_the_token_is_kept(visitor):
    link = OpenLink.objects.get()
    assert visitor.token not in str(dump_of_everything())
    assert link.digest not in visitor.token


def test_a_guess_never_reaches_the_database(visitor, django_assert_num_queries):
    visitor.token = "a" * len(visitor.token)
    with django_assert_num_queries(0):
        assert visitor.browser.get(visitor.url("about-you")).status_code == 404


def test_a_personal_link_is_no_open_link_and_the_other_way_round(cast, activity, visitor):
    assert Client().get(f"/l/{visitor.token}/").status_code == 404
    assert is_closed(OpenVisitor(cast.token(cast.person(activity))))


def test_ended_over_or_no_longer_asked_is_the_same_closed_page(cast, activity, visitor):
    visitor.answer(age="45_54")
    open_links.end(activity=activity, by=cast.coordinator)
    assert visitor.press("send").status == 404
    assert is_closed(visitor)
    again = OpenVisitor(draw(cast, activity))
    assert again.go("about-you").status == 200
    assert is_closed(OpenVisitor(draw(cast, activity, last_day=timezone.localdate() - timedelta(days=1))))
    assert is_closed(again)  # drawing another ended it
    third = OpenVisitor(draw(cast, activity))
    PresencePlan.objects.update(monitoring=PresencePlan.Monitoring.NOT_PLANNED, no_monitoring_reason="Too few.")
    assert is_closed(third)
    cast.ask_about_you(activity)
    assert third.go("about-you").status == 200
    PublicKey.objects.all().delete()
    assert is_closed(third)
    assert not SealedMessage.objects.exists()


def test_an_activity_that_closes_closes_its_link(cast, activity, visitor):
    activity.move_to(Status.CLOSED, by=cast.coordinator)
    assert is_closed(visitor)


@pytest.mark.parametrize("broken", ["vault.models.SealedMessage.save", "vault.open_links.find"])
def test_a_database_that_fails_keeps_the_answers_in_the_page(visitor, monkeypatch, broken):
    def fail(*args, **kwargs):
        raise DatabaseError

    visitor.answer(age="45_54", sex="male")
    with monkeypatch.context() as context:
        context.setattr(broken, fail)
        visitor.press("send")
    assert visitor.status == 503
    assert "Nothing is sent or saved" in visitor.page
    visitor.press("send")
    assert SealedMessage.objects.count() == 1


def test_staff_make_a_link_see_it_once_and_end_it(activity, staff):
    page, today = reverse("vault:open-link", args=[activity.pk]), timezone.localdate()
    assert page in staff.get(reverse("participants:presence", args=[activity.pk])).content.decode()
    assert "gets no table of its own" in staff.get(page).content.decode()
    day = {"last_day_day": today.day, "last_day_month": today.month, "last_day_year": today.year}
    drawn = staff.post(page, day | {"at_most": 30}).content.decode()
    token = re.search(r"/l/event/([\w-]+)/", drawn)[1]
    assert OpenVisitor(token).go("about-you").status == 200
    later = staff.get(page).content.decode()
    assert token not in later
    assert "for at most 30 people" in later
    ended = staff.post(reverse("vault:open-link-end", args=[activity.pk]), follow=True).content.decode()
    assert "has stopped working" in ended
    assert is_closed(OpenVisitor(token))


@pytest.mark.parametrize(("days", "at_most"), [(-1, 40), (91, 40), (1, 0), (1, 501), (1, "")])
def test_a_link_that_may_not_be_is_a_sentence(activity, staff, days, at_most):
    day = timezone.localdate() + timedelta(days=days)
    said = {"last_day_day": day.day, "last_day_month": day.month, "last_day_year": day.year, "at_most": at_most}
    response = staff.post(reverse("vault:open-link", args=[activity.pk]), said)
    assert "There is a problem" in response.content.decode()
    assert not OpenLink.objects.exists()


def test_where_nothing_is_asked_there_is_no_link_to_make(cast, activity, staff):
    PresencePlan.objects.update(monitoring=PresencePlan.Monitoring.NOT_PLANNED, no_monitoring_reason="Too few.")
    page, day = reverse("vault:open-link", args=[activity.pk]), timezone.localdate()
    assert page not in staff.get(reverse("participants:presence", args=[activity.pk])).content.decode()
    assert "is not asked here now" in staff.get(page).content.decode()
    said = {"last_day_day": day.day, "last_day_month": day.month, "last_day_year": day.year, "at_most": 40}
    assert "there can be no link" in staff.post(page, said, follow=True).content.decode()
    assert not OpenLink.objects.exists()


def test_the_database_keeps_one_link_at_a_time_as_it_was_drawn(cast, activity, visitor):
    today = timezone.localdate()
    for refused in (
        lambda: OpenLink.objects.create(activity=activity, digest="2", last_day=today, at_most=40),
        lambda: OpenLink.objects.create(
            activity=activity, digest="3", last_day=today, at_most=501, ended_at=timezone.now()
        ),
        lambda: OpenLink.objects.update(at_most=41),
        lambda: OpenLink.objects.update(last_day=today + timedelta(days=300)),
    ):
        with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
            refused()
    open_links.end(activity=activity, by=cast.coordinator)
    with pytest.raises(InternalError), transaction.atomic():
        OpenLink.objects.update(ended_at=None)
