"""The results of a round, item by item, on a page and as files; nothing before it has closed."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import TemplateView, View

from evaluation.indicators.answering import RoundAnswers
from evaluation.indicators.domains import domains
from evaluation.indicators.pairs import pairs
from evaluation.models import Mode
from evaluation.reports.html import show_blocks
from evaluation.reports.job import one_look
from evaluation.reports.results_file import ResultsFiles
from evaluation.reports.round_results import results_blocks
from evaluation.views.rounds import OfRound

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES = {
    "zip": ("application/zip", ResultsFiles.as_zip),
    "xlsx": (XLSX, ResultsFiles.as_workbook),
}


class RoundResults(OfRound, TemplateView):
    """Who answered, then every question with all sides beside each other; before the close, when and why not yet."""

    template_name = "evaluation/round_results.html"

    def get_context_data(self, **kwargs):
        with one_look():
            answers = RoundAnswers(self.round)
            is_out = answers.is_out and answers.responses is not None
            blocks = results_blocks(answers, domains=domains(answers), paired=pairs(answers)) if is_out else ()
        return super().get_context_data(
            blocks=show_blocks(blocks),
            is_out=is_out,
            is_cut_off=self.round.mode == Mode.DETACHED,
            versions=[version for _, version in answers.versions],
            **kwargs,
        )


class RoundResultsFile(OfRound, View):
    """The same figures as files, under a name that says nothing of anybody."""

    def get(self, request, *args, **kwargs):
        if kwargs["format"] not in FILES:
            raise Http404
        content_type, write = FILES[kwargs["format"]]
        with one_look():
            answers = RoundAnswers(self.round)
            if not (answers.is_out and answers.responses):
                return redirect("evaluation:round-results", self.round.pk)
            content = write(ResultsFiles(answers))
        day = timezone.localdate(self.round.closed_at)
        name = f"questionnaire-results-{day:%Y-%m-%d}.{kwargs['format']}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type=content_type, headers=headers)
