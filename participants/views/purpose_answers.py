"""Who agrees with the purpose and what people say about it, for staff; and answering them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.views.generic import FormView, TemplateView

from accounts.roles import Permission
from activities.framework import Capacity, Stage
from activities.scope import OfActivity
from participants.forms.purpose_answers import PurposeReplyForm
from participants.models import STAYED, Acknowledgement, Involvement, capacity_words
from participants.views.people import OfPerson

HEADINGS = ("Takes part as", "Agree", "Have something to say", "Have not answered")
TONES = {Acknowledgement.Answer.AGREE: "done", Acknowledgement.Answer.COMMENT: "attention"}


class PurposeAnswers(OfActivity, TemplateView):
    """By capacity and by person for those who may see people; for others in sum, and whether each side agrees."""

    template_name = "participants/purpose_answers.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        self.words = capacity_words(self.activity.organisation)
        text = self.activity.purpose_proposals.asked_about().first()
        people = self._people(text) if text else []
        answered = [person for person in people if person.answer]
        agreeing = [person for person in answered if person.answer.answer == Acknowledgement.Answer.AGREE]
        return {
            **context,
            "stage": Stage.PURPOSE,
            "cancel_url": reverse("activities:purpose", args=[self.activity.pk]),
            "text": text,
            "version": getattr(text, "version", None),
            "agree": len(agreeing),
            "comment": len(answered) - len(agreeing),
            "silent": len(people) - len(answered),
            **(self._by_name(people, text) if context["may_see_people"] else self._in_sum(people, agreeing)),
        }

    def _people(self, text):
        """Those who are asked, and whoever has answered since, each with their answer to this text."""
        answers = {answer.involvement_id: answer for answer in text.acknowledgements.prefetch_related("replies")}
        people = Involvement.objects.filter(activity=self.activity).with_step().select_related("participant")
        found = []
        for person in people:
            person.answer = answers.get(person.pk)
            if person.answer or (person.step in STAYED and person.capacity != Capacity.STAFF):
                person.capacity_word = capfirst(self.words[person.capacity])
                person.tone = TONES[person.answer.answer] if person.answer else "to_do"
                found.append(person)
        return found

    def _by_name(self, people, text):
        earlier = Acknowledgement.objects.comments().filter(proposal__activity=self.activity)
        if text:
            earlier = earlier.exclude(proposal=text)
        related = ("involvement__participant", "proposal")
        return {
            "people": people,
            "headings": HEADINGS,
            "rows": [row for capacity in Capacity if (row := self._row(capacity, people))],
            "earlier": earlier.select_related(*related).prefetch_related("replies").order_by("-proposal__number", "pk"),
        }

    def _row(self, capacity, people):
        of_capacity = [person for person in people if person.capacity == capacity]
        given = [person.answer.answer if person.answer else "" for person in of_capacity]
        numbers = [
            given.count(Acknowledgement.Answer.AGREE),
            given.count(Acknowledgement.Answer.COMMENT),
            given.count(""),
        ]
        return [capfirst(self.words[capacity]), *numbers] if of_capacity else None

    def _in_sum(self, people, agreeing):
        """Whether anybody of each capacity agrees: a number beside one carer would be that carer's answer."""
        sides, agreed = ({person.capacity for person in group} for group in (people, agreeing))
        return {
            "sides": [
                {"word": capfirst(self.words[capacity]), "agrees": capacity in agreed}
                for capacity in Capacity
                if capacity in sides
            ]
        }


class PurposeReplyCreate(OfPerson, FormView):
    """Tell somebody what was changed because of what they said, or why not; they read it on their own page."""

    permission = Permission.PLAN
    form_class = PurposeReplyForm
    template_name = "participants/purpose_reply.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        comments = self.involvement.acknowledgements.comments().select_related("proposal")
        self.answer = get_object_or_404(comments.prefetch_related("replies__by"), pk=self.kwargs["answer_id"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading="Answer what they said",
            answer=self.answer,
            stage=Stage.PURPOSE,
            cancel_url=self.get_success_url(),
            **kwargs,
        )

    def get_success_url(self):
        return reverse("participants:purpose-answers", args=[self.activity.pk])

    def form_valid(self, form):
        form.instance.acknowledgement, form.instance.by = self.answer, self.request.user
        form.save()
        messages.success(self.request, "Your answer is saved. They find it on their own page.")
        return redirect(self.get_success_url())
