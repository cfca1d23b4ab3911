"""Reaching an activity: somebody else's is 404, as if it were not there; a verb the role does not give is 403."""

from django.shortcuts import get_object_or_404

from accounts.access import require
from accounts.editing import EditedTogether, is_saved
from accounts.roles import Permission
from activities.models import Activity, Purpose


def find_activity(user, activity_id, permission=Permission.SEE_PLANS):
    """The activity, if this person may see it and their role gives the permission."""
    activities = Activity.objects.visible_to(user).select_related("organisation", "team", "lead", "purpose")
    activity = get_object_or_404(activities, pk=activity_id)
    require(user, permission, activity.organisation)
    return activity


class OfActivity(EditedTogether):
    """A staff page of one activity: `self.activity`, and what every such page shows.

    A form that changes something there may be open to two people at once (accounts/editing.py).
    """

    permission = Permission.SEE_PLANS
    activity_kwarg = "activity_id"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.activity = find_activity(request.user, kwargs[self.activity_kwarg], self.permission)

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        if request.method == "POST" and is_saved(response):
            Activity.objects.note_work(self.activity)
        return response

    def hold(self):
        """The activity, before anything that belongs to it: docs/design.md says in which order things are held."""
        self.hold_activity()

    def hold_activity(self):
        Activity.objects.select_for_update(no_key=True).get(pk=self.activity.pk)

    def hold_purpose(self):
        """For what belongs to the purpose, and for the activity where both may be changed."""
        Purpose.objects.select_for_update().get(activity=self.activity)

    def get_context_data(self, **kwargs):
        user, organisation = self.request.user, self.activity.organisation
        everywhere = {
            "activity": self.activity,
            "organisation": organisation,
            "is_demonstration": organisation.is_demonstration,
            "may_plan": user.may(Permission.PLAN, organisation),
            "may_see_people": user.may(Permission.SEE_PEOPLE, organisation),
            "may_ask_for_reports": user.may(Permission.ASK_FOR_REPORTS, organisation),
        }
        return super().get_context_data(**{**everywhere, **kwargs})
