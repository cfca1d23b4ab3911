"""Reaching an organisation's questionnaires: somebody else's are 404, a verb the role does not give is 403."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from accounts.roles import Permission
from accounts.scope import OfOrganisation
from evaluation.models import PlacedItem, Questionnaire
from evaluation.questionnaires import working_copy


class OfQuestionnaires(OfOrganisation):
    """A page of one organisation's questionnaires."""

    permission = Permission.QUESTIONNAIRES

    def address(self, name, *args):
        return reverse(f"evaluation:{name}", args=[self.organisation.pk, *args])

    def crumbs(self):
        """The way to this page, as (label, address)."""
        return [("Home", reverse("home")), ("Questionnaires", self.address("questionnaire-list"))]

    def get_success_url(self):
        return self.address("questionnaire-list")

    def get_context_data(self, **kwargs):
        everywhere = {
            "may_make": self.request.user.may(Permission.QUESTIONNAIRES, self.organisation),
            "crumbs": [{"label": label, "url": url} for label, url in self.crumbs()],
        }
        return super().get_context_data(**{**everywhere, **kwargs})


class OfOwn(OfQuestionnaires):
    """A page of one questionnaire of the organisation's own: `self.questionnaire`."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        questionnaires = Questionnaire.objects.filter(organisation=self.organisation).select_related("organisation")
        self.questionnaire = get_object_or_404(questionnaires, pk=kwargs["pk"])

    def crumbs(self):
        return [*super().crumbs(), (self.questionnaire.title, self.address("working-copy", self.questionnaire.pk))]

    def get_success_url(self):
        return self.address("working-copy", self.questionnaire.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(questionnaire=self.questionnaire, **kwargs)


class RemovesOnce:
    """Mix in before what is removed: whoever presses a second time, or after a colleague, hears that it is gone.

    `removed_from` is what it was a part of: nothing of another organisation gets as far as having that.
    """

    removed_from = "questionnaire"

    def setup(self, request, *args, **kwargs):
        try:
            super().setup(request, *args, **kwargs)
            self.is_gone = False
        except Http404:
            if not hasattr(self, self.removed_from):
                raise
            self.is_gone = True

    def dispatch(self, request, *args, **kwargs):
        if not self.is_gone:
            return super().dispatch(request, *args, **kwargs)
        messages.info(request, "It is removed already.")
        return redirect(self.address_without_it())

    def address_without_it(self):
        return self.address("working-copy", self.questionnaire.pk)


class OfPage(OfOwn):
    """A page about one page of a working copy: `self.page`, and all pages in order."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(self.questionnaire.pages.select_related("questionnaire"), pk=kwargs["page_id"])
        self.pages = working_copy.pages_of(self.questionnaire)

    def get_success_url(self):
        return f"{super().get_success_url()}#page-{self.page.pk}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(page=self.page, **kwargs)


class OfPlaced(OfOwn):
    """A page about one question of a working copy: `self.placed`."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        placed = PlacedItem.objects.filter(page__questionnaire=self.questionnaire)
        self.placed = get_object_or_404(
            placed.select_related("page__questionnaire", "item__scale"), pk=kwargs["placed_id"]
        )

    def get_success_url(self):
        return f"{super().get_success_url()}#question-{self.placed.pk}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(placed=self.placed, **kwargs)
