"""Finding activities: by words of the plan and of who leads, by what they are, and in which order."""

from django.contrib.postgres.search import SearchVectorExact
from django.db.models import Case, F, IntegerField, Q, Value, When
from django.db.models.functions import Least

from activities import due
from activities.models import Activity, IntendedOutcome, Purpose, Status, TopicOfInfluence
from activities.models.words import Words, beginning_with, words_in

MOST_WORDS = 8
NEWEST, NEXT_DATE, TITLE = "newest", "next-date", "title"
IN_ORDER = (Status.OPEN, Status.AGREED, Status.DRAFT, Status.CLOSED, Status.EVALUATED, Status.CANCELLED)
# Asked for as they are; the others need more than a comparison.
PLAIN = {"team": "team", "organisation": "organisation", "technique": "technique", "level": "level"}


def narrow(activities, asked, *, leads, user, today):
    """Those that fit everything that was asked; what was not asked, or made no sense, leaves them as they are."""
    for word in words_in(asked.get("q", "")):
        activities = _with_word(activities, word, leads=leads)
    for name, field in PLAIN.items():
        if asked.get(name):
            activities = activities.filter(**{field: asked[name]})
    if asked.get("status"):
        activities = activities.filter(status__in=asked["status"])
    if asked.get("lead"):
        activities = activities.filter(lead=user.pk if asked["lead"] == "me" else asked["lead"])
    if asked.get("programme"):
        activities = activities.of_programme(asked["programme"])
    if asked.get("objective"):
        activities = activities.filter(served_objectives__objective=asked["objective"])
    activities = _running(activities, first=asked.get("first"), last=asked.get("last"))
    return due.among(activities, today=today) if asked.get("overdue") else activities


def in_order(activities, order, *, today):
    """Sorted as asked, else open ones first; always in one way only, so that no page repeats what another shows."""
    if order == NEWEST:
        return activities.order_by("-created_at", "pk")
    if order == TITLE:
        return activities.order_by("title", "pk")
    if order == NEXT_DATE:
        return activities.order_by(next_date(today).asc(nulls_last=True), "title", "pk")
    return activities.order_by(_place_in_life(), F("starts_on").desc(nulls_last=True), "title", "pk")


def next_date(today):
    """The soonest day that is still to come: it starts, ends, is decided about, or people are told back."""
    days = ("starts_on", "ends_on", "purpose__decided_on", "purpose__told_back_by")
    still_to_come = [Case(When(**{f"{day}__gte": today}, then=F(day))) for day in days]
    is_over = Q(status__in=[Status.EVALUATED, Status.CANCELLED])
    return Case(When(is_over, then=None), default=Least(*still_to_come))


def _place_in_life():
    """What people are in now comes first; then what is about to begin, and what is over."""
    return Case(
        *(When(status=status, then=Value(place)) for place, status in enumerate(IN_ORDER)),
        output_field=IntegerField(),
    )


def _with_word(activities, word, *, leads):
    """Those in which some word of the plan, or of the name of who leads, begins like this one."""
    sought = beginning_with(word)
    led = [lead.pk for lead in leads if any(part.startswith(word) for part in words_in(lead.name))]
    # Each kind of record by its own index, and the ids put together: an "or" over all of them would read every plan.
    found = Activity.objects.filter(SearchVectorExact(Words("title", "about"), sought)).values("pk")
    places = [
        Purpose.objects.filter(SearchVectorExact(Words("statement"), sought)),
        TopicOfInfluence.objects.filter(SearchVectorExact(Words("text"), sought)),
        IntendedOutcome.objects.filter(SearchVectorExact(Words("text"), sought), is_dropped=False),
    ]
    elsewhere = [place.order_by().values("activity") for place in places]
    return activities.filter(pk__in=found.union(*elsewhere, Activity.objects.filter(lead__in=led).values("pk")))


def _running(activities, *, first, last):
    """Those whose time touches the days between; a missing first or last day leaves that end open."""
    if not (first or last):
        return activities
    activities = activities.exclude(starts_on=None, ends_on=None)
    if first:
        activities = activities.filter(Q(ends_on=None) | Q(ends_on__gte=first))
    if last:
        activities = activities.filter(Q(starts_on=None) | Q(starts_on__lte=last))
    return activities
