"""What every page that changes the purpose has in common: it refuses with a sentence, and loses nothing typed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import DeleteView

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from activities import locking
from activities.framework import Stage
from activities.scope import OfActivity


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

    hold = OfActivity.hold_purpose

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
