"""From an instrument that was read to a working copy with its items and scales: all of it, or nothing."""

from itertools import count

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Organisation
from evaluation.instruments.columns import CODE, KIND, QUESTION
from evaluation.instruments.reading import Problem, read_instrument
from evaluation.models import InstrumentFile, Item, Kind, PlacedItem, Scale
from evaluation.models.wording import ENGLISH
from evaluation.questionnaires import working_copy
from evaluation.questionnaires.bank import own_code

FILE_HAS_PROBLEMS = "Something in the file has to be put right first. Look at the list, then upload it again."
MADE_ALREADY = "This file has been made into a questionnaire already."


def read_for(organisation, rows):
    """The instrument in these rows, with what is wrong in itself and beside what the organisation has already."""
    instrument = read_instrument(rows)
    codes = [own_code(organisation, question.code) for question in instrument.questions]
    there = Item.objects.select_related("scale").in_bulk(codes)
    for question in instrument.questions:
        if item := there.get(own_code(organisation, question.code)):
            instrument.problems += _differences(question, item)
    instrument.problems.sort(key=lambda problem: problem.row)
    return instrument


@transaction.atomic
def make_questionnaire(*, file, title, phase, capacities, source, because):
    """The working copy of an instrument; returns it. Raises ValidationError, and then nothing has changed.

    `because` is why the organisation is allowed to use it, in its own words.
    """
    # Held until the transaction ends, so that two people who confirm at once take turns, and codes are not taken twice.
    organisation = Organisation.objects.select_for_update().get(pk=file.organisation_id)
    held = InstrumentFile.objects.select_for_update().get(pk=file.pk)
    if held.questionnaire_id:
        raise ValidationError(MADE_ALREADY)
    instrument = read_for(organisation, held.rows)
    if instrument.problems or not instrument.questions:
        raise ValidationError(FILE_HAS_PROBLEMS)
    questionnaire = working_copy.begin(
        organisation=organisation,
        title=title,
        phase=phase,
        capacities=capacities,
        source=source,
        licence=because,
        is_usual=False,
    )
    _place(questionnaire, instrument, _items(organisation, instrument))
    # The rows have done their work; who said that it may be used stays on record.
    InstrumentFile.objects.filter(pk=held.pk).update(questionnaire=questionnaire, rows=[])
    return questionnaire


def _differences(question, item):
    """One code means one question for good, so the same code has to come with the same question."""
    if item.kind != question.kind:
        words = f"“{question.code}” is a question of another kind already ({item.get_kind_display()}). Use another code"
        return [Problem(question.row, KIND, words)]
    if item.texts.get(ENGLISH, {}).get("text", "") != question.text:
        words = (
            f"“{question.code}” is used already for “{item.texts.get(ENGLISH, {}).get('text', '')}”. "
            "Word it the same if it is the same question, and use another code if it is not"
        )
        return [Problem(question.row, QUESTION, words)]
    if question.has_options and _bare(item.scale.options) != _bare(question.options):
        words = f"“{question.code}” is used already with other answers. Use another code"
        return [Problem(question.row, CODE, words)]
    return []


def _bare(options):
    return [(each["code"], each["label"], each["meaning"], each.get("is_exclusive", False)) for each in options]


def _items(organisation, instrument):
    """The item of every question by its code; those that are in the bank already are taken as they are."""
    scales = _scales(organisation, instrument)
    rows = [
        Item(
            code=own_code(organisation, question.code),
            organisation=organisation,
            kind=question.kind,
            scale=scales[str(question.options)] if question.has_options else None,
            texts={ENGLISH: {"text": question.text} | ({"hint": question.hint} if question.hint else {})},
            stage=question.stage,
            use=Item.Use.TEXT if question.kind in (*Kind.WITH_WORDS, Kind.DATE) else Item.Use.COUNTED,
            is_sensitive=question.is_sensitive,
        )
        for question in instrument.questions
    ]
    Item.objects.bulk_create(rows, ignore_conflicts=True)
    return Item.objects.in_bulk([row.pk for row in rows])


def _scales(organisation, instrument):
    """One scale for every list of answers, however many questions share it: {the list: scale}."""
    there = {scale.code: scale for scale in organisation.scales.all()}
    found = {}
    for question in instrument.questions:
        if not question.has_options or str(question.options) in found:
            continue
        code = own_code(organisation, question.code)
        codes = (code if number == 1 else f"{code}-{number}" for number in count(1))
        free = next(code for code in codes if code not in there or there[code].options == question.options)
        if free not in there:
            there[free] = Scale.objects.create(
                code=free, organisation=organisation, name=f"Answers to {question.code}", options=question.options
            )
        found[str(question.options)] = there[free]
    return found


def _place(questionnaire, instrument, items):
    for position, (title, questions) in enumerate(instrument.pages, start=1):
        page = questionnaire.pages.create(position=position, texts={ENGLISH: {"title": title}})
        PlacedItem.objects.bulk_create(
            PlacedItem(page=page, item=items[own_code(questionnaire.organisation, question.code)], position=place)
            for place, question in enumerate(questions, start=1)
        )
