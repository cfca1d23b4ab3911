"""Reminders: at most twice, at fixed moments, to those who have not answered, and nobody can tell to whom."""

from datetime import datetime, time, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from activities.models import Status
from evaluation import invitations, reminders, sessions, submission, tasks, wishes
from evaluation.models import Invitation, InvitationMessage, Reminder, Round
from evaluation.tests.at_session import open_session
from evaluation.tests.plans import in_days, round_url
from evaluation.tests.respondent import words_of
from jobs.models import Message
from participants import links, recruitment
from participants.models import PersonalLink, Step
from tests.access.row import STAFF

ANSWER = {"C1": "good"}
REMINDED = InvitationMessage.Kind.REMINDED


@pytest.fixture
def activity(cast):
    return cast.activity(status=Status.OPEN)


@pytest.fixture
def people(cast, activity):
    return [cast.person(activity) for _ in range(3)]


@pytest.fixture
def round_(cast, activity, people):
    """Opened eight days ago, open for another eight: half-way today, the last reminder in six days."""
    round_ = cast.open_round(activity)
    InvitationMessage.objects.update(state=Message.State.SENT)
    return set_back(round_, opened=8, closes=8)


def set_back(round_, *, opened, closes):
    at = timezone.make_aware(datetime.combine(in_days(-opened), time(15)))
    Round.objects.filter(pk=round_.pk).update(opened_at=at, closes_on=in_days(closes))
    Invitation.objects.filter(round=round_).update(asked_at=at)
    round_.refresh_from_db()
    return round_


def reminded(*, number=None):
    """Whose reminders there are."""
    messages = InvitationMessage.objects.filter(kind=REMINDED)
    if number:
        messages = messages.filter(key__startswith=f"remind:{number}:")
    return {message.invitation.involvement for message in messages}


def of(person):
    return Invitation.objects.filter(involvement=person)


@pytest.mark.parametrize(
    ("lasts", "times", "days"),
    [
        (16, 2, [(1, 8), (2, 14)]),
        (15, 2, [(1, 7), (2, 13)]),
        (16, 1, [(1, 14)]),
        (16, 0, []),
        (7, 2, [(1, 3), (2, 5)]),
        (6, 2, [(2, 4)]),
        (5, 1, [(1, 3)]),
        (4, 2, []),
    ],
)
def test_the_days_are_fixed_by_when_it_opens_and_ends(lasts, times, days):
    """Half-way rounded down, two days before the end, none in the first three days, and never close together."""
    today = timezone.localdate()
    planned = Round(closes_on=today + timedelta(days=lasts), reminders=times)
    assert [(number, (day - today).days) for number, day in reminders.days_of(planned, opens_on=today)] == days


def test_everybody_who_has_not_answered_is_reminded_once_a_time(round_, people):
    assert len(reminders.queue_due(today=in_days(0))) == 3
    assert reminders.queue_due(today=in_days(0)) == []
    assert reminders.queue_due(today=in_days(1)) == []
    InvitationMessage.objects.update(state=Message.State.SENT)
    assert len(reminders.queue_due(today=in_days(6))) == 3
    assert all(reminders.queue_due(today=in_days(day)) == [] for day in range(7, 12))
    assert [reminder.number for reminder in round_.reminded.all()] == [1, 2]


def test_the_database_knows_no_third_reminder_and_no_second_row(round_, people):
    reminders.queue_due(today=in_days(0))
    message = InvitationMessage.objects.filter(kind=REMINDED).first()
    for attempt in (
        lambda: Reminder.objects.create(round=round_, number=1),
        lambda: Reminder.objects.create(round=round_, number=3),
        lambda: InvitationMessage.objects.create(key=message.key, invitation=message.invitation, kind=REMINDED),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


def answered(cast, person, round_):
    cast.answer(person, ANSWER, round_=round_)


def declined(cast, person, round_):
    submission.decline(invitation=of(person).get())


def not_now(cast, person, round_):
    wishes.ask_later(invitation=of(person).get(), day=in_days(1))


def stopped_here(cast, person, round_):
    wishes.stop_asking(involvement=person, everywhere=False)


def stopped_everywhere(cast, person, round_):
    wishes.stop_asking(involvement=person, everywhere=True)


def left(cast, person, round_):
    recruitment.leave(involvement=person, reason="time")


def on_a_break(cast, person, round_):
    recruitment.note(involvement=person, step=Step.PAUSED)


def bounced(cast, person, round_):
    InvitationMessage.objects.filter(invitation__involvement=person).update(state=Message.State.BOUNCED)


def not_delivered(cast, person, round_):
    InvitationMessage.objects.filter(invitation__involvement=person).update(state=Message.State.FAILED)


def asked_yesterday(cast, person, round_):
    of(person).update(asked_at=timezone.now() - timedelta(days=1))


def links_ended(cast, person, round_):
    links.draw(involvement=person, opens="/")
    links.revoke_all(involvement=person, by=cast.coordinator)


def another_way(cast, person, round_):
    person.participant.route = "in_person"
    person.participant.save()


LEFT_ALONE = [
    answered,
    declined,
    not_now,
    stopped_here,
    stopped_everywhere,
    left,
    on_a_break,
    bounced,
    not_delivered,
    asked_yesterday,
    links_ended,
    another_way,
]


@pytest.mark.parametrize("what", LEFT_ALONE)
def test_who_is_left_alone(cast, round_, people, what):
    what(cast, people[0], round_)
    reminders.queue_due(today=in_days(0))
    assert reminded() == set(people[1:])


@pytest.mark.parametrize("what", [answered, declined, stopped_here, stopped_everywhere, left, links_ended])
def test_what_happens_between_queueing_and_sending_counts(cast, round_, people, what):
    queued = reminders.queue_due(today=in_days(0))
    what(cast, people[0], round_)
    for message in queued:
        tasks.send_invitation(message.pk)
    states = dict(InvitationMessage.objects.filter(kind=REMINDED).values_list("invitation__involvement", "state"))
    assert states[people[0].pk] == Message.State.NOT_NEEDED
    assert {letter.to[0] for letter in mail.outbox} == {person.participant.email for person in people[1:]}


def test_a_closed_round_reminds_nobody(round_):
    queued = reminders.queue_due(today=in_days(0))
    invitations.close_round(round_=round_)
    for message in queued:
        tasks.send_invitation(message.pk)
    assert mail.outbox == [] and reminders.queue_due(today=in_days(6)) == []


def test_remind_me_later_comes_on_its_day_and_counts_as_one_of_two(cast, round_, people):
    not_now(cast, people[0], round_)
    reminders.queue_due(today=in_days(0))
    [own] = reminders.queue_due(today=in_days(1))
    assert own.invitation.involvement == people[0] and own.key.startswith("remind:1:")
    assert reminders.queue_due(today=in_days(2)) == []
    InvitationMessage.objects.update(state=Message.State.SENT)
    assert len(reminders.queue_due(today=in_days(6))) == 3
    wishes.ask_later(invitation=of(people[0]).get(), day=in_days(7))
    assert reminders.queue_due(today=in_days(7)) == []
    assert InvitationMessage.objects.filter(invitation__involvement=people[0], kind=REMINDED).count() == 2


def test_one_who_asked_for_a_reminder_today_is_not_reminded_twice_today(cast, round_, people):
    wishes.ask_later(invitation=of(people[0]).get(), day=in_days(6))
    reminders.queue_due(today=in_days(0))
    [own] = reminders.queue_asked_for(today=in_days(6))
    InvitationMessage.objects.filter(pk=own.pk).update(queued_at=timezone.now() + timedelta(days=6))
    reminders.queue_due(today=in_days(6))
    assert reminded(number=2) == set(people[1:])


def test_more_time_means_no_third_reminder(round_, people):
    reminders.queue_due(today=in_days(0))
    reminders.queue_due(today=in_days(6))
    Round.objects.update(closes_on=in_days(40))
    assert [reminders.queue_due(today=in_days(day)) for day in range(1, 41)] == [[]] * 40


def test_they_are_sent_in_no_order(cast, activity):
    people = [cast.person(activity) for _ in range(12)]
    round_ = cast.open_round(activity)
    InvitationMessage.objects.update(state=Message.State.SENT)
    set_back(round_, opened=8, closes=8)
    reminders.queue_due(today=in_days(0))
    by_row = InvitationMessage.objects.filter(kind=REMINDED).order_by("pk").values_list("invitation__involvement")
    assert [pk for (pk,) in by_row] != [person.pk for person in people]


def test_the_letter_is_neutral_outside_and_says_how_to_stop(cast, round_, people):
    for message in reminders.queue_due(today=in_days(0)):
        tasks.send_invitation(message.pk)
    both = mail.outbox[0].body + mail.outbox[0].alternatives[0].content
    assert mail.outbox[0].subject == "A message from Northfield Trust"
    assert "There is still time to answer" in both and "do not ask me again" in both
    assert cast.organisation.name in both and round_.activity.title not in both
    assert "/l/" in both and "/q/" not in both


@pytest.mark.parametrize("who", STAFF)
def test_no_page_of_staff_tells_who_or_how_many_were_reminded(cast, client, activity, people, round_, who):
    """Every page of the round and of each person reads the same whoever has answered."""
    client.force_login(getattr(cast, who))
    for person in people[1:]:
        cast.answer(person, ANSWER, round_=round_)
    for message in reminders.queue_due(today=in_days(0)):
        tasks.send_invitation(message.pk)
    InvitationMessage.objects.filter(kind=REMINDED).update(state=Message.State.BOUNCED)
    assert reminded() == {people[0]} and PersonalLink.objects.exists()
    told = pages_about(client, round_, people)
    InvitationMessage.objects.filter(kind=REMINDED).delete()
    PersonalLink.objects.all().delete()
    assert told == pages_about(client, round_, people)
    assert f"Reminders went out on {timezone.localdate():%-d %B}" in told[0]


def test_a_reminder_cannot_be_sent_again_by_anybody(cast, client, round_):
    client.force_login(cast.coordinator)
    reminder, *_ = reminders.queue_due(today=in_days(0))
    InvitationMessage.objects.update(state=Message.State.FAILED)
    assert client.post(f"/rounds/{round_.pk}/messages/{reminder.pk}/again/").status_code == 404
    asked = round_.invitations.first().messages.get(kind=InvitationMessage.Kind.ASKED)
    assert client.post(f"/rounds/{round_.pk}/messages/{asked.pk}/again/").status_code == 302


def pages_about(client, round_, people):
    urls = [round_url(round_), *(f"/people/{person.pk}/" for person in people)]
    urls += [f"/activities/{round_.activity_id}/questionnaires/", f"/activities/{round_.activity_id}/presence/"]
    return [words_of(client.get(url)) for url in urls]


def test_the_demonstrations_outbox_shows_no_reminder(cast, settings, tmp_path, client, round_, people):
    settings.EMAIL_BACKEND = "jobs.outbox.FolderBackend"
    settings.OUTBOX_DIR = tmp_path
    type(cast.organisation).objects.filter(pk=cast.organisation.pk).update(is_demonstration=True)
    for message in reminders.queue_due(today=in_days(0)):
        tasks.send_invitation(message.pk)
    names = [path.stem for path in tmp_path.glob("*.eml")]
    assert len(names) == 3
    client.force_login(cast.coordinator)
    assert "@example.org" not in words_of(client.get("/outbox/")).split("Sign out")[1]
    assert all(client.get(f"/outbox/{name}/").status_code == 404 for name in names)


def test_somebody_at_a_session_is_not_in_it(cast, round_):
    """Nothing is known of them but what they say."""
    session, _, _ = open_session(cast, round_)
    assert sessions.take_seat(session=session, capacity="service_user", secret=links.draw_token())
    assert len(reminders.queue_due(today=in_days(0))) == 3
