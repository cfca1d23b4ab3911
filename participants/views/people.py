"""Staff's pages about the people in an activity: adding, inviting, links and leaving."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import FormView, TemplateView, UpdateView, View

from accounts.roles import Permission
from activities.models import Activity
from activities.scope import OfActivity
from jobs.hints import hint_on_commit
from participants import consents, contact, letters, links, needs, offers, recruitment, taking_off
from participants.forms.people import KnownPersonForm, PersonForm, PersonUpdateForm
from participants.models import Involvement, LinkMessage, Route, Step

STEP_TONES = {
    Step.IDENTIFIED: "to_do",
    Step.INVITED: "to_do",
    Step.INTERESTED: "under_way",
    Step.JOINED: "under_way",
    Step.TAKING_PART: "under_way",
    Step.FINISHED: "done",
    Step.LEFT: "stopped",
    Step.ENDED_EARLY: "stopped",
    Step.PAUSED: "stopped",
}


class OfPerson(OfActivity):
    """A staff page of one person's involvement: `self.involvement`, and the activity it belongs to."""

    permission = Permission.SEE_PEOPLE

    def setup(self, request, *args, **kwargs):
        within_reach = Involvement.objects.filter(activity__in=Activity.objects.visible_to(request.user))
        related = ("participant", "activity__organisation")
        self.involvement = get_object_or_404(within_reach.with_step().select_related(*related), pk=kwargs["pk"])
        kwargs["activity_id"] = self.involvement.activity_id
        super().setup(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"involvement": self.involvement, **kwargs})

    def to_person(self):
        return redirect("participants:person", self.involvement.pk)


class Confirm:
    """A page that asks before something is done; doing it is the POST."""

    question = ""
    confirm_label = ""

    def get_context_data(self, **kwargs):
        words = {"question": self.question, "confirm_label": self.confirm_label, "cancel_url": self.get_cancel_url()}
        return super().get_context_data(**{**words, **kwargs})

    def get_cancel_url(self):
        return reverse("participants:person", args=[self.involvement.pk])


class PersonAdd(OfActivity, FormView):
    """Add somebody new, or (with ?known) somebody who takes part in another activity already."""

    permission = Permission.PLAN
    template_name = "participants/person_add.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.is_known = "known" in request.GET

    def get_form_class(self):
        return KnownPersonForm if self.is_known else PersonForm

    def get_form_kwargs(self):
        user = {"user": self.request.user} if self.is_known else {}
        return {**super().get_form_kwargs(), "organisation": self.activity.organisation, **user}

    def get_context_data(self, **kwargs):
        has_known = self.activity.organisation.participants.exists()
        return super().get_context_data(is_known=self.is_known, has_known=has_known, **kwargs)

    @transaction.atomic
    def form_valid(self, form):
        participant = form.cleaned_data["participant"] if self.is_known else form.save()
        involvement = recruitment.identify(
            activity=self.activity,
            participant=participant,
            capacity=form.cleaned_data["capacity"],
            by=self.request.user,
        )
        messages.success(self.request, "This person is on the list.")
        return redirect("participants:person", involvement.pk)


class InviteEveryone(OfActivity, Confirm, TemplateView):
    """Invite everyone not yet invited whom an e-mail reaches; the others are named, because they need another way."""

    permission = Permission.PLAN
    template_name = "participants/invite_everyone.html"
    question = "Invite everyone not yet invited?"
    confirm_label = "Send the invitations"

    def get_cancel_url(self):
        return reverse("participants:presence", args=[self.activity.pk])

    def get_context_data(self, **kwargs):
        waiting = self._waiting()
        return super().get_context_data(
            by_email=[person for person in waiting if person.participant.route == Route.EMAIL],
            other_ways=[person for person in waiting if person.participant.route != Route.EMAIL],
            is_under_way=recruitment.is_under_way(self.activity),
            **kwargs,
        )

    def post(self, request, activity_id):
        by_email = self._waiting().filter(participant__route=Route.EMAIL)
        try:
            letters_to_send = [recruitment.invite(involvement=person, by=request.user) for person in by_email]
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect(self.get_cancel_url())
        hint_on_commit(*letters_to_send)
        number = len(letters_to_send)
        messages.success(request, f"{number} {'e-mail is' if number == 1 else 'e-mails are'} on the way.")
        return redirect(self.get_cancel_url())

    def _waiting(self):
        involvements = Involvement.objects.visible_to(self.request.user).filter(activity=self.activity).with_step()
        return involvements.filter(step=Step.IDENTIFIED).select_related("participant", "activity")


class PersonDetail(OfPerson, TemplateView):
    template_name = "participants/person.html"

    def get_context_data(self, **kwargs):
        person, step = self.involvement, self.involvement.step
        history = list(person.funnel_events.filter(cancels=None).select_related("by", "cancelled_by__by"))
        return super().get_context_data(
            history=history,
            last=recruitment.last_event(person),
            tone=STEP_TONES[step],
            may_note=bool(recruitment.possible_steps(person)),
            sent_letters=person.messages.all(),
            # Only to their page: links that came with a reminder would say who has not answered.
            live_links=person.links.live().filter(opens=my_page_of(person)).select_related("drawn_by"),
            acknowledgement=person.acknowledgements.select_related("proposal__version").last(),
            agreement_answer=person.agreement_answers.select_related("version").last(),
            may_invite=recruitment.is_under_way(self.activity)
            and step in recruitment.NOT_YET_IN
            and not self._has_letter(),
            **what_they_said(person),
            may_take_off=step == Step.IDENTIFIED and taking_off.may_take_off(person),
            offer_to_tell=offers.to_tell(person),
            may_note_joined=recruitment.is_under_way(self.activity) and step in recruitment.NOT_YET_IN,
            **kwargs,
        )

    def _has_letter(self):
        """Once invited, a second invitation is the same letter sent again, or another word by the other way."""
        is_by_email = self.involvement.participant.route == Route.EMAIL
        has_letter = self.involvement.messages.filter(kind=LinkMessage.Kind.JOIN).exists()
        return has_letter if is_by_email else self.involvement.step != Step.IDENTIFIED


def what_they_said(person):
    """What the person said so that staff know it: access needs and permissions, never answers."""
    said = needs.of_person(person.participant)
    return {
        "needs_said": said,
        "needs_in_words": needs.in_words(said) if said else [],
        "needs_arranged": needs.arranged(person, said),
        "permissions": consents.of_person(person.participant),
    }


def my_page_of(involvement):
    return reverse("participants:my-involvement", args=[involvement.pk])


class PersonUpdate(OfPerson, UpdateView):
    permission = Permission.PLAN
    form_class = PersonUpdateForm
    template_name = "participants/person_update.html"

    def get_object(self, queryset=None):
        return self.involvement.participant

    def form_valid(self, form):
        if {"email", "route"} & set(form.changed_data):
            form.instance.address_changed_by = self.request.user
            contact.give_up(participant=form.instance)
        return super().form_valid(form)

    def get_success_url(self):
        messages.success(self.request, "The details are saved.")
        return reverse("participants:person", args=[self.involvement.pk])


class PersonInvite(OfPerson, View):
    permission = Permission.PLAN

    def post(self, request, pk):
        try:
            message = recruitment.invite(involvement=self.involvement, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return self.to_person()
        if message:
            hint_on_commit(message)
            messages.success(request, "The invitation is on its way by e-mail.")
        else:
            messages.success(request, "It is noted that this person is invited.")
        return self.to_person()


class PersonJoined(OfPerson, View):
    permission = Permission.PLAN

    def post(self, request, pk):
        try:
            recruitment.join(involvement=self.involvement, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, "It is noted that they said yes.")
        return self.to_person()


class LinkHandOver(OfPerson, Confirm, TemplateView):
    """A link for somebody whom no e-mail reaches, shown once on the answer to the button and never again."""

    permission = Permission.PLAN
    template_name = "participants/link_hand_over.html"
    confirm_label = "Make a link"

    @property
    def question(self):
        return f"Make a link to hand to {self.involvement.participant.name}?"

    def get(self, request, pk):
        return self._refusal() or super().get(request, pk=pk)

    def post(self, request, pk):
        if refusal := self._refusal():
            return refusal
        token = links.draw(involvement=self.involvement, opens=my_page_of(self.involvement), by=request.user)
        context = self.get_context_data(link=letters.address_of(token))
        return render(request, "participants/link_drawn.html", context)

    def _refusal(self):
        """Back to the person, where they get links by e-mail."""
        if self.involvement.participant.route != Route.EMAIL:
            return None
        messages.error(
            self.request, "This person gets links by e-mail, which nobody else sees. Send one again instead."
        )
        return self.to_person()


class LinksRevoke(OfPerson, Confirm, TemplateView):
    permission = Permission.PLAN
    template_name = "participants/links_revoke.html"
    confirm_label = "End all links"

    @property
    def question(self):
        return f"End all links of {self.involvement.participant.name}?"

    def post(self, request, pk):
        links.revoke_all(involvement=self.involvement, by=request.user)
        messages.success(request, "All links of this person have ended.")
        return self.to_person()


class MessageAgain(OfPerson, View):
    """Only a person decides that a letter goes out once more, because it may have left already."""

    permission = Permission.PLAN

    def post(self, request, pk, message_id):
        message = get_object_or_404(self.involvement.messages, pk=message_id)
        message.send_again()
        hint_on_commit(message)
        messages.success(request, "The e-mail is on its way again.")
        return self.to_person()
