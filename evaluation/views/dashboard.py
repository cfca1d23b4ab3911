from django.utils import timezone
from django.views.generic import TemplateView

from accounts.access import require
from accounts.models import Organisation
from accounts.roles import Permission
from activities.due import due
from activities.models import Activity
from evaluation.charts.bars import bars_chart
from evaluation.charts.stages import stages_chart
from evaluation.indicators import portfolio
from evaluation.models import Report
from evaluation.reports.blocks import Picture
from evaluation.reports.html import show_blocks

OVERDUE = 20


class Dashboard(TemplateView):
    """An organisation's involvement at a glance: outcomes first, then how activities stand."""

    template_name = "evaluation/dashboard.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        require(user, Permission.SEE_DASHBOARD)
        organisations = Organisation.objects.where_may(user, Permission.SEE_DASHBOARD)
        activities = Activity.objects.where_may(user, Permission.SEE_DASHBOARD)
        told, contributions = portfolio.told_back(activities)
        today = timezone.localdate()
        return super().get_context_data(
            organisations=organisations,
            is_demonstration=any(organisation.is_demonstration for organisation in organisations),
            figures=_figures(activities, told=told, contributions=contributions),
            charts=show_blocks(_charts(activities, contributions=contributions), prefix="dashboard-"),
            overdue=due(activities, today=today, before=today, at_most=OVERDUE),
            rounds=portfolio.rounds(activities),
            reports=Report.objects.visible_to(user).select_related("activity").defer("document")[:10],
            has_activities=activities.exists(),
            **kwargs,
        )


def _figures(activities, *, told, contributions):
    return [
        {"value": f"{told} of {contributions}", "label": "contributions whose people were told what happened"},
        portfolio.going_on(activities),
    ]


def _charts(activities, *, contributions):
    pictures = []
    if contributions:
        became = portfolio.influence(activities)
        pictures.append(
            bars_chart(
                title="What became of what people said",
                sentence=_sentence(became),
                counts=became,
                header=("Decision", "Contributions"),
            )
        )
    statuses = portfolio.by_status(activities)
    pictures.append(
        bars_chart(
            title="Activities by status", sentence=_sentence(statuses), counts=statuses, header=("Status", "Activities")
        )
    )
    pictures.append(stages_chart(portfolio.by_stage(activities)))
    return tuple(Picture(picture) for picture in pictures)


def _sentence(counts):
    return (
        ", ".join(f"{name}: {number}" for name, number in counts.items() if number) + "."
        if any(counts.values())
        else "None yet."
    )
