"""Languages: which an organisation offers, and the words around the questions in each."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import CreateView, FormView, TemplateView, UpdateView

from evaluation import languages
from evaluation.forms.languages import GROUPS, LanguageForm, PhrasesForm
from evaluation.models import Language
from evaluation.views.questionnaires.scope import OfQuestionnaires, RemovesOnce

SAVED = "These words are saved."
NOT_OFFERED = "You took words away, so the language is not offered until all of them are there again."

STILL_READ = "A published questionnaire is read in this language, so it stays. You can change its words."


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
        is_read = languages.is_read(self.language)
        return super().get_context_data(
            tasks=tasks,
            there=there,
            of=of,
            is_read=is_read,
            has_texts=is_read or languages.is_written(self.language),
            **kwargs,
        )


class LanguageUpdate(OfLanguage, UpdateView):
    """Correct what the language calls itself, its code, or which way it is written."""

    form_class = LanguageForm
    template_name = "evaluation/languages/update.html"

    def get_object(self):
        return self.language

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "organisation": self.organisation}

    def crumbs(self):
        return [*super().crumbs(), (self.language.name, self.get_success_url())]

    def get_success_url(self):
        return self.address("language", self.language.pk)

    def form_valid(self, form):
        # Only what was on the page: a colleague may have written phrases in the meantime.
        form.instance.save(update_fields=list(form.fields))
        messages.success(self.request, "The language is changed.")
        return redirect(self.get_success_url())


class LanguageRemove(RemovesOnce, OfLanguage, TemplateView):
    """Take a language away with the words written for it, while nothing published is read in it."""

    removed_from = "organisation"
    template_name = "evaluation/languages/remove.html"

    def get_context_data(self, **kwargs):
        there, _ = languages.how_many_there(self.language)
        return super().get_context_data(
            question=f"Remove {self.language.name}?",
            confirm_label="Remove the language",
            cancel_url=self.address("language", self.language.pk),
            there=there,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if languages.is_read(self.language):
            messages.warning(request, STILL_READ)
            return redirect(self.address("language", self.language.pk))
        self.language.delete()
        messages.success(request, f"{self.language.name} is removed.")
        return redirect(self.address_without_it())

    def address_without_it(self):
        return self.address("language-list")


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
