"""The templates of an organisation: reading them, taking them off the list and back, and offering a plan as one."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView, View

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from accounts.scope import OfOrganisation
from activities import agreement, plan_templates, starting
from activities.forms.starting import TemplateOfferForm
from activities.framework import Level, OutcomeKind, Technique
from activities.models import TopicOfInfluence
from activities.plan_templates import making
from activities.scope import OfActivity
from activities.views.starting import PlanPage


class OfTemplates(OfOrganisation):
    """A page about the templates of one organisation."""

    back = "activities:template-list"

    def find(self):
        """The template that the address names."""
        template = plan_templates.find(self.kwargs["code"], among=plan_templates.of(self.organisation))
        if template is None:
            raise Http404
        return template


class TemplateList(OfTemplates, TemplateView):
    """Every template of the organisation, and which of them are not offered."""

    template_name = "activities/template_list.html"

    def get_context_data(self, **kwargs):
        hidden = plan_templates.hidden_codes(self.organisation)
        return super().get_context_data(
            templates=[
                {"template": template, "is_hidden": template.code in hidden}
                for template in plan_templates.of(self.organisation)
            ],
            may_change=self.request.user.may(Permission.MANAGE, self.organisation),
            **kwargs,
        )


class TemplateDetail(OfTemplates, TemplateView):
    """Everything that a template suggests."""

    template_name = "activities/template_detail.html"

    def get_context_data(self, **kwargs):
        template = self.find()
        return super().get_context_data(template=template, rows=suggested_rows(template.content), **kwargs)


def suggested_rows(content):
    """What a template suggests, part by part, in words."""
    topics = [
        f"{agreement.topic_in_words(topic)} ({_label(TopicOfInfluence.Openness, topic['openness'])})"
        for topic in content["topics"]
    ]
    technique = [_label(Technique, content["technique"]), content["technique_reason"]]
    said = [
        ("How people are involved", "\n".join(filter(None, technique))),
        ("Where the decision is made", _label(Level, content["level"])),
        ("Why people are involved", content["statement"]),
        ("Why somebody would give their time", content["reason_to_join"]),
        ("Who decides", content["decided_by"]),
        ("Where it is decided", content.get("forum")),
        ("What people can change", "\n".join(topics)),
        ("What should come of it", "\n\n".join(_outcome(each) for each in content["outcomes"])),
        ("What people get", content["payment_statement"]),
        ("Value cards", "\n".join(content["value_cards"])),
        ("To arrange, beside the usual", "\n".join(each["text"] for each in content["arrangements"])),
        ("Sessions", "\n".join(f"{each['title']}: {each['what']}" for each in content.get("sessions", ()))),
        ("Roles", "\n".join(content.get("roles", ()))),
    ]
    return [{"key": key, "value": value} for key, value in said if value]


def _outcome(outcome):
    known_by = outcome["how_we_will_know"] or "–"
    return f"{outcome['text']} ({_label(OutcomeKind, outcome['kind'])})\nHow we will know: {known_by}"


def _label(choices, value):
    """The words of a choice; a choice that is no longer offered is told by its code."""
    return str(choices(value).label) if value in choices.values else value


class PlanKindDetail(PlanPage, TemplateView):
    """Everything that a template would suggest to this plan, with a button to begin from it."""

    page = starting.KIND
    template_name = "activities/plan_kind_detail.html"

    def get_context_data(self, **kwargs):
        offered = plan_templates.offered(self.activity.organisation)
        template = plan_templates.find(self.kwargs["code"], among=offered)
        if template is None:
            raise Http404
        return super().get_context_data(template=template, rows=suggested_rows(template.content), **kwargs)


class TemplateHide(OfTemplates, View):
    """Offer a template no more."""

    permission = Permission.MANAGE

    def post(self, request, **kwargs):
        template = self.find()
        making.hide(organisation=self.organisation, code=template.code, by=request.user)
        messages.success(
            request, f"“{template.title}” is no longer offered. Plans that began from it stay as they are."
        )
        return redirect("activities:template-list", organisation_id=self.organisation.pk)


class TemplateShow(OfTemplates, View):
    """Offer a template again."""

    permission = Permission.MANAGE

    def post(self, request, **kwargs):
        template = self.find()
        making.show(organisation=self.organisation, code=template.code)
        messages.success(request, f"“{template.title}” is offered again.")
        return redirect("activities:template-list", organisation_id=self.organisation.pk)


class TemplateOffer(KeepsDraft, OfActivity, FormView):
    """Offer the plan of an activity to colleagues as a template, after seeing exactly what of it they get."""

    permission = Permission.PLAN
    activity_kwarg = "pk"
    form_class = TemplateOfferForm
    template_name = "activities/template_offer.html"
    changes_what_stands = True

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.last = making.made_from(self.activity)

    def hold(self):
        super().hold()
        self.last = making.made_from(self.activity)

    def get_initial(self):
        if self.last:
            return {"title": self.last.title, "what_for": self.last.what_for}
        longest = TemplateOfferForm.base_fields["title"].max_length
        return {"title": self.activity.title[:longest]}

    def get_context_data(self, **kwargs):
        content = making.content_of(self.activity)
        return super().get_context_data(
            rows=[{"key": "What it is about", "value": content["about"]}, *suggested_rows(content)],
            last=self.last,
            cancel_url=reverse("activities:activity-detail", args=[self.activity.pk]),
            **kwargs,
        )

    def form_valid(self, form):
        template = making.offer(activity=self.activity, by=self.request.user, **form.cleaned_data)
        messages.success(
            self.request, f"“{template.title}” is offered to your colleagues as version {template.version}."
        )
        return redirect("activities:template-list", organisation_id=self.activity.organisation_id)
