"""The list of activities: every search, filter, order and page is an address of its own."""

from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from accounts.access import require
from accounts.roles import Permission
from activities import finding
from activities.forms.finding import DAYS, ActivitySearch
from activities.models import Activity
from activities.views.rows import activity_rows
from figures.plain import say_count
from pages.dates import PARTS

A_PAGE = 20


class ActivityList(TemplateView):
    """Every activity this person may see, twenty to a page, with the state of each stage."""

    template_name = "activities/activity_list.html"

    def get(self, request, *args, **kwargs):
        require(request.user, Permission.SEE_PLANS)
        if any(not value for values in request.GET.lists() for value in values[1]):
            # What a form sends of fields left empty would make every address long and no two alike.
            return redirect(self._address(_filled(request.GET)))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        user, today = self.request.user, timezone.localdate()
        form = ActivitySearch(self.request.GET or None, user=user)
        asked = form.asked
        everything = Activity.objects.visible_to(user)
        found = finding.narrow(everything, asked, leads=form.leads, user=user, today=today)
        order = asked.get("order")
        # Ids alone are sorted; the rest is read for one page of them.
        ids = finding.in_order(found, order, today=today).values_list("pk", flat=True)
        applied = form.applied()
        # What is searched for is not searched for twice, once to count and once to show.
        page = Paginator(list(ids) if applied else ids, A_PAGE).get_page(self.request.GET.get("page"))
        shown = list(page)
        return super().get_context_data(
            form=form,
            page=page,
            is_search=bool(applied or form.errors),
            rows=activity_rows(
                shown,
                today=today,
                names_organisation=form.names_organisation,
                next_dates=_next_dates(shown, today) if order == finding.NEXT_DATE else None,
            ),
            chips=[{"words": words, "url": self._without(name, value)} for words, name, value in applied],
            found=_in_words(page.paginator.count, of=everything.count() if applied else None),
            leads_some=user in form.leads and asked.get("lead") != "me",
            is_demonstration=any(each.is_demonstration for each in form.organisations),
            may_plan=user.may(Permission.PLAN),
            **kwargs,
        )

    def _without(self, name, value):
        """The address of the same list without one filter, from its first page."""
        left = self.request.GET.copy()
        for gone in ("page", *(f"{name}_{part}" for part in PARTS if name in DAYS)):
            left.pop(gone, None)
        if kept := [each for each in left.getlist(name) if value is not None and each != value]:
            left.setlist(name, kept)
        else:
            left.pop(name, None)
        return self._address(left)

    @staticmethod
    def _address(asked):
        path = reverse("activities:activity-list")
        return f"{path}?{asked.urlencode()}" if asked else path


def _filled(asked):
    filled = asked.copy()
    for name, values in asked.lists():
        filled.setlist(name, [value for value in values if value])
        if not filled.getlist(name):
            del filled[name]
    return filled


def _next_dates(ids, today):
    return dict(Activity.objects.filter(pk__in=ids).values_list("pk", finding.next_date(today)))


def _in_words(number, *, of):
    """How many were found, and out of how many."""
    if of is None:
        return say_count(number, one="activity", many="activities")
    fit = "fits" if number == 1 else "fit"
    return f"{number:,} of {say_count(of, one='activity', many='activities')} {fit}"
