"""The two organisations of the demonstration and those who sign in to them."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from accounts.models import Membership, Organisation, SupportContact, Team, User
from accounts.roles import Role

WORDS_TO_SIGN_IN = "river-lantern-orchard"

MAIN = "Airedale Involvement Partnership (demonstration)"
SECOND = "Moorfoot Carers’ Network (demonstration)"


@dataclass(frozen=True)
class SignIn:
    """Somebody who signs in: `key` is how the activity files name them."""

    key: str
    name: str
    email: str
    role: Role
    organisation: str = MAIN


SIGN_INS = (
    SignIn("coordinator", "Samira Okafor", "coordinator@example.org", Role.COORDINATOR),
    SignIn("colleague", "Tom Birch", "colleague@example.org", Role.COORDINATOR),
    SignIn("manager", "Helen Marsh", "manager@example.org", Role.MANAGER),
    SignIn("monitoring", "Dev Patel", "monitoring@example.org", Role.MONITORING_LEAD),
    SignIn("administrator", "Ruth Ellery", "administrator@example.org", Role.ADMINISTRATOR),
    SignIn("outsider", "Joe Fenwick", "outsider@example.org", Role.COORDINATOR, SECOND),
    SignIn("outsider's administrator", "Mina Rahal", "outsider.administrator@example.org", Role.ADMINISTRATOR, SECOND),
)

NOTICE = """We keep your name and how to reach you so that we can ask you to take part and tell you what came of it.

The people who run this activity see your contact details. Nobody sells or gives away what you tell us.

You can stop at any time, and ask us to delete your name and how to reach you.

Each questionnaire says on its first page who reads your answers, and whether they can be deleted later.

This organisation is made up. Do not enter anything true about a real person here."""


def make_organisations():
    """Both organisations with teams, support contacts and a privacy notice. Returns {"main": …, "second": …}."""
    main = Organisation.objects.create(name=MAIN, kind=Organisation.Kind.INTEGRATED_CARE_BOARD, is_demonstration=True)
    second = Organisation.objects.create(
        name=SECOND,
        kind=Organisation.Kind.CHARITY,
        service_user_word="member",
        service_users_word="members",
        is_demonstration=True,
    )
    for name in ("Autism and learning disability", "Children and young people", "Research and data"):
        Team.objects.create(organisation=main, name=name)
    Team.objects.create(organisation=second, name="Involvement")
    for organisation in (main, second):
        SupportContact.objects.create(
            organisation=organisation,
            name="The involvement team",
            how="01632 960 123, or involvement@example.org",
            when_open="Monday to Friday, 9 am to 5 pm",
            order=0,
        )
        SupportContact.objects.create(
            organisation=organisation,
            name="Samaritans",
            how="116 123, free from any phone",
            when_open="Day and night",
            order=1,
        )
    return {"main": main, "second": second}


def make_sign_ins(organisations):
    """Everybody who signs in, with the one passphrase. Returns {key: user}."""
    by_name = {organisation.name: organisation for organisation in organisations.values()}
    # One slow hash for all: the passphrase is printed for everybody to read anyway.
    password = make_password(WORDS_TO_SIGN_IN)
    users = {}
    for sign_in in SIGN_INS:
        user = User.objects.create_user(sign_in.email, sign_in.name)
        User.objects.filter(pk=user.pk).update(password=password)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        Membership.objects.create(user=user, organisation=by_name[sign_in.organisation], role=sign_in.role)
        users[sign_in.key] = user
    for organisation in organisations.values():
        administrator = organisation.memberships.get(role=Role.ADMINISTRATOR).user
        organisation.publish_privacy_notice(text=NOTICE, by=administrator)
    return users
