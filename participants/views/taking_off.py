"""Staff take somebody off the list who was put there by mistake."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.views.generic import TemplateView

from accounts.roles import Permission
from participants import taking_off
from participants.views.people import Confirm, OfPerson


class PersonTakeOff(OfPerson, Confirm, TemplateView):
    permission = Permission.PLAN
    template_name = "participants/person_take_off.html"
    confirm_label = "Take them off the list"

    @property
    def question(self):
        return f"Take {self.involvement.participant.name} off the list?"

    def get(self, request, *args, **kwargs):
        if taking_off.may_take_off(self.involvement):
            return super().get(request, *args, **kwargs)
        return self._refuse(taking_off.TOO_LATE)

    def post(self, request, pk):
        try:
            taking_off.take_off(involvement=self.involvement)
        except ValidationError as refusal:
            return self._refuse(" ".join(refusal.messages))
        messages.success(request, "They are off the list.")
        return redirect("participants:presence", self.activity.pk)

    def _refuse(self, sentence):
        messages.warning(self.request, sentence)
        return self.to_person()
