"""Staff note the steps of people's involvement with the day they happened, and take back what was noted wrongly."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView

from accounts.roles import Permission
from activities.scope import OfActivity
from participants import recruitment
from participants.forms.steps import ManyStepForm, StepForm, TakeBackForm
from participants.models import Involvement, Step
from participants.views.people import Confirm, OfPerson


class PersonStep(OfPerson, FormView):
    """What happened, and when: every step that can follow the last one."""

    permission = Permission.PLAN
    form_class = StepForm
    template_name = "participants/person_step.html"

    def get_form_kwargs(self):
        steps = recruitment.possible_steps(self.involvement)
        return {**super().get_form_kwargs(), "steps": steps, "last": Step(self.involvement.step)}

    def form_valid(self, form):
        try:
            recruitment.note(involvement=self.involvement, by=self.request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, "It is noted. You can take it back if it was wrong.")
        return self.to_person()


class StepTakeBack(OfPerson, Confirm, FormView):
    """Take back one entry, with the reason. Both stay readable."""

    permission = Permission.PLAN
    form_class = TakeBackForm
    template_name = "participants/step_take_back.html"
    question = "Take this entry back?"
    confirm_label = "Take it back"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.event = get_object_or_404(self.involvement.funnel_events, pk=self.kwargs["event_id"])

    def get(self, request, *args, **kwargs):
        sentence = recruitment.refusal_to_take_back(self.event)
        return self._refuse(sentence) if sentence else super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(event=self.event, **kwargs)

    def form_valid(self, form):
        try:
            recruitment.take_back(event=self.event, by=self.request.user, why=form.cleaned_data["why"])
        except ValidationError as refusal:
            return self._refuse(" ".join(refusal.messages))
        messages.success(self.request, "The entry is taken back. It no longer counts.")
        return self.to_person()

    def _refuse(self, sentence):
        messages.warning(self.request, sentence)
        return self.to_person()


class NoteMany(OfActivity, FormView):
    """The same step for several people, such as everyone who came to the first session."""

    permission = Permission.PLAN
    form_class = ManyStepForm
    template_name = "participants/note_many.html"
    step: Step
    comes_from: tuple[Step, ...]
    are_ticked = False

    def get_success_url(self):
        return reverse("participants:presence", args=[self.activity.pk])

    def waiting(self):
        """Those for whom this step may come next."""
        people = Involvement.objects.visible_to(self.request.user).filter(activity=self.activity).with_step()
        return people.filter(step__in=self.comes_from).select_related("participant", "activity__organisation")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "people": self.waiting()}

    def get_initial(self):
        return {"people": list(self.waiting())} if self.are_ticked and self.request.method == "GET" else {}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(cancel_url=self.get_success_url(), **kwargs)
        return {**context, "has_people": context["form"].fields["people"].queryset.exists()}

    def form_valid(self, form):
        people, on = form.cleaned_data["people"], form.cleaned_data["on"]
        try:
            with transaction.atomic():
                for person in people:
                    recruitment.note(involvement=person, step=self.step, by=self.request.user, on=on)
        except ValidationError as refusal:
            form.add_error("on", f"{person.participant.name}: {' '.join(refusal.messages)}")
            return self.form_invalid(form)
        number = len(people)
        messages.success(self.request, f"It is noted for {number} {'person' if number == 1 else 'people'}.")
        return redirect(self.get_success_url())


class TookPart(NoteMany):
    """Who took part for the first time."""

    step = Step.TAKING_PART
    comes_from = (Step.JOINED,)
    extra_context = {
        "heading": "Who took part for the first time?",
        "lead": "These people have joined and are not noted as taking part yet. Tick those who came.",
        "nobody": "Everybody who has joined is noted as taking part already.",
    }


class Finished(NoteMany):
    """Who stayed to the end of their part."""

    step = Step.FINISHED
    comes_from = (Step.JOINED, Step.TAKING_PART)
    are_ticked = True
    extra_context = {
        "heading": "Who has finished?",
        "lead": (
            "These people still take part. Leave the tick for those who stayed to the end of their part. "
            "For somebody who stopped earlier, take the tick away and note it on their page."
        ),
        "nobody": "Nobody takes part at the moment.",
    }
