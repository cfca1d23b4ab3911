"""An organisation's own questions and answer scales. What has been published keeps what answers depend on."""

import re
from itertools import count

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q

from evaluation.models import Item, QuestionnaireVersion, Scale
from evaluation.models.wording import ENGLISH
from evaluation.questionnaires.texts import english, write
from figures.scales import Meaning

CODE_TAKEN = "There is a question with the code %(code)s already. Codes stay for good, so choose another"
KEEPS_ANSWERS = (
    "These answers stand in a published questionnaire, so none can be added, taken out or counted in another way. "
    "You can correct their wording. For other answers, make a new scale and a new question."
)
OPT_OUTS = {
    Meaning.DOES_NOT_FIT: "This does not fit me",
    Meaning.RATHER_NOT_SAY: "I would rather not say",
}
# What common answers mean; for all others people say so themselves.
LIKELY = {
    "yes": Meaning.FAVOURABLE,
    "yes, a lot": Meaning.FAVOURABLE,
    "yes, a bit": Meaning.PARTLY,
    "no": Meaning.UNFAVOURABLE,
    "not sure": Meaning.UNSURE,
    "i do not know": Meaning.UNSURE,
    **{label.lower(): meaning for meaning, label in OPT_OUTS.items()},
}
# What results are made of: it may not change under answers that were given.
KEPT_ONCE_PUBLISHED = ("stage", "area", "question", "use", "is_paired")


def own_code(organisation, code):
    """The code under which an organisation's own question is kept: two organisations may both have HOPE."""
    return f"o{organisation.pk}.{code.upper()}"


def is_published(codes):
    """Whether a published version holds an item with one of these codes."""
    holding = [Q(content__pages__contains=[{"items": [{"code": code}]}]) for code in codes]
    return bool(holding) and QuestionnaireVersion.objects.filter(_any(holding)).exists()


def add_item(*, organisation, code, text, hint="", **fields):
    """Add a question of one's own under a code that is its for good. Raises ValidationError where it is taken."""
    texts = write({}, ENGLISH, {"text": text, "hint": hint})
    try:
        with transaction.atomic():
            return Item.objects.create(
                code=own_code(organisation, code), organisation=organisation, texts=texts, **fields
            )
    except IntegrityError:
        raise ValidationError({"code": CODE_TAKEN % {"code": code.upper()}}) from None


@transaction.atomic
def change_item(*, item, text, hint, is_sensitive, **fields):
    """Change a question of one's own. Its code, kind and answers never change, nor what results need once published."""
    held = Item.objects.select_for_update().get(pk=item.pk)
    changed = {"texts": write(held.texts, ENGLISH, _made(held, text, hint)), "is_sensitive": is_sensitive}
    if not is_published([held.code]):
        changed |= {name: value for name, value in fields.items() if name in KEPT_ONCE_PUBLISHED}
    Item.objects.filter(pk=held.pk).update(**changed)


@transaction.atomic
def add_scale(*, organisation, name, labels, has_opt_outs=True):
    """Add a scale with these answers in order; common answers know what they mean, others mean nothing better."""
    type(organisation).objects.select_for_update().get(pk=organisation.pk)
    options = with_labels([], [*labels, *(OPT_OUTS.values() if has_opt_outs else ())])
    taken = set(Scale.objects.filter(organisation=organisation).values_list("code", flat=True))
    codes = (f"o{organisation.pk}.scale-{number}" for number in count(1))
    code = next(code for code in codes if code not in taken)
    return Scale.objects.create(code=code, organisation=organisation, name=name, options=options)


@transaction.atomic
def change_scale(*, scale, name, options):
    """Give a scale another name and these options. Raises ValidationError where answers depend on the old."""
    held = Scale.objects.select_for_update().get(pk=scale.pk)
    if _counted(held.options) != _counted(options) and is_published(held.items.values_list("code", flat=True)):
        raise ValidationError(KEEPS_ANSWERS)
    Scale.objects.filter(pk=held.pk).update(name=name, options=options)


def with_labels(options, labels):
    """The options with these labels added at the end, each under a code made from its words."""
    options = list(options)
    for label in labels:
        if label.lower() not in {option["label"].lower() for option in options}:
            meaning = LIKELY.get(label.lower(), Meaning.NEUTRAL)
            code = _free_code(label, {option["code"] for option in options})
            options.append({"code": code, "label": label, "meaning": str(meaning)})
    return options


def _made(held, text, hint):
    """The new English; words in other variants keep the English they were made from, so that they show as behind."""
    for variant, node in held.texts.items():
        if variant != ENGLISH:
            made_from = {name: english(held.texts, name) for name in ("text", "hint") if name in node}
            node["of"] = made_from | node.get("of", {})
    return {"text": text, "hint": hint}


def _free_code(label, taken):
    base = re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")[:30] or "answer"
    codes = (base if number == 1 else f"{base}_{number}" for number in count(1))
    return next(code for code in codes if code not in taken)


def _counted(options):
    """What counting depends on: which options there are, in which order, and what each means."""
    return [(option["code"], option["meaning"], option.get("is_exclusive", False)) for option in options]


def _any(conditions):
    found = Q()
    for condition in conditions:
        found |= condition
    return found
