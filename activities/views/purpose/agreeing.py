"""Putting the purpose to people, agreeing and locking it, and amending it with a reason."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.views.generic import FormView, TemplateView

from activities import agreement, locking, readers
from activities.forms.purpose import AmendForm, LockForm
from activities.models import PurposeVersion
from activities.models.activity import NotReady
from activities.views.purpose.changes import AskFirst, OfPurpose
from activities.views.purpose.reading import as_rows, missing_in


class StandBy(AskFirst, OfPurpose, TemplateView):
    """Read the whole text as it will be kept, then stand by it; or see what is missing first."""

    do = None
    page = ""
    ready_template = ""
    extra_context = {}

    def get_template_names(self):
        return ["activities/not_ready.html" if missing_in(self.activity) else self.ready_template]

    def post(self, request, *args, **kwargs):
        read = request.POST.get("as_read", "")
        try:
            kept = self.do(activity=self.activity, by=request.user, as_read=read)
        except NotReady:
            return self.render_to_response(self.get_context_data())
        except ValidationError as refusal:
            if refusal.message != locking.CHANGED_SINCE:
                return self.refuse(refusal.message)
            messages.warning(request, refusal.message)
            return redirect(self.page, activity_id=self.activity.pk)
        messages.success(request, self.done(kept))
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs):
        purpose = self.activity.purpose
        content = agreement.content_of(activity=self.activity, purpose=purpose)
        fingerprint = PurposeVersion.hash_of(content)
        current = PurposeVersion.objects.current(self.activity)
        return super().get_context_data(
            missing=missing_in(self.activity),
            form=LockForm(initial={"as_read": fingerprint}),
            rows=as_rows(content),
            incomplete=[item for item in content["outcomes"] if not (item["how_we_will_know"] and item["due_on"])],
            current=current,
            proposal=purpose.proposal,
            readers=readers.of(self.activity),
            is_as_proposed=bool(purpose.proposal) and purpose.proposal.content_hash == fingerprint,
            differences=agreement.differences(before=current.content, after=content) if current else [],
            **kwargs,
        )


class PurposePropose(StandBy):
    """Put the text to the people involved, so that each says whether they agree before it is locked."""

    do = staticmethod(locking.put_to_people)
    page = "activities:purpose-propose"
    ready_template = "activities/purpose_confirm_propose.html"
    extra_context = {
        "heading": "The purpose cannot be put to people yet",
        "question": "Put this text to people?",
        "confirm_label": "Put it to people",
    }

    def done(self, proposal):
        return "The text is put to people. Everybody who has joined finds it on their own page."


class PurposeLock(StandBy):
    """Agree and lock the text: it becomes the version in force."""

    do = staticmethod(locking.lock_purpose)
    page = "activities:purpose-lock"
    ready_template = "activities/purpose_confirm_lock.html"
    extra_context = {
        "heading": "The purpose cannot be agreed yet",
        "question": "Agree and lock this purpose?",
        "confirm_label": "Agree and lock",
    }

    def done(self, version):
        return f"The purpose is agreed and locked as version {version.number}."


class ProposalTakeBack(AskFirst, OfPurpose, TemplateView):
    """Ask people no longer about a text, because it was put to them too early or is about to change a lot."""

    template_name = "activities/proposal_confirm_take_back.html"
    extra_context = {"question": "Take this text back?", "confirm_label": "Take it back"}

    def refusal(self):
        return super().refusal() or (None if self.activity.purpose.proposal_id else "No text is put to people now.")

    def post(self, request, *args, **kwargs):
        try:
            locking.take_back(activity=self.activity)
        except ValidationError as refusal:
            return self.refuse(refusal.message)
        messages.success(request, "People are not asked about the text any more. What they said is kept.")
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs):
        return super().get_context_data(proposal=self.activity.purpose.proposal, **kwargs)


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
