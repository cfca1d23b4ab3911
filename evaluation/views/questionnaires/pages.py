"""The working copy of a questionnaire, page by page."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.views.generic import FormView, TemplateView, View

from evaluation.forms.questionnaires.making import ConditionForm, TopicForm
from evaluation.models import Questionnaire, QuestionnaireVersion
from evaluation.questionnaires import checking, routing, working_copy
from evaluation.questionnaires.content import content_of, with_pages
from evaluation.questionnaires.texts import english, item_english
from evaluation.views.questionnaires.listing import in_words_for_whom
from evaluation.views.questionnaires.making import FORM
from evaluation.views.questionnaires.scope import OfOwn, OfPage, RemovesOnce


class WorkingCopy(OfOwn, TemplateView):
    """Every page with its questions, and the buttons to change them."""

    template_name = "evaluation/questionnaires/working_copy.html"

    def crumbs(self):
        return super().crumbs()[:-1]

    def get_context_data(self, **kwargs):
        questionnaire = with_pages(Questionnaire.objects.filter(pk=self.questionnaire.pk)).get()
        content, latest = content_of(questionnaire), questionnaire.versions.first()
        pages = checking.numbered(questionnaire)
        return super().get_context_data(
            pages=[self.page(page, pages) for page in pages],
            latest=latest,
            is_changed=not latest or latest.content_hash != QuestionnaireVersion.hash_of(content),
            minutes=content["minutes"],
            questions=sum(len(page["items"]) for page in content["pages"]),
            for_whom=in_words_for_whom(questionnaire, self.organisation),
            note=english(questionnaire.texts, "note"),
            blocks=len(checking.blocks(questionnaire, content)) if pages else 0,
            **kwargs,
        )

    def page(self, page, pages):
        placed = list(page.placed.all())
        return {
            "page": page,
            "intro": english(page.texts, "intro"),
            "shown_to": routing.in_words(page, pages),
            "may_ask_earlier": page.shown_if_item_id or routing.earlier_items(pages, page),
            "is_first": page.number == 1,
            "is_last": page.number == len(pages),
            "questions": [
                {
                    "placed": one,
                    "text": item_english(one, "text"),
                    "hint": item_english(one, "hint"),
                    "is_own_wording": bool(one.texts.get("en")),
                    "is_first": page.number == 1 and one == placed[0],
                    "is_last": page.number == len(pages) and one == placed[-1],
                }
                for one in placed
            ],
        }


class PageCreate(OfOwn, FormView):
    form_class = TopicForm
    template_name = FORM
    extra_context = {"heading": "Add a page", "lead": "One topic a page, with one to four questions."}

    def form_valid(self, form):
        page = working_copy.add_page(questionnaire=self.questionnaire, **form.cleaned_data)
        messages.success(self.request, "The page is added. Now add questions to it.")
        return HttpResponseRedirect(self.address("placed-add", self.questionnaire.pk, page.pk))


class PageUpdate(OfPage, FormView):
    form_class = TopicForm
    template_name = FORM
    extra_context = {"heading": "Change this page"}

    def get_initial(self):
        return {name: english(self.page.texts, name) for name in ("title", "intro")}

    def form_valid(self, form):
        working_copy.word_page(page=self.page, **form.cleaned_data)
        messages.success(self.request, "Saved.")
        return super().form_valid(form)


class PageCondition(OfPage, FormView):
    """Show a page only to people who gave certain answers earlier."""

    form_class = ConditionForm
    template_name = "evaluation/questionnaires/condition.html"
    extra_context = {"heading": "Who is shown this page?"}

    def get_form_kwargs(self):
        placed = routing.earlier_items(self.pages, self.page)
        return {**super().get_form_kwargs(), "placed": placed, "page": self.page}

    def form_valid(self, form):
        item, options = form.condition
        try:
            working_copy.show_only_if(page=self.page, item=item, options=options)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, "Saved.")
        return super().form_valid(form)


class PageRemove(RemovesOnce, OfPage, TemplateView):
    template_name = "evaluation/questionnaires/page_remove.html"

    def get_context_data(self, **kwargs):
        questions = [one for page in self.pages if page.pk == self.page.pk for one in page.placed.all()]
        return super().get_context_data(
            question=f"Remove the page “{self.page}”?", confirm_label="Remove the page", questions=questions, **kwargs
        )

    def post(self, request, *args, **kwargs):
        done = try_change(request, lambda: working_copy.remove_page(page=self.page))
        if done:
            messages.success(request, "The page is removed. Its questions are still in the bank.")
        return HttpResponseRedirect(self.address("working-copy", self.questionnaire.pk))


class PageMove(OfPage, View):
    def post(self, request, *args, **kwargs):
        direction = direction_of(request)
        try_change(request, lambda: working_copy.move_page(page=self.page, direction=direction))
        return HttpResponseRedirect(self.get_success_url())


def direction_of(request):
    """Which of the two buttons was pressed."""
    direction = request.POST.get("direction", working_copy.UP)
    if direction not in (working_copy.UP, working_copy.DOWN):
        raise Http404
    return direction


def try_change(request, change):
    """Make a change, or say why it was refused. Whether it was made."""
    try:
        change()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return False
    return True
