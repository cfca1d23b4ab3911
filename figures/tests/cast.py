"""The scales and groups of people that the tests of this package count."""

from figures.scales import Meaning, Option
from figures.sides import Item, Side

DOES_NOT_FIT = Option("does_not_fit", "Does not fit me", Meaning.DOES_NOT_FIT)
RATHER_NOT_SAY = Option("rather_not_say", "I would rather not say", Meaning.RATHER_NOT_SAY)

LISTENED = Item(
    "People listened to me.",
    (
        Option("yes_lot", "Yes, a lot", Meaning.FAVOURABLE),
        Option("yes_bit", "Yes, a bit", Meaning.PARTLY),
        Option("no", "No", Meaning.UNFAVOURABLE),
        Option("unsure", "Not sure", Meaning.UNSURE),
        DOES_NOT_FIT,
        RATHER_NOT_SAY,
    ),
)

FELT_LIKE = Item(
    "This felt like",
    (
        Option("told", "Being told", Meaning.NEUTRAL),
        Option("asked", "Being asked", Meaning.NEUTRAL),
        Option("together", "Planning together", Meaning.NEUTRAL),
        RATHER_NOT_SAY,
    ),
)


def service_users(*, asked=12, answered=10, **counts):
    return Side("service_user", "Service users", asked, answered, counts)


def carers(*, asked=4, answered=3, **counts):
    return Side("carer", "Carers", asked, answered, counts)


def staff(*, asked=8, answered=6, **counts):
    return Side("staff", "Staff", asked, answered, counts)
