"""Where a new plan begins; whoever comes back to it with the browser's button is not led into a second one."""

from datetime import timedelta

from django.shortcuts import render
from django.utils import timezone

from activities import starting
from activities.models import Activity, Status
from activities.views.starting import PlanBegin

JUST_NOW = timedelta(minutes=30)


class BeginOrGoOn(PlanBegin):
    """The first page of a new plan; asks first where this person has begun one just now and not got far with it."""

    def get(self, request, *args, **kwargs):
        begun = None if "another" in request.GET or self.draft else begun_just_now(request.user)
        if begun:
            return render(
                request,
                "activities/begun_just_now.html",
                {"begun": begun, "is_demonstration": begun.organisation.is_demonstration},
            )
        return super().get(request, *args, **kwargs)


def begun_just_now(user):
    """The plan of which this person has saved no more than the first pages, minutes ago; None if there is none."""
    first_pages = [starting.PEOPLE.code, starting.KIND.code]
    theirs = Activity.objects.visible_to(user).filter(created_by=user, status=Status.DRAFT)
    new = theirs.filter(created_at__gt=timezone.now() - JUST_NOW, plan_start__saved_pages__contained_by=first_pages)
    return new.filter(plan_start__saved_pages__contains=first_pages[:1]).order_by("-created_at").first()
