"""Staff pass on what somebody asked for in writing: delete what they told us in "About you". They see nothing of it."""

from django.contrib import messages
from django.db import transaction
from django.views.generic import TemplateView

from accounts.roles import Permission
from participants.views.people import Confirm, OfPerson
from vault import sealing
from vault.models import WithdrawalNotice

PASSED_ON = "The request is passed on. Whatever there was is deleted; whether there was anything, nobody here can see."
NO_VAULT = "“About you” is not in use here, so there is nothing to delete."


class NoticePassOn(OfPerson, Confirm, TemplateView):
    """Deleting needs no proof: the worst it can do is to count one person less."""

    permission = Permission.PLAN
    template_name = "vault/notice.html"
    confirm_label = "Pass the request on"

    @property
    def question(self):
        return f"Has {self.involvement.participant.name} asked in writing to have “About you” deleted?"

    def post(self, request, pk):
        try:
            with transaction.atomic():
                WithdrawalNotice.objects.create(involvement=self.involvement, by=request.user)
                sealing.withdraw(participant=self.involvement.participant)
        except sealing.NoKeyToSeal:
            messages.error(request, NO_VAULT)
        else:
            messages.success(request, PASSED_ON)
        return self.to_person()
