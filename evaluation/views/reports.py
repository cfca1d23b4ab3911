from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import DetailView, ListView, TemplateView, View

from accounts.access import require
from accounts.models import Organisation
from accounts.roles import Permission
from activities.scope import OfActivity
from evaluation import reporting
from evaluation.models import Report
from evaluation.reports.blocks import Document
from evaluation.reports.html import render_html
from evaluation.reports.job import STEPS
from figures.plain import start_small
from jobs.hints import hint_on_commit
from vault.models import Release

WAITING = {
    Release.State.ASKED: "Waiting for the vault",
    Release.State.COUNTING: "The vault is counting, and making sure that nobody can be worked out",
}


class ReportList(ListView):
    """Reports of the organisations this person may read, newest first."""

    paginate_by = 20

    def get_queryset(self):
        require(self.request.user, Permission.SEE_DASHBOARD)
        reports = Report.objects.visible_to(self.request.user)
        return reports.select_related("organisation", "requested_by").defer("document")


class ReportRequest(OfActivity, TemplateView):
    permission = Permission.ASK_FOR_REPORTS
    template_name = "evaluation/report_request.html"

    def get_context_data(self, **kwargs):
        has_rounds = self.activity.rounds.filter(opened_at__isnull=False).exists()
        return super().get_context_data(open_rounds=self.activity.rounds.are_open(), has_rounds=has_rounds, **kwargs)

    def post(self, request, *args, **kwargs):
        report = reporting.request_report(activity=self.activity, by=request.user)
        hint_on_commit(report)
        return redirect("evaluation:report", report.pk)


class DiversityRequest(TemplateView):
    """The monitoring lead asks the vault for figures, and for the report on them."""

    template_name = "evaluation/diversity_request.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        mine = Organisation.objects.of(request.user)
        self.organisation = get_object_or_404(mine, pk=kwargs["organisation_id"])
        require(request.user, Permission.MONITOR, self.organisation)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            organisation=self.organisation,
            is_demonstration=self.organisation.is_demonstration,
            latest=self.organisation.releases.filter(state=Release.State.DONE).first(),
            is_under_way=self.organisation.reports.under_way().filter(kind=Report.Kind.DIVERSITY).exists(),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        report = reporting.request_diversity_report(organisation=self.organisation, by=request.user)
        # Until the vault is done there is nothing to do for the worker; then the sweeper finds the row.
        if not report.is_waiting_for_the_vault:
            hint_on_commit(report)
        return redirect("evaluation:report", report.pk)


class OfReport:
    def get_queryset(self):
        reports = Report.objects.visible_to(self.request.user)
        return reports.select_related("activity", "organisation", "release", "requested_by")


class ReportDetail(OfReport, DetailView):
    """The frozen report, or how far its making has come."""

    def get_template_names(self):
        return [
            "evaluation/report_detail.html" if self.object.state == Report.State.DONE else "evaluation/report_wait.html"
        ]

    def get_context_data(self, **kwargs):
        report = self.object
        context = {
            "activity": report.activity,
            "is_demonstration": report.organisation.is_demonstration,
            "may_ask": self.request.user.may(report.may_be_asked_by, report.organisation),
            "progress": progress_of(report),
        }
        if report.state == Report.State.DONE:
            context["document"] = render_html(Document.from_json(report.document))
            context["files"] = report.files.defer("content")
        return super().get_context_data(**context, **kwargs)


class ReportProgress(OfReport, DetailView):
    """How far it has come, for a script to ask; the page itself also reloads without one."""

    def render_to_response(self, context, **kwargs):
        return JsonResponse(progress_of(self.object))


class ReportAgain(View):
    """Try a failed report once more."""

    def post(self, request, pk):
        reports = Report.objects.visible_to(request.user).select_related("organisation", "release")
        report = get_object_or_404(reports, pk=pk)
        require(request.user, report.may_be_asked_by, report.organisation)
        same = Report.objects.filter(organisation=report.organisation, activity=report.activity, kind=report.kind)
        if same.under_way().exists():
            messages.info(request, "Another report of this kind is being made already.")
        else:
            report = reporting.try_again(report=report, by=request.user)
            if not report.is_waiting_for_the_vault:
                hint_on_commit(report)
        return redirect("evaluation:report", report.pk)


class ReportDownload(View):
    """A finished report as a file, under a name that says nothing of anybody."""

    def get(self, request, pk, format):
        report = get_object_or_404(Report.objects.visible_to(request.user), pk=pk, state=Report.State.DONE)
        file = get_object_or_404(report.files.select_related("report__release"), format=format)
        response = HttpResponse(bytes(file.content), content_type=file.content_type)
        response["Content-Disposition"] = f'attachment; filename="{file.name}"'
        return response


# How much of the bar belongs to the vault where a report waits for it. Unit: percent.
VAULT_SHARE = 60


def progress_of(report):
    """{"text", "percent", "is_finished"} for the progress bar; unit of percent: whole percent."""
    if not report.is_under_way:
        return {"text": report.get_state_display(), "percent": 100, "is_finished": True}
    if report.is_waiting_for_the_vault:
        return {
            "text": WAITING[report.release.state],
            "percent": report.release.percent * VAULT_SHARE // 100,
            "is_finished": False,
        }
    if report.state == Report.State.QUEUED:
        text = "Waiting for its turn"
    else:
        step = min(report.step, len(STEPS) - 1)
        text = f"Step {step + 1} of {len(STEPS)}: {start_small(STEPS[step])}"
    begun = VAULT_SHARE if report.release else 10
    return {"text": text, "percent": begun + (90 - begun) * report.step // len(STEPS), "is_finished": False}
