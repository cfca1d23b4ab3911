"""The plan on one page: for staff, to print or to keep, with what was said about each part."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView, View

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from activities.framework import Question
from activities.scope import OfActivity
from evaluation.forms.plan import AnswerForm, CommentForm
from evaluation.plan import document, facts
from evaluation.plan.answers import answers
from evaluation.plan.words import FOR_STAFF
from evaluation.reports.html import show_blocks
from evaluation.reports.pdf import render_pdf
from evaluation.reports.word import render_word
from participants import comments, recruitment
from participants.models import Comment

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = {"pdf": (render_pdf, "application/pdf"), "docx": (render_word, WORD)}
# Where staff change what stands under each question: (words of the link, name of the page).
CHANGED_AT = {
    Question.WHY: [("Change the purpose", "activities:purpose")],
    Question.WHAT_FOR: [("Change topics and the decision", "activities:purpose")],
    Question.WHERE_AND_HOW: [
        ("Change Presence", "participants:presence"),
        ("Change Process", "activities:process"),
        ("Change Principles", "activities:principles"),
    ],
    Question.DIFFERENCE: [("Change the intended outcomes", "activities:purpose")],
}


def as_file(plan, format):
    """The document as a file under a name that says nothing of anybody."""
    if format not in FORMATS:
        raise Http404
    write, content_type = FORMATS[format]
    response = HttpResponse(write(plan), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="plan.{format}"'
    return response


def shown(answer, **more):
    """One answer for the page: its blocks ready to draw."""
    return {
        "question": answer.question,
        "heading": answer.heading,
        "blocks": show_blocks(answer.blocks, prefix=f"{answer.question}-"),
        **more,
    }


class Plan(OfActivity, TemplateView):
    """The four questions answered on one page, with the comments on each part."""

    template_name = "evaluation/plan.html"

    def get_context_data(self, **kwargs):
        known = facts.of_staff(self.activity)
        said = list(
            self.activity.comments.select_related(
                "by", "answered_by", "involvement__participant", "involvement__activity__organisation"
            )
        )
        return super().get_context_data(
            parts=[
                shown(
                    answer,
                    comments=[comment for comment in said if comment.question == answer.question],
                    changed_at=[
                        (label, reverse(name, args=[self.activity.pk])) for label, name in CHANGED_AT[answer.question]
                    ],
                )
                for answer in answers(known, FOR_STAFF)
            ],
            note=document.note_for_staff(self.activity.purpose),
            nothing_yet=FOR_STAFF.nothing_yet,
            unanswered=sum(comment.answered_at is None for comment in said),
            is_under_way=recruitment.is_under_way(self.activity),
            **kwargs,
        )


class PlanFile(OfActivity, View):
    """The plan as a PDF or a Word file."""

    def get(self, request, activity_id, format):
        return as_file(document.for_staff(self.activity), format)


class OfComments(OfActivity):
    """A page about a comment: `self.question` is the part it stands at, empty where it has been removed."""

    template_name = "evaluation/comment_form.html"
    question = ""

    def get_success_url(self):
        plan = reverse("evaluation:plan", args=[self.activity.pk])
        return f"{plan}#comments-{self.question}" if self.question else plan

    def get_context_data(self, **kwargs):
        question = Question(self.question).label if self.question else ""
        return super().get_context_data(question=question, cancel_url=self.get_success_url(), **kwargs)


class CommentCreate(KeepsDraft, OfComments, FormView):
    """Say something about one part of the plan; colleagues who may read it may say so."""

    form_class = CommentForm
    extra_context = {"heading": "Say something about this part"}

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if kwargs["question"] not in Question.values:
            raise Http404
        self.question = kwargs["question"]

    def form_valid(self, form):
        try:
            comments.say(activity=self.activity, question=self.question, by=self.request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, "Your comment is on the plan.")
        return redirect(self.get_success_url())


class CommentAnswer(KeepsDraft, OfComments, FormView):
    """Answer a comment, and say what was changed because of it."""

    permission = Permission.PLAN
    form_class = AnswerForm
    extra_context = {"heading": "Answer a comment"}
    changes_what_stands = True

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.comment = Comment()

    def hold(self):
        """The comment too: nobody takes it back before its answer is saved."""
        super().hold()
        list(self.activity.comments.select_for_update().filter(pk=self.kwargs["pk"]))

    def reach(self):
        self.comment = get_object_or_404(self.activity.comments, pk=self.kwargs["pk"])
        self.question = self.comment.question

    def get_initial(self):
        comment = self.comment
        return {
            "answer": comment.answer,
            "what_changed": comment.what_changed,
            "is_resolved": comment.is_resolved,
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(comment=self.comment, **kwargs)

    def form_valid(self, form):
        comments.answer(comment=self.comment, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, "Your answer is saved.")
        return redirect(self.get_success_url())
