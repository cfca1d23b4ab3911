"""The texts of a questionnaire in other languages and in Easy Read."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.generic import FormView, TemplateView

from evaluation.forms.questionnaires.texts import MediumForm, PartForm
from evaluation.models import Medium, PlacedItem, Questionnaire, Scale
from evaluation.questionnaires import media, translating
from evaluation.questionnaires.content import with_pages
from evaluation.questionnaires.texts import PICTURE, SOUND, item_english, item_said, option_said
from evaluation.views.questionnaires.scope import OfOwn


class Variants(OfOwn, TemplateView):
    """Each language and Easy Read: what is there, missing, or behind the English."""

    template_name = "evaluation/questionnaires/variants.html"

    def get_context_data(self, **kwargs):
        questionnaire = with_pages(Questionnaire.objects.filter(pk=self.questionnaire.pk)).get()
        return super().get_context_data(variants=variants_of(questionnaire, self.organisation), **kwargs)


class OfVariant(OfOwn):
    """A page about one variant of the texts: `self.variant` and all its parts."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.variant = kwargs["variant"]
        names = translating.variants_offered(self.organisation)
        if self.variant not in names:
            raise Http404
        self.name = names[self.variant]
        self.parts = translating.parts(
            with_pages(Questionnaire.objects.filter(pk=self.questionnaire.pk)).get(), self.variant
        )

    def crumbs(self):
        return [*super().crumbs(), ("Languages and Easy Read", self.address("variants", self.questionnaire.pk))]

    def crumb(self):
        """The way back to all parts of this variant."""
        return self.name, self.address("variant", self.questionnaire.pk, self.variant)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{**kwargs, "variant": self.variant, "variant_name": self.name})


class Variant(OfVariant, TemplateView):
    """The parts of a questionnaire in one variant, each with its state."""

    template_name = "evaluation/questionnaires/variant.html"

    def get_context_data(self, **kwargs):
        rows = [{"part": part, "words": state_of(part), "tone": tone_of(part)} for part in self.parts]
        missing, behind = (sum(getattr(part, name) for part in self.parts) for name in ("missing", "behind"))
        return super().get_context_data(rows=rows, missing=missing, behind=behind, **kwargs)


class VariantPart(OfVariant, FormView):
    """Write the texts of one part beside their English."""

    form_class = PartForm
    template_name = "evaluation/questionnaires/part.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.part = next((part for part in self.parts if part.key == kwargs["part"]), None)
        if self.part is None:
            raise Http404

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "part": self.part}

    def crumbs(self):
        return [*super().crumbs(), self.crumb()]

    def get_success_url(self):
        return self.address("variant", self.questionnaire.pk, self.variant)

    def get_context_data(self, **kwargs):
        heading = f"{self.part.title}, in {self.name}"
        return super().get_context_data(heading=heading, part=self.part, media=self.media(), **kwargs)

    def media(self):
        """What may have a picture or a recording here: (words, address)."""
        if not self.variant.endswith("-easy"):
            return []
        own = (self.questionnaire.pk, self.variant)
        if self.part.key.startswith("page-"):
            placed = PlacedItem.objects.filter(page=self.part.key.removeprefix("page-")).select_related("item")
            return [(item_english(one, "text"), self.address("question-media", *own, one.pk)) for one in placed]
        if self.part.key.startswith("scale-"):
            code = self.part.key.removeprefix("scale-")
            return [(text.english, self.address("answer-picture", *own, code, text.key)) for text in self.part.texts]
        return []

    def form_valid(self, form):
        translating.keep(questionnaire=self.questionnaire, variant=self.variant, key=self.part.key, words=form.words)
        messages.success(self.request, "Saved. These words now count as saying what the English says.")
        return super().form_valid(form)


class OfMedia(OfVariant, TemplateView):
    """Pictures and recordings of one thing: upload, look, take away."""

    template_name = "evaluation/questionnaires/media.html"
    kinds = (Medium.Kind.PICTURE,)

    def crumbs(self):
        return [*super().crumbs(), self.crumb()]

    def get_success_url(self):
        return self.address("part", self.questionnaire.pk, self.variant, self.part_key)

    def get_context_data(self, **kwargs):
        forms = kwargs.pop("forms", None) or {kind: MediumForm(kind=kind) for kind in self.kinds}
        slots = [{"kind": kind.value, "form": forms[kind], "address": self.now(kind)} for kind in self.kinds]
        form = next((one for one in forms.values() if one.is_bound), None)
        return super().get_context_data(slots=slots, form=form, words=self.words, heading=self.heading, **kwargs)

    def post(self, request, *args, **kwargs):
        kind = next((kind for kind in self.kinds if kind.value == request.POST.get("kind")), self.kinds[0])
        if "remove" in request.POST:
            self.keep(kind, "")
            messages.success(request, "It is taken away.")
            return HttpResponseRedirect(request.path)
        form = MediumForm(request.POST, request.FILES, kind=kind)
        if not form.is_valid():
            others = {one: MediumForm(kind=one) for one in self.kinds}
            return self.render_to_response(self.get_context_data(forms=others | {kind: form}))
        self.keep(kind, media.keep(organisation=self.organisation, looked=form.cleaned_data["file"]))
        messages.success(request, "It is added. Look at it below, as people will.")
        return HttpResponseRedirect(request.path)


class QuestionMedia(OfMedia):
    """The picture and the recording of a question."""

    kinds = (Medium.Kind.PICTURE, Medium.Kind.SOUND)
    heading = "Picture and recording of a question"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        placed = PlacedItem.objects.filter(page__questionnaire=self.questionnaire).select_related("item")
        self.placed = get_object_or_404(placed, pk=kwargs["placed_id"])
        self.part_key = f"page-{self.placed.page_id}"
        self.words = item_english(self.placed, "text")

    def now(self, kind):
        return item_said(self.placed, self.variant, name_of(kind)).words

    def keep(self, kind, address):
        translating.keep_medium(
            questionnaire=self.questionnaire,
            variant=self.variant,
            name=name_of(kind),
            address=address,
            placed=self.placed,
        )


class AnswerPicture(OfMedia):
    """The picture of an answer, for every question of this questionnaire with these answers."""

    heading = "Picture of an answer"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        scales = Scale.objects.filter(items__placed__page__questionnaire=self.questionnaire).distinct()
        self.scale = get_object_or_404(scales, pk=kwargs["scale"])
        self.option = next((one for one in self.scale.options if one["code"] == kwargs["option"]), None)
        if self.option is None:
            raise Http404
        self.part_key = f"scale-{self.scale.code}"
        self.words = self.option["label"]

    def now(self, kind):
        return option_said(self.questionnaire, self.scale, self.option, self.variant, PICTURE).words

    def keep(self, kind, address):
        translating.keep_medium(
            questionnaire=self.questionnaire,
            variant=self.variant,
            name=PICTURE,
            address=address,
            scale=self.scale,
            option=self.option["code"],
        )


def name_of(kind):
    """The name under which a text keeps a picture or a recording."""
    return PICTURE if kind == Medium.Kind.PICTURE else SOUND


def variants_of(questionnaire, organisation):
    """Each variant an organisation may write, with how far this working copy (read with its pages) has come."""
    found = []
    for variant, name in translating.variants_offered(organisation).items():
        parts = translating.parts(questionnaire, variant)
        missing, behind = (sum(getattr(part, what) for part in parts) for what in ("missing", "behind"))
        is_begun = any(part.is_begun for part in parts)
        row = {"missing_words": f"{missing} missing"}
        found.append(
            row | {"variant": variant, "name": name, "missing": missing, "behind": behind, "is_begun": is_begun}
        )
    return found


def state_of(part):
    """How far a part has come, in words."""
    if part.missing:
        return f"{part.missing} missing"
    return f"{part.behind} to look at again" if part.behind else "All there"


def tone_of(part):
    if part.missing:
        return "under_way" if part.is_begun else "to_do"
    return "attention" if part.behind else "done"
