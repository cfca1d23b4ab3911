"""The report's numbers, worked out by hand, and what must never be in it."""

from datetime import date

import pytest
from django.utils import timezone

from activities import commitments
from activities.framework import Capacity
from activities.models import Status
from evaluation import invitations, judging, reporting
from evaluation.indicators import answering, impact
from evaluation.models import Given, Report
from evaluation.reports import impact as impact_report
from evaluation.reports import job
from evaluation.reports.blocks import Document, Heading
from evaluation.reports.kept import KINDS
from evaluation.submission import RoundClosed

SECRET = "The canary sang about ward seven"


@pytest.fixture
def asked(cast):
    """Eight service users of whom seven answer, four carers who all answer, five staff of whom five answer.

    "People listened to me" (P1): service users 3 yes a lot, 2 yes a bit, 1 no, 1 does not fit.
    """
    activity = cast.activity(status=Status.OPEN)
    users = [cast.person(activity, Capacity.SERVICE_USER) for _ in range(8)]
    carers = [cast.person(activity, Capacity.CARER) for _ in range(4)]
    staff = [cast.person(activity, Capacity.STAFF) for _ in range(5)]
    round_ = cast.open_round(activity)
    codes = option_codes(round_, "P1")
    for person, label in zip(
        users, ["Yes, a lot"] * 3 + ["Yes, a bit"] * 2 + ["No", "This does not fit me"], strict=False
    ):
        cast.answer(person, {"P1": codes[label], "Z1": Given(words=f"{label} person wrote")}, round_=round_)
    for person in carers:
        cast.answer(person, {"P1": codes["No"], "Z1": Given(words=SECRET)}, round_=round_)
    for person in staff:
        cast.answer(person, {"V1": option_codes(round_, "V1")["No"]}, round_=round_)
    return activity, round_, users


def option_codes(round_, code):
    for invitation in round_.invitations.select_related("version"):
        if question := invitation.version.questions.get(code):
            return {option.label: option.code for option in question.options}
    raise AssertionError(f"nobody was asked {code}")


def result_of(round_, code):
    return next(counted.result for counted in answering.results(round_) if counted.code == code)


def close(activity, round_, cast):
    invitations.close_round(round_=round_, by=cast.coordinator)
    round_.refresh_from_db()


def contents(report):
    return {file.format: bytes(file.content) for file in report.files.all()}


def text_of(document):
    return str(document.to_json())


def test_nothing_of_what_was_said_is_shown_while_the_round_is_open(asked, cast):
    activity, round_, _ = asked
    assert answering.results(round_) == ()
    assert answering.words(round_, seed="x") == ()
    written = text_of(impact_report.write(activity, seed="x", as_at=round_.opened_at))
    assert "person wrote" not in written
    assert "Results open when the questionnaire closes" in written


def test_counts_are_those_worked_out_by_hand(asked, cast):
    # Seven service users answered; one does not fit, so N is six: 5 of 6 yes, 3 of 6 a lot, 1 no.
    activity, round_, _ = asked
    close(activity, round_, cast)
    result = result_of(round_, "P1")
    users = next(side for side in result.sides if side.capacity == "service_user")
    assert users.sentence == "5 of 6 people said yes, a lot or a bit; 3 of 6 said yes, a lot."
    assert users.against == "1 of 6 people said no."


def test_four_carers_are_hidden_with_everything_they_said(asked, cast):
    activity, round_, _ = asked
    close(activity, round_, cast)
    carers = next(side for side in result_of(round_, "P1").sides if side.capacity == "carer")
    assert carers.is_hidden
    written = text_of(impact_report.write(activity, seed="x", as_at=round_.closed_at))
    assert SECRET not in written
    assert "4 of 4" not in written
    assert "Yes, a lot person wrote" in written


def test_words_without_permission_stay_out(cast):
    activity = cast.activity(status=Status.OPEN)
    people = [cast.person(activity) for _ in range(5)]
    round_ = cast.open_round(activity)
    for person in people:
        cast.answer(person, {"Z1": Given(words=SECRET)}, round_=round_, words_may_be_used=False)
    close(activity, round_, cast)
    assert SECRET not in text_of(impact_report.write(activity, seed="x", as_at=round_.closed_at))


def test_negative_answers_and_refusals_are_printed(asked, cast):
    activity, round_, _ = asked
    cast.contribution(
        activity,
        words="Open at night",
        decision="not_accepted",
        decided_by="Board",
        decided_on="2026-04-01",
        decision_reason="No money this year",
    )
    close(activity, round_, cast)
    written = text_of(impact_report.write(activity, seed="x", as_at=round_.closed_at))
    assert "People listened to me. Service users: 1 of 6 people said no." in written
    assert "Open at night" in written
    assert "No money this year" in written


def test_both_sides_judge_and_disagreement_is_printed(asked, cast):
    # Six service users judge: four no, two yes. Staff say yes.
    activity, round_, users = asked
    agreed = activity.purpose_versions.first().outcomes[0]
    for person, verdict in zip(users, ["no"] * 4 + ["yes"] * 2, strict=False):
        judging.judge(involvement=person, verdicts={agreed["id"]: verdict})
    outcome = activity.outcomes.get(pk=agreed["id"])
    judging.judge_as_staff(outcome=outcome, verdict="yes", evidence="Call records", by=cast.coordinator)
    assert impact.outcomes(activity)[0].judged.people.sides == ()
    close(activity, round_, cast)
    judged = impact.outcomes(activity)[0].judged
    assert judged.staff == "Yes"
    users_side = next(side for side in judged.people.sides if side.capacity == "service_user")
    assert users_side.sentence.startswith("2 of 6 people said yes")
    with pytest.raises(RoundClosed):
        judging.judge(involvement=users[7], verdicts={agreed["id"]: "yes"})


def test_the_report_judges_what_was_agreed_even_after_the_working_copy_changed(asked, cast):
    activity, round_, _ = asked
    activity.outcomes.update(text="Something easier")
    written = text_of(impact_report.write(activity, seed="x", as_at=round_.opened_at))
    assert "Calls are answered within two minutes" in written
    assert "Something easier" not in written


def test_what_everyone_keeps_to_is_printed_once_and_as_it_was_agreed(cast):
    activity = cast.activity(status=Status.OPEN)
    activity.commitments.create(text="We listen")
    commitments.agree(activity=activity, agreed_on=date(2026, 1, 5), by=cast.coordinator)
    activity.commitments.update(text="We whisper")
    activity.commitments.create(text="Never agreed")
    document = impact_report.write(activity, seed="x", as_at=timezone.now())
    titles = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert [title for title in titles if "agreed to keep to" in title] == [KINDS["commitment"][0]]
    assert "We listen" in titles
    assert "Never agreed" not in text_of(document) and "We whisper" not in text_of(document)


def test_a_finished_report_is_frozen(asked, cast):
    activity, round_, _ = asked
    close(activity, round_, cast)
    report = reporting.request_report(activity=activity, by=cast.coordinator)
    assert job.build(report.pk)
    report.refresh_from_db()
    before, files = report.document, contents(report)
    cast.contribution(activity, words="Said much later")
    assert not job.build(report.pk)
    report.refresh_from_db()
    assert (report.document, contents(report)) == (before, files)
    assert set(files) == {"pdf", "xlsx"}
    assert "Said much later" not in str(before)
    assert Document.from_json(before).title == f"Impact of involvement: {activity.title}"


def test_two_requests_at_once_give_one_report(asked, cast):
    activity, _, _ = asked
    first = reporting.request_report(activity=activity, by=cast.coordinator)
    second = reporting.request_report(activity=activity, by=cast.manager)
    assert first.pk == second.pk
    assert Report.objects.count() == 1


def test_a_failure_tells_the_person_and_is_tried_again(asked, cast, monkeypatch):
    activity, _, _ = asked
    report = reporting.request_report(activity=activity, by=cast.coordinator)
    monkeypatch.setattr(impact_report, "write", lambda *args, **kwargs: 1 / 0)
    for attempt in range(1, Report.MAX_ATTEMPTS + 1):
        assert job.build(report.pk)
        report.refresh_from_db()
        assert report.attempt == attempt
    assert report.state == Report.State.FAILED
    assert report.error == job.SORRY
    assert not job.build(report.pk)
