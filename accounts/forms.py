from django import forms
from django.core.exceptions import ValidationError

from accounts.models import Organisation, PrivacyNotice, SupportContact, Team
from accounts.roles import ROLES, Permission, Role
from pages.forms import PageForm, PageModelForm
from pages.widgets import Email, Radios


def what_may(role):
    """What the table of roles lets a role do, in one line."""
    first, *others = (permission.label for permission in Permission if permission in ROLES[role])
    return "; ".join([first, *(label[0].lower() + label[1:] for label in others)]) + "."


class OrganisationForm(PageModelForm):
    enter = {"name": "Enter the name of the organisation"}
    submit = "Save changes"
    sections = [
        (
            "Your own words for people",
            ["service_user_word", "service_users_word", "carer_word", "carers_word"],
        )
    ]

    class Meta:
        model = Organisation
        fields = ["name", "kind", "service_user_word", "service_users_word", "carer_word", "carers_word"]
        widgets = {"kind": Radios}
        labels = {
            "name": "Name",
            "kind": "Kind of organisation",
            "service_user_word": "One person who uses services",
            "service_users_word": "Several people who use services",
            "carer_word": "One person who cares for somebody",
            "carers_word": "Several people who care for somebody",
        }
        help_texts = {
            "name": "People see it on every page and in every e-mail.",
            "service_user_word": "For example service user, patient, tenant or member.",
            "carer_word": "For example carer, family member or supporter.",
        }
        error_messages = {"name": {"unique": "This name is taken. Choose another."}}


class PrivacyNoticeForm(PageModelForm):
    enter = {"text": "Enter the text of the privacy notice"}
    submit = "Check before you publish"

    class Meta:
        model = PrivacyNotice
        fields = ["text"]
        labels = {"text": "What people are told about their information"}
        help_texts = {
            "text": "Say in plain words what you keep, why, who sees it, how long for, and whom to ask. "
            "Leave an empty line between paragraphs. Do not say here who reads answers to questionnaires, or whether "
            "they can be deleted: that differs, and each questionnaire says it itself, above this text."
        }


class PublishForm(PageForm):
    """The text once more, unseen, together with the yes to publishing it."""

    text = forms.CharField(widget=forms.HiddenInput)
    is_checked = forms.BooleanField(widget=forms.HiddenInput, initial=True)


class TeamForm(PageModelForm):
    enter = {"name": "Enter the name of the team"}
    submit = "Add team"

    class Meta:
        model = Team
        fields = ["name"]
        labels = {"name": "Name of the team"}

    def clean_name(self):
        name = self.cleaned_data["name"]
        if self.instance.organisation.teams.filter(name__iexact=name).exists():
            raise ValidationError("There is already a team with this name.")
        return name


class SupportContactForm(PageModelForm):
    enter = {
        "name": "Enter the name of a person or service",
        "how": "Enter a phone number, an e-mail address or another way to reach them",
    }
    submit = "Add contact"

    class Meta:
        model = SupportContact
        fields = ["name", "how", "when_open"]
        labels = {
            "name": "Person or service",
            "how": "How to reach them",
            "when_open": "When they answer",
        }
        help_texts = {"how": "A phone number, an e-mail address, or both."}


def _role_field():
    widget = Radios(hints={role.value: what_may(role) for role in Role})
    return forms.ChoiceField(
        label="Role", choices=Role.choices, widget=widget, error_messages={"required": "Select a role"}
    )


class MembershipForm(PageForm):
    enter = {"email": "Enter the e-mail address they sign in with", "name": "Enter their name"}
    submit = "Add member"

    email = forms.EmailField(label="E-mail address", help_text="They sign in with it.", widget=Email)
    name = forms.CharField(label="Name", max_length=150)
    role = _role_field()


class RoleForm(PageForm):
    submit = "Save role"

    role = _role_field()
