"""Copying a past activity: choosing it, and seeing what goes along and what stays behind."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView, ListView

from accounts.access import require
from accounts.roles import Permission
from activities import copying, starting
from activities.forms.starting import CopyForm, TitleSearch
from activities.models import Activity
from activities.scope import OfActivity
from activities.views.tones import STATUS_TONES

A_PAGE = 20


class CopyChoose(ListView):
    """The activities that this person may copy, newest first."""

    template_name = "activities/copy_choose.html"

    def get_queryset(self):
        require(self.request.user, Permission.PLAN)
        activities = Activity.objects.where_may(self.request.user, Permission.PLAN).select_related("team", "lead")
        activities = activities.order_by(F("starts_on").desc(nulls_last=True), "title")
        self.search = TitleSearch(self.request.GET or None)
        if self.search.is_bound and self.search.is_valid() and (title := self.search.cleaned_data["q"]):
            activities = activities.filter(title__icontains=title)
        return activities

    def get_context_data(self, **kwargs):
        page = Paginator(self.object_list, A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            form=self.search,
            page=page,
            rows=[_row(activity) for activity in page],
            q=self.request.GET.get("q"),
            **kwargs,
        )


def _row(activity):
    facts = [activity.team.name, f"led by {activity.lead.name}", activity.dates]
    return {
        "title": activity.title,
        "url": reverse("activities:activity-copy", args=[activity.pk]),
        "hint": " · ".join(filter(None, facts)),
        "status": activity.get_status_display(),
        "tone": STATUS_TONES[activity.status],
    }


class ActivityCopy(OfActivity, FormView):
    """See what is copied and what never is, say what the copy is called, and begin from it."""

    permission = Permission.PLAN
    activity_kwarg = "pk"
    form_class = CopyForm
    template_name = "activities/activity_copy.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.key = starting.read_key(request.POST.get("key", ""))

    def get_initial(self):
        ending = " (copy)"
        longest = Activity._meta.get_field("title").max_length - len(ending)
        return {"title": self.activity.title[:longest] + ending}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            key=self.key,
            takes_along=copying.TAKES_ALONG,
            leaves_behind=copying.LEAVES_BEHIND,
            cancel_url=reverse("activities:activity-detail", args=[self.activity.pk]),
            **kwargs,
        )

    def form_valid(self, form):
        given = form.cleaned_data
        new = copying.copy(
            activity=self.activity,
            title=given["title"],
            starts_on=given["starts_on"],
            key=self.key,
            by=self.request.user,
        )
        messages.success(self.request, "The plan is copied. Go through it once: what was true then may not be now.")
        return redirect(starting.PEOPLE.url_name, activity_id=new.pk)
