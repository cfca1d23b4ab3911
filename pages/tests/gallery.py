"""Every part of a page once, for looking at and for testing; no part of the product."""

from types import SimpleNamespace

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import include, path
from django.views.generic import TemplateView

from pages.dates import DateParts, DatePartsField
from pages.forms import PageForm
from pages.widgets import Checkboxes, Email, LongText, Money, Phone, Radios, Text, WholeNumber

LEVELS = [("care", "Own care"), ("community", "Community"), ("service", "Service"), ("other", "Something else")]
ACCESS = [
    ("loop", "A hearing loop"),
    ("step", "A way in without steps"),
    ("print", "Large print"),
    ("none", "None of these"),
]


class EveryField(PageForm):
    """One field of each kind."""

    enter = {"title": "Enter the title of the activity", "level": "Select the level of the activity"}
    sections = [("Who we can ask", ["email", "phone", "people", "fee", "notes_file", "agree"])]

    title = forms.CharField(max_length=80, help_text="People who are invited see this. Say it in plain words.")
    summary = forms.CharField(widget=LongText, max_length=200, label="What is it about?")
    begins_on = DatePartsField(label="First day", help_text="For example, 27 3 2026")
    ends_on = forms.DateField(label="Last day", required=False)
    level = forms.ChoiceField(
        choices=LEVELS,
        widget=Radios(
            hints={"community": "Decisions about a place or a group of people"}, reveals={"other": "other_level"}
        ),
        help_text="Choose where the decision is made.",
    )
    other_level = forms.CharField(label="Where is the decision made?")
    access = forms.MultipleChoiceField(
        choices=ACCESS, widget=Checkboxes(exclusive="none"), label="What do you need to take part?"
    )
    team = forms.ChoiceField(choices=[("", "---------"), ("1", "Community mental health"), ("2", "Crisis care")])
    email = forms.EmailField(label="E-mail address", widget=Email(own=True))
    phone = forms.CharField(label="Telephone number", widget=Phone(own=True), required=False)
    people = forms.IntegerField(
        label="How many people?", min_value=1, max_value=50, widget=WholeNumber(suffix="people")
    )
    fee = forms.DecimalField(label="Payment for a session", widget=Money)
    notes_file = forms.FileField(label="Notes of the meeting", required=False)
    agree = forms.BooleanField(label="I have read how my answers are used")


class OneQuestion(PageForm):
    """A page with one question, which is its heading."""

    heading = "felt_heard"
    submit = "Continue"
    enter = {"felt_heard": "Select how far you felt heard"}
    felt_heard = forms.ChoiceField(
        label="I felt that my views were listened to",
        choices=[
            ("5", "Strongly agree"),
            ("4", "Agree"),
            ("3", "Neither agree nor disagree"),
            ("2", "Disagree"),
            ("1", "Strongly disagree"),
            ("x", "This does not fit me"),
            ("r", "I would rather not say"),
        ],
        widget=Radios(or_before="x"),
    )
    why = forms.CharField(label="Would you like to say why?", widget=LongText, max_length=500, required=False)


class Needs(PageForm):
    """Tick boxes as a person with a personal link sees them."""

    submit = "Save"
    needs = forms.MultipleChoiceField(
        label="What do you need to take part?",
        help_text="Tick all that would help. You can change it at any time.",
        choices=[*ACCESS[:3], ("other", "Something else"), ACCESS[3]],
        widget=Checkboxes(
            exclusive="none", hints={"loop": "For people who use a hearing aid"}, reveals={"other": "other_need"}
        ),
    )
    other_need = forms.CharField(label="What would help you?", widget=LongText, max_length=300)
    born_on = DatePartsField(label="When were you born?", widget=DateParts(own_birthday=True), required=False)


class SignInLike(forms.Form):
    """A form of somebody else's making, as allauth's are."""

    name = forms.CharField(widget=Text(width=20), label="Name", required=False)
    password = forms.CharField(widget=forms.PasswordInput(attrs={"placeholder": "Password"}))


class Amina:
    is_authenticated = True

    def __str__(self):
        return "Amina Yusuf"


NAV = [
    {"label": "Home", "url": "/", "is_current": False},
    {"label": "Activities", "url": "/gallery/", "is_current": True},
    {"label": "Reports", "url": "/r/", "is_current": False},
    {"label": "People", "url": "/p/", "is_current": False},
    {"label": "Organisation", "url": "/o/", "is_current": False},
]
PARTS = {
    "words": "People told us two things.\n\nThe door is heavy,\nand nobody looks up.",
    "tasks": [
        {
            "title": "Principles",
            "url": "#",
            "hint": "How do we relate to each other?",
            "status": "Done",
            "tone": "done",
        },
        {
            "title": "Purpose",
            "url": "#",
            "hint": "1 outcome has no date yet",
            "status": "In progress",
            "tone": "under_way",
        },
        {"title": "Presence", "url": "#", "hint": "Nobody is invited yet", "status": "Not started", "tone": "to_do"},
        {
            "title": "Process",
            "url": "#",
            "hint": "2 promises are past their date",
            "status": "Please look",
            "tone": "attention",
        },
        {
            "title": "Impact",
            "hint": "Opens when the purpose is agreed",
            "status": "Cannot start yet",
            "tone": "stopped",
        },
    ],
    "rows": [
        {"key": "Team", "value": "Community mental health", "url": "#"},
        {"key": "What it is about", "value": "How people are welcomed\nat the front desk", "url": "#"},
        {"key": "Who decides", "value": "", "url": "#", "action": "Add"},
        {"key": "Made by", "value": "Amina Yusuf, 3 March 2026"},
    ],
    "figures": [
        {"value": "7 of 9 people", "label": "finished the questionnaire", "url": "#"},
        {"value": "3 of 4", "label": "promises kept", "note": "One is still open"},
        {"value": "12 days", "label": "until people are told back"},
    ],
    "headings": ["Answer", "Service users", "Carers", "Staff"],
    "table": [["Strongly agree", 4, "hidden", 3], ["Agree", 2, "hidden", 5], ["Disagree", 1, "hidden", 0]],
}


def nav_context(request):
    return {
        "nav": NAV,
        "is_demonstration": True,
        "user": Amina(),
    }


@login_not_required
def every_field(request):
    form = EveryField(request.POST or None, request.FILES or None)
    return render(request, "gallery/form.html", {"form": form} | nav_context(request))


@login_not_required
def one_question(request, form_class):
    form = form_class(request.POST or None)
    context = {
        "form": form,
        "organisation": SimpleNamespace(name="Riverside Mental Health Trust"),
        "support_contacts": [
            SimpleNamespace(name="Samira, who runs this activity", how="020 7946 0000", when_open="Monday to Friday"),
            SimpleNamespace(name="Samaritans", how="Call 116 123, or jo@samaritans.org", when_open="Day and night"),
        ],
        "is_demonstration": False,
    }
    return render(request, "gallery/question.html", context)


@login_not_required
def parts(request):
    messages.success(request, "The plan is saved.")
    messages.info(request, "Two people have answered since yesterday.")
    page = Paginator(range(100), 10).get_page(request.GET.get("page", 4))
    return render(request, "gallery/parts.html", PARTS | {"page": page} | nav_context(request))


@login_not_required
def how_far(request):
    return JsonResponse({"text": "Step 3 of 5: drawing the charts", "percent": 60, "is_finished": False})


@login_not_required
def other_form(request):
    return render(request, "gallery/other.html", {"form": SignInLike(request.POST or None)})


@login_not_required
def sure(request):
    context = {"question": "Agree and lock the purpose?", "confirm_label": "Agree and lock", "cancel_url": "/parts/"}
    return render(request, "gallery/sure.html", context | nav_context(request))


@login_not_required
def refused(request, page):
    return render(request, f"{page}.html")


urlpatterns = [
    path("left/", login_not_required(TemplateView.as_view(template_name="left.html")), name="left"),
    path("sure/", sure),
    path("refused/<slug:page>/", refused),
    path("gallery/", every_field),
    path("question/", one_question, {"form_class": OneQuestion}),
    path("needs/", one_question, {"form_class": Needs}),
    path("parts/", parts),
    path("other/", other_form),
    path("how-far/", how_far, name="how-far"),
    path("accounts/", include("allauth.account.urls")),
]
