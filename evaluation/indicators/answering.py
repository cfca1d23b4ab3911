"""Who was asked and answered in a round, and what each question's answers were, side by side and never averaged.

Results open when the round closes: two looks one answer apart would tell what one person said (decisions in docs/adr).
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import CharField, Count, Func, Q

from evaluation.indicators.capacities import IN_ORDER, label_of
from evaluation.models import Answer, Invitation, Item, QuestionnaireVersion
from figures.quotes import ProtectedWords, Written, WrittenSide, protect_words
from figures.responses import ProtectedResponses, Returned, protect_responses
from figures.results import Item as CountedItem
from figures.results import ProtectedItem, Side, protect
from figures.scales import Meaning, Option


class Unnest(Func):
    """One row for each option of an answer."""

    function = "unnest"
    output_field = CharField()
    set_returning = True


@dataclass(frozen=True)
class Counted:
    """One choice question of a round with its protected result."""

    code: str
    stage: str
    area: str
    question: str
    is_scored: bool
    result: ProtectedItem


@dataclass(frozen=True)
class Words:
    """One own-words question of a round with the words that may be quoted."""

    code: str
    stage: str
    text: str
    sides: tuple[ProtectedWords, ...]


def returned(round_):
    """How many of each capacity were asked and answered, unprotected: for counting only."""
    return returned_by_round([round_])[round_.pk]


def returned_by_round(rounds):
    """The same for several rounds with one query: {round id: [Returned, …]}."""
    organisations = {round_.pk: round_.activity.organisation for round_ in rounds}
    rows = (
        Invitation.objects.filter(round__in=rounds)
        .order_by()
        .values_list("round", "capacity")
        .annotate(asked=Count("pk"), answered=Count("pk", filter=Q(is_sent=True)))
    )
    found = {(round_id, capacity): (asked, answered) for round_id, capacity, asked, answered in rows}
    return {
        round_id: [
            Returned(str(capacity), label_of(capacity, organisation), *found[round_id, capacity])
            for capacity in IN_ORDER
            if (round_id, capacity) in found
        ]
        for round_id, organisation in organisations.items()
    }


def responses(round_) -> ProtectedResponses | None:
    """Who answered out of who was asked, or None when nobody was asked."""
    sides = returned(round_)
    return protect_responses(sides=sides) if sides else None


def sentences(rounds) -> dict:
    """Who answered, round by round, with one query: {round id: sentence}, without rounds that asked nobody."""
    found = returned_by_round(rounds)
    return {round_id: protect_responses(sides=sides).sentence for round_id, sides in found.items() if sides}


def results(round_) -> tuple[Counted, ...]:
    """Every choice question of a closed round, in the order it was asked; nothing while the round is open."""
    if not round_.is_closed:
        return ()
    sides = returned(round_)
    counts = _counts(round_)
    wordings = _wordings(round_)
    items = Item.objects.in_bulk(list(wordings))
    return tuple(
        _counted(items[code], wordings[code], sides=sides, counts=counts)
        for code in wordings
        if wordings[code].is_choice
    )


def words(round_, *, seed) -> tuple[Words, ...]:
    """What people wrote in a closed round, with permission and only where five or more of a capacity answered."""
    if not round_.is_closed:
        return ()
    sides = returned(round_)
    wordings = {code: question for code, question in _wordings(round_).items() if question.has_words}
    texts = _texts(round_, wordings)
    items = Item.objects.in_bulk(list(wordings))
    found = []
    for code, question in wordings.items():
        if items[code].use == Item.Use.ROUTING:
            continue  # Said so that somebody can help, not to be printed.
        written = [
            WrittenSide(side.capacity, side.label, side.answered, tuple(texts[code, side.capacity]))
            for side in sides
            if side.capacity in question.asked_of
        ]
        if written:
            protected = protect_words(sides=written, seed=f"{seed}:{code}")
            found.append(Words(code=code, stage=items[code].stage, text=question.text, sides=protected))
    return tuple(found)


def _counted(item, question, *, sides, counts):
    asked_this = [
        Side(side.capacity, side.label, side.asked, side.answered, counts[item.code, side.capacity])
        for side in sides
        if (item.code, side.capacity) in counts or side.capacity in question.asked_of
    ]
    options = tuple(Option(option.code, option.label, Meaning(option.meaning)) for option in question.options)
    result = protect(item=CountedItem(words=question.text, options=options), sides=asked_this)
    return Counted(
        code=item.code,
        stage=item.stage,
        area=item.area,
        question=item.question,
        is_scored=item.use == Item.Use.SCORED,
        result=result,
    )


@dataclass(frozen=True)
class _Wording:
    """A question as worded for those asked first in our order, and the capacities that were asked it."""

    text: str
    is_choice: bool
    has_words: bool
    options: tuple
    asked_of: frozenset


def _wordings(round_):
    """Every question asked in the round by code, in the order of the questionnaires."""
    asked = defaultdict(set)
    for capacity, version in round_.invitations.values_list("capacity", "version").distinct():
        asked[version].add(capacity)
    versions = QuestionnaireVersion.objects.in_bulk(list(asked))
    first = {capacity: place for place, capacity in enumerate(IN_ORDER)}
    found = {}
    for version_id in sorted(asked, key=lambda pk: min(first[capacity] for capacity in asked[pk])):
        for code, question in versions[version_id].questions.items():
            known = found.get(code)
            asked_of = frozenset(asked[version_id]) | (known.asked_of if known else frozenset())
            source = known or question
            found[code] = _Wording(source.text, source.is_choice, source.has_words, source.options, asked_of)
    return found


def _counts(round_):
    """People for each (item code, capacity) and option: {(code, capacity): {option: people}}."""
    rows = (
        Answer.objects.filter(response__invitation__round=round_)
        .annotate(option=Unnest("options"))
        .values_list("item_id", "response__invitation__capacity", "option")
        .annotate(people=Count("pk"))
    )
    counts = defaultdict(dict)
    for code, capacity, option, people in rows:
        counts[code, capacity][option] = people
    return counts


def _texts(round_, codes):
    rows = Answer.objects.filter(Q(item__in=list(codes)), response__invitation__round=round_).exclude(words="")
    texts = defaultdict(list)
    for code, capacity, written, allowed in rows.values_list(
        "item_id", "response__invitation__capacity", "words", "response__words_may_be_used"
    ):
        texts[code, capacity].append(Written(written, allowed))
    return texts
