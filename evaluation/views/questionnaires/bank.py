"""The question bank of an organisation: what came with FourPi, and its own questions and answers."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, TemplateView

from accounts.roles import Permission
from activities.framework import Stage
from evaluation.forms.questionnaires.bank import QUESTIONS, ItemForm, NewItemForm, NewScaleForm, ScaleForm
from evaluation.models import Item, PlacedItem, QuestionnairePage, QuestionnaireVersion, Scale
from evaluation.questionnaires import bank, working_copy
from evaluation.questionnaires.texts import english
from evaluation.views.questionnaires.making import FORM
from evaluation.views.questionnaires.scope import OfQuestionnaires


class OfBank(OfQuestionnaires):
    """A page under the bank."""

    def crumbs(self):
        return [*super().crumbs(), ("Question bank", self.address("bank"))]

    def get_success_url(self):
        return self.address("bank")


class Bank(OfQuestionnaires, TemplateView):
    """Every question by stage, with its code, how it is answered and where it is asked."""

    permission = Permission.SEE_PLANS
    template_name = "evaluation/questionnaires/bank.html"

    def get_context_data(self, **kwargs):
        items = list(Item.objects.of(self.organisation).select_related("scale"))
        used = used_in(self.organisation)
        rows = [
            {
                "item": item,
                "text": english(item.texts, "text"),
                "used": used.get(item.code, []),
                "question": named(item),
            }
            for item in sorted(items, key=lambda item: (item.question or "Q9", item.organisation_id is None))
        ]
        stages = [(stage, [row for row in rows if row["item"].stage == stage]) for stage in Stage]
        scales = Scale.objects.filter(organisation=self.organisation)
        return super().get_context_data(stages=stages, scales=scales, **kwargs)


class ItemDetail(OfBank, TemplateView):
    """One question: how it is worded, answered and counted, and where it is asked."""

    permission = Permission.SEE_PLANS
    template_name = "evaluation/questionnaires/item.html"

    def get_context_data(self, **kwargs):
        item = get_object_or_404(Item.objects.of(self.organisation).select_related("scale"), pk=kwargs["code"])
        return super().get_context_data(
            item=item,
            text=english(item.texts, "text"),
            hint=english(item.texts, "hint"),
            question=named(item),
            used=used_in(self.organisation).get(item.code, []),
            is_own=item.organisation_id is not None,
            **kwargs,
        )


class ItemCreate(OfBank, FormView):
    """Add a question of one's own; from a page of a questionnaire it is put there at once."""

    form_class = NewItemForm
    template_name = "evaluation/questionnaires/item_create.html"
    extra_context = {"heading": "Add a question of your own"}

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        wanted = request.GET.get("page", "")
        pages = QuestionnairePage.objects.filter(questionnaire__organisation=self.organisation)
        self.page = get_object_or_404(pages, pk=wanted) if wanted.isdecimal() and len(wanted) < 19 else None

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "organisation": self.organisation}

    def get_success_url(self):
        if not self.page:
            return super().get_success_url()
        return f"{self.address('working-copy', self.page.questionnaire_id)}#page-{self.page.pk}"

    def form_valid(self, form):
        try:
            item = bank.add_item(organisation=self.organisation, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        if self.page:
            working_copy.add_items(page=self.page, items=[item])
        messages.success(self.request, f"The question {item.short_code} is added.")
        return super().form_valid(form)


class ItemUpdate(OfBank, FormView):
    form_class = ItemForm
    template_name = "evaluation/questionnaires/item_update.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        own = Item.objects.filter(organisation=self.organisation).select_related("scale")
        self.item = get_object_or_404(own, pk=kwargs["code"])
        self.is_published = bank.is_published([self.item.code])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "item": self.item, "is_published": self.is_published}

    def get_context_data(self, **kwargs):
        heading = f"Change {self.item.short_code}"
        return super().get_context_data(item=self.item, is_published=self.is_published, heading=heading, **kwargs)

    def get_success_url(self):
        return self.address("item", self.item.code)

    def form_valid(self, form):
        bank.change_item(item=self.item, **form.cleaned_data)
        messages.success(self.request, "Saved. Questionnaires use it once they are published again.")
        return super().form_valid(form)


class ScaleCreate(OfBank, FormView):
    form_class = NewScaleForm
    template_name = FORM
    extra_context = {"heading": "Make a set of answers", "lead": "On the next page you say what each answer means."}

    def form_valid(self, form):
        scale = bank.add_scale(organisation=self.organisation, **form.cleaned_data)
        messages.success(self.request, "The answers are added. Now say what each means when answers are counted.")
        return redirect("evaluation:scale", self.organisation.pk, scale.code)


class ScaleUpdate(OfBank, FormView):
    """The answers of one's own scale: wording always, everything else until it is published."""

    form_class = ScaleForm
    template_name = "evaluation/questionnaires/scale.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.scale = get_object_or_404(Scale, organisation=self.organisation, pk=kwargs["code"])
        self.is_published = bank.is_published(self.scale.items.values_list("code", flat=True))

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "scale": self.scale, "is_published": self.is_published}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=f"Answers: {self.scale.name}", scale=self.scale, is_published=self.is_published, **kwargs
        )

    def form_valid(self, form):
        try:
            bank.change_scale(scale=self.scale, name=form.cleaned_data["name"], options=form.changed)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, "Saved.")
        return super().form_valid(form)


def used_in(organisation):
    """{item code: titles of the questionnaires it is asked in}: published last, or in a working copy of one's own."""
    used = {}
    for version in QuestionnaireVersion.objects.offered(organisation=organisation):
        for page in version.content["pages"]:
            for item in page["items"]:
                used.setdefault(item["code"], []).append(version.questionnaire.title)
    placed = PlacedItem.objects.filter(
        page__questionnaire__organisation=organisation, page__questionnaire__archived_at=None
    )
    for code, title in placed.values_list("item_id", "page__questionnaire__title"):
        if title not in used.setdefault(code, []):
            used[code].append(title)
    return used


def named(item):
    """The 4PI question of impact an item helps to answer, in words."""
    return dict(QUESTIONS).get(item.question, "")
