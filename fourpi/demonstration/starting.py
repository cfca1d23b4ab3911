"""How plans of the demonstration began: with people, from a template, and one of them offered as a template."""

from activities import plan_templates, starting
from activities.models import Activity
from activities.plan_templates import making

PEOPLE = ("affects", "first_involved", "heard_from", "heard_already", "shaped_with")
OFFERED = "AutSPACEs: focus groups"
TITLE, WHAT_FOR = (
    "Three calm sessions",
    "Planning something together in three short sessions, with quiet rooms and breaks.",
)


def begin(*, activity, told):
    """What the file says of the beginning of this plan: people first, the template, and the pages that were saved."""
    if "begun" not in told:
        return
    begun = told["begun"]
    Activity.objects.filter(pk=activity.pk).update(**{field: begun[field] for field in PEOPLE})
    template = plan_templates.find(begun["template"], among=plan_templates.shipped())
    starting.choose_kind(activity=activity, template=template)
    for page in starting.PAGES:
        if page.code in begun["saved"]:
            starting.note_saved(activity=activity, page=page)
    activity.refresh_from_db()


def offer_one(*, organisation, by):
    """One plan of the organisation that colleagues may begin from."""
    activity = Activity.objects.get(organisation=organisation, title__startswith=OFFERED)
    making.offer(activity=activity, title=TITLE, what_for=WHAT_FOR, by=by)
