"""What participants judge, on which device, until when, and which words they judged."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activities import locking
from activities.models import Status
from evaluation import invitations, judging, submission
from evaluation.indicators import impact
from evaluation.models import Given, Invitation, OutcomeJudgement, Response, Round
from evaluation.reports import impact as impact_report
from evaluation.submission import RoundClosed


@pytest.fixture
def asked(cast):
    activity = cast.activity(status=Status.OPEN)
    people = [cast.person(activity) for _ in range(6)]
    return activity, people, cast.open_round(activity)


def outcome_of(activity):
    return activity.purpose_versions.last().outcomes[0]["id"]


def test_an_amendment_does_not_put_other_words_under_judgements(asked, cast):
    activity, people, round_ = asked
    for person in people:
        judging.judge(involvement=person, verdicts={outcome_of(activity): "yes"})
    locking.start_amendment(activity=activity, reason="Second thoughts")
    activity.outcomes.update(text="The waiting list is gone")
    locking.lock_purpose(activity=activity, by=cast.coordinator)
    invitations.close_round(round_=round_, by=cast.coordinator)
    judged = impact.outcomes(activity)[0].judged.people
    assert judged.words == "Calls are answered within two minutes"
    assert judged.sides[0].sentence.startswith("6 of 6 people said yes")
    written = str(impact_report.write(activity, seed="x", as_at=timezone.now()).to_json())
    assert "Second thoughts" in written


def test_a_device_that_may_not_read_back_may_not_replace_a_judgement(asked, cast):
    activity, people, _ = asked
    judging.judge(involvement=people[0], verdicts={outcome_of(activity): "no"}, words="Nothing came of it")
    token = cast.token(people[0])
    Client().post(f"/l/{token}/")
    second = Client()
    second.post(f"/l/{token}/")
    address = reverse("evaluation:my-judgements", args=[people[0].pk])
    page = second.post(address, {f"verdict_{outcome_of(activity)}": "yes"}).content.decode()
    assert "You said this before, on another device" in page
    kept = OutcomeJudgement.objects.get()
    assert (kept.verdict, kept.words) == ("no", "Nothing came of it")


def test_words_alone_are_not_dropped_in_silence(asked, cast):
    _, people, _ = asked
    client = cast.open_door(Client(), people[0])
    page = client.post(reverse("evaluation:my-judgements", args=[people[0].pk]), {"words": "It got worse"})
    assert "Choose an answer to a question too" in page.content.decode()
    assert "It got worse" in page.content.decode()


def test_words_are_printed_with_permission_only(asked, cast):
    activity, people, round_ = asked
    for number, person in enumerate(people):
        judging.judge(
            involvement=person,
            verdicts={outcome_of(activity): "partly"},
            words=f"Words of number {number}",
            words_may_be_used=number == 0,
        )
    invitations.close_round(round_=round_, by=cast.coordinator)
    written = str(impact_report.write(activity, seed="x", as_at=timezone.now()).to_json())
    assert "Words of number 0" in written
    assert "Words of number 1" not in written


def test_another_device_cannot_say_no_to_answers_it_may_not_see(asked, cast):
    _, people, round_ = asked
    invitation = Invitation.objects.get(involvement=people[0])
    submission.save_page(
        invitation=invitation, answers={"Z1": Given(words="Half an answer")}, page=invitation.version.pages[0]
    )
    token = cast.token(people[0])
    Client().post(f"/l/{token}/")
    second = Client()
    second.post(f"/l/{token}/")
    second.post(reverse("evaluation:decline", args=[invitation.pk]))
    invitation.refresh_from_db()
    assert invitation.declined_at is None
    invitations.close_round(round_=round_, by=cast.coordinator)
    assert invitation.draft_answers.count() == 1


def test_nothing_comes_in_after_the_last_day_even_before_the_round_is_closed(asked):
    activity, people, round_ = asked
    Round.objects.filter(pk=round_.pk).update(closes_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(RoundClosed):
        submission.submit(invitation=Invitation.objects.get(involvement=people[0]), words_may_be_used=False)
    with pytest.raises(RoundClosed):
        judging.judge(involvement=people[0], verdicts={outcome_of(activity): "yes"})
    assert Response.objects.count() == 0
