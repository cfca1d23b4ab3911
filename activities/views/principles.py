"""Principles: how people in the activity relate to each other, and what they have agreed to keep to."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import CreateView, DeleteView, FormView, TemplateView, UpdateView

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from activities import commitments
from activities.forms.principles import AgreeForm, CommitmentForm, ConcernsForm
from activities.framework import Stage
from activities.models import AgreementVersion, WorkingAgreement
from activities.scope import OfActivity


class Principles(OfActivity, TemplateView):
    """What matters, what was said about the differences, and what everyone has agreed to keep to."""

    template_name = "activities/principles.html"

    def get_context_data(self, **kwargs):
        versions = list(self.activity.agreement_versions.select_related("locked_by"))
        current = versions[0] if versions else None
        today = timezone.localdate()
        return super().get_context_data(
            stage=Stage.PRINCIPLES,
            value_cards=self.activity.value_cards.offered(),
            commitments=self.activity.commitments.filter(is_dropped=False),
            concerns=WorkingAgreement.objects.filter(activity=self.activity).first(),
            current=current,
            versions=versions,
            waiting=commitments.waiting(self.activity, current=current),
            discussions=self.activity.discussions.filter(corrected_by=None).select_related("recorded_by", "review"),
            review_dates=self.activity.review_dates.waiting(),
            today=today,
            is_under_way=self.activity.is_under_way,
            **kwargs,
        )


class OfPrinciples(KeepsDraft, OfActivity):
    """A page that changes something of Principles."""

    permission = Permission.PLAN
    stage = Stage.PRINCIPLES
    template_name = "activities/form.html"
    done = "Saved."

    def get_success_url(self):
        return reverse("activities:principles", args=[self.activity.pk]) + "#agreed"

    def get_context_data(self, **kwargs):
        everywhere = {"stage": self.stage, "cancel_url": self.get_success_url()}
        return super().get_context_data(**{**everywhere, **kwargs})

    def form_valid(self, form):
        try:
            self.keep(form)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.get_success_url())


class ThereOnce(OfPrinciples):
    """Something of which an activity has one at most: two who write it at once take turns, and the second reads why."""

    @transaction.atomic
    def post(self, *args, **kwargs):
        self.hold_activity()
        return super().post(*args, **kwargs)


class OfCommitments(OfPrinciples):
    def get_queryset(self):
        return self.activity.commitments.filter(is_dropped=False)


class CommitmentCreate(OfCommitments, CreateView):
    """Add something for people to agree to."""

    form_class = CommitmentForm
    extra_context = {"heading": "Add a commitment"}
    done = "The commitment is added. It counts once it is agreed."

    def keep(self, form):
        form.instance.activity = self.activity
        commitments.add(commitment=form.instance)


class CommitmentUpdate(OfCommitments, UpdateView):
    """Change the words of a commitment."""

    form_class = CommitmentForm
    extra_context = {"heading": "Change a commitment"}
    done = "The commitment is changed. The change counts once it is agreed."

    def keep(self, form):
        commitments.reword(commitment=form.instance)


class CommitmentDelete(OfCommitments, DeleteView):
    """Remove a commitment."""

    template_name = "activities/confirm_remove.html"
    extra_context = {"question": "Remove this commitment?", "confirm_label": "Remove it"}
    done = "The commitment is removed."

    def keep(self, form):
        commitments.remove(commitment=self.object)

    def form_invalid(self, form):
        messages.warning(self.request, form.non_field_errors()[0])
        return redirect(self.get_success_url())


class ConcernsUpdate(OfPrinciples, UpdateView):
    """Say how somebody raises a concern when what was agreed is not kept."""

    form_class = ConcernsForm
    extra_context = {"heading": "How to raise a concern"}
    done = "Saved. It counts once it is agreed."

    def get_object(self):
        found = WorkingAgreement.objects.filter(activity=self.activity).first()
        return found or WorkingAgreement(activity=self.activity)

    def keep(self, form):
        commitments.write_concerns(activity=self.activity, words=form.cleaned_data["how_to_raise_a_concern"])


class AgreementAgree(OfPrinciples, FormView):
    """Read the commitments as they will be kept, then keep them as the next version."""

    form_class = AgreeForm
    template_name = "activities/agreement_agree.html"
    extra_context = {"heading": "Agree what we keep to"}

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.current = AgreementVersion.objects.current(self.activity)
        self.content = commitments.content_of(self.activity)

    def get(self, request, *args, **kwargs):
        over = commitments.refusal(self.activity)
        if sentence := over or commitments.agree_refusal(self.content, current=self.current):
            messages.warning(request, sentence)
            return redirect(self.get_success_url())
        return super().get(request, *args, **kwargs)

    def get_initial(self):
        return {"as_read": AgreementVersion.hash_of(self.content), "agreed_on": timezone.localdate()}

    def get_form_kwargs(self):
        sent = super().get_form_kwargs()
        if "data" in sent and self.request.POST.get("as_read") != self.get_initial()["as_read"]:
            # Shown again with the new text and its fingerprint; what was typed stays.
            self.has_changed = True
            sent["data"] = sent["data"].copy()
            sent["data"]["as_read"] = self.get_initial()["as_read"]
        return {**sent, "is_first": self.current is None}

    has_changed = False

    def form_valid(self, form):
        if self.has_changed:
            form.add_error(None, commitments.CHANGED_SINCE)
            return self.form_invalid(form)
        return super().form_valid(form)

    def keep(self, form):
        version = commitments.agree(activity=self.activity, by=self.request.user, **form.cleaned_data)
        self.done = (
            f"Kept as version {version.number}. Everyone is asked on their own page whether they will keep to it."
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            content=self.content,
            current=self.current,
            number=self.current.number + 1 if self.current else 1,
            differences=commitments.waiting(self.activity, current=self.current),
            **kwargs,
        )


class AgreementVersionDetail(OfActivity, TemplateView):
    """The commitments as they were agreed, and what changed against the version before."""

    template_name = "activities/agreement_version.html"

    def get_context_data(self, **kwargs):
        versions = list(self.activity.agreement_versions.select_related("locked_by"))
        number = self.kwargs["number"]
        version = next((each for each in versions if each.number == number), None)
        if version is None:
            raise Http404
        previous = next((each for each in versions if each.number == number - 1), None)
        return super().get_context_data(
            stage=Stage.PRINCIPLES,
            version=version,
            previous=previous,
            is_current=version == versions[0],
            differences=commitments.differences(before=previous.content, after=version.content) if previous else [],
            **kwargs,
        )
