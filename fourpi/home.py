"""What stands on the home page: for each organisation a person belongs to, what their role needs first."""

from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.urls import reverse

from accounts import drafts
from accounts.models import Organisation
from accounts.roles import ROLES, Permission, Role
from activities import readiness
from activities.due import due
from activities.framework import Stage
from activities.models import Activity, IntendedOutcome, Status
from activities.views.tones import STATUS_TONES
from evaluation.indicators import portfolio
from evaluation.models import Phase, Report, Round
from figures.plain import say_count, say_date, start_small

SHOWN = 10
OVERDUE = 5
REPORTS = 5


@dataclass
class Part:
    """One organisation on the home page: what this person's role may do there, and what to do next."""

    organisation: Organisation
    role: str
    may_plan: bool
    activities: list = field(default_factory=list)
    has_more: bool = False
    overdue: list = field(default_factory=list)
    figures: list = field(default_factory=list)
    reports: list = field(default_factory=list)
    setting_up: list = field(default_factory=list)


def parts(user, *, today):
    """One part for each organisation of this person, in the order of their names."""
    memberships = user.memberships.select_related("organisation").order_by("organisation__name")
    return [_part(user, membership, today=today) for membership in memberships]


def unfinished(user):
    """The pages this person began, each with the activity it is about; nothing of an activity they do not see."""
    begun = drafts.unfinished(user)
    about = {draft.thing for draft in begun if draft.thing}
    titles = dict(Activity.objects.visible_to(user).filter(pk__in=about).values_list("pk", "title")) if about else {}
    for draft in begun:
        draft.about = titles.get(draft.thing, "")
    return [draft for draft in begun if draft.about or not draft.thing]


def _part(user, membership, *, today):
    organisation, permissions = membership.organisation, ROLES[membership.role]
    part = Part(organisation=organisation, role=Role(membership.role), may_plan=Permission.PLAN in permissions)
    everybodys = Activity.objects.filter(organisation=organisation)
    if part.may_plan:
        rows = list(_with_what_is_next(everybodys.led_by(user))[: SHOWN + 1])
        part.activities, part.has_more = _rows(rows[:SHOWN]), len(rows) > SHOWN
        part.overdue = due(everybodys.led_by(user), today=today, before=today, at_most=OVERDUE)
    elif Permission.SEE_DASHBOARD in permissions:
        part.figures = _figures(everybodys)
    if membership.role == Role.MANAGER:
        part.overdue = due(everybodys, today=today, before=today, at_most=OVERDUE)
    if Permission.SEE_DASHBOARD in permissions:
        finished = Report.objects.filter(organisation=organisation, state=Report.State.DONE)
        part.reports = list(finished.only("title", "finished_at")[:REPORTS])
    if Permission.MANAGE in permissions:
        part.setting_up = _setting_up(organisation)
    return part


def _figures(activities):
    told, contributions = portfolio.told_back(activities)
    dashboard = reverse("evaluation:dashboard")
    return [
        {**portfolio.going_on(activities), "url": dashboard},
        {
            "value": f"{told} of {contributions}",
            "label": "contributions whose people were told what happened",
            "url": dashboard,
        },
    ]


def _with_what_is_next(activities):
    """Activities that are not finished, newest first, with what tells the next step: one query for all."""
    rounds = Round.objects.filter(activity=OuterRef("pk"), opened_at__isnull=False)
    unjudged = IntendedOutcome.objects.filter(activity=OuterRef("pk"), is_dropped=False, staff_judgements=None)
    return (
        activities.going_on()
        .annotate(
            answers_until=Subquery(rounds.are_open().values("closes_on")[:1]),
            has_asked_before=Exists(rounds.filter(phase=Phase.BEFORE)),
            has_asked_after=Exists(rounds.filter(phase=Phase.AFTER)),
            has_unjudged=Exists(unjudged),
            untold=Count("contributions", filter=Q(contributions__told_back_on=None)),
        )
        .order_by("-created_at")
    )


def _rows(activities):
    drafts = [activity.pk for activity in activities if activity.status == Status.DRAFT]
    states = readiness.states_of(Activity.objects.filter(pk__in=drafts)) if drafts else {}
    return [
        {
            "title": activity.title,
            "url": reverse("activities:activity-detail", args=[activity.pk]),
            "hint": f"Next: {_next_step(activity, stages=states.get(activity.pk, ()))}",
            "status": activity.get_status_display(),
            "tone": STATUS_TONES[activity.status],
        }
        for activity in activities
    ]


def _next_step(activity, *, stages):
    """The one thing that moves this activity on, in words; of a draft, what its own page says of the purpose."""
    if activity.answers_until:
        return f"wait for answers; people have until {say_date(activity.answers_until)}."
    if activity.status == Status.DRAFT:
        missing = next(state.missing for state in stages if state.stage == Stage.PURPOSE)
        return f"{start_small(missing[0])}."
    if activity.status == Status.AGREED:
        return "decide what is still missing, then open it."
    if activity.status == Status.OPEN:
        return _while_open(activity)
    return _after_the_end(activity)


def _while_open(activity):
    if not activity.has_asked_before:
        return "ask people before you begin."
    return "close it when the work with people is over."


def _after_the_end(activity):
    if not activity.has_asked_after:
        return "ask people how it was."
    if activity.untold:
        return f"tell people back about {say_count(activity.untold, one='contribution', many='contributions')}."
    if activity.has_unjudged:
        return "say what became of each intended outcome."
    return "ask for the impact report, then mark it as evaluated."


def _setting_up(organisation):
    """What an organisation needs before anybody can plan and invite, and whether it stands."""
    page = reverse("accounts:organisation-detail", args=[organisation.pk])
    counts = Organisation.objects.filter(pk=organisation.pk).aggregate(
        members=Count("memberships", distinct=True),
        teams=Count("teams", distinct=True),
        contacts=Count("support_contacts", distinct=True),
        notices=Count("privacy_notices", distinct=True),
    )
    return [
        _need("Members", page + "#members", counts["members"] > 1, "Add the people who plan and read."),
        _need("Teams", page + "#teams", counts["teams"], "Every activity belongs to a team."),
        _need("Support contacts", page + "#support", counts["contacts"], "Somebody people can turn to."),
        _need("Privacy notice", page + "#privacy", counts["notices"], "What people are told about their information."),
    ]


def _need(title, url, is_there, hint):
    state = ("Done", "done") if is_there else ("To do", "to_do")
    return {"title": title, "url": url, "hint": hint, "status": state[0], "tone": state[1]}
