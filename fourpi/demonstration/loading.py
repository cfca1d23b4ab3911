"""Loads the demonstration: everything through the product's own functions, then moved back to its days."""

import json
from pathlib import Path

import pgtrigger
from django.conf import settings
from django.db import transaction

from accounts.models import Organisation, User
from activities import locking
from activities.models import Status
from evaluation.models import Phase
from fourpi.demonstration import (
    about_you,
    arranging,
    asking,
    begun,
    belonging,
    comparisons,
    history,
    influence,
    making,
    money,
    plan,
    presence,
    principles,
    purposes,
    sessions,
    staff,
    starting,
    taking_part,
)
from fourpi.demonstration.chance import Chance
from fourpi.demonstration.people import Crowd

FILES = Path(__file__).parent / "activities"
SEED = "4PI"
OUTBOX = "jobs.outbox.FolderBackend"


class CannotLoad(Exception):
    """Says in a sentence why the demonstration was not loaded."""


def is_loaded():
    return Organisation.objects.filter(name__in=[staff.MAIN, staff.SECOND], is_demonstration=True).exists()


@transaction.atomic
def load():
    """Load the demonstration. Returns whether it did: a second time changes nothing. Raises CannotLoad."""
    if is_loaded():
        return False
    _refuse_if_taken()
    organisations = staff.make_organisations()
    users = staff.make_sign_ins(organisations)
    comparisons.compare_organisation(organisations["main"], by=users["monitoring"])
    presence.make_networks(organisations)
    sessions.make_venues(organisations, by=users["coordinator"])
    money.make_rates(organisation=organisations["main"], by=users["administrator"])
    chance = Chance(SEED)
    crowds = {key: Crowd(organisation=each, chance=chance) for key, each in organisations.items()}
    for file in sorted(FILES.glob("*.json")):
        told = json.loads(file.read_text(encoding="utf-8"))
        key = told.get("organisation", "main")
        team = organisations[key].teams.get(name=told["team"])
        _play(
            told,
            name=file.stem,
            team=team,
            lead=users[told["lead"]],
            users=users,
            crowd=crowds[key],
            chance=chance,
        )
    arranging.make_list(organisation=organisations["main"], by=users["administrator"])
    with pgtrigger.ignore(*history.GUARDED):
        making.make(organisation=organisations["main"], by=users["coordinator"])
    begun.leave_unfinished(organisation=organisations["main"], by=users["coordinator"])
    starting.offer_one(organisation=organisations["main"], by=users["coordinator"])
    belonging.tell(organisation=organisations["main"], users=users)
    about_you.tell(organisation=organisations["main"], by=users["monitoring"], chance=chance)
    return True


def _play(told, *, name, team, lead, users, crowd, chance):
    """One activity from its first day to where its file says it stands."""
    timeline = told["timeline"]
    activity = plan.start(told=told, team=team, by=lead)
    money.offer(activity=activity, told=told, by=lead)
    presence.write(activity=activity, told=told, by=lead)
    purposes.write(activity=activity, by=lead)
    joined = taking_part.gather(activity=activity, told=told, crowd=crowd)
    principles.speak(activity=activity, told=told, joined=joined)
    principles.agree(activity=activity, told=told, joined=joined, by=lead)
    if Status.AGREED in timeline:
        purposes.discuss(activity=activity, joined=joined, by=lead)
        locking.lock_purpose(activity=activity, by=lead)
        taking_part.agree(activity=activity, told=told, joined=joined, chance=chance)
    if "amendment" in told:
        plan.amend(activity=activity, told=told["amendment"], by=lead)
    purposes.answer_and_tell(activity=activity, by=lead)
    if Status.OPEN in timeline:
        activity.move_to(Status.OPEN, by=lead)
    arranging.tell(activity=activity, began=timeline["draft"], name=name, by=lead)
    for phase in Phase:
        for asked in (item for item in told["rounds"] if item["phase"] == phase and "opened" in item):
            asking.ask(activity=activity, told=asked, outcomes=told["outcomes"], joined=joined, chance=chance, by=lead)
        if phase == Phase.BEFORE:
            taking_part.go_on(activity=activity, told=told, joined=joined)
    if Status.CLOSED in timeline:
        taking_part.finish(activity=activity)
    influence.write_log(activity=activity, told=told, by=lead)
    asking.judge_as_staff(activity=activity, outcomes=told["outcomes"], by=lead)
    principles.judge(activity=activity, told=told, by=lead)
    for status in (Status.CLOSED, Status.EVALUATED, Status.CANCELLED):
        if status in timeline:
            activity.move_to(status, by=lead, reason=told.get("reason", ""))
    for planned in (item for item in told["rounds"] if "opened" not in item):
        asking.plan(activity=activity, told=planned, by=lead)
    history.move_back(activity=activity, told=told)
    principles.move_back(activity=activity, told=told)
    with pgtrigger.ignore(*history.GUARDED):
        sessions.hold(activity=activity, told=told, joined=joined)
    money.tell(activity=activity, told=told, joined=joined, by=lead, colleague=users["colleague"])
    history.settle_letters(activity=activity, is_posted=settings.EMAIL_BACKEND == OUTBOX)


def _refuse_if_taken():
    taken = User.objects.filter(email__in=[sign_in.email for sign_in in staff.SIGN_INS]).first()
    if taken:
        raise CannotLoad(f"Somebody signs in as {taken.email} already, so the demonstration cannot be loaded.")
    organisation = Organisation.objects.filter(name__in=[staff.MAIN, staff.SECOND]).first()
    if organisation:
        raise CannotLoad(f"There is an organisation called {organisation.name} that is not the demonstration's.")
