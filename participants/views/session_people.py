"""For those who see people: who comes to a session, what they need there and would like to talk about."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView, View

from accounts.roles import Permission
from activities.framework import LIVED_EXPERIENCE
from activities.views.sessions import OfSession
from participants import attendance, coming, session_needs
from participants.forms.session_people import NeedsReadForm, ProposalForm
from participants.models import AgendaProposal, Involvement, SessionReply, Step

CHANGED = "They have changed what they need since you opened this page. Please read it again."
ALONE = (
    "Only one person with lived experience has said that they come. Nobody should be the only voice: ask a second "
    "person, or offer them company."
)
Answer = SessionReply.Answer
ASKED = (
    (Answer.COMING, "Will come"),
    (Answer.NOT_SURE, "Do not know yet"),
    (Answer.NOT_COMING, "Cannot come"),
)


class OfSessionPeople(OfSession):
    """A page about the people of a session."""

    permission = Permission.SEE_PEOPLE

    def people(self):
        """Those who could be there, without those who are having a break."""
        visible = Involvement.objects.visible_to(self.request.user).values("pk")
        return attendance.people_of(self.session).filter(pk__in=visible)

    def back(self):
        return redirect("participants:session-people", self.activity.pk, self.session.pk)


class SessionPeople(OfSessionPeople, TemplateView):
    template_name = "participants/session_people.html"

    def get_context_data(self, **kwargs):
        people = list(self.people().exclude(step=Step.PAUSED))
        replies = coming.replies(self.session)
        needing = session_needs.of_session(self.session, people, replies=replies)
        return super().get_context_data(
            groups=self._groups(people, replies),
            total=len(people),
            needing=needing,
            shortfalls=session_needs.shortfalls(self.session, needing),
            proposals=self.session.proposals.select_related("involvement__participant"),
            met=self.session.needs_met.select_related("involvement__participant"),
            alone=ALONE if self._would_be_alone(people, replies) else "",
            **kwargs,
        )

    def _groups(self, people, replies):
        """Who said what, and who said nothing yet of the time it is now."""
        said = {
            person: replies[person.pk].answer for person in people if person.pk in replies and replies[person.pk].counts
        }
        groups = [(label, [person for person in people if said.get(person) == answer]) for answer, label in ASKED]
        return [*groups, ("Have not said", [person for person in people if person not in said])]

    def _would_be_alone(self, people, replies):
        """Whether one person with lived experience, and nobody else of them, has said that they come."""
        if not self.session.is_expected:
            return False
        coming_here = [
            person
            for person in people
            if person.pk in replies and replies[person.pk].counts and replies[person.pk].answer == Answer.COMING
        ]
        voices = {person.participant_id for person in coming_here if person.capacity in LIVED_EXPERIENCE}
        return len(voices) == 1


class SessionNeedsConfirm(OfSessionPeople, View):
    """What one person needs is made sure of for this session."""

    permission = Permission.PLAN

    def post(self, request, activity_id, session_id, pk):
        person = get_object_or_404(self.people(), pk=pk)
        needing = session_needs.of_session(self.session, [person], replies=coming.replies(self.session))
        form = NeedsReadForm(request.POST)
        if not needing or not form.is_valid() or form.cleaned_data["of"] != needing[0].said_at:
            messages.warning(request, CHANGED)
            return self.back()
        session_needs.confirm(involvement=person, session=self.session, of=needing[0].said_at, by=request.user)
        messages.success(request, "It is noted. They see it on their own page.")
        return self.back()


class ProposalDecide(OfSessionPeople, FormView):
    """What becomes of something that a person would like to talk about."""

    permission = Permission.PLAN
    form_class = ProposalForm
    template_name = "participants/proposal_decide.html"
    extra_context = {"heading": "Something to talk about"}

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        found = self.session.proposals.select_related("involvement__participant")
        self.proposal = get_object_or_404(found, pk=kwargs["pk"])
        if not Involvement.objects.visible_to(request.user).filter(pk=self.proposal.involvement_id).exists():
            raise Http404

    def get_success_url(self):
        return reverse("participants:session-people", args=[self.activity.pk, self.session.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(proposal=self.proposal, **kwargs)

    def form_valid(self, form):
        decided = coming.decide(
            proposal=self.proposal,
            is_taken=form.cleaned_data["answer"] == "yes",
            why_not=form.cleaned_data["why_not"],
            by=self.request.user,
        )
        is_on = decided.state == AgendaProposal.State.ON_THE_AGENDA
        words = "It is on the agenda" if is_on else "It is noted that it is not for this time"
        messages.success(self.request, f"{words}. They read it on their own page.")
        return redirect(self.get_success_url())
