"""The organisation's own pages. Another organisation's are 404; one's own without the role are 403."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import CreateView, DeleteView, DetailView, FormView, ListView, UpdateView

from accounts import members
from accounts.access import require
from accounts.forms import (
    MembershipForm,
    OrganisationForm,
    PrivacyNoticeForm,
    PublishForm,
    RoleForm,
    SupportContactForm,
    TeamForm,
    what_may,
)
from accounts.models import Membership, Organisation, PrivacyNotice, SupportContact, Team
from accounts.roles import Permission, Role
from accounts.scope import OfOrganisation


class OfManaged(OfOrganisation):
    """A page of one organisation, for its administrators."""

    permission = Permission.MANAGE


class OrganisationChoose(ListView):
    """The organisations this person looks after; straight on where there is only one."""

    def get_queryset(self):
        return Organisation.objects.where_may(self.request.user, Permission.MANAGE)

    def get(self, request):
        require(request.user, Permission.MANAGE)
        organisations = list(self.get_queryset())
        if len(organisations) == 1:
            return redirect("accounts:organisation-detail", organisations[0].pk)
        return super().get(request)


class OrganisationDetail(OfManaged, DetailView):
    def get_object(self):
        return self.organisation

    def get_context_data(self, **kwargs):
        memberships = list(self.organisation.memberships.select_related("user"))
        administrators = [membership for membership in memberships if membership.role == Role.ADMINISTRATOR]
        return super().get_context_data(
            about=self.about(),
            memberships=memberships,
            only_administrator=administrators[0] if len(administrators) == 1 else None,
            roles=[{"label": role.label, "may": what_may(role)} for role in Role],
            teams=self.organisation.teams.all(),
            support_contacts=self.organisation.support_contacts.all(),
            privacy_notice=self.organisation.privacy_notice,
            **kwargs,
        )

    def about(self):
        organisation = self.organisation
        service_users = f"{organisation.service_user_word}, {organisation.service_users_word}"
        change = reverse("accounts:organisation-update", args=[organisation.pk])
        return [
            {"key": "Name", "value": organisation.name, "url": change},
            {"key": "Kind", "value": organisation.get_kind_display(), "url": change},
            {"key": "Words for people who use services", "value": service_users, "url": change},
            {
                "key": "Words for people who care for somebody",
                "value": f"{organisation.carer_word}, {organisation.carers_word}",
                "url": change,
            },
        ]


class OrganisationUpdate(OfManaged, UpdateView):
    form_class = OrganisationForm

    def get_object(self):
        return Organisation.objects.get(pk=self.organisation.pk)

    def form_valid(self, form):
        messages.success(self.request, "Your changes are saved.")
        return super().form_valid(form)


class PrivacyNoticePublish(OfManaged, CreateView):
    """Write the next version, read it once more as people will see it, then publish it."""

    model = PrivacyNotice
    form_class = PrivacyNoticeForm

    def get_initial(self):
        notice = self.organisation.privacy_notice
        return {"text": notice.text if notice else ""}

    def form_valid(self, form):
        text = form.cleaned_data["text"]
        if not PublishForm(self.request.POST).is_valid():
            return self.ask_again(text)
        notice = self.organisation.publish_privacy_notice(text=text, by=self.request.user)
        messages.success(self.request, f"Version {notice.version} of the privacy notice is published.")
        return HttpResponseRedirect(self.get_success_url())

    def ask_again(self, text):
        notice = self.organisation.privacy_notice
        number = notice.version + 1 if notice else 1
        context = {
            "organisation": self.organisation,
            "is_demonstration": self.organisation.is_demonstration,
            "question": f"Publish version {number} of the privacy notice?",
            "confirm_label": f"Publish version {number}",
            "cancel_url": self.get_success_url(),
            "form": PublishForm(initial={"text": text}),
            "text": text,
        }
        return render(self.request, "accounts/privacy_notice_confirm.html", context)


class TeamCreate(OfManaged, CreateView):
    model = Team
    form_class = TeamForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": Team(organisation=self.organisation)}

    def form_valid(self, form):
        messages.success(self.request, f"{form.instance.name} is added.")
        return super().form_valid(form)


class SupportContactCreate(OfManaged, CreateView):
    model = SupportContact
    form_class = SupportContactForm

    def get_form_kwargs(self):
        order = self.organisation.support_contacts.count()
        return {
            **super().get_form_kwargs(),
            "instance": SupportContact(organisation=self.organisation, order=order),
        }

    def form_valid(self, form):
        messages.success(self.request, f"{form.instance.name} is added.")
        return super().form_valid(form)


class SupportContactDelete(OfManaged, DeleteView):
    def get_queryset(self):
        return self.organisation.support_contacts.all()

    def get_context_data(self, **kwargs):
        question = f"Remove {self.object.name} from the support contacts?"
        return super().get_context_data(question=question, confirm_label="Remove contact", **kwargs)

    def form_valid(self, form):
        messages.success(self.request, f"{self.object.name} is removed.")
        return super().form_valid(form)


class MembershipCreate(OfManaged, FormView):
    form_class = MembershipForm
    template_name = "accounts/membership_form.html"

    def form_valid(self, form):
        try:
            membership = members.add(organisation=self.organisation, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error("email", refusal)
            return self.form_invalid(form)
        messages.success(
            self.request,
            f"{membership.user.name} is added. If they are new to FourPi, ask them to choose a password "
            "with “Forgotten your password?” on the sign-in page.",
        )
        return super().form_valid(form)


class OfMembership(OfManaged):
    """A page about one member. A change that takes one's own access away ends on the home page."""

    def get_queryset(self):
        return Membership.objects.filter(organisation=self.organisation).select_related("user")

    def get_success_url(self):
        if getattr(self, "has_lost_access", False):
            return reverse("home")
        return super().get_success_url()


class MembershipUpdate(OfMembership, UpdateView):
    template_name = "accounts/membership_role.html"
    # A new member is somebody with an e-mail address: a role alone adds nobody.
    may_be_written_anew = False

    def get_form(self):
        role = self.object.role if self.object else None
        return RoleForm(self.request.POST or None, initial={"role": role})

    def form_valid(self, form):
        role = form.cleaned_data["role"]
        try:
            members.change_role(membership=self.object, role=role, by=self.request.user)
        except ValidationError as refusal:
            form.add_error("role", refusal)
            return self.form_invalid(form)
        self.has_lost_access = self.object.user == self.request.user and role != Role.ADMINISTRATOR
        messages.success(self.request, f"The role of {self.object.user.name} is now {Role(role).label.lower()}.")
        return HttpResponseRedirect(self.get_success_url())


class MembershipDelete(OfMembership, DeleteView):
    def get_context_data(self, **kwargs):
        question = f"Remove {self.object.user.name} from {self.organisation.name}?"
        return super().get_context_data(question=question, confirm_label="Remove member", **kwargs)

    def form_valid(self, form):
        try:
            members.remove(membership=self.object, by=self.request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        self.has_lost_access = self.object.user == self.request.user
        messages.success(self.request, f"{self.object.user.name} is removed.")
        return HttpResponseRedirect(self.get_success_url())
