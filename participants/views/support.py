"""Support arranged for one person: a wall round those who need to know, and a note of every reading."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView, View

from accounts.roles import Permission
from activities.framework import Stage
from activities.scope import OfActivity
from participants import support
from participants.forms.support import SupportForm, SupportReadersForm
from participants.models import SupportArrangement
from participants.views.people import OfPerson

OPEN_FOR = timedelta(minutes=15)
OPENED = "support_opened"


class SupportList(OfActivity, TemplateView):
    """The people whose arrangements this member of staff may read, and what they may take over; no word of the rest."""

    permission = Permission.PLAN
    template_name = "participants/support_list.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        readable = SupportArrangement.objects.readable_by(user).filter(involvement__activity=self.activity)
        leads = support.may_begin(user, self.activity)
        people = self.activity.involvements.select_related("participant", "activity__organisation") if leads else []
        return super().get_context_data(
            stage=Stage.PROCESS,
            leads=leads,
            readable=readable.select_related("involvement__participant").order_by("involvement__participant__name"),
            others=[person for person in people if person.pk not in {each.involvement_id for each in readable}],
            to_take_over=support.to_take_over(self.activity, user),
            **kwargs,
        )


class SupportTakeOver(OfActivity, View):
    """Whoever leads now takes over knowingly what the lead before could read."""

    permission = Permission.PLAN

    def post(self, request, activity_id):
        number = support.take_over(activity=self.activity, by=request.user)
        if number:
            messages.success(request, f"You can read {number} more now. Each person sees that you took it over.")
        else:
            messages.warning(request, "There is nothing that you may take over.")
        return redirect("participants:support-list", self.activity.pk)


class OfSupport(OfPerson):
    """A page about one person's support. Those who do not need to know get a sentence and nothing else."""

    permission = Permission.PLAN

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        # What somebody may not read is for them as if it were not there: the lead learns of nobody that something is.
        self.arrangement = support.readable(self.involvement, request.user)

    def dispatch(self, request, *args, **kwargs):
        if not self.is_let_in():
            return render(request, "participants/support_private.html", self.get_everywhere(), status=403)
        return super().dispatch(request, *args, **kwargs)

    def is_let_in(self):
        return self.arrangement is not None or support.may_begin(self.request.user, self.activity)

    def get_everywhere(self):
        """What the page outside the wall says; the same whether there is anything behind it or not."""
        return {"activity": self.activity, "involvement": self.involvement, "organisation": self.activity.organisation}

    def get_context_data(self, **kwargs):
        cancel_url = reverse("participants:support", args=[self.involvement.pk])
        everywhere = {"arrangement": self.arrangement, "cancel_url": cancel_url}
        return super().get_context_data(**{**everywhere, **kwargs})

    @property
    def is_open(self):
        """Whether this member of staff pressed the button that notes their reading a little while ago."""
        opened = self.request.session.get(OPENED, {}).get(str(self.arrangement.pk)) if self.arrangement else None
        return opened is not None and timezone.now() - datetime.fromisoformat(opened) < OPEN_FOR

    def to_support(self):
        return redirect("participants:support", self.involvement.pk)


class SupportDetail(OfSupport, TemplateView):
    """What is arranged, once the button is pressed: reading is noted, and the person sees it."""

    template_name = "participants/support.html"

    def get_context_data(self, **kwargs):
        if self.arrangement is None:
            return super().get_context_data(**kwargs)
        events = self.arrangement.events.select_related("by", "whom")
        who_reads = support.who_reads(self.arrangement)
        return super().get_context_data(
            is_open=self.is_open,
            rows=support.written(self.arrangement) if self.is_open else [],
            who_reads=who_reads,
            lead_reads=self.activity.lead in who_reads,
            events=events[:50],
            **kwargs,
        )

    def post(self, request, pk):
        if self.arrangement is None:
            return redirect("participants:support-write", self.involvement.pk)
        support.open_to_read(arrangement=self.arrangement, by=request.user)
        opened = request.session.get(OPENED, {})
        request.session[OPENED] = {**opened, str(self.arrangement.pk): timezone.now().isoformat()}
        return self.to_support()


class SupportWrite(OfSupport, FormView):
    """Write down what is arranged, with the person."""

    form_class = SupportForm
    template_name = "participants/support_form.html"

    def get(self, request, *args, **kwargs):
        if self.arrangement and not self.is_open:
            return self.to_support()
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self):
        # A row by itself: what is typed must not change what else is known.
        instance = support.readable(self.involvement, self.request.user) or SupportArrangement()
        return {**super().get_form_kwargs(), "instance": instance}

    def get_initial(self):
        return {"seen": self.arrangement and self.arrangement.written_at.isoformat()}

    def form_valid(self, form):
        fields = {name: form.cleaned_data[name] for name in SupportForm.Meta.fields}
        try:
            seen = form.cleaned_data["seen"]
            kept = support.write(involvement=self.involvement, seen=seen, by=self.request.user, **fields)
        except ValidationError as refusal:
            return self._again(refusal)
        if kept is None:
            return self._again(support.THERE_IS_ONE)
        messages.success(self.request, "Saved. The person reads it on their own page.")
        return self.to_support()

    def _again(self, refusal):
        """What was typed, beside the stamp of what was written in between: the next time it is saved knowingly."""
        data = self.request.POST.copy()
        now = support.readable(self.involvement, self.request.user)
        data["seen"] = now.written_at.isoformat() if now else ""
        again = SupportForm(data, instance=SupportArrangement())
        again.add_error(None, refusal)
        return self.render_to_response(self.get_context_data(form=again))


class SupportReaders(OfSupport, FormView):
    """Who needs to know. Those who do decide who else does."""

    form_class = SupportReadersForm
    template_name = "participants/support_readers.html"
    changes_what_stands = True

    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs) if self.arrangement else self.to_support()

    def post(self, request, *args, **kwargs):
        return super().post(request, *args, **kwargs) if self.arrangement else self.to_support()

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "could_read": support.could_read(self.activity.organisation)}

    def get_initial(self):
        return {"users": [user.pk for user in support.who_reads(self.arrangement)]}

    def form_valid(self, form):
        support.choose_readers(
            arrangement=self.arrangement, users=list(form.cleaned_data["users"]), by=self.request.user
        )
        messages.success(self.request, "Saved. The person sees who may read it.")
        if self.request.user not in form.cleaned_data["users"]:
            return redirect("participants:support-list", self.activity.pk)
        return self.to_support()
