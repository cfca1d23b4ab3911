"""Languages: which an organisation offers, and the words around the questions in each."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import CreateView, FormView, TemplateView

from evaluation import languages
from evaluation.forms.languages import GROUPS, LanguageForm, PhrasesForm
from evaluation.models import Language
from evaluation.views.questionnaires.scope import OfQuestionnaires

SAVED = "These words are saved."
NOT_OFFERED = "You took words away, so the language is not offered until all of them are there again."


class LanguageList(OfQuestionnaires, TemplateView):
    """The languages of an organisation, and how far each has come."""

    template_name = "evaluation/languages/list.html"

    def get_context_data(self, **kwargs):
        rows = [
            {
                "title": language.name,
                "url": self.address("language", language.pk),
                "hint": language.code,
                **state_of(*languages.how_many_there(language)),
            }
            for language in Language.objects.filter(organisation=self.organisation)
        ]
        return super().get_context_data(rows=rows, **kwargs)


class LanguageCreate(OfQuestionnaires, CreateView):
    """Add a language; its words follow, part by part."""

    model = Language
    form_class = LanguageForm
    template_name = "evaluation/languages/add.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "organisation": self.organisation}

    def crumbs(self):
        return [*super().crumbs(), ("Languages", self.address("language-list"))]

    def get_success_url(self):
        made = getattr(self, "object", None)
        return self.address("language", made.pk) if made else self.address("language-list")


class OfLanguage(OfQuestionnaires):
    """A page about one language: `self.language`."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.language = get_object_or_404(Language, organisation=self.organisation, pk=kwargs["pk"])

    def crumbs(self):
        return [*super().crumbs(), ("Languages", self.address("language-list"))]

    def get_context_data(self, **kwargs):
        return super().get_context_data(language=self.language, **kwargs)


class LanguageDetail(OfLanguage, TemplateView):
    """The parts of the pages, each with how many of its phrases are there."""

    template_name = "evaluation/languages/detail.html"

    def get_context_data(self, **kwargs):
        tasks = [
            {
                "title": GROUPS[part.group],
                "url": self.address("language-part", self.language.pk, part.group),
                **state_of(part.there, part.of),
            }
            for part in languages.parts(self.language)
        ]
        there, of = languages.how_many_there(self.language)
        return super().get_context_data(tasks=tasks, there=there, of=of, **kwargs)


class LanguagePart(OfLanguage, FormView):
    """Write the phrases of one part beside their English."""

    form_class = PhrasesForm
    template_name = "evaluation/languages/part.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if kwargs["group"] not in GROUPS:
            raise Http404

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "group": self.kwargs["group"], "language": self.language}

    def crumbs(self):
        return [*super().crumbs(), (self.language.name, self.get_success_url())]

    def get_success_url(self):
        return self.address("language", self.language.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading=GROUPS[self.kwargs["group"]], **kwargs)

    def form_valid(self, form):
        kept = languages.keep_phrases(language=self.language, words=form.words)
        is_withdrawn = self.language.is_offered and not kept.is_offered
        messages.success(self.request, SAVED)
        if is_withdrawn:
            messages.warning(self.request, NOT_OFFERED)
        return super().form_valid(form)


def state_of(there, of):
    """How far something has come, as status and tone."""
    if there == of:
        return {"status": "All there", "tone": "done"}
    return {"status": f"{there} of {of}", "tone": "under_way" if there else "to_do"}
