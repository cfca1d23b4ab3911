"""Where the demonstration's activities belong: a programme, a strategy with one objective nobody serves, a partner."""

from activities import belonging, strategies
from activities.models import Activity, Partner, Programme, Strategy
from fourpi.demonstration.days import day

# How the titles of three activities begin.
ROUNDTABLES, JURIES = "Foundations of Fairness: roundtables", "Foundations of Fairness: citizens"
FOCUS_GROUPS = "AutSPACEs: focus"
OBJECTIVES = (
    ("EP1", "People who use services are heard before we decide, not after"),
    ("EP2", "Everyone who takes part is told what happened because of it"),
    ("EP3", "What we make is tried out with the people it is for"),
    ("EP4", "People with lived experience chair half of our groups"),
)
SERVED = {ROUNDTABLES: ("EP1", "EP2"), JURIES: ("EP1",), FOCUS_GROUPS: ("EP3",)}


def tell(*, organisation, users):
    """A programme with two activities, four objectives of which three are served, and who runs the juries with us."""
    by = users["administrator"]
    ours = {"organisation": organisation, "created_by": by}
    programme = Programme.objects.create(
        name="Fair use of health data",
        about="People decide together with us what makes it fair when others use data from the NHS, and we change our "
        "agreements by what they say.",
        lead=users["manager"],
        status=Programme.Status.UNDER_WAY,
        starts_on=day(-300),
        ends_on=day(200),
        **ours,
    )
    strategy = Strategy.objects.create(
        title="Equal partners: our involvement strategy",
        written_by="The service user council, two carers’ groups, staff of three teams and the board",
        starts_on=day(-400),
        ends_on=day(700),
        source="Made up for this demonstration",
        **ours,
    )
    objectives = {each.code: each for each in strategies.add_objectives(strategy=strategy, lines=OBJECTIVES)}
    for title, codes in SERVED.items():
        activity = Activity.objects.get(organisation=organisation, title__startswith=title)
        belonging.link(
            activity=activity,
            programme=None if title == FOCUS_GROUPS else programme,
            objectives=[objectives[code] for code in codes],
            by=activity.lead,
        )
    Partner.objects.create(
        activity=Activity.objects.get(organisation=organisation, title__startswith=JURIES),
        name="Dales University (made up)",
        kind=Partner.Kind.UNIVERSITY,
        part="They find the jurors, run the weekends and pay everybody who takes part.",
        contact_role="Lead for public dialogue",
    )
