"""Counts, rates, reasons and stays, each worked out by hand from dated steps."""

from datetime import date, timedelta

import pgtrigger
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import Activity, Status
from participants import funnel, recruitment
from participants.funnel import Stay
from participants.models import FunnelEvent, LeavingReason, Participant, Step

BEGAN = date(2026, 1, 5)
KEPT = "participants.FunnelEvent:funnel_event_is_kept"


def go(cast, activity, *steps, participant=None):
    """A person whose way has these steps, each (step, days after BEGAN, reason or why); the list is day 0."""
    if participant:
        person = recruitment.identify(activity=activity, participant=participant, capacity="carer", by=cast.coordinator)
    else:
        person = cast.person(activity, has_joined=False)
    move(person.funnel_events.get(), 0)
    for step, day, *words in steps:
        reason = words[0] if step == Step.LEFT else ""
        why = words[0] if step == Step.ENDED_EARLY else ""
        on = BEGAN + timedelta(days=day)
        recruitment.note(involvement=person, step=step, by=cast.coordinator, on=on, reason=reason, why=why)
    return person


def move(event, day):
    with pgtrigger.ignore(KEPT):
        FunnelEvent.objects.filter(pk=event.pk).update(on=BEGAN + timedelta(days=day))


def ways(activity):
    return funnel.of_activities(Activity.objects.filter(pk=activity.pk))


def said(activity):
    return [(rate.words, rate.note) for rate in funnel.rates(ways(activity))]


INVITED, INTERESTED, JOINED = (Step.INVITED, 1), (Step.INTERESTED, 2), (Step.JOINED, 3)
BEGUN, PAUSED, FINISHED = (Step.TAKING_PART, 4), (Step.PAUSED, 5), (Step.FINISHED, 90)
LEFT = (Step.LEFT, 30, LeavingReason.TIME)
ENDED = (Step.ENDED_EARLY, 40, "The group was closed.")


def eight(cast, activity):
    """A still waits to answer; B said no; C thinks about it; D joined and has not begun; E takes part; F finished;
    G left; H was ended early by us. I came to an open day and takes part.
    """
    go(cast, activity, INVITED)
    go(cast, activity, INVITED, (Step.LEFT, 2, LeavingReason.NOT_SAID))
    go(cast, activity, INVITED, INTERESTED)
    go(cast, activity, INVITED, INTERESTED, JOINED)
    go(cast, activity, INVITED, JOINED, BEGUN)
    go(cast, activity, INVITED, JOINED, BEGUN, PAUSED, (Step.TAKING_PART, 9), FINISHED)
    go(cast, activity, INVITED, JOINED, BEGUN, LEFT)
    go(cast, activity, INVITED, JOINED, BEGUN, ENDED)
    go(cast, activity, JOINED, BEGUN)


def test_counts_say_how_far_people_got_and_where_they_are(cast, activity):
    eight(cast, activity)
    assert funnel.of_ways(ways(activity)) == funnel.Funnel(
        named=9,
        invited=9,
        interested=7,
        joined=6,
        took_part=5,
        finished=1,
        said_no=1,
        left=1,
        ended_early=1,
        paused=0,
    )


def test_rates_leave_out_who_is_still_on_the_way_and_whom_we_ended_it_with(cast, activity):
    """By hand: invited 8, of whom A waits: C to H, 6 of 7. Interested C to I, of whom C thinks: 6 of 6. Joined D to I,
    of whom D has not begun: 5 of 5. Took part E to I; E and I go on, H was ended by us: F of F and G.
    """
    eight(cast, activity)
    assert said(activity) == [
        ("6 of 7 people", "1 person not answered yet; 1 person joined without an invitation by name"),
        ("6 of 6 people", "1 person still thinking about it"),
        ("5 of 5 people", "1 person not begun yet"),
        ("1 of 2 people", "2 people still taking part; 1 person ended early by us"),
    ]


def test_after_the_end_silence_is_no_answer_and_an_ending_nobody_noted_is_not_guessed(cast, activity):
    """By hand: now A and C count as no: 6 of 8 and 6 of 7. D, E and I are not known."""
    eight(cast, activity)
    activity.move_to(Status.CLOSED, by=cast.coordinator)
    assert said(activity) == [
        ("6 of 8 people", "1 person joined without an invitation by name"),
        ("6 of 7 people", ""),
        ("5 of 5 people", "1 person not noted whether they took part"),
        ("1 of 2 people", "2 people not noted how it ended; 1 person ended early by us"),
    ]


def test_an_open_invitation_has_no_rate(cast, activity):
    go(cast, activity, JOINED, BEGUN)
    words, note = said(activity)[0]
    assert (words, note) == (
        "Not measurable: nobody was invited by name",
        "1 person joined without an invitation by name",
    )
    assert [words for words, _ in said(cast.activity("Empty"))][1:] == ["Nothing to say yet"] * 3


def test_percentages_only_from_twenty_people_on(cast, activity):
    for _ in range(19):
        go(cast, activity, INVITED, JOINED)
    assert said(activity)[0][0] == "19 of 19 people"
    go(cast, activity, INVITED, (Step.LEFT, 2, LeavingReason.NOT_SAID))
    assert said(activity)[0][0] == "19 of 20 people (95%)"


@pytest.mark.parametrize(
    ("given", "rows"),
    [
        ("time " * 4, ()),
        ("time " * 5, (("Not enough time, or the times did not suit", 5),)),
        # Three reasons that are ours together make five.
        ("money support not_heard access money", (("Money, access or support, or not being heard", 5),)),
        # Two of health could be read off the total, so they hide among the five of time.
        ("time " * 5 + "health " * 2, ()),
        (
            "time " * 6 + "health " * 5 + "caring " * 3 + "moved " * 2,
            (
                ("Not enough time, or the times did not suit", 6),
                ("Health, or how I feel", 5),
                ("Other reasons together", 5),
            ),
        ),
        (
            "time " * 6 + "health " * 5 + "moved " * 2,
            (("Not enough time, or the times did not suit", 6), ("Other reasons together", 7)),
        ),
    ],
)
def test_reasons_are_shown_from_five_people_on_and_small_ones_together(cast, activity, given, rows):
    for reason in given.split():
        go(cast, activity, JOINED, (Step.LEFT, 30, LeavingReason(reason)))
    go(cast, activity, INVITED, (Step.LEFT, 2, LeavingReason.NOT_SAID))  # said no, and never left
    reasons = funnel.reasons_for_leaving(ways(activity))
    assert reasons.rows == rows
    assert bool(reasons.note) is not bool(rows)


def test_stays_run_from_joining_to_leaving_by_choice(cast, activity):
    """By hand, at day 100: F was seen for 87 days, G left after 27, H was seen for 37, one left, came back and is here:
    97 days; one left for good at the second time, after 60; who never joined has no stay.
    """
    go(cast, activity, INVITED)
    go(cast, activity, JOINED, BEGUN, FINISHED)
    go(cast, activity, JOINED, BEGUN, LEFT)
    go(cast, activity, JOINED, ENDED)
    go(cast, activity, JOINED, LEFT, (Step.JOINED, 50))
    go(cast, activity, JOINED, LEFT, (Step.JOINED, 50), (Step.LEFT, 63, LeavingReason.HEALTH))
    until = BEGAN + timedelta(days=100)
    assert sorted(funnel.stays(Activity.objects.filter(pk=activity.pk), until=until)) == [
        Stay(27, True),
        Stay(37, False),
        Stay(60, True),
        Stay(87, False),
        Stay(97, False),
    ]


def test_who_was_never_noted_as_finished_is_seen_until_the_last_day_of_the_activity(cast, activity):
    """The activity ends on 18 December 2026, 344 days after they joined on day 3."""
    go(cast, activity, JOINED)
    activity.move_to(Status.CLOSED, by=cast.coordinator)
    assert funnel.stays(Activity.objects.all(), until=date(2027, 6, 1)) == [Stay(344, False)]


def test_an_organisations_funnel_touches_the_period_and_counts_people_once(cast, activity):
    """By hand, days 20 to 60. In: G left on day 30; E goes on; one person in two activities. Out: who said no on day 2,
    and who joined on day 70. What was noted after day 60 is not seen.
    """
    go(cast, activity, INVITED, JOINED, BEGUN, LEFT)
    twice = go(cast, activity, JOINED, BEGUN, FINISHED).participant
    go(cast, cast.activity("Second", status=Status.OPEN), JOINED, participant=twice)
    go(cast, activity, INVITED, (Step.LEFT, 2, LeavingReason.NOT_SAID))
    go(cast, activity, (Step.JOINED, 70))
    go(cast, cast.activity("Elsewhere", by=cast.outsider), JOINED)
    found = funnel.of_organisation(
        cast.organisation, since=BEGAN + timedelta(days=20), until=BEGAN + timedelta(days=60)
    )
    assert found.counts == funnel.Funnel(named=3, invited=3, interested=3, joined=3, took_part=2, left=1)
    assert found.people == 2
    assert sorted(found.stays) == [Stay(27, True), Stay(57, False), Stay(57, False)]
    assert [rate.words for rate in found.rates] == ["1 of 1 person", "3 of 3 people", "2 of 2 people", "0 of 1 person"]
    with pytest.raises(ValueError, match="before it begins"):
        funnel.of_organisation(cast.organisation, since=BEGAN, until=BEGAN - timedelta(days=1))


def test_what_was_taken_back_is_in_no_figure(cast, activity):
    person = go(cast, activity, INVITED, JOINED, BEGUN, LEFT)
    before = funnel.stays(Activity.objects.all(), until=BEGAN + timedelta(days=100))
    recruitment.take_back(event=person.funnel_events.last(), by=cast.coordinator, why="It was her sister.")
    assert before == [Stay(27, True)]
    assert funnel.stays(Activity.objects.all(), until=BEGAN + timedelta(days=100)) == [Stay(97, False)]
    assert said(activity)[3] == ("Nothing to say yet", "1 person still taking part")


def test_the_page_tells_it_in_words_and_bars_to_everybody_who_reads_plans(client, cast, activity):
    eight(cast, activity)
    client.force_login(cast.manager)
    page = " ".join(client.get(reverse("participants:funnel", args=[activity.pk])).content.decode().split())
    assert "9 invited, 6 joined, 5 took part, 1 finished, 1 said no thank you, 1 left, 1 ended early by us." in page
    assert "6 of 7 people" in page
    assert 'width="55.6%"' in page  # 5 of 9 took part
    assert "Person 1" not in page


def test_five_hundred_people_need_no_more_queries_than_five(cast, activity):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            funnel.of_organisation(cast.organisation, since=BEGAN, until=date(2026, 12, 1))
        return len(captured)

    for _ in range(5):
        go(cast, activity, JOINED)
    few = queries()
    people = Participant.objects.bulk_create(
        Participant(organisation=cast.organisation, name=f"Many {number}", route="in_person") for number in range(500)
    )
    involved = activity.involvements.bulk_create(
        activity.involvements.model(activity=activity, participant=person, capacity="carer") for person in people
    )
    FunnelEvent.objects.bulk_create(FunnelEvent(involvement=each, step=Step.JOINED, on=BEGAN) for each in involved)
    assert queries() == few
