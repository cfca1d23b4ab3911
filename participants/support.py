"""Support arranged for one person, private to those who need to know: who reads it, and who lets whom read it.

Leading an activity alone opens nothing that was written before: whoever takes the lead is let in by somebody who
reads it, or takes it over knowingly, where the lead was handed to them by such a one or nobody is left who reads it.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import User
from accounts.roles import Permission, roles_that_may
from activities.models import Activity
from participants import links
from participants.models import Involvement, SupportArrangement, SupportEvent, SupportReader

FIELDS = {
    "supporter": "Somebody to turn to",
    "before_and_after": "Time to talk before and after",
    "check_ins": "Checking in between",
    "quiet_space": "A quiet place, and breaks",
    "replacement_care": "Care for somebody they look after",
    "assistant": "An advocate, assistant or friend",
    "if_upset": "What to do if it gets too much",
    "safeguarding": "If somebody is not safe",
    "anything_else": "Anything else",
}
CHANGED = (
    "{name} changed this while you were writing, so nothing is saved yet. What you wrote stands here. "
    "Read what they wrote, put together what is right, and save again"
)
SOMEBODY = "Somebody must be able to read it. Choose at least one person"
NOT_ONE_OF_THEM = "Only those who need to know may do this."
THERE_IS_ONE = (
    "Others have written something down already, which you may not read, so nothing is saved. What you wrote stands "
    "here. They and the person see that you wanted to write it, and they may let you read it"
)


def of_person(involvement):
    """What is arranged for this person, or None."""
    return SupportArrangement.objects.filter(involvement=involvement).select_related("written_by").first()


def readable(involvement, user):
    """What is arranged for this person as far as a member of staff may read it, or None."""
    found = SupportArrangement.objects.readable_by(user).filter(involvement=involvement)
    return found.select_related("written_by").first()


def written(arrangement):
    """What is written, part by part, as rows; parts in which nothing stands are left out."""
    found = [(label, getattr(arrangement, name)) for name, label in FIELDS.items()]
    return [{"key": label, "value": text} for label, text in found if text]


def who_reads(arrangement):
    """Names of those who may read it now."""
    return [reader.user for reader in arrangement.readers.who_still_may().select_related("user").distinct()]


def may_read(user, arrangement):
    return SupportArrangement.objects.readable_by(user).filter(pk=arrangement.pk).exists()


def may_begin(user, activity):
    """Whether this person may write down what is arranged for somebody, if nothing is yet: the lead may."""
    return activity.lead_id == user.pk


def could_read(organisation):
    """Staff of the organisation who may be chosen: those who plan."""
    return User.objects.filter(
        is_active=True,
        memberships__organisation=organisation,
        memberships__role__in=roles_that_may(Permission.PLAN),
    ).order_by("name")


@transaction.atomic
def write(*, involvement, seen, by, **fields):
    """Keep what is arranged. Returns None where others wrote something that the lead may not read: they see it.

    `seen` is when that was written which the page showed; None where nothing was.
    """
    Involvement.objects.select_for_update().get(pk=involvement.pk)
    arrangement = of_person(involvement)
    reads = arrangement is not None and may_read(by, arrangement)
    if not reads and not may_begin(by, involvement.activity):
        raise ValidationError(NOT_ONE_OF_THEM)
    if arrangement is None:
        arrangement = SupportArrangement(involvement=involvement)
    elif not reads:
        _note(arrangement, SupportEvent.Kind.WANTED, by=by)
        return None
    elif arrangement.written_at != seen:
        raise ValidationError(CHANGED.format(name=arrangement.written_by.name))
    # Whoever opened a link that staff made may be somebody who does not need to know.
    links.said_otherwise(involvement_id=involvement.pk)
    is_new = arrangement.pk is None
    for name, value in fields.items():
        setattr(arrangement, name, value)
    arrangement.written_at, arrangement.written_by = timezone.now(), by
    arrangement.save()
    if is_new:
        SupportReader.objects.create(arrangement=arrangement, user=by)
    _note(arrangement, SupportEvent.Kind.WRITTEN, by=by)
    return arrangement


@transaction.atomic
def open_to_read(*, arrangement, by):
    """Note that somebody who needs to know reads it; the person sees that they did."""
    if not may_read(by, arrangement):
        raise ValidationError(NOT_ONE_OF_THEM)
    _note(arrangement, SupportEvent.Kind.READ, by=by)


@transaction.atomic
def choose_readers(*, arrangement, users, by):
    """From now on these may read it, and nobody else."""
    Involvement.objects.select_for_update().get(pk=arrangement.involvement_id)
    if not may_read(by, arrangement):
        raise ValidationError(NOT_ONE_OF_THEM)
    if not users:
        raise ValidationError(SOMEBODY)
    before = {reader.user_id: reader.user for reader in arrangement.readers.select_related("user")}
    chosen = {user.pk: user for user in users}
    arrangement.readers.exclude(user__in=chosen).delete()
    for pk, user in before.items():
        if pk not in chosen:
            _note(arrangement, SupportEvent.Kind.LET_OUT, whom=user, by=by)
    for pk, user in chosen.items():
        if pk not in before:
            SupportReader.objects.create(arrangement=arrangement, user=user)
            _note(arrangement, SupportEvent.Kind.LET_IN, whom=user, by=by)


@transaction.atomic
def let_out(*, user, organisation, by):
    """Whoever does not plan there any more is let out of everything there, and stays so when they come back."""
    if not could_read(organisation).filter(pk=user.pk).exists():
        named = SupportReader.objects.filter(user=user, arrangement__involvement__activity__organisation=organisation)
        for reader in named.select_related("arrangement"):
            reader.delete()
            _note(reader.arrangement, SupportEvent.Kind.LET_OUT, whom=user, by=by)


def to_take_over(activity, user):
    """What was written before this person led the activity and they may take over knowingly now."""
    if activity.lead_id != user.pk:
        return []
    unread = SupportArrangement.objects.filter(involvement__activity=activity).exclude(
        pk__in=SupportArrangement.objects.readable_by(user)
    )
    readers = SupportReader.objects.filter(arrangement=OuterRef("pk")).who_still_may()
    handed_over = Exists(readers.filter(user=_who_handed_over(activity, user)))
    return list(unread.filter(~Exists(readers) | handed_over))


@transaction.atomic
def take_over(*, activity, by):
    """Take over what the lead before could read. Returns how many; each person sees that it was done."""
    # Held, so that of two presses the second finds nothing more.
    Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)
    taken = to_take_over(activity, by)
    for arrangement in taken:
        SupportReader.objects.get_or_create(arrangement=arrangement, user=by)
        _note(arrangement, SupportEvent.Kind.TAKEN_OVER, by=by)
    return len(taken)


def _who_handed_over(activity, user):
    """Who gave this person the lead they have now, if somebody else did."""
    last = activity.lead_events.first()
    return last.by_id if last and last.became_id == user.pk and last.by_id != user.pk else None


def _note(arrangement, kind, *, by, whom=None):
    SupportEvent.objects.create(arrangement=arrangement, kind=kind, by=by, whom=whom)
