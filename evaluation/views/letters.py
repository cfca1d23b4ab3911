"""Letters and text messages to people whom no e-mail reaches. Both carry keys, so both are made by a POST, once."""

from urllib.parse import quote

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import FormView, TemplateView, View
from django.views.generic.base import ContextMixin

from accounts.access import require
from accounts.roles import Permission
from evaluation import handing_over
from evaluation.forms.letters import LettersForm
from evaluation.printing.letter import write_letters
from evaluation.views.rounds import OfRound
from participants.models import Route

CLOSED = "These questions are not open, so nobody can be asked."
# Neither says whether a person asked for it: that is not for staff to know.
NO_TEXT = "No text message can be made for this person now, and this page does not say why."
NOTHING_TO_PRINT = "Nothing can be printed now for those you chose, and this page does not say why. Choose others too"


class OfPeopleAsked(OfRound):
    """A staff page that names people of a round: for those who run it and may see names, while it is open."""

    permission = Permission.PLAN

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        require(request.user, Permission.SEE_PEOPLE, self.activity.organisation)
        self.people = self.find_people()

    def find_people(self):
        return handing_over.reached_without_email(self.round)

    def dispatch(self, request, *args, **kwargs):
        if self.round.is_open:
            return super().dispatch(request, *args, **kwargs)
        messages.error(request, CLOSED)
        return redirect("evaluation:round", self.round.pk)


class Letters(OfPeopleAsked, FormView):
    """Choose people and get one file with a page for each. The file is made for this answer and kept nowhere."""

    form_class = LettersForm
    template_name = "evaluation/letters/letters.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "people": list(self.people)}

    def form_valid(self, form):
        chosen = self.people.filter(pk__in=form.cleaned_data["people"])
        # Together, so that nobody is marked alone when a letter could not be made.
        with transaction.atomic():
            handing_over.note_left_out(chosen, by=self.request.user)
            chosen = handing_over.may_be_written_to(chosen)
            letters = chosen.exists() and write_letters(round_=self.round, invitations=chosen, by=self.request.user)
        if not letters:
            form.add_error("people", NOTHING_TO_PRINT)
            return self.form_invalid(form)
        return as_file(letters, "letters.pdf")


class OfPeopleTexted(OfPeopleAsked):
    """Those of them who like to be reached by text message."""

    def find_people(self):
        return super().find_people().filter(involvement__participant__route=Route.TEXT)


class Texts(OfPeopleTexted, TemplateView):
    """Who gets a text message, with a button for each."""

    template_name = "evaluation/letters/texts.html"

    def get_context_data(self, **kwargs):
        rows = [(invitation, handing_over.say_when_prepared(invitation)) for invitation in self.people]
        return super().get_context_data(rows=rows, **kwargs)


class TextPrepare(OfPeopleTexted, ContextMixin, View):
    """The words of one message, shown on the answer to the button and never again."""

    def post(self, request, **kwargs):
        invitation = get_object_or_404(self.people, pk=self.kwargs["invitation_id"])
        if not handing_over.may_be_written_to(self.people).filter(pk=invitation.pk).exists():
            handing_over.note_left_out(self.people.filter(pk=invitation.pk), by=request.user)
            messages.error(request, NO_TEXT)
            return redirect("evaluation:texts", self.round.pk)
        text = handing_over.prepare_text(invitation=invitation, by=request.user)
        participant = invitation.involvement.participant
        context = self.get_context_data(
            participant=participant,
            sms=f"sms:{''.join(participant.phone.split())}?body={quote(text)}",
            text=text,
            characters=len(text),
            number_of_messages=handing_over.count_messages(text),
        )
        return render(request, "evaluation/letters/text_prepared.html", context)


def as_file(pdf, name):
    """A file with a name that says nothing of anybody."""
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
