"""The report counts who took part as the page Presence does."""

from activities.framework import Capacity
from evaluation.indicators import presence
from participants import funnel, recruitment
from participants.models import LeavingReason


def test_the_report_and_the_page_give_the_same_numbers(cast):
    """By hand: A joined without an invitation; B joined, left, came back; C said no; D joined and left; E is listed."""
    activity = cast.activity()
    a, b, c, d = (cast.person(activity, has_joined=False) for _ in range(4))
    cast.person(activity, Capacity.CARER, has_joined=False)
    recruitment.invite(involvement=c, by=cast.coordinator)
    for person in (a, b, d):
        recruitment.join(involvement=person)
    for person in (b, c, d):
        recruitment.leave(involvement=person, reason=LeavingReason.NOT_SAID)
    recruitment.join(involvement=b)

    shown = presence.funnel(activity)
    assert shown.table.header[1:] == ("On the list", "Invited", "Joined", "Said no thank you", "Left")
    assert shown.table.rows == (
        ("Service users", "4", "4", "3", "1", "1"),
        ("Carers", "1", "0", "0", "0", "0"),
    )
    together = funnel.together(funnel.by_capacity(activity))
    assert shown.sentence == f"5 on the list: {together.words}."
    assert together.words == "4 invited, 3 joined, 1 said no thank you, 1 left"


def test_nobody_on_the_list_is_no_table(cast):
    assert presence.funnel(cast.activity()) is None
