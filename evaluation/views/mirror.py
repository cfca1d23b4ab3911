"""The values mirror: for staff, for each person on their own page, and as a sheet to talk over."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import TemplateView, View

from activities.framework import VALUE_QUESTIONS, Stage
from activities.scope import OfActivity
from evaluation.charts.mirror import mirror_chart
from evaluation.indicators import principles
from evaluation.printing.conversation import SIZES, write_sheet
from evaluation.reports.blocks import Picture
from evaluation.reports.html import show_blocks
from participants import showing, values
from participants.doors import PersonalView
from participants.models import ValueEntry


def seen_in(activity):
    """What a page of the mirror shows: the picture with its sentences, the questions, and people's own words."""
    mirror = principles.mirror(activity)
    if mirror is None:
        return {"mirror": None}
    [picture] = show_blocks((Picture(mirror_chart(mirror)),), prefix="mirror-")
    return {
        "mirror": mirror,
        "picture": picture,
        "own_words": values.own_words(activity),
        "late_cards": _late_cards(activity),
        "questions": VALUE_QUESTIONS,
    }


def _late_cards(activity):
    """Cards that came after people had begun to answer: whoever was early may not have seen them."""
    first = ValueEntry.objects.filter(involvement__activity=activity).order_by("entered_at").first()
    return activity.value_cards.filter(added_at__gt=first.entered_at) if first else []


class Mirror(OfActivity, TemplateView):
    """What is shared and what differs, side by side, with questions to talk about."""

    template_name = "evaluation/mirror.html"

    def get_context_data(self, **kwargs):
        is_first = values.must_speak_first(self.request.user, self.activity)
        seen = {} if is_first else seen_in(self.activity)
        return super().get_context_data(
            stage=Stage.PRINCIPLES,
            must_speak_first=is_first,
            may_show_together=showing.may_show_together(self.activity),
            sizes=SIZES,
            **seen,
            **kwargs,
        )


class MirrorSheet(OfActivity, View):
    """The sheet to talk over, on paper: in usual or in large print."""

    def get(self, request, activity_id, size):
        if size not in SIZES:
            raise Http404
        mirror = None if values.must_speak_first(request.user, self.activity) else principles.mirror(self.activity)
        if mirror is None:
            return redirect("evaluation:mirror", activity_id)
        pdf = write_sheet(activity=self.activity, mirror=mirror, size=size, today=timezone.localdate())
        response = HttpResponse(pdf, content_type="application/pdf")
        response["Content-Disposition"] = 'inline; filename="conversation-sheet.pdf"'
        return response


class MyMirror(PersonalView):
    """The mirror on a person's own page, once they have said what matters to them."""

    def get(self, request, involvement_id):
        has_said = self.involvement.value_entries.exists()
        seen = seen_in(self.activity) if has_said else {}
        return self.page("evaluation/my_mirror.html", {"has_said": has_said, **seen})
