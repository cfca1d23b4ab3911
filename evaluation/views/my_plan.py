"""The plan in plain words on a person's own page, and what they say about it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from activities.framework import Question
from evaluation.forms.plan import CommentForm
from evaluation.plan import document, facts
from evaluation.plan.answers import answers
from evaluation.plan.words import FOR_PEOPLE
from evaluation.views.plan import as_file, shown
from participants import comments
from participants.doors import PersonalView


class MyPlan(PersonalView):
    """The plan, part by part; own comments and their answers where this device may read back."""

    def get(self, request, involvement_id):
        known = facts.of_people(self.activity)
        own = list(self.involvement.comments.all()) if self.access.may_read_back else []
        context = {
            "parts": [
                shown(answer, comments=[comment for comment in own if comment.question == answer.question])
                for answer in answers(known, FOR_PEOPLE)
            ],
            "note": document.note_for_people(self.activity.purpose),
            "nothing_yet": FOR_PEOPLE.nothing_yet,
            "may_say": comments.may_say(self.involvement),
        }
        return self.page("evaluation/my_plan.html", context)


class MyPlanFile(PersonalView):
    """The plan in plain words as a PDF or a Word file."""

    def get(self, request, involvement_id, format):
        return as_file(document.for_people(self.activity), format)


class MyComment(PersonalView):
    """Say something about one part of the plan. Those who run the work read it with the person's name, and answer."""

    form_class = CommentForm

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if kwargs["question"] not in Question.values:
            raise Http404
        self.question = Question(kwargs["question"])

    def get(self, request, involvement_id, question):
        return self._ask(CommentForm())

    def post(self, request, involvement_id, question):
        form = CommentForm(request.POST)
        if not form.is_valid() or not comments.may_say(self.involvement):
            return self._ask(form)
        try:
            comments.say(activity=self.activity, question=question, involvement=self.involvement, **form.cleaned_data)
        except ValidationError:
            return self._ask(form)
        messages.success(request, "Thank you. We have what you said, and you will find our answer here.")
        return redirect("evaluation:my-plan", self.involvement.pk)

    def _ask(self, form):
        may_say = comments.may_say(self.involvement)
        if not may_say:
            form.submit = ""
        context = {"form": form, "heading": FOR_PEOPLE.questions[self.question], "may_say": may_say}
        return self.page("evaluation/my_comment.html", context)


class MyCommentTakeBack(PersonalView):
    """Take back one's own comment while nobody has answered it."""

    def post(self, request, involvement_id, pk):
        if not self.access.may_read_back:
            raise Http404
        comment = get_object_or_404(self.involvement.comments, pk=pk)
        try:
            comments.take_back(comment=comment)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, "Your comment is taken back.")
        return redirect("evaluation:my-plan", self.involvement.pk)
