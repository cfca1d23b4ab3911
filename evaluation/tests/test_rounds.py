"""Following a round: counts without names, newcomers, closing, and messages in trouble."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from activities.models import Status
from evaluation import invitations, tasks
from evaluation.models import Invitation, InvitationMessage, Phase
from evaluation.tests.plans import plan_url
from evaluation.tests.respondent import Respondent, words_of
from jobs.models import Message
from participants import recruitment


@pytest.fixture
def activity(cast):
    return cast.activity(status=Status.OPEN)


@pytest.fixture
def coordinator(client, cast):
    client.force_login(cast.coordinator)
    return client


def test_leavers_are_asked_how_it_was_but_not_what_they_expect(cast, activity):
    left = cast.person(activity)
    recruitment.leave(involvement=left, reason="time")
    refused = cast.person(activity, has_joined=False)
    recruitment.leave(involvement=refused, reason="not_said")

    assert set(invitations.people_to_ask(activity, phase=Phase.AFTER)) == {left}
    assert set(invitations.people_to_ask(activity, phase=Phase.BEFORE)) == set()


def test_following_counts_by_group_and_never_puts_a_name_beside_a_state(cast, activity, coordinator):
    everyone = [Respondent(cast, activity=activity)]
    round_ = everyone[0].round
    everyone += [Respondent(cast, activity=activity, round_=round_) for _ in range(3)]
    sent, declined, started, _ = everyone
    for person in (sent, started):
        person.start()
        person.answer(1, **person.choose_first(1))
    sent.browser.post(sent.url("check"))
    declined.browser.post(declined.url("decline"))

    page = coordinator.get(reverse("evaluation:round", args=[round_.pk]))

    assert page.context["standing"].rows == (("Service users", "4", "0 to 4", "0 to 4", "0 to 4", "0 to 4"),)
    assert not any(person.involvement.participant.name in words_of(page) for person in everyone)


def test_people_without_email_are_all_listed_whatever_they_did(cast, activity, coordinator):
    answered = cast.person(activity, name="Una Underwood", route="in_person")
    cast.person(activity, name="Vera Vale", route="post", address="1 High Street")
    round_ = cast.open_round(activity)
    cast.answer(answered, {"C1": "good"}, round_=round_)

    page = coordinator.get(reverse("evaluation:round", args=[round_.pk]))

    assert "Una Underwood" in words_of(page) and "Vera Vale" in words_of(page)
    assert reverse("participants:link-hand-over", args=[answered.pk]) in page.content.decode()


def test_newcomers_are_asked_later_and_nobody_twice(cast, activity, coordinator):
    cast.person(activity)
    round_ = cast.open_round(activity)
    cast.person(activity, name="New Comer")
    url = reverse("evaluation:ask-newcomers", args=[round_.pk])

    assert "New Comer" in words_of(coordinator.get(url))
    assert "You have asked 1 person more." in words_of(coordinator.post(url, follow=True))
    assert "There is nobody new to ask." in words_of(coordinator.post(url, follow=True))
    assert InvitationMessage.objects.count() == Invitation.objects.count() == 2


def test_closing_is_confirmed_final_and_records_who(cast, activity, coordinator):
    cast.person(activity)
    round_ = cast.open_round(activity)
    url = reverse("evaluation:round-close", args=[round_.pk])

    day = f"{round_.closes_on:%A} {round_.closes_on.day} {round_.closes_on:%B %Y}"
    assert (
        f"People were told that they have until {day}. From now on nobody can answer any more. This cannot be undone."
    ) in words_of(coordinator.get(url))
    round_.refresh_from_db()
    assert round_.is_open

    coordinator.post(url)
    round_.refresh_from_db()
    closed_at = round_.closed_at
    assert round_.closed_by == cast.coordinator

    coordinator.post(url)
    cast.person(activity)
    refused = coordinator.post(reverse("evaluation:ask-newcomers", args=[round_.pk]), follow=True)
    round_.refresh_from_db()
    assert round_.closed_at == closed_at
    assert "nobody can be asked any more" in words_of(refused)
    assert round_.invitations.count() == 1


def test_rounds_close_by_themselves_after_their_last_day(cast, activity):
    cast.person(activity)
    round_ = cast.open_round(activity)

    invitations.close_rounds_due(today=round_.closes_on)
    round_.refresh_from_db()
    assert round_.is_open

    invitations.close_rounds_due(today=round_.closes_on + timedelta(days=1))
    round_.refresh_from_db()
    assert not round_.is_open and round_.closed_by is None


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (Message.State.FAILED, "Could not be delivered"),
        (Message.State.BOUNCED, "Could not be delivered"),
        (Message.State.UNSURE, "May not have been sent"),
    ],
)
def test_a_message_in_trouble_is_sent_again_by_a_person(cast, activity, coordinator, state, said):
    cast.person(activity, name="Una Underwood", email="una@example.org")
    round_ = cast.open_round(activity)
    message = InvitationMessage.objects.get()
    InvitationMessage.objects.update(state=state)
    page = reverse("evaluation:round", args=[round_.pk])
    again = reverse("evaluation:message-again", args=[round_.pk, message.pk])
    assert f"Una Underwood {said}" in words_of(coordinator.get(page))

    coordinator.post(again)
    message.refresh_from_db()
    assert message.state == Message.State.QUEUED

    tasks.send_invitation(message.pk)
    tasks.send_invitation(message.pk)
    assert len(mail.outbox) == 1
    coordinator.post(again)
    message.refresh_from_db()
    assert message.state == Message.State.SENT


def test_the_message_is_neutral_outside_and_says_what_is_asked(cast, activity):
    cast.person(activity, email="una@example.org")
    cast.open_round(activity)

    tasks.send_invitation(InvitationMessage.objects.get().pk)

    [letter] = mail.outbox
    both = letter.body + letter.alternatives[0].content
    assert letter.subject == "A message from Northfield Trust"
    assert "about 15 minutes" in letter.body and "leave out any question" in letter.body
    assert activity.title not in both
    assert "/l/" in letter.body and "/q/" not in both


@pytest.mark.parametrize(
    ("who", "status"),
    [("coordinator", 200), ("manager", 403), ("monitoring_lead", 403), ("administrator", 403), ("outsider", 404)],
)
def test_only_those_who_plan_may_open_ask_and_close(cast, activity, client, who, status):
    cast.person(activity)
    round_ = cast.open_round(activity)
    client.force_login(getattr(cast, who))

    assert client.get(plan_url(activity, "before")).status_code == status
    for name in ("ask-newcomers", "round-close", "round-change", "round-cancel"):
        assert client.get(reverse(f"evaluation:{name}", args=[round_.pk])).status_code == status


@pytest.mark.parametrize("who", ["manager", "monitoring_lead", "administrator"])
def test_who_may_not_see_people_reads_counts_and_no_names(cast, activity, client, who):
    cast.person(activity, name="Una Underwood", route="in_person")
    round_ = cast.open_round(activity)
    client.force_login(getattr(cast, who))

    page = client.get(reverse("evaluation:round", args=[round_.pk]))

    assert page.status_code == 200
    assert "Una Underwood" not in words_of(page)


def test_the_list_says_where_each_round_stands(cast, activity, coordinator):
    cast.person(activity)
    url = reverse("evaluation:round-list", args=[activity.pk])
    assert words_of(coordinator.get(url)).count("Not asked yet") == 4

    round_ = cast.open_round(activity)
    assert "fewer than 5 people answered" in words_of(coordinator.get(url))

    invitations.close_round(round_=round_)
    closed = coordinator.get(url)
    assert "Closed on" in words_of(closed)
    assert reverse("evaluation:round-results", args=[round_.pk]) in closed.content.decode()


def test_the_preview_shows_every_question_and_keeps_nothing(cast, activity, coordinator):
    cast.person(activity)
    version = cast.open_round(activity).invitations.get().version

    page = coordinator.get(reverse("evaluation:version-preview", args=[version.pk]))

    words = words_of(page)
    assert all(question.text in words for question in version.questions.values())
    assert version.content["note"] in words
    main = page.content.decode().split("<main")[1].split("</main>")[0]
    assert "<form" not in main and "<button" not in main
    assert coordinator.post(reverse("evaluation:version-preview", args=[version.pk])).status_code == 405
