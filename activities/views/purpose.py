"""Purpose: why people are involved; agreeing it, keeping it as a version, and amending it with a reason."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import CreateView, DeleteView, FormView, TemplateView, UpdateView

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from activities import agreement, locking, readiness
from activities.forms.purpose import AmendForm, LockForm, OutcomeForm, PurposeForm, TopicForm
from activities.framework import Stage
from activities.models import Purpose, PurposeVersion, Status
from activities.models.activity import NotReady
from activities.scope import OfActivity


class PurposeDetail(OfActivity, TemplateView):
    """The purpose on one page: as it stands, what is missing, and every version agreed so far."""

    template_name = "activities/purpose.html"

    def get_context_data(self, **kwargs):
        purpose, organisation = self.activity.purpose, self.activity.organisation
        may_plan = self.request.user.may(Permission.PLAN, organisation)
        may_change = may_plan and locking.change_refusal(purpose) is None
        versions = list(self.activity.purpose_versions.select_related("locked_by"))
        return super().get_context_data(
            stage=Stage.PURPOSE,
            purpose=purpose,
            rows=self._rows(may_change=may_change),
            topics=self.activity.topics.all(),
            outcomes=self.activity.outcomes.filter(is_dropped=False),
            missing=_missing(self.activity) if may_change else [],
            may_change=may_change,
            may_amend=may_plan and locking.amendment_refusal(purpose) is None,
            current=versions[0] if versions else None,
            versions=versions,
            **kwargs,
        )

    def _rows(self, *, may_change):
        """The parts in words, each with a link to its place in the form."""
        form = reverse("activities:purpose-update", args=[self.activity.pk])
        content = agreement.content_of(activity=self.activity, purpose=self.activity.purpose)
        written = [part for part in agreement.parts(content) if part.key in agreement.WORDS]
        return [
            {"key": part.label, "value": part.text, "url": f"{form}#{_place(part.key)}" if may_change else None}
            for part in written
        ]


def _place(field):
    return f"id_{field}_day" if field in agreement.DAYS else f"id_{field}"


def _missing(activity):
    """What must stand before the purpose can be agreed, each with the page where it is done."""
    missing = readiness.missing(activity, before=Status.AGREED)
    return [{"words": item.words, "url": item.url_for(activity)} for item in missing]


def _as_rows(content):
    return [{"key": part.label, "value": part.text} for part in agreement.parts(content)]


class OfPurpose(KeepsDraft, OfActivity):
    """A page on which the purpose is changed, agreed or amended."""

    permission = Permission.PLAN

    def refusal(self):
        """Why this cannot be done now, in a sentence; None if it can."""
        return locking.change_refusal(self.activity.purpose)

    def get_success_url(self):
        return reverse("activities:purpose", args=[self.activity.pk])

    def get_context_data(self, **kwargs):
        everywhere = {"stage": Stage.PURPOSE, "cancel_url": self.get_success_url(), "refusal": self.refusal()}
        return super().get_context_data(**{**everywhere, **kwargs})

    def refuse(self, sentence):
        messages.warning(self.request, sentence)
        return redirect(self.get_success_url())


class OfOpenPurpose(OfPurpose):
    """A form that changes the purpose. When it is locked nothing is changed, and nothing typed is lost."""

    template_name = "activities/purpose_change.html"
    done = "Saved."

    def hold(self):
        # First, like everybody who changes topics or outcomes together with the purpose.
        Purpose.objects.select_for_update().get(activity=self.activity)

    def form_valid(self, form):
        try:
            with transaction.atomic():
                locking.hold_open(self.activity)
                self.keep(form)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.get_success_url())

    def keep(self, form):
        form.instance.activity = self.activity
        form.save()


class AskFirst:
    """A page that asks before it acts, and does not ask where the answer could only be no."""

    def get(self, request, *args, **kwargs):
        sentence = self.refusal()
        return self.refuse(sentence) if sentence else super().get(request, *args, **kwargs)


class RemoveFromPurpose(AskFirst, OfOpenPurpose, DeleteView):
    """Taking something out of the purpose."""

    template_name = "activities/confirm_remove.html"

    def form_invalid(self, form):
        return self.refuse(form.non_field_errors()[0])

    def keep(self, form):
        self.object.delete()


class OfTopics:
    def get_queryset(self):
        return self.activity.topics.all()


class OfOutcomes:
    def get_queryset(self):
        return self.activity.outcomes.filter(is_dropped=False)


class PurposeUpdate(OfOpenPurpose, UpdateView):
    """Write why people are involved, who decides, and what people get."""

    form_class = PurposeForm
    extra_context = {"heading": "The purpose in words"}

    def get_object(self):
        return self.activity.purpose

    def keep(self, form):
        # Only what was on the page: the state belongs to agreeing and amending.
        form.instance.save(update_fields=list(form.fields))


class TopicCreate(OfOpenPurpose, CreateView):
    """Add a topic, and say whether it can change."""

    form_class = TopicForm
    extra_context = {"heading": "Add a topic"}


class TopicUpdate(OfTopics, OfOpenPurpose, UpdateView):
    """Change a topic, or whether it can change."""

    form_class = TopicForm
    extra_context = {"heading": "Change a topic"}
    write_anew_at = "activities:topic-create"


class TopicDelete(OfTopics, RemoveFromPurpose):
    """Remove a topic."""

    extra_context = {"question": "Remove this topic?", "confirm_label": "Remove it"}
    done = "The topic is removed."


class OutcomeCreate(OfOpenPurpose, CreateView):
    """Add what should be different because people were involved."""

    form_class = OutcomeForm
    extra_context = {"heading": "Add an intended outcome"}


class OutcomeUpdate(OfOutcomes, OfOpenPurpose, UpdateView):
    """Change an intended outcome."""

    form_class = OutcomeForm
    extra_context = {"heading": "Change an intended outcome"}
    write_anew_at = "activities:outcome-create"


class OutcomeDelete(OfOutcomes, RemoveFromPurpose):
    """Take an intended outcome out; one that was ever agreed stays readable in its version."""

    extra_context = {"question": "Remove this intended outcome?", "confirm_label": "Remove it"}
    done = "The intended outcome is removed."

    def keep(self, form):
        locking.remove_outcome(self.object)


class PurposeLock(AskFirst, OfPurpose, TemplateView):
    """Read the whole text as it will be kept, then agree and lock it; or see what is missing."""

    def get_template_names(self):
        ready = "purpose_confirm_lock" if not _missing(self.activity) else "not_ready"
        return [f"activities/{ready}.html"]

    def post(self, request, *args, **kwargs):
        read = request.POST.get("as_read", "")
        try:
            version = locking.lock_purpose(activity=self.activity, by=request.user, as_read=read)
        except NotReady:
            return self.render_to_response(self.get_context_data())
        except ValidationError as refusal:
            if refusal.message != locking.CHANGED_SINCE:
                return self.refuse(refusal.message)
            messages.warning(request, refusal.message)
            return redirect("activities:purpose-lock", activity_id=self.activity.pk)
        messages.success(request, f"The purpose is agreed and locked as version {version.number}.")
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs):
        content = agreement.content_of(activity=self.activity, purpose=self.activity.purpose)
        current = PurposeVersion.objects.current(self.activity)
        missing = _missing(self.activity)
        return super().get_context_data(
            heading="The purpose cannot be agreed yet",
            missing=missing,
            question="Agree and lock this purpose?",
            confirm_label="Agree and lock",
            form=LockForm(initial={"as_read": PurposeVersion.hash_of(content)}),
            rows=_as_rows(content),
            incomplete=[item for item in content["outcomes"] if not (item["how_we_will_know"] and item["due_on"])],
            current=current,
            differences=agreement.differences(before=current.content, after=content) if current else [],
            **kwargs,
        )


class PurposeAmend(AskFirst, OfPurpose, FormView):
    """Start to amend an agreed purpose, with the reason."""

    form_class = AmendForm
    template_name = "activities/purpose_change.html"
    extra_context = {"heading": "Amend the purpose", "is_amendment": True}

    def refusal(self):
        return locking.amendment_refusal(self.activity.purpose)

    def form_valid(self, form):
        try:
            locking.start_amendment(activity=self.activity, reason=form.cleaned_data["reason"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, "The purpose is open for change. Nothing new is agreed until you lock it again.")
        return redirect(self.get_success_url())


class AmendmentDrop(AskFirst, OfPurpose, TemplateView):
    """Give up an amendment: the purpose goes back to what the version in force says."""

    template_name = "activities/amendment_confirm_drop.html"
    extra_context = {"question": "Drop the amendment?", "confirm_label": "Drop the amendment"}

    def refusal(self):
        purpose = self.activity.purpose
        return None if purpose.state == purpose.State.AMENDING else "There is no amendment to drop."

    def post(self, request, *args, **kwargs):
        locking.drop_amendment(activity=self.activity)
        messages.success(request, "The amendment is dropped. The purpose is as it was agreed.")
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs):
        current = PurposeVersion.objects.current(self.activity)
        content = agreement.content_of(activity=self.activity, purpose=self.activity.purpose)
        differences = agreement.differences(before=current.content, after=content)
        return super().get_context_data(current=current, differences=differences, **kwargs)


class PurposeVersionDetail(OfActivity, TemplateView):
    """A version as it was agreed, and what changed against the one before it."""

    template_name = "activities/purpose_version.html"

    def get_context_data(self, **kwargs):
        versions = self.activity.purpose_versions.select_related("locked_by")
        version = get_object_or_404(versions, number=self.kwargs["number"])
        previous = versions.filter(number=version.number - 1).first()
        return super().get_context_data(
            stage=Stage.PURPOSE,
            version=version,
            previous=previous,
            is_current=version == versions.first(),
            rows=_as_rows(version.content),
            differences=agreement.differences(before=previous.content, after=version.content) if previous else [],
            **kwargs,
        )
