"""What people need to take part: the shipped list, what one person said, and that it has been arranged.

Access needs are there to be met. They are asked apart from equality monitoring, and counted nowhere.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from participants.models import AccessNeeds, Involvement, NeedsArranged, NeedsConfirmed, Participant


@dataclass(frozen=True)
class Need:
    code: str
    label: str
    hint: str = ""


@dataclass(frozen=True)
class Group:
    title: str
    needs: tuple[Need, ...]


@cache
def groups():
    """The shipped list, in groups. Codes are permanent; labels may change."""
    told = json.loads((Path(__file__).parent / "needs.json").read_text(encoding="utf-8"))
    return tuple(Group(group["title"], tuple(Need(**need) for need in group["needs"])) for group in told["groups"])


@cache
def labels():
    """{code: what it is called}, in the order of the list."""
    return {need.code: need.label for group in groups() for need in group.needs}


def of_person(participant):
    """What this person said they need, or None."""
    return AccessNeeds.objects.filter(participant=participant).first()


def in_words(said):
    """What was said as a list of words, the list's first, then the person's own."""
    known = labels()
    chosen = [known.get(code, code) for code in said.needs]
    return [*chosen, *([said.own_words] if said.own_words else [])]


@transaction.atomic
def say(*, participant, needs, own_words):
    """Keep what this person needs; nothing at all is the same as deleting it."""
    if not needs and not own_words:
        forget(participant=participant)
        return
    Participant.objects.select_for_update().get(pk=participant.pk)
    chosen = [code for code in labels() if code in needs]
    said = {"needs": chosen, "own_words": own_words, "said_at": timezone.now()}
    AccessNeeds.objects.update_or_create(participant=participant, defaults=said)


@transaction.atomic
def add_words(*, participant, words):
    """Put these words below what this person said before, which stays as it is."""
    Participant.objects.select_for_update().get(pk=participant.pk)
    said = of_person(participant) or AccessNeeds(participant=participant)
    said.own_words = "\n\n".join(filter(None, [said.own_words, words]))
    said.said_at = timezone.now()
    said.save()


@transaction.atomic
def forget(*, participant):
    """Delete what this person said, and that it was arranged or confirmed."""
    AccessNeeds.objects.filter(participant=participant).delete()
    NeedsArranged.objects.filter(involvement__participant=participant).delete()
    NeedsConfirmed.objects.filter(involvement__participant=participant).delete()


@transaction.atomic
def arrange(*, involvement, on, of, by):
    """Note that what this person needs is arranged for their activity. `of`: when they had said what staff read."""
    Involvement.objects.select_for_update().get(pk=involvement.pk)
    NeedsArranged.objects.update_or_create(involvement=involvement, defaults={"on": on, "of": of, "by": by})


def arranged(involvement, said):
    """The note that what is said now has been arranged for this activity, or None."""
    if said is None:
        return None
    return NeedsArranged.objects.filter(involvement=involvement, of=said.said_at).select_related("by").first()
