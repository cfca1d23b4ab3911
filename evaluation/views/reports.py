from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import DetailView, ListView, TemplateView, View

from accounts.access import require
from accounts.roles import Permission
from activities.scope import OfActivity
from evaluation import reporting
from evaluation.models import Report
from evaluation.reports.blocks import Document
from evaluation.reports.html import render_html
from evaluation.reports.job import STEPS
from jobs.hints import hint_on_commit


class ReportList(ListView):
    """Reports of the organisations this person may read, newest first."""

    paginate_by = 20

    def get_queryset(self):
        require(self.request.user, Permission.SEE_DASHBOARD)
        reports = Report.objects.visible_to(self.request.user)
        return reports.select_related("activity__organisation", "requested_by").defer("document")


class ReportRequest(OfActivity, TemplateView):
    permission = Permission.ASK_FOR_REPORTS
    template_name = "evaluation/report_request.html"

    def get_context_data(self, **kwargs):
        open_rounds = self.activity.rounds.filter(closed_at=None)
        return super().get_context_data(open_rounds=open_rounds, has_rounds=self.activity.rounds.exists(), **kwargs)

    def post(self, request, *args, **kwargs):
        report = reporting.request_report(activity=self.activity, by=request.user)
        hint_on_commit(report)
        return redirect("evaluation:report", report.pk)


class OfReport:
    def get_queryset(self):
        return Report.objects.visible_to(self.request.user).select_related("activity__organisation", "requested_by")


class ReportDetail(OfReport, DetailView):
    """The frozen report, or how far its making has come."""

    def get_template_names(self):
        return [
            "evaluation/report_detail.html" if self.object.state == Report.State.DONE else "evaluation/report_wait.html"
        ]

    def get_context_data(self, **kwargs):
        activity = self.object.activity
        context = {
            "activity": activity,
            "is_demonstration": activity.organisation.is_demonstration,
            "may_ask_for_reports": self.request.user.may(Permission.ASK_FOR_REPORTS, activity.organisation),
            "progress": progress_of(self.object),
        }
        if self.object.state == Report.State.DONE:
            context["document"] = render_html(Document.from_json(self.object.document))
        return super().get_context_data(**context, **kwargs)


class ReportProgress(OfReport, DetailView):
    """How far it has come, for a script to ask; the page itself also reloads without one."""

    def render_to_response(self, context, **kwargs):
        return JsonResponse(progress_of(self.object))


class ReportAgain(View):
    """Try a failed report once more."""

    def post(self, request, pk):
        report = get_object_or_404(Report.objects.visible_to(request.user), pk=pk)
        require(request.user, Permission.ASK_FOR_REPORTS, report.activity.organisation)
        if report.activity.reports.under_way().exists():
            messages.info(request, "Another report for this activity is being made already.")
        else:
            report.try_again()
            hint_on_commit(report)
        return redirect("evaluation:report", report.pk)


class ReportPdf(View):
    def get(self, request, pk):
        report = get_object_or_404(Report.objects.visible_to(request.user).select_related("pdf"), pk=pk)
        if report.state != Report.State.DONE:
            raise Http404
        response = HttpResponse(bytes(report.pdf.content), content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="impact-report-{report.finished_at:%Y-%m-%d}.pdf"'
        return response


def progress_of(report):
    """{"text", "percent", "is_finished"} for the progress bar; unit of percent: whole percent."""
    is_finished = not report.is_under_way
    if report.state == Report.State.QUEUED:
        text = "Waiting for its turn"
    else:
        step = min(report.step, len(STEPS) - 1)
        text = (
            f"Step {step + 1} of {len(STEPS)}: {STEPS[step].lower()}" if not is_finished else report.get_state_display()
        )
    percent = 100 if is_finished else 10 + 80 * report.step // len(STEPS)
    return {"text": text, "percent": percent, "is_finished": is_finished}
