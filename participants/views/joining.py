"""Saying yes, maybe or no thank you, with what is offered above the answer."""

from django.db import transaction
from django.utils import timezone

from activities.models import PaymentPolicy
from participants import offers, recruitment
from participants.doors import PersonalView
from participants.forms.money import JoinWithOfferForm
from participants.forms.my_pages import JoinForm
from participants.models import LeavingReason, Step
from participants.views.my_pages import noted

# What each answer notes, and what is said in return.
JOIN_ANSWERS = {
    "yes": (recruitment.join, "Thank you. You are taking part.", {}),
    "maybe": (
        recruitment.note,
        "Thank you. The people who run this work will tell you more. You can say yes or no at any time.",
        {"step": Step.INTERESTED},
    ),
    "no": (
        recruitment.leave,
        "Thank you for telling us. If you change your mind, you can come back.",
        {"reason": LeavingReason.NOT_SAID},
    ),
}


class Join(PersonalView):
    """Yes, maybe, or no thank you; what people are offered stands above the answer, and the answer says which offer."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.offer = offers.of_person(self.involvement) if self.access else None

    def get(self, request, involvement_id):
        return self._ask(JoinWithOfferForm(initial={"offer": self.offer.number}) if self.offer else JoinForm())

    def post(self, request, involvement_id):
        has_changed = self.offer is not None and request.POST.get("offer") != str(self.offer.number)
        sent = {**request.POST.dict(), "offer": str(self.offer.number)} if self.offer else request.POST
        form = JoinWithOfferForm(sent) if self.offer else JoinForm(sent)
        if not form.is_valid() or has_changed:
            return self._ask(form, has_changed=has_changed)
        note, words, what = JOIN_ANSWERS[form.cleaned_data["answer"]]
        with transaction.atomic():
            if self.offer:
                offers.note_shown(involvement=self.involvement, offer=self.offer)
            return noted(request, self.involvement, words, note, **what)

    def _ask(self, form, *, has_changed=False):
        context = {
            "form": form,
            "is_under_way": recruitment.is_under_way(self.involvement.activity),
            "text": self.involvement.activity.purpose_proposals.asked_about().first(),
            "partners": self.activity.partners.all(),
            "has_started": self.activity.starts_on and self.activity.starts_on <= timezone.localdate(),
            "offer": self.offer,
            "policy": PaymentPolicy.of(self.involvement.activity.organisation),
            "has_changed": has_changed,
        }
        return self.page("participants/join.html", context)
