"""A page that somebody began yesterday and did not finish: what they typed waits for them."""

from django.urls import reverse

from accounts.models import Draft
from accounts.roles import Permission
from activities.models import Activity, Status
from fourpi.demonstration.days import moment

TYPED = {
    "text": ["People who come back to the ward know somebody there by"],
    "kind": ["lives"],
    "how_we_will_know": ["We ask them when they"],
}


def leave_unfinished(*, organisation, by):
    """An intended outcome, half typed, in the plan that is being written."""
    activity = Activity.objects.filter(organisation=organisation, lead=by, status=Status.DRAFT).first()
    if activity is None:
        return
    Draft.objects.create(
        user=by,
        path=reverse("activities:outcome-create", args=[activity.pk]),
        title="Add an intended outcome",
        organisation=organisation,
        thing=activity.pk,
        permission=Permission.PLAN,
        typed=TYPED,
        saved_at=moment(-1),
    )
