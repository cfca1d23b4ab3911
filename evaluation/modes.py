"""How far answers are kept apart from people: which modes can be chosen, and what the vault keeps for one of them."""

from django.core.exceptions import ValidationError

from evaluation.models import DraftAnswer, Mode, PaperEntry
from vault import boxes
from vault.sealing import can_seal

NO_VAULT = "Answers cannot be cut off from people here, because there is no vault yet to seal them for."


def offered():
    """The modes that can be chosen now, the usual one first."""
    return [Mode.CONFIDENTIAL, Mode.NAMED, *([Mode.DETACHED] if can_seal() else [])]


def refusal(mode):
    """Why this mode cannot be chosen now, in a sentence; empty if it can."""
    return NO_VAULT if mode == Mode.DETACHED and not can_seal() else ""


def begin(round_):
    """The round opens: where answers will be cut off, make the box for them. Raises ValidationError."""
    if sentence := refusal(round_.mode):
        raise ValidationError(sentence)
    if round_.mode == Mode.DETACHED:
        boxes.make(box_id=round_.pk, activity=round_.activity)


def end(round_):
    """The round closes, its invitations held: where answers are cut off, nothing that was begun stays either."""
    if round_.mode == Mode.DETACHED:
        DraftAnswer.objects.filter(invitation__round=round_).delete()
        PaperEntry.objects.filter(invitation__round=round_).update(first={}, second={})
        boxes.close(box_id=round_.pk)
