"""A person's own pages. Everything here writes rows only, so nothing waits for the post or for background work."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View

from activities.framework import VALUE_QUESTIONS
from participants import links, my_page, recruitment, values
from participants.doors import PersonalView, cookie_name, drop_device
from participants.forms.my_pages import LeaveForm, ValuesForm
from participants.models import GONE, Route, Step


def home(involvement):
    return redirect("participants:my-involvement", involvement.pk)


class MyInvolvement(PersonalView):
    def get(self, request, involvement_id):
        step = recruitment.current_step(self.involvement)
        tasks = my_page.tasks(self.involvement)
        # Not for everybody who holds a link: somebody's wish is their own.
        wants_no_questions = self.access.may_read_back and self.involvement.wants_no_questions
        context = {
            "tasks": [task for task in tasks if task.is_waiting],
            "told": [task for task in tasks if task.part == my_page.Part.HAPPENED],
            "money": [task for task in tasks if task.part == my_page.Part.MONEY and not task.is_waiting],
            "is_under_way": recruitment.is_under_way(self.involvement.activity),
            "has_left": step in GONE,
            "may_come_back": step in (Step.LEFT, Step.FINISHED),
            "is_paused": step == Step.PAUSED,
            "wants_no_questions": wants_no_questions,
            "expects_nothing": wants_no_questions or step == Step.PAUSED or step in GONE,
            "may_pause": step in (Step.JOINED, Step.TAKING_PART),
            "is_interested": step == Step.INTERESTED,
            "privacy_notice": self.involvement.activity.organisation.privacy_notice,
        }
        return self.page("participants/my_involvement.html", context)


class MyValues(PersonalView):
    """What matters to me; what others said is shown only after one's own entry."""

    form_class = ValuesForm

    def get(self, request, involvement_id):
        return self._ask(self._form())

    def post(self, request, involvement_id):
        form = self._form(request.POST)
        if not form.is_valid() or not recruitment.is_under_way(self.involvement.activity):
            return self._ask(form)
        values.keep(involvement=self.involvement, replaces=self.access.may_read_back, **form.cleaned_data)
        messages.success(request, "Thank you. What matters to you is saved.")
        return redirect("participants:my-values", self.involvement.pk)

    def _form(self, *args):
        own = values.of_person(self.involvement) if self.access.may_read_back else values.OwnValues([], "")
        initial = {"cards": own.cards, "own_words": own.own_words}
        return ValuesForm(*args, activity=self.involvement.activity, also=own.cards, initial=initial)

    def _ask(self, form):
        has_said = self.involvement.value_entries.exists()
        context = {
            **asking(form, self.involvement.activity),
            "has_said": has_said,
            "shared": values.shared(self.involvement.activity) if has_said else None,
            "questions": VALUE_QUESTIONS[1:],
        }
        return self.page("participants/my_values.html", context)


class Leave(PersonalView):
    def get(self, request, involvement_id):
        if self._has_gone():
            return self._gone_already()
        return self.page("participants/leave.html", {"form": LeaveForm()})

    def post(self, request, involvement_id):
        if self._has_gone():
            return self._gone_already()
        form = LeaveForm(request.POST)
        if not form.is_valid():
            return self.page("participants/leave.html", {"form": form})
        return noted(
            request,
            self.involvement,
            "You have stopped taking part. Thank you for your time.",
            recruitment.leave,
            reason=form.cleaned_data["reason"],
        )

    def _has_gone(self):
        return recruitment.current_step(self.involvement) in GONE

    def _gone_already(self):
        messages.info(self.request, "You are not taking part any more, so there is nothing to stop.")
        return home(self.involvement)


class Pause(PersonalView):
    """A break, for as long as the person likes."""

    def get(self, request, involvement_id):
        return self.page("participants/pause.html")

    def post(self, request, involvement_id):
        words = "You are having a break. Come back whenever you like."
        return noted(request, self.involvement, words, recruitment.note, step=Step.PAUSED)


class ComeBack(PersonalView):
    """The break is over."""

    def post(self, request, involvement_id):
        return noted(request, self.involvement, "Welcome back.", recruitment.come_back)


class FreshLink(PersonalView):
    """A fresh link goes to the owner's e-mail only, so that whoever holds the old one learns nothing by asking."""

    def get(self, request, involvement_id):
        return self.page("participants/fresh_link.html", {"has_email": self._has_email()})

    def post(self, request, involvement_id):
        if not self._has_email():
            return self.page("participants/fresh_link.html", {"has_email": False})
        recruitment.ask_for_fresh_link(involvement=self.involvement)
        messages.success(request, "A fresh link is on its way to your e-mail. It can take a few minutes.")
        return home(self.involvement)

    def _has_email(self):
        return self.involvement.participant.route == Route.EMAIL


class FinishHere(PersonalView):
    """The person is done on this device: it may do nothing any more until a link is opened again."""

    def post(self, request, involvement_id):
        links.forget_device(device_secret=request.COOKIES[cookie_name()])
        return drop_device(redirect("participants:finished"))


@method_decorator(login_not_required, name="dispatch")
class Finished(View):
    def get(self, request):
        return render(request, "participants/finished.html")


def noted(request, involvement, words, note, **what):
    """Note a step of the person's own and say so; or say why it cannot be."""
    try:
        note(involvement=involvement, **what)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, words)
    return home(involvement)


def asking(form, activity):
    """The form for the page. After the end of the activity it only shows what was written: there is no button."""
    is_under_way = recruitment.is_under_way(activity)
    if not is_under_way:
        form.submit = ""
    return {"form": form, "is_under_way": is_under_way}
