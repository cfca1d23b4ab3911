"""Checking a working copy, publishing it, and reading what was published."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, TemplateView

from accounts.roles import Permission
from evaluation.forms.questionnaires.publishing import PublishForm
from evaluation.models import Questionnaire, QuestionnaireVersion, Wording
from evaluation.plain_language import WORDS_A_MINUTE
from evaluation.questionnaires import changes, checking, publishing
from evaluation.questionnaires.content import content_of, with_pages
from evaluation.questionnaires.translating import variants_offered
from evaluation.views.questionnaires.listing import in_words_for_whom
from evaluation.views.questionnaires.making import versions_of
from evaluation.views.questionnaires.scope import OfOwn, OfQuestionnaires
from evaluation.views.questionnaires.texts import variants_of


class OfContent(OfOwn):
    """A page about all that the working copy says now: `self.content`."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.copy = with_pages(
            Questionnaire.objects.filter(pk=self.questionnaire.pk).select_related("organisation")
        ).get()
        self.content = content_of(self.copy)
        self.latest = self.copy.versions.first()
        self.hash = QuestionnaireVersion.hash_of(self.content)
        self.is_changed = self.latest is None or self.latest.content_hash != self.hash

    def get_context_data(self, **kwargs):
        return super().get_context_data(latest=self.latest, is_changed=self.is_changed, **kwargs)


class Check(OfContent, TemplateView):
    """What stands in the way of publishing, what is worth a second look, and how long it takes."""

    template_name = "evaluation/questionnaires/check.html"

    def get_context_data(self, **kwargs):
        wording = Wording(self.content)
        reading = checking.reading_of(wording)
        figures = [
            {"value": f"About {wording.minutes} minute{'' if wording.minutes == 1 else 's'}", "label": "to answer"},
            {"value": str(len(wording.questions)), "label": "questions"},
        ]
        if reading.age:
            figures.append({"value": f"About {reading.age}", "label": "reading age, in years"})
            figures.append({"value": f"{reading.words_a_sentence:.0f} words", "label": "in a sentence, on average"})
        return super().get_context_data(
            figures=figures,
            blocks=[self.row(found) for found in checking.blocks(self.copy, self.content)],
            looks=[self.row(found) for found in checking.looks(self.copy, self.content)],
            variants=[found for found in variants_of(self.copy, self.organisation) if found["is_begun"]],
            words_a_minute=WORDS_A_MINUTE,
            **kwargs,
        )

    def row(self, found):
        """A finding with the address of the place it is about."""
        own = self.questionnaire.pk
        if found.placed:
            url = self.address("placed-update", own, found.placed.pk)
        elif found.is_condition:
            url = self.address("page-condition", own, found.page.pk)
        else:
            url = self.address("working-copy", own) + (f"#page-{found.page.pk}" if found.page else "")
        return {"words": found.words, "where": found.where, "url": url}


class Publish(OfContent, FormView):
    """Read once more what changes, say whether answers still mean the same, and publish for good."""

    form_class = PublishForm
    template_name = "evaluation/questionnaires/publish.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "is_first": self.latest is None}

    def get_initial(self):
        return {"seen_hash": self.hash}

    def get_context_data(self, **kwargs):
        number = self.latest.number + 1 if self.latest else 1
        return super().get_context_data(
            number=number,
            question=f"Publish version {number}?",
            confirm_label=f"Publish version {number}",
            blocks=checking.blocks(self.copy, self.content),
            before_words=f"Version {self.latest.number}" if self.latest else "",
            after_words=f"Version {number}",
            differences=changes.between(self.latest.content, self.content) if self.latest else [],
            **kwargs,
        )

    def form_valid(self, form):
        try:
            version = publishing.publish(questionnaire=self.questionnaire, by=self.request.user, **form.decision)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, f"Version {version.number} is published. It is offered when you ask people.")
        return redirect("evaluation:version", self.organisation.pk, version.pk)


class VersionDetail(OfQuestionnaires, TemplateView):
    """A published version, which never changes, and what changed since the one before."""

    permission = Permission.SEE_PLANS
    template_name = "evaluation/questionnaires/version.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.version = get_object_or_404(versions_of(self.organisation), pk=kwargs["version_id"])

    def get_context_data(self, **kwargs):
        version, questionnaire = self.version, self.version.questionnaire
        versions = list(questionnaire.versions.all())
        before = next((one for one in versions if one.number == version.number - 1), None)
        names = variants_offered(self.organisation)
        return super().get_context_data(
            version=version,
            questionnaire=questionnaire,
            is_own=questionnaire.organisation_id is not None,
            versions=versions,
            is_latest=versions[0] == version,
            before=before,
            before_words=f"Version {before.number}" if before else "",
            after_words=f"Version {version.number}",
            differences=changes.between(before.content, version.content) if before else [],
            languages=", ".join(["English", *(names.get(variant, variant) for variant in version.variants)]),
            for_whom=in_words_for_whom(questionnaire, self.organisation),
            pages=pages_of(version),
            questions=len(version.questions),
            **kwargs,
        )


def pages_of(version):
    """The pages of a version in English, with who is shown each and the codes as people know them."""
    return [
        {
            "page": page,
            "shown_to": changes.condition_in_words(version.content, place),
            "questions": [(question, changes.short(question.code)) for question in page.questions],
        }
        for place, page in enumerate(version.in_english.topics)
    ]
