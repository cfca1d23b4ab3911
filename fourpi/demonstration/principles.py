"""Principles as the files tell it: what matters to whom, what was said, what was agreed, and whether it was kept."""

import pgtrigger

from activities import commitments
from activities.framework import Capacity
from activities.models import (
    AgreementVersion,
    Commitment,
    PrinciplesDiscussion,
    ReviewDate,
    ValueCard,
    WorkingAgreement,
)
from evaluation import keeping
from evaluation.models import KeptJudgement, OutcomeJudgement, Phase, Round, StaffKeptJudgement
from fourpi.demonstration import history
from fourpi.demonstration.chance import Chance
from fourpi.demonstration.days import day, moment
from participants import showing
from participants.models import AgreementAnswer, ValueEntry, ValueShowing, ValueVoice

# How often somebody picks a card that their side often names, and any other.
OFTEN, SELDOM = 0.8, 0.15
OWN_WORDS = 0.4
# Days after planning began.
AGREED = 12


def speak(*, activity, told, joined):
    """Those who joined say what matters to them, and what may be shown of it is shown.

    `often` of the file: the cards of each side, "" for everybody; `only`: cards that nobody else names. Own words are
    [capacity, words] where only somebody in that capacity would say them, else just words.
    """
    values, chance = told["values"], Chance(f"values of {activity.title}")
    cards = list(activity.value_cards.all())
    own_words = [words if isinstance(words, list) else ["", words] for words in values["own_words"]]
    entries, voices = [], []
    for capacity, people in joined.items():
        often = values.get("often", {})
        usual = [*often.get("", []), *often.get(capacity, [])]
        # Staff speak too, all of them where the others were asked.
        share = 1 if capacity == Capacity.STAFF and values["share"] else values["share"]
        for involvement in people[: round(share * len(people))]:
            offered = [card for card in cards if values.get("only", {}).get(card.text, capacity) == capacity]
            picked = [card for card in offered if chance.random() < (OFTEN if card.text in usual else SELDOM)]
            entries += [ValueEntry(involvement=involvement, card=card) for card in picked or cards[:1]]
            fitting = [each for each in own_words if each[0] in ("", capacity)]
            if fitting and capacity != Capacity.STAFF and chance.random() < OWN_WORDS:
                own_words.remove(fitting[-1])
                entries.append(ValueEntry(involvement=involvement, own_words=fitting[-1][1]))
            voices.append(ValueVoice(involvement=involvement))
    ValueEntry.objects.bulk_create(entries)
    ValueVoice.objects.bulk_create(voices)
    if voices:
        ValueCard.objects.filter(activity=activity).update(is_fixed=True)
        showing.show_due(activity)


def agree(*, activity, told, joined, by):
    """What was said about the differences, what was agreed, who keeps to it, and when people look again."""
    more = told.get("principles", {})
    for talked in more.get("talked", []):
        said = {key: value for key, value in talked.items() if key != "on"}
        PrinciplesDiscussion.objects.create(activity=activity, held_on=day(talked["on"]), recorded_by=by, **said)
    ReviewDate.objects.bulk_create(
        ReviewDate(activity=activity, due_on=day(review["on"]), what_for=review["what_for"])
        for review in more.get("look_again", [])
    )
    if "agreed" not in told["timeline"] or not told["commitments"]:
        return
    WorkingAgreement.objects.create(activity=activity, how_to_raise_a_concern=more.get("concern", ""))
    version = commitments.agree(activity=activity, agreed_on=day(told["timeline"]["draft"] + AGREED), by=by)
    _answer(version, told, joined)


def _answer(version, told, joined):
    chance = Chance(f"agreement of {version.activity.title}")
    comments = list(told.get("principles", {}).get("comments", []))
    answers = []
    for involvement in (person for people in joined.values() for person in people):
        if chance.random() < told["agreeing"]["share"]:
            comment = comments.pop() if comments and involvement.capacity != Capacity.STAFF else ""
            answer = AgreementAnswer.Answer.COMMENT if comment else AgreementAnswer.Answer.KEEP
            answers.append(AgreementAnswer(involvement=involvement, version=version, answer=answer, comment=comment))
    AgreementAnswer.objects.bulk_create(answers)


def judge(*, activity, told, by):
    """Whether it was kept: those who judged the outcomes say it, and the staff by name, where the file has it."""
    kept = told.get("principles", {}).get("kept", [])
    chance = Chance(f"kept of {activity.title}")
    judges = OutcomeJudgement.objects.filter(involvement__activity=activity).order_by("involvement_id")
    people = list(judges.values_list("involvement_id", "involvement__capacity").distinct())
    said = []
    for target, verdicts in zip(keeping.targets(activity), kept, strict=False):
        verdict, evidence = verdicts["staff"]
        keeping.judge_as_staff(target=target, verdict=verdict, evidence=evidence, by=by)
        said += [
            KeptJudgement(involvement_id=person, verdict=chance.choice(verdicts[capacity]), **target.pointer)
            for person, capacity in people
            if capacity in verdicts
        ]
    KeptJudgement.objects.bulk_create(said)


def move_back(*, activity, told):
    """Give it the days of the file."""
    began = told["timeline"]["draft"]
    people = list(activity.involvements.values_list("pk", flat=True))
    spoken, agreed = moment(began + history.JOINED + 1), moment(began + AGREED)
    with pgtrigger.ignore(*history.GUARDED):
        ValueShowing.objects.filter(activity=activity).update(shown_at=spoken)
        ValueEntry.objects.filter(involvement__in=people, shown_at__isnull=False).update(shown_at=spoken)
        AgreementVersion.objects.filter(activity=activity).update(locked_at=agreed)
        AgreementAnswer.objects.filter(involvement__in=people).update(at=moment(began + AGREED + 1))
        for record in activity.discussions.all():
            days_ago = min((record.held_on - day(0)).days + 1, 0)
            PrinciplesDiscussion.objects.filter(pk=record.pk).update(recorded_at=moment(days_ago))
        round_ = Round.objects.filter(activity=activity, phase=Phase.AFTER, closed_at__isnull=False).first()
        if round_:
            agreed_on = Commitment.objects.filter(activity=activity)
            StaffKeptJudgement.objects.filter(commitment__in=agreed_on).update(judged_at=round_.closed_at)
            KeptJudgement.objects.filter(involvement__in=people).update(judged_at=round_.opened_at)
