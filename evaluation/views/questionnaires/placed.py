"""The questions on a page of a working copy: adding, wording, moving and removing them."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.views.generic import FormView, TemplateView, View

from evaluation.forms.questionnaires.making import ChooseItemsForm, WordingForm
from evaluation.models import Item
from evaluation.questionnaires import working_copy
from evaluation.questionnaires.texts import item_english
from evaluation.views.questionnaires.pages import direction_of, try_change
from evaluation.views.questionnaires.scope import OfPage, OfPlaced, RemovesOnce


class PlacedAdd(OfPage, FormView):
    """Choose questions from the bank for a page."""

    form_class = ChooseItemsForm
    template_name = "evaluation/questionnaires/placed_add.html"

    def get_form_kwargs(self):
        asked = {placed.item_id for page in self.pages for placed in page.placed.all()}
        items = Item.objects.of(self.organisation).exclude(pk__in=asked).select_related("scale")
        return {**super().get_form_kwargs(), "items": list(items)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading=f"Add questions to “{self.page}”", **kwargs)

    def form_valid(self, form):
        added = working_copy.add_items(page=self.page, items=form.chosen)
        messages.success(self.request, "The question is added." if added == 1 else f"{added} questions are added.")
        return super().form_valid(form)


class PlacedUpdate(OfPlaced, FormView):
    """Word a question otherwise in this questionnaire than in the bank."""

    form_class = WordingForm
    template_name = "evaluation/questionnaires/wording.html"
    extra_context = {"heading": "Word this question for this questionnaire"}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "placed": self.placed}

    def form_valid(self, form):
        working_copy.word_item(placed=self.placed, **form.cleaned_data)
        messages.success(self.request, "Saved.")
        return super().form_valid(form)


class PlacedRemove(RemovesOnce, OfPlaced, TemplateView):
    template_name = "evaluation/questionnaires/placed_remove.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            question="Remove this question?",
            confirm_label="Remove the question",
            words=item_english(self.placed, "text"),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if try_change(request, lambda: working_copy.remove_item(placed=self.placed)):
            messages.success(request, "The question is removed. It is still in the bank.")
        return HttpResponseRedirect(f"{self.address('working-copy', self.questionnaire.pk)}#page-{self.placed.page_id}")


class PlacedMove(OfPlaced, View):
    def post(self, request, *args, **kwargs):
        direction = direction_of(request)
        try_change(request, lambda: working_copy.move_item(placed=self.placed, direction=direction))
        return HttpResponseRedirect(self.get_success_url())
