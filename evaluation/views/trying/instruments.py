"""Bringing in an instrument from a spreadsheet: download the template, upload, see what was read, confirm."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, View

from accounts.access import require
from accounts.models import Organisation
from accounts.roles import Permission
from evaluation.forms.instruments import LONGEST_NAME, InstrumentForm, InstrumentUploadForm
from evaluation.instruments import making
from evaluation.instruments.template import write_template
from evaluation.models import InstrumentFile, Item

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_PROBLEMS = 100
MADE = "The questionnaire is there, and nobody is asked it yet. Look at it, then publish it."


class OfOrganisation:
    """A page of whoever makes questionnaires in one organisation: `self.organisation`."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.organisation = self.find_organisation()
        require(request.user, Permission.QUESTIONNAIRES, self.organisation)

    def find_organisation(self):
        return get_object_or_404(Organisation.objects.of(self.request.user), pk=self.kwargs["organisation_id"])

    def get_context_data(self, **kwargs):
        everywhere = {"organisation": self.organisation, "is_demonstration": self.organisation.is_demonstration}
        return super().get_context_data(**everywhere, **kwargs)


class InstrumentUpload(OfOrganisation, FormView):
    """Read the file at once: it is small, and people want to know what is wrong with it."""

    form_class = InstrumentUploadForm
    template_name = "evaluation/instruments/upload.html"

    def form_valid(self, form):
        file = InstrumentFile.objects.create(
            organisation=self.organisation,
            file_name=form.cleaned_data["file"].name[:LONGEST_NAME],
            rows=form.cleaned_data["rows"],
            uploaded_by=self.request.user,
        )
        return redirect("evaluation:instrument", file.pk)


class InstrumentTemplate(OfOrganisation, View):
    """The spreadsheet to fill in."""

    def get(self, request, *args, **kwargs):
        response = HttpResponse(write_template(), content_type=XLSX)
        response["Content-Disposition"] = 'attachment; filename="instrument.xlsx"'
        return response


class InstrumentConfirm(OfOrganisation, FormView):
    """What was read, row by row, and what has to be put right; without problems, the questions before it is made."""

    form_class = InstrumentForm
    template_name = "evaluation/instruments/confirm.html"

    def find_organisation(self):
        theirs = InstrumentFile.objects.filter(organisation__in=Organisation.objects.of(self.request.user))
        self.file = get_object_or_404(theirs.select_related("organisation"), pk=self.kwargs["pk"])
        return self.file.organisation

    def dispatch(self, request, *args, **kwargs):
        if self.file.questionnaire_id:
            messages.info(request, making.MADE_ALREADY)
            return redirect("evaluation:working-copy", self.organisation.pk, self.file.questionnaire_id)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        instrument = making.read_for(self.organisation, self.file.rows)
        names = dict(Item.Kind.choices)
        rows = [
            (str(one.row), title, one.code, one.text, names.get(one.kind, ""), _answers_of(one))
            for title, questions in instrument.pages
            for one in questions
        ]
        problems = [(str(one.row), one.column, f"{one.words}.") for one in instrument.problems]
        return super().get_context_data(
            file=self.file,
            instrument=instrument,
            read_headings=["Row", "Page", "Code", "Question", "Kind", "Answers"],
            rows=rows,
            problem_headings=["Row", "Column", "What to put right"],
            problems=problems[:MOST_PROBLEMS],
            more_problems=max(len(problems) - MOST_PROBLEMS, 0),
            **kwargs,
        )

    def form_valid(self, form):
        try:
            made = making.make_questionnaire(
                file=self.file, **{name: form.cleaned_data[name] for name in form.fields if name != "is_allowed"}
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, MADE)
        return redirect("evaluation:working-copy", self.organisation.pk, made.pk)


def _answers_of(question):
    return "; ".join(option["label"] for option in question.options)
