"""Where an activity belongs: its programme, the objectives it serves, and who runs it together with us."""

from django.core.exceptions import ValidationError
from django.db import transaction

from activities.models import Activity, Objective, Programme, ServedObjective, Strategy


@transaction.atomic
def link(*, activity, programme, objectives, by):
    """Put the activity into this programme (or none), and let it serve exactly these objectives."""
    Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)
    Activity.objects.filter(pk=activity.pk).update(programme=programme)
    activity.programme = programme
    wanted = {objective.pk for objective in objectives}
    standing = set(activity.served_objectives.values_list("objective", flat=True))
    activity.served_objectives.filter(objective__in=standing - wanted).delete()
    ServedObjective.objects.bulk_create(
        ServedObjective(activity=activity, objective_id=pk, linked_by=by) for pk in sorted(wanted - standing)
    )


def facts(activity):
    """What the activity's page says of it: programme, objectives by code, partners; nothing of what is not there."""
    codes = activity.objectives.order_by("strategy__title", "order").values_list("strategy__title", "code")
    by_strategy = {}
    for title, code in codes:
        by_strategy.setdefault(title, []).append(code)
    told = {
        "Programme": activity.programme.name if activity.programme else "",
        "Objectives it serves": "\n".join(f"{title}: {', '.join(each)}" for title, each in by_strategy.items()),
        "Partners": "\n".join(partner.name for partner in activity.partners.all()),
    }
    return [{"key": key, "value": value} for key, value in told.items() if value]


def objectives_to_choose(activity):
    """Those in force in the activity's organisation, and those it serves already, though they were retired since."""
    of_organisation = Objective.objects.filter(strategy__organisation=activity.organisation_id)
    chosen = of_organisation.in_force() | of_organisation.filter(served_by__activity=activity)
    return chosen.select_related("strategy").order_by("strategy__title", "strategy", "order", "pk").distinct()


def programmes_to_choose(activity):
    """Those that have not come to an end, and the one it belongs to already."""
    of_organisation = Programme.objects.filter(organisation=activity.organisation_id)
    open_ones = of_organisation.filter(status__in=[Programme.Status.PLANNED, Programme.Status.UNDER_WAY])
    return (open_ones | of_organisation.filter(pk=activity.programme_id)).in_order()


def save_programme(programme):
    """Save a programme. Raises ValidationError where its name is taken or it would stand two levels deep."""
    with transaction.atomic():
        # Two at once must take turns, or each could move into what stands inside the other.
        _hold(programme.organisation)
        others = Programme.objects.filter(organisation=programme.organisation_id).exclude(pk=programme.pk)
        _refuse_taken(others, name=programme.name, words="There is already a programme with this name")
        if programme.part_of_id and others.filter(part_of=programme.pk).exists():
            raise ValidationError({"part_of": "Other programmes stand inside this one, so it cannot stand inside one"})
        if programme.part_of_id and others.filter(pk=programme.part_of_id, part_of__isnull=False).exists():
            raise ValidationError({"part_of": "That programme stands inside another now. Choose one that does not"})
        programme.save()


def save_strategy(strategy):
    """Save what a strategy is called and where it comes from. Raises ValidationError where its title is taken."""
    with transaction.atomic():
        _hold(strategy.organisation)
        others = Strategy.objects.filter(organisation=strategy.organisation_id).exclude(pk=strategy.pk)
        _refuse_taken(others, title=strategy.title, words="There is already a strategy with this title")
        strategy.save()


def save_partner(partner):
    """Save who runs an activity together with us. Raises ValidationError where they are named already."""
    with transaction.atomic():
        _hold(partner.activity)
        others = partner.activity.partners.exclude(pk=partner.pk)
        _refuse_taken(others, name=partner.name, words="This partner is named already")
        partner.save()


def _hold(owner):
    type(owner).objects.select_for_update(no_key=True).get(pk=owner.pk)


def _refuse_taken(others, *, words, **called):
    ((field, value),) = called.items()
    if others.filter(**{f"{field}__iexact": value}).exists():
        raise ValidationError({field: words})
