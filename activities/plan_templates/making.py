"""Making a template of one's own plan: the plan's own words, and nothing of people, days or what came of it."""

from django.db import transaction

from activities.models import Activity, HiddenTemplate, PlanTemplate
from activities.plan_templates import taken_along

DAYS_IN_A_WEEK = 7
USUAL_WEEKS_BEFORE = 6
OF_ACTIVITY = ("about", "level", "technique", "technique_reason")
# What the pages of a new plan ask for; which of the three aims it serves, nobody has said of the new one yet.
OF_OUTCOME = ("text", "kind", "how_we_will_know")
OF_PURPOSE = ("statement", "reason_to_join", "decided_by", "forum", "payment_statement")


def content_of(activity):
    """What a plan that begins from this one is offered to begin with."""
    purpose = activity.purpose
    outcomes = [
        _words(outcome, OF_OUTCOME) | {"months_after": _months_after(outcome, activity)}
        for outcome in taken_along.outcomes(activity)
    ]
    return {
        **_words(activity, OF_ACTIVITY),
        **_words(purpose, OF_PURPOSE),
        **_weeks(activity),
        "topics": [_words(topic, taken_along.OF_TOPIC) for topic in taken_along.topics(activity)],
        "outcomes": outcomes,
        "value_cards": taken_along.value_cards(activity),
        "arrangements": list(taken_along.arrangements(activity)),
    }


@transaction.atomic
def offer(*, activity, title, what_for, by):
    """Offer the plan to colleagues as a template; offered again, it becomes the next version of the same."""
    activity = (
        Activity.objects.select_for_update(of=("self",), no_key=True).select_related("purpose").get(pk=activity.pk)
    )
    last = made_from(activity)
    template = PlanTemplate(
        organisation_id=activity.organisation_id,
        title=title,
        what_for=what_for,
        content=content_of(activity),
        made_from=activity,
        made_by=by,
    )
    if last:
        template.code, template.version = last.code, last.version + 1
    template.save()
    return template


def made_from(activity):
    """The newest template made from this activity, or None."""
    return PlanTemplate.objects.filter(made_from=activity).order_by("-version").first()


def hide(*, organisation, code, by):
    """Offer this template no more; plans that began from it keep everything."""
    HiddenTemplate.objects.get_or_create(organisation=organisation, code=code, defaults={"hidden_by": by})


def show(*, organisation, code):
    """Offer this template again."""
    HiddenTemplate.objects.filter(organisation=organisation, code=code).delete()


def _words(row, fields):
    return {field: getattr(row, field) for field in fields}


def _weeks(activity):
    """How long it lasts, where that is known; a time to get ready is usual."""
    if not (activity.starts_on and activity.ends_on):
        return {}
    lasts = (activity.ends_on - activity.starts_on).days // DAYS_IN_A_WEEK
    return {"begins_in_weeks": USUAL_WEEKS_BEFORE, "lasts_weeks": lasts}


def _months_after(outcome, activity):
    if not (outcome.due_on and activity.ends_on):
        return 0
    return max(0, round((outcome.due_on - activity.ends_on).days / 30))
