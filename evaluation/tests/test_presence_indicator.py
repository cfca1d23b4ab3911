"""The report counts who took part as the page Presence does."""

from activities.framework import Capacity
from evaluation.indicators import presence
from participants import funnel, recruitment
from participants.models import LeavingReason, Step


def test_the_report_and_the_page_give_the_same_numbers(cast):
    """By hand: A joined without an invitation and took part; B joined, left, came back; C said no; D joined and left;
    E is listed; F joined, finished, and what was noted of her leaving was taken back; G joined and we ended it.
    """
    activity = cast.activity()
    a, b, c, d = (cast.person(activity, has_joined=False) for _ in range(4))
    cast.person(activity, Capacity.CARER, has_joined=False)
    recruitment.invite(involvement=c, by=cast.coordinator)
    for person in (a, b, d):
        recruitment.join(involvement=person)
    for person in (b, c, d):
        recruitment.leave(involvement=person, reason=LeavingReason.NOT_SAID)
    recruitment.join(involvement=b)
    recruitment.note(involvement=a, step=Step.TAKING_PART)
    f, g = cast.person(activity, Capacity.CARER), cast.person(activity, Capacity.CARER)
    recruitment.leave(involvement=f, reason=LeavingReason.HEALTH)
    recruitment.take_back(event=f.funnel_events.last(), by=cast.coordinator, why="It was somebody else.")
    recruitment.note(involvement=f, step=Step.FINISHED)
    recruitment.note(involvement=g, step=Step.ENDED_EARLY, why="The group was closed.", by=cast.coordinator)

    shown = presence.funnel(activity)
    assert shown.table.header[1:] == (
        "On the list",
        "Invited",
        "Joined",
        "Took part",
        "Stayed to the end",
        "Said no thank you",
        "Left",
        "Ended early by us",
    )
    assert shown.table.rows == (
        ("Service users", "4", "4", "3", "1", "0", "1", "1", "0"),
        ("Carers", "3", "2", "2", "1", "1", "0", "0", "1"),
    )
    together = funnel.together(funnel.by_capacity(activity))
    assert shown.sentence == f"7 on the list: {together.words}."
    assert together.words == (
        "6 invited, 5 joined, 2 took part, 1 finished, 1 said no thank you, 1 left, 1 ended early by us"
    )


def test_nobody_on_the_list_is_no_table(cast):
    assert presence.funnel(cast.activity()) is None
