"""A person's own pages about themselves: access needs, permissions, details. Only where this device may read back."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View

from participants import consents, contact, links, needs
from participants.doors import REFERRER_POLICY, PersonalView, closed_door, just_typed
from participants.forms.my_own import MyDetailsForm, NeedsForm, PermissionsForm
from participants.models import Consent, Participant


@method_decorator(login_not_required, name="dispatch")
class OwnView(PersonalView):
    """A page that is the person's alone: on a device that may not read back it shows the way to a fresh link."""

    def dispatch(self, request, *args, **kwargs):
        if self.access and not self.access.may_read_back and request.method in ("GET", "HEAD", "POST"):
            is_sent = request.method == "POST"
            sent = {"is_sent": is_sent, "typed": just_typed(request)}
            response = self.page("participants/kept_private.html", sent, status=403 if is_sent else 200)
            response["Referrer-Policy"] = REFERRER_POLICY
            return response
        if not self.access or request.method != "POST":
            return super().dispatch(request, *args, **kwargs)
        with transaction.atomic():
            links.said_as_whole(access=self.access)
            response = super().dispatch(request, *args, **kwargs)
            if response.status_code == HTTPStatus.OK:
                # A form that is shown again has kept nothing, so nobody else's reading ends either.
                transaction.set_rollback(True)
            return response

    @property
    def participant(self):
        return self.involvement.participant

    def go(self, name):
        return redirect(f"participants:{name}", self.involvement.pk)


class MyNeeds(OwnView):
    """What I need to take part; who sees it stands above the first box."""

    form_class = NeedsForm

    def get(self, request, involvement_id):
        said = needs.of_person(self.participant)
        return self._ask(NeedsForm(initial=NeedsForm.initial_of(said)) if said else NeedsForm(), said)

    def post(self, request, involvement_id):
        form = NeedsForm(request.POST)
        if not form.is_valid():
            return self._ask(form, needs.of_person(self.participant))
        said = needs.of_person(self.participant)
        if said and form.cleaned_data["seen"] != said.said_at.isoformat():
            return self._ask(NeedsForm.beside(said, request.POST), said)
        needs.say(participant=self.participant, needs=form.chosen, own_words=form.cleaned_data["own_words"])
        messages.success(request, "What you need is saved.")
        return self.go("my-needs")

    def _ask(self, form, said):
        arranged = needs.arranged(self.involvement, said)
        return self.page("participants/my_needs.html", {"form": form, "said": said, "arranged": arranged})


class MyNeedsDelete(OwnView):
    """Delete all I said about what I need."""

    def get(self, request, involvement_id):
        return self.page("participants/my_needs_delete.html")

    def post(self, request, involvement_id):
        needs.forget(participant=self.participant)
        messages.success(request, "What you told us about what you need is deleted.")
        return self.go("my-needs")


class MyPermissions(OwnView):
    """What I permit, and how each stands."""

    form_class = PermissionsForm

    def get(self, request, involvement_id):
        standing = consents.of_person(self.participant)
        given = [each.purpose.value for each in standing if each.is_given]
        credit = next(each.credit for each in standing if each.purpose == Consent.Purpose.CREDIT)
        return self._ask(PermissionsForm(initial={"given": given, "credit": credit}), standing)

    def post(self, request, involvement_id):
        form = PermissionsForm(request.POST)
        if not form.is_valid():
            return self._ask(form, consents.of_person(self.participant))
        through_staff = links.is_through_staff(access=self.access)
        consents.decide(participant=self.participant, through_staff=through_staff, **form.cleaned_data)
        messages.success(request, "Your permissions are saved.")
        return self.go("my-permissions")

    def _ask(self, form, standing):
        return self.page("participants/my_permissions.html", {"form": form, "standing": standing})


class MyDetails(OwnView):
    """My name and how to reach me."""

    form_class = MyDetailsForm

    def get(self, request, involvement_id):
        return self._ask(MyDetailsForm(instance=self._as_kept()))

    def post(self, request, involvement_id):
        form = MyDetailsForm(request.POST, instance=self._as_kept())
        if not form.is_valid():
            return self._ask(form)
        try:
            waiting = contact.correct(involvement=self.involvement, through=self.access.link.drawn_by, **form.details)
        except ValidationError as refusal:
            form.add_error("email", refusal)
            return self._ask(form)
        messages.success(request, "Please look into your new e-mail now." if waiting else "Your details are saved.")
        return self.go("my-details")

    def _as_kept(self):
        """The row by itself: what is typed must not change what else the page shows."""
        return Participant.objects.get(pk=self.participant.pk)

    def _ask(self, form):
        return self.page("participants/my_details.html", {"form": form, "waiting": contact.waiting(self.participant)})


class MyDetailsKeep(OwnView):
    """The new e-mail address shall not count after all."""

    def post(self, request, involvement_id):
        contact.give_up(participant=self.participant)
        messages.success(request, "We forgot the new address. The way to reach you stays as it was.")
        return self.go("my-details")


@method_decorator(login_not_required, name="dispatch")
class ConfirmEmail(View):
    """The link in the letter to a new address. Only the button counts, and it lets nobody in anywhere."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.change = contact.find(kwargs["token"])

    def get(self, request, token):
        if self.change is None:
            return closed_door(request)
        template = "email_confirmed" if self.change.done_at else "confirm_email"
        return self._page(f"participants/{template}.html")

    def post(self, request, token):
        if self.change is None or not contact.confirm(self.change):
            return closed_door(request)
        return self._page("participants/email_confirmed.html")

    def _page(self, template):
        organisation = self.change.involvement.activity.organisation
        context = {
            "organisation": organisation,
            "support_contacts": organisation.support_contacts.all(),
            "is_demonstration": organisation.is_demonstration,
            "was_done_at": self.change.done_at,
        }
        response = render(self.request, template, context)
        response["Referrer-Policy"] = REFERRER_POLICY
        return response
