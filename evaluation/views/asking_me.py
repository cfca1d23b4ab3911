"""A person's say in being asked: not now, not this time, not any more, and taking it back. No GET changes anything."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property

from evaluation import reading, reminders, submission, wishes
from evaluation.forms.asking_me import AS_USUAL, LATER, STOP_EVERYWHERE, STOP_HERE, STOPS, AskingMeForm, NotNowForm
from evaluation.submission import AlreadySent, BegunElsewhere, RoundClosed
from evaluation.views.answering.questionnaire import QuestionnaireView
from participants.doors import PersonalView
from participants.models import Route


class NotNow(QuestionnaireView):
    """One questionnaire: later, not this time, or never again. Every choice can be taken back here.

    A device that may not read back gets the same page and the same answers, whatever the person wished before.
    """

    def get(self, request, **kwargs):
        return self.over() if self.is_over else self._ask(self._form())

    def post(self, request, **kwargs):
        if request.POST.get("choice") == AS_USUAL:
            return self._take_back()
        form = self._form(request.POST)
        if not form.is_valid():
            return self._ask(form)
        choice = form.chosen
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
        # What is not known here is not promised either.
        promise = "decline.will_remind" if self.may_read_back else "decline.would_remind"
        messages.success(self.request, self.phrases.say(promise, day=self.phrases.day(day)))
        return self.go("questionnaire")

    def _not_this_time(self):
        try:
            submission.decline(invitation=self.invitation, may_take_back=self.may_read_back)
        except BegunElsewhere:
            messages.info(self.request, self.phrases.say("decline.elsewhere"))
        return self.go("questionnaire")

    def _stop(self, *, everywhere):
        wishes.stop_answering(invitation=self.invitation, everywhere=everywhere, may_take_back=self.may_read_back)
        messages.success(self.request, stopped_words(self.phrases, self.organisation, everywhere=everywhere))
        return redirect("evaluation:asking-me", self.involvement.pk)

    def _take_back(self):
        try:
            wishes.ask_later(invitation=self.invitation, day=None)
        except (AlreadySent, RoundClosed):
            self.read_again()
            return self.over(status=409)
        messages.success(self.request, self.phrases.say("decline.taken_back"))
        return self.go("questionnaire")

    def _form(self, *args):
        organisation = self.involvement and self.organisation
        return NotNowForm(*args, organisation=organisation, days=self._days(), phrases=self.phrases)

    def _days(self):
        """The days on which a reminder can still come, while there is time to answer after it."""
        if not self.can_remind:
            return {}
        today, last = timezone.localdate(), self.invitation.round.closes_on - timedelta(days=1)
        return {choice: today + wait for choice, wait in LATER.items() if today + wait <= last}

    @cached_property
    def can_remind(self):
        """Whether a reminder is offered. Where nothing is read back, the way to reach the person alone decides.

        Whether one would come depends on what they wished, and on how many came, which depends on it too.
        """
        if self.involvement is None:
            return False
        if not self.may_read_back:
            return self.involvement.participant.route == Route.EMAIL
        return reminders.could_remind(self.invitation)

    def _ask(self, form):
        has_stopped = self.may_read_back and self.involvement is not None and self.involvement.wants_no_questions
        context = {"place": "decline", "form": form, "has_stopped": has_stopped, "can_remind": self.can_remind}
        return self.page("evaluation/decline.html", context)


class AskingMe(PersonalView):
    """Whether this person may be asked at all; open at any time, with or without a questionnaire."""

    @cached_property
    def way(self):
        """How this person reads questions."""
        return reading.way_of_person(self.involvement.participant, organisation=self.activity.organisation)

    def get(self, request, involvement_id):
        return self._ask(self._form(chosen=self._choice()))

    def post(self, request, involvement_id):
        form = self._form(request.POST)
        if not form.is_valid():
            return self._ask(form)
        may_ask, everywhere = form.chosen == AS_USUAL, form.chosen == STOP_EVERYWHERE
        wishes.choose(involvement=self.involvement, may_ask=may_ask, everywhere=everywhere)
        phrases, organisation = self.way.phrases, self.activity.organisation
        said = phrases.say("asking.again") if may_ask else stopped_words(phrases, organisation, everywhere=everywhere)
        messages.success(request, said)
        return redirect("evaluation:asking-me", self.involvement.pk)

    def _choice(self):
        """What they chose last; nothing where that may not be read."""
        if not self.access.may_read_back:
            return ""
        if self.involvement.participant.no_more_questions_at:
            return STOP_EVERYWHERE
        return STOP_HERE if self.involvement.no_more_questions_at else AS_USUAL

    def _has_stopped(self):
        return self.access.may_read_back and self.involvement.wants_no_questions

    def _form(self, *args, **kwargs):
        return AskingMeForm(*args, organisation=self.activity.organisation, phrases=self.way.phrases, **kwargs)

    def _ask(self, form):
        context = {"form": form, "has_stopped": self._has_stopped(), **self.way.for_page()}
        return self.page("evaluation/asking_me.html", context)


def stopped_words(phrases, organisation, *, everywhere):
    if everywhere:
        return phrases.say("asking.stopped_everywhere", organisation=organisation.name)
    return phrases.say("asking.stopped_here")
