"""Was it kept? Both sides say it, apart; what people say opens at the close, protected like every answer."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import InternalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activities import commitments, promising
from activities.models import Commitment, Status
from evaluation import invitations, keeping
from evaluation.indicators import principles
from evaluation.models import KeptJudgement, StaffKeptJudgement
from evaluation.submission import RoundClosed


@pytest.fixture
def asked(cast):
    activity = cast.activity(status=Status.OPEN)
    for text in ("We listen", "We pay on the day"):
        activity.commitments.create(text=text)
    commitments.agree(activity=activity, agreed_on=date(2026, 1, 5), by=cast.coordinator)
    people = [cast.person(activity) for _ in range(6)] + [cast.person(activity, "carer") for _ in range(3)]
    return activity, people, cast.open_round(activity)


def at(name, thing, *more):
    return reverse(f"evaluation:{name}", args=[thing.pk, *more])


def text(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def first(activity):
    return keeping.targets(activity)[0]


def test_people_say_it_on_their_own_page(cast, asked):
    activity, people, _ = asked
    device = cast.open_door(Client(), people[0])
    home = text(device.get(f"/my/{people[0].pk}/"))
    # What should be different, and what was promised, are two things and two tasks.
    assert "Say what is different now" in home and "Say if we kept to what we said" in home
    page = text(device.get(at("my-kept", people[0])))
    assert "We listen" in page and "No, it was not kept" in page
    sent = {first(activity).key: "partly", "words": "In the mornings", "words_may_be_used": "yes"}
    device.post(at("my-kept", people[0]), sent)
    kept = KeptJudgement.objects.get()
    assert (kept.commitment.text, kept.verdict, kept.words) == ("We listen", "partly", "In the mornings")
    assert "In the mornings" in text(device.get(at("my-kept", people[0])))


@pytest.mark.parametrize("name", ["my-kept", "my-judgements"])
def test_a_page_without_an_answer_asks_for_one_and_never_says_that_there_is_none(cast, asked, name):
    _, people, _ = asked
    device = cast.open_door(Client(), people[0])
    page = text(device.post(at(name, people[0]), {"words": "", "words_may_be_used": "no"}))
    # On a second device the answers given before are safe, and not shown.
    assert "Choose an answer to one question or more" in page and "not answered" not in page
    assert "What you said is saved" not in page + text(device.get(f"/my/{people[0].pk}/"))


@pytest.mark.parametrize("name", ["my-kept", "my-judgements"])
def test_before_and_after_the_round_nobody_is_told_that_it_is_over(cast, asked, name):
    _, people, round_ = asked
    newcomer = cast.person(cast.activity("Only begun", status=Status.OPEN))
    invitations.close_round(round_=round_, by=cast.coordinator)
    for person in (newcomer, people[0]):
        page = text(cast.open_door(Client(), person).get(at(name, person)))
        assert "You are not being asked about this now" in page and "This is over" not in page


def test_a_later_change_puts_no_other_words_under_what_was_said(cast, asked):
    activity, _, _ = asked
    activity.commitments.filter(text="We listen").update(text="We do not listen")
    commitments.agree(activity=activity, agreed_on=date(2026, 2, 5), by=cast.coordinator, reason="Second thoughts")
    assert [target.text for target in keeping.targets(activity)] == ["We listen", "We pay on the day"]


def test_both_sides_stand_beside_each_other_after_the_close(client, cast, asked):
    activity, people, round_ = asked
    target = first(activity)
    for number, person in enumerate(people):
        keeping.judge(involvement=person, verdicts={target: "partly" if number % 2 else "kept"}, words="CANARY")
    client.force_login(cast.coordinator)
    client.post(at("staff-keep", activity, target.key), {"verdict": "kept", "evidence": "Minutes of each session"})
    page = text(client.get(at("kept", activity)))
    assert "opens when the questionnaire afterwards closes" in page and "Minutes of each session" in page
    assert "of 6 people" not in page

    invitations.close_round(round_=round_, by=cast.coordinator)
    page = text(client.get(at("kept", activity)))
    assert "6 of 6 people said yes, it was kept or partly; 3 of 6 said yes, it was kept." in page
    assert "hidden to protect people" in page, "Three carers are too few."
    assert "Cora Coordinator" in page and "CANARY" not in page


def test_all_or_all_but_one_who_say_no_are_not_counted_out(cast, asked):
    activity, people, round_ = asked
    for person in people[:6]:
        keeping.judge(involvement=person, verdicts={first(activity): "not_kept"})
    invitations.close_round(round_=round_, by=cast.coordinator)
    side = principles.kept(activity)[0].judged.people.sides[0]
    assert side.sentence.startswith("all, or all but one, of 6 people said")


def test_words_are_shown_only_with_permission_and_from_five_people_on(cast, asked):
    activity, people, round_ = asked
    for number, person in enumerate(people):
        may = number in (1, 7)
        keeping.judge(
            involvement=person, verdicts={first(activity): "kept"}, words=f"words {number}", words_may_be_used=may
        )
    assert principles.words(activity, seed="x") == ()
    invitations.close_round(round_=round_, by=cast.coordinator)
    shown = [quote for side in principles.words(activity, seed="x") for quote in side.quotes]
    assert shown == ["words 1"]


def test_after_the_close_nothing_is_taken_and_nothing_typed_is_lost(cast, asked):
    activity, people, round_ = asked
    device = cast.open_door(Client(), people[0])
    invitations.close_round(round_=round_, by=cast.coordinator)
    response = device.post(at("my-kept", people[0]), {first(activity).key: "kept", "words": "Too late"})
    assert response.status_code == 409 and "Too late" in response.content.decode()
    with pytest.raises(RoundClosed):
        keeping.judge(involvement=people[0], verdicts={first(activity): "kept"})


@pytest.mark.parametrize("name", ["my-kept", "my-judgements"])
def test_words_without_an_answer_are_not_lost_after_the_close_either(cast, asked, name):
    _, people, round_ = asked
    device = cast.open_door(Client(), people[0])
    invitations.close_round(round_=round_, by=cast.coordinator)
    page = text(device.post(at(name, people[0]), {"words": "It got <b>worse</b>"}))
    assert "What you have just sent is not saved." in page and "It got &lt;b&gt;worse&lt;/b&gt;" in page
    # Nobody is asked to choose an answer where none is asked for.
    assert "There is a problem" not in page
    assert "You had just written this" not in text(device.post(at(name, people[0]), {"words": " "}))


def test_a_device_that_may_not_read_back_may_not_replace(cast, asked):
    activity, people, _ = asked
    keeping.judge(involvement=people[0], verdicts={first(activity): "not_kept"}, words="CANARY")
    token = cast.token(people[0])
    Client().post(f"/l/{token}/")
    second = Client()
    second.post(f"/l/{token}/")
    page = text(second.post(at("my-kept", people[0]), {first(activity).key: "kept"}))
    assert "You said this before, on another device" in page and "CANARY" not in page
    assert KeptJudgement.objects.get().verdict == "not_kept"


def test_staff_judge_only_what_was_agreed_and_say_what_it_rests_on(client, cast, asked):
    activity, _, _ = asked
    client.force_login(cast.coordinator)
    page = text(client.post(at("staff-keep", activity, first(activity).key), {"verdict": "kept", "evidence": " "}))
    assert "Enter what this rests on" in page
    other = Commitment.objects.create(activity=activity, text="Never agreed")
    for key in (f"commitment_{other.pk}", "outcome_1", "x"):
        assert client.get(at("staff-keep", activity, key)).status_code == 404


def test_the_database_wants_one_target_one_judgement_a_person_and_keeps_what_staff_said(cast, asked):
    activity, people, _ = asked
    with pytest.raises(IntegrityError, match="a_kept_judgement_has_one_target"), transaction.atomic():
        KeptJudgement.objects.create(involvement=people[0], verdict="kept")
    with pytest.raises(IntegrityError, match="a_staff_kept_judgement_has_one_target"), transaction.atomic():
        StaffKeptJudgement.objects.create(verdict="kept", evidence="x", by=cast.coordinator)
    with pytest.raises(IntegrityError, match="one_kept_judgement_a_person"), transaction.atomic():
        for _ in range(2):
            KeptJudgement.objects.create(involvement=people[0], commitment_id=first(activity).pk, verdict="kept")
    keeping.judge_as_staff(target=first(activity), verdict="kept", evidence="x", by=cast.coordinator)
    with pytest.raises(InternalError, match="Cannot"), transaction.atomic():
        StaffKeptJudgement.objects.update(verdict="not_kept")


def test_promises_are_judged_from_their_day_on_by_both_sides(client, cast):
    activity = cast.activity(status=Status.OPEN)
    today = timezone.localdate()
    _, room = (
        promising.make(activity=activity, text=words, due_on=today + timedelta(days=days), by=cast.coordinator)
        for words, days in (("You get the notes", 0), ("There is a quiet room", 3))
    )
    people = [cast.person(activity) for _ in range(6)]
    round_ = cast.open_round(activity)
    (target,) = keeping.targets(activity)
    assert (target.what, target.text) == ("promise", "You get the notes")
    device = cast.open_door(Client(), people[0])
    page = text(device.get(at("my-kept", people[0])))
    assert "You get the notes" in page and "There is a quiet room" not in page
    device.post(at("my-kept", people[0]), {target.key: "kept"})
    for person in people[1:]:
        keeping.judge(involvement=person, verdicts={target: "partly"})
    client.force_login(cast.coordinator)
    client.post(at("staff-keep", activity, target.key), {"verdict": "kept", "evidence": "Sent on the day"})
    invitations.close_round(round_=round_, by=cast.coordinator)
    page = text(client.get(at("kept", activity)))
    assert "What was promised to people, and whether it was kept" in page
    assert "Sent on the day" in page and "6 of 6 people said yes, it was kept or partly" in page
    assert room not in [judgement.promise for judgement in KeptJudgement.objects.all()]


def test_people_are_told_to_judge_only_when_they_can(client, cast):
    """Staff may say of a promise from its day on; people are asked with the questionnaire afterwards."""
    activity = cast.activity(status=Status.OPEN)
    client.force_login(cast.coordinator)
    when = "People are asked with the questionnaire afterwards."
    page = text(client.get(at("kept", activity)))
    assert when in page and "Staff can say it of what was agreed, and of a promise from its day on" in page
    promising.make(activity=activity, text="You get the notes", due_on=timezone.localdate(), by=cast.coordinator)
    page = text(client.get(reverse("activities:promises", args=[activity.pk])))
    assert f"From its day on, staff say of each whether it was kept. {when}" in page
    (target,) = keeping.targets(activity)
    person = cast.person(activity)
    with pytest.raises(RoundClosed):
        keeping.judge(involvement=person, verdicts={target: "kept"})
    client.post(at("staff-keep", activity, target.key), {"verdict": "kept", "evidence": "Sent on the day"})
    assert StaffKeptJudgement.objects.get().promise_id == target.pk
    cast.open_round(activity)
    keeping.judge(involvement=person, verdicts={target: "kept"})


def test_a_promise_changed_after_people_were_asked_is_judged_in_its_old_words(cast):
    activity = cast.activity(status=Status.OPEN)
    today = timezone.localdate()
    promise = promising.make(activity=activity, text="You get the notes", due_on=today, by=cast.coordinator)
    cast.person(activity)
    cast.open_round(activity)
    promising.change(
        promise=promise, text="You get the notes later", due_on=today, words="The printer broke", by=cast.coordinator
    )
    assert [target.text for target in keeping.targets(activity)] == ["You get the notes"]


def test_a_judgement_is_about_one_thing_only(cast, asked):
    activity, people, _ = asked
    promise = promising.make(activity=activity, text="Notes", due_on=timezone.localdate(), by=cast.coordinator)
    commitment = activity.commitments.first()
    for targets in ({}, {"commitment": commitment, "promise": promise}):
        with pytest.raises(IntegrityError, match="a_kept_judgement_has_one_target"), transaction.atomic():
            KeptJudgement.objects.create(involvement=people[0], verdict="kept", **targets)
