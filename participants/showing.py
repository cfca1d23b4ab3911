"""Showing what matters to people, group by group, by the rule of figures.showing."""

from collections import Counter

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from activities.models import Activity
from figures.showing import TOGETHER, Voice, due, due_together
from participants.models import ValueEntry, ValueShowing, ValueVoice


@transaction.atomic
def hear(*, involvement):
    """Note what this person says now, and show anew every group in which five have something new.

    New is what differs from what the last showing counted of them: who takes something back has nothing new.
    """
    activity = _hold(involvement.activity_id)
    ours = ValueVoice.objects.filter(
        involvement__activity=activity, involvement__participant=involvement.participant_id
    )
    voice = ours.first() or ValueVoice.objects.create(involvement=involvement)
    entries = _entries(activity, [involvement.participant_id])
    has_news = voice.digest != _digest(voice, entries)
    if has_news != voice.has_news:
        ours.filter(pk=voice.pk).update(has_news=has_news)
    if not has_news:
        # All of it was counted, so words that were taken away and are said again have nothing to wait for.
        entries.filter(shown_at=None).update(shown_at=timezone.now())
    show_due(activity)


@transaction.atomic
def show_due(activity):
    """Show every group in which five people have something new; whoever calls it for people holds the activity."""
    for group, people in due(_voices(activity)).items():
        _show(activity, group, people)


@transaction.atomic
def show_together(activity):
    """Show everybody who is not shown yet as one group. Returns whether there were enough of them."""
    held = _hold(activity.pk)
    people = due_together(_voices(held))
    if people:
        _show(held, TOGETHER, people)
    return bool(people)


def may_show_together(activity):
    """Whether enough people wait whose own sides are too small."""
    return bool(due_together(_voices(activity)))


def showings(activity):
    """The newest showing of every group, in the order in which the groups were first shown."""
    return list({showing.group: showing for showing in activity.value_showings.order_by("pk")}.values())


def _hold(activity_id):
    """The activity, so that people who speak at the same moment are counted one after the other."""
    return Activity.objects.select_for_update(no_key=True).get(pk=activity_id)


def _voices(activity):
    found = ValueVoice.objects.filter(involvement__activity=activity).select_related("involvement")
    return [
        Voice(key=voice, side=voice.involvement.capacity, group=voice.group, has_news=voice.has_news) for voice in found
    ]


def _show(activity, group, people):
    now = timezone.now()
    entries = _entries(activity, {voice.key.involvement.participant_id for voice in people})
    # Whoever takes part in two capacities may have picked a card twice; they are one person.
    picked = set(entries.filter(card__isnull=False).values_list("involvement__participant_id", "card_id"))
    ValueShowing.objects.create(
        activity=activity,
        group=group,
        capacities=sorted({voice.side for voice in people}),
        people=len(people),
        counts=Counter(str(card) for _, card in picked),
        shown_at=now,
    )
    entries.filter(shown_at=None).update(shown_at=now)
    said = {}
    for entry in entries.select_related("involvement"):
        said.setdefault(entry.involvement.participant_id, []).append(entry)
    voices = [voice.key for voice in people]
    for voice in voices:
        voice.group, voice.has_news = group, False
        voice.digest = _digest(voice, said.get(voice.involvement.participant_id, []))
    ValueVoice.objects.bulk_update(voices, ["group", "has_news", "digest"])


def _entries(activity, participants):
    return ValueEntry.objects.filter(involvement__activity=activity, involvement__participant__in=participants)


def _digest(voice, entries):
    """What was said, so that it can be told whether it is the same later, and nothing else."""
    said = sorted({f"{entry.card_id or ''} {entry.own_words}" for entry in entries})
    return salted_hmac("participants.showing", "\0".join([str(voice.pk), *said]), algorithm="sha256").hexdigest()
