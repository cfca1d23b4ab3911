"""States of the stages, computed from records."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities import legal_duty, readiness
from activities.framework import Stage
from activities.models import Activity, Arrangement, Purpose, Status


def labels(activity):
    activity.refresh_from_db()
    return {state.stage: state.label for state in readiness.stage_states(activity)}


def test_nothing_has_begun_in_a_new_activity_although_the_organisation_has_a_support_contact(cast):
    activity = cast.activity()
    assert cast.organisation.support_contacts.exists()
    assert set(labels(activity).values()) == {"Not started"}


def test_process_is_under_way_from_the_first_decision_and_done_with_the_last(cast):
    activity = cast.activity()
    first = activity.arrangements.first()
    Arrangement.objects.filter(pk=first.pk).update(state="done")
    assert labels(activity)[Stage.PROCESS] == "In progress"
    activity.arrangements.update(state="done")
    assert labels(activity)[Stage.PROCESS] == "Done"


def test_purpose_is_under_way_from_an_outcome_that_is_not_complete_yet(cast):
    activity = cast.activity()
    activity.outcomes.create(text="Kinder calls", kind="service")
    assert labels(activity)[Stage.PURPOSE] == "In progress"
    assert "Add an intended outcome, how you will know, and by when" in [
        requirement.words for requirement in readiness.missing(activity, before=Status.AGREED)
    ]


def test_purpose_is_done_when_it_is_locked_and_under_way_again_while_it_is_amended(cast):
    activity = cast.activity(status=Status.OPEN)
    assert labels(activity)[Stage.PURPOSE] == "In progress"
    legal_duty.keep_check(
        activity=activity, read=1, applies="no", why_not="Nothing changes for anybody", by=cast.coordinator
    )
    activity.communications.create(
        audience="organisation", how="Newsletter", told_by="Cora", reply_route="Ring Cora", recorded_by=cast.coordinator
    )
    assert labels(activity)[Stage.PURPOSE] == "Done"
    activity.purpose.state, activity.purpose.amendment_reason = "amending", "A cut"
    activity.purpose.save()
    assert labels(activity)[Stage.PURPOSE] == "In progress"


def test_what_two_moves_need_is_named_once(cast):
    activity = cast.activity()
    purpose = next(state for state in readiness.stage_states(activity) if state.stage == Stage.PURPOSE)
    assert len(purpose.missing) == len(set(purpose.missing))
    assert "Agree and lock the purpose" in purpose.missing


def test_every_requirement_leads_to_a_page_that_exists(cast):
    activity = cast.activity()
    urls = [
        requirement.url_for(activity)
        for status in (Status.AGREED, Status.OPEN, Status.CLOSED, Status.EVALUATED)
        for requirement in readiness.missing(activity, before=status)
    ]
    assert urls and all(url is None or str(activity.pk) in url for url in urls)


def test_many_activities_are_looked_at_with_as_many_queries_as_one(cast):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            readiness.states_of(Activity.objects.all())
        return len(captured)

    cast.activity("The first", status=Status.OPEN)
    one = queries()
    for number in range(4):
        cast.activity(f"Another {number}")
    assert queries() == one


def test_an_activity_stands_the_same_among_many_as_alone(cast):
    activities = [cast.activity("New"), cast.activity("Open", status=Status.OPEN)]
    activities[0].outcomes.create(text="Kinder calls", kind="service")
    many = readiness.states_of(Activity.objects.all())
    assert many == {activity.pk: readiness.stage_states(activity) for activity in activities}
    assert many[activities[0].pk] != many[activities[1].pk]


def test_spaces_alone_say_nothing(cast):
    activity = cast.activity()
    words = "Say why people are involved"
    for statement, is_missing in ((" \n\t ", True), (" \n To decide ", False)):
        Purpose.objects.filter(activity=activity).update(statement=statement)
        found = {requirement.words for requirement in readiness.missing(activity, before=Status.AGREED)}
        assert (words in found) is is_missing


def test_work_on_an_outcome_may_have_begun_before_it_is_complete(cast):
    activity = cast.activity()
    outcome = next(item for item in readiness.missing(activity, before=Status.AGREED) if "outcome" in item.words)
    assert not outcome.has_begun(activity)
    activity.outcomes.create(text="Kinder calls", kind="service")
    assert outcome.has_begun(activity) and not outcome.is_met(activity)


def test_a_full_stop_is_no_answer_and_a_word_of_any_script_is(cast):
    activity = cast.activity()
    for said, is_missing in (
        (".", True),
        (" -- –… ", True),
        ("7", False),
        ("Перемены", False),
        ("🙂", False),
        ("To decide", False),
    ):
        Purpose.objects.filter(activity=activity).update(statement=said)
        missing = [requirement.words for requirement in readiness.missing(activity, before=Status.AGREED)]
        assert ("Say why people are involved" in missing) == is_missing, said
