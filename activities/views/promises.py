"""Promises to the people taking part: what they were told will be done by a day, and what became of it."""

import hashlib

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.generic import FormView, TemplateView

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from activities import promising
from activities.forms.promises import ChangeForm, KeptForm, PromiseForm, PromiseReadForm, TakeBackForm, WithdrawForm
from activities.framework import Stage
from activities.models import Promise
from activities.scope import OfActivity

State = Promise.State
TONES = {State.PROMISED: "under_way", State.KEPT: "done", State.WITHDRAWN: "stopped", State.CHANGED: "stopped"}


class OfPromises(OfActivity):
    """A page about promises; those below Process in the way here."""

    stage = Stage.PROCESS

    def list_url(self):
        return reverse("activities:promises", args=[self.activity.pk])

    def get_context_data(self, **kwargs):
        everywhere = {
            "stage": self.stage,
            "today": timezone.localdate(),
            "promises_url": self.list_url(),
            "process_url": reverse("activities:process", args=[self.activity.pk]),
            "cancel_url": self.list_url(),
        }
        return super().get_context_data(**{**everywhere, **kwargs})


class Promises(OfPromises, TemplateView):
    """Everything that people were promised, and what became of it, as they read it."""

    template_name = "activities/promises.html"

    def get_context_data(self, **kwargs):
        told, today = promising.told(self.activity), timezone.localdate()
        told_back_by = promising.told_back_by(self.activity)
        return super().get_context_data(
            rows=[{"told": one, "tone": TONES[one.state], "is_overdue": one.is_overdue(today=today)} for one in told],
            told_back_by=parse_date(told_back_by) if told_back_by else None,
            refusal=promising.making_refusal(self.activity),
            **kwargs,
        )


class PromiseCreate(KeepsDraft, OfPromises, FormView):
    """Write a promise, read it once more as people will see it, then make it."""

    permission = Permission.PLAN
    form_class = PromiseForm
    template_name = "activities/promise_form.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.arrangement = self._arrangement(request.GET.get("about", ""))

    def dispatch(self, request, *args, **kwargs):
        sentence = promising.making_refusal(self.activity)
        if sentence and request.method != "POST":
            messages.warning(request, sentence)
            return redirect(self.list_url())
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        due_on = self.arrangement.due_on if self.arrangement else None
        return {"due_on": due_on if due_on and due_on >= timezone.localdate() else None}

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading="Promise something", arrangement=self.arrangement, **kwargs)

    def form_valid(self, form):
        if "again" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        confirmed = PromiseReadForm(self.request.POST)
        if not confirmed.is_valid() or confirmed.cleaned_data["is_read"] != _seen(form):
            return self._ask_again(form)
        try:
            promising.make(
                activity=self.activity, arrangement=self.arrangement, by=self.request.user, **form.cleaned_data
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, "The promise is made. People find it on their own pages.")
        return redirect(self.list_url())

    def _ask_again(self, form):
        context = self.get_context_data(
            form=form,
            confirm=PromiseReadForm(initial={"is_read": _seen(form)}),
            text=form.cleaned_data["text"],
            due_on=form.cleaned_data["due_on"],
        )
        return render(self.request, "activities/promise_confirm.html", context)

    def _arrangement(self, about):
        """The arrangement it is about, if it is about one of this activity."""
        if not about:
            return None
        if not about.isdecimal():
            raise Http404
        return get_object_or_404(self.activity.arrangements.all(), pk=int(about))


def _seen(form):
    """A mark of what was read before the button was pressed: another day or word, and it is read again."""
    read = f"{form.cleaned_data['due_on'].isoformat()} {form.cleaned_data['text']}"
    return hashlib.sha256(read.encode()).hexdigest()


class OfPromise(OfPromises):
    """A page about one promise: `self.promise`."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        promises = self.activity.promises.select_related("arrangement", "made_by", "replaces__promise")
        self.promise = get_object_or_404(promises.prefetch_related("events__by"), pk=kwargs["pk"])
        self.promise.activity = self.activity

    def get_success_url(self):
        return reverse("activities:promise-detail", args=[self.activity.pk, self.promise.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"promise": self.promise, "cancel_url": self.get_success_url(), **kwargs})


class PromiseDetail(OfPromise, TemplateView):
    """One promise: its words, its day, and everything that was said of it."""

    template_name = "activities/promise_detail.html"

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        return super().get_context_data(
            tone=TONES[self.promise.state],
            is_overdue=self.promise.is_overdue(today=today),
            events=list(self.promise.events.all()),
            may_change=promising.making_refusal(self.activity) is None,
            **kwargs,
        )


class OfVerb(KeepsDraft, OfPromise, FormView):
    """A page that says what became of a promise; not where the promise is past that."""

    permission = Permission.PLAN
    template_name = "activities/promise_verb.html"
    wanted = State.PROMISED

    def refusal(self):
        """Why this cannot be said now, in a sentence; None if it can."""
        return promising.refusal(self.promise, self.wanted)

    def dispatch(self, request, *args, **kwargs):
        sentence = self.refusal()
        if sentence and request.method in ("GET", "HEAD"):
            messages.warning(request, sentence)
            return redirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            self.say(by=self.request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.get_success_url())


class PromiseKeep(OfVerb):
    """Say that it was kept."""

    form_class = KeptForm
    done = "Saved. People read on their own pages that it was kept."
    extra_context = {"heading": "Was this promise kept?"}

    def get_initial(self):
        return {"kept_on": timezone.localdate()}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "made_on": promising.made_on(self.promise)}

    def say(self, *, kept_on, words, by):
        promising.keep(promise=self.promise, on=kept_on, words=words, by=by)


class PromiseTakeBack(OfVerb):
    """Say that it is not kept after all."""

    form_class = TakeBackForm
    template_name = "activities/promise_confirm_end.html"
    wanted = State.KEPT
    done = "Saved. The promise is to be kept again."
    extra_context = {
        "question": "Is this promise not kept after all?",
        "confirm_label": "It is not kept yet",
        "consequence": "The promise stands again. Both what you said before and this stay readable for everybody.",
    }

    def say(self, *, words, by):
        promising.take_back(promise=self.promise, words=words, by=by)


class PromiseChange(OfVerb):
    """Promise something else, or for another day, and say why."""

    form_class = ChangeForm
    done = "The promise is changed. People read what it was, what it is now, and why."
    extra_context = {"heading": "Change this promise"}

    def refusal(self):
        return super().refusal() or promising.making_refusal(self.activity)

    def get_initial(self):
        return {"text": self.promise.text, "due_on": self.promise.due_on}

    def say(self, *, text, due_on, words, by):
        promise = promising.change(promise=self.promise, text=text, due_on=due_on, words=words, by=by)
        self.promise = promise


class PromiseWithdraw(OfVerb):
    """Say that it will not be kept, and why."""

    form_class = WithdrawForm
    template_name = "activities/promise_confirm_end.html"
    done = "The promise is withdrawn. It stays on people's pages, with the reason."
    extra_context = {
        "question": "Withdraw this promise?",
        "confirm_label": "Withdraw the promise",
        "consequence": "It stays readable for everybody who was promised it, with the reason. This cannot be undone.",
    }

    def say(self, *, words, by):
        promising.withdraw(promise=self.promise, words=words, by=by)
