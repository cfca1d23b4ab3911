"""A person's say in being asked: not now, not this time, not any more, and taking it back. No GET changes anything."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property

from evaluation import reminders, submission, wishes
from evaluation.forms.asking_me import AS_USUAL, LATER, STOP_EVERYWHERE, STOP_HERE, STOPS, AskingMeForm, NotNowForm
from evaluation.submission import AlreadySent, BegunElsewhere, RoundClosed
from evaluation.views.answering.questionnaire import QuestionnaireView
from participants.doors import PersonalView

BEGUN_ELSEWHERE = "Answers were saved on another device, so you cannot say no here. Use that device, or a fresh link."
ASK_AGAIN = "Thank you. We may ask you again."


class NotNow(QuestionnaireView):
    """One questionnaire: later, not this time, or never again. Every choice can be taken back here."""

    def get(self, request, **kwargs):
        return self.over() if self.is_over else self._ask(self._form())

    def post(self, request, **kwargs):
        if request.POST.get("choice") == AS_USUAL:
            return self._take_back()
        form = self._form(request.POST)
        if not form.is_valid():
            return self._ask(form)
        choice = form.cleaned_data["choice"]
        if choice in STOPS:
            return self._stop(everywhere=choice == STOP_EVERYWHERE)
        try:
            return self._later(choice) if choice in LATER else self._not_this_time()
        except (AlreadySent, RoundClosed):
            self.read_again()
            return self.over(status=409)

    def _later(self, choice):
        day = self._days()[choice]
        wishes.ask_later(invitation=self.invitation, day=day)
        messages.success(self.request, f"We will remind you on {date_format(day, 'l j F')}.")
        return self.go("questionnaire")

    def _not_this_time(self):
        try:
            submission.decline(invitation=self.invitation, may_take_back=self.may_read_back)
        except BegunElsewhere:
            messages.info(self.request, BEGUN_ELSEWHERE)
        return self.go("questionnaire")

    def _stop(self, *, everywhere):
        wishes.stop_answering(invitation=self.invitation, everywhere=everywhere, may_take_back=self.may_read_back)
        messages.success(self.request, stopped_words(self.involvement, everywhere=everywhere))
        return redirect("evaluation:asking-me", self.involvement.pk)

    def _take_back(self):
        try:
            wishes.ask_later(invitation=self.invitation, day=None)
        except (AlreadySent, RoundClosed):
            self.read_again()
            return self.over(status=409)
        messages.success(self.request, "That is taken back. You can answer whenever you like.")
        return self.go("questionnaire")

    def _form(self, *args):
        return NotNowForm(*args, organisation=self.involvement and self.activity.organisation, days=self._days())

    def _days(self):
        """The days on which a reminder can still come, while there is time to answer after it."""
        if not self.can_remind:
            return {}
        today, last = timezone.localdate(), self.invitation.round.closes_on - timedelta(days=1)
        return {choice: today + wait for choice, wait in LATER.items() if today + wait <= last}

    @cached_property
    def can_remind(self):
        return self.involvement is not None and reminders.could_remind(self.invitation)

    def _ask(self, form):
        has_stopped = self.involvement is not None and wishes.has_stopped(self.involvement)
        context = {"form": form, "has_stopped": has_stopped, "can_remind": self.can_remind}
        return self.page("evaluation/decline.html", context)


class AskingMe(PersonalView):
    """Whether this person may be asked at all; open at any time, with or without a questionnaire."""

    def get(self, request, involvement_id):
        return self._ask(self._form(initial={"choice": self._choice()}))

    def post(self, request, involvement_id):
        form = self._form(request.POST)
        if not form.is_valid():
            return self._ask(form)
        choice = form.cleaned_data["choice"]
        may_ask, everywhere = choice == AS_USUAL, choice == STOP_EVERYWHERE
        wishes.choose(involvement=self.involvement, may_ask=may_ask, everywhere=everywhere)
        messages.success(request, ASK_AGAIN if may_ask else stopped_words(self.involvement, everywhere=everywhere))
        return redirect("evaluation:asking-me", self.involvement.pk)

    def _choice(self):
        if self.involvement.participant.no_more_questions_at:
            return STOP_EVERYWHERE
        return STOP_HERE if self.involvement.no_more_questions_at else AS_USUAL

    def _form(self, *args, **kwargs):
        return AskingMeForm(*args, organisation=self.involvement.activity.organisation, **kwargs)

    def _ask(self, form):
        return self.page(
            "evaluation/asking_me.html", {"form": form, "has_stopped": wishes.has_stopped(self.involvement)}
        )


def stopped_words(involvement, *, everywhere):
    what = f"anything from {involvement.activity.organisation.name}" if everywhere else "this work"
    return f"We will not ask you again about {what}. You can change this here whenever you like."
