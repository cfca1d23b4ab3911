"""What of a plan goes along into a copy of it, and into a template made of it: the same rows, and the same words."""

OF_TOPIC = ("text", "openness", "limit", "why_fixed")
OF_OUTCOME = ("text", "kind", "how_we_will_know", "aims")
OF_VALUE_CARD = ("text",)
# Of those that are not on the list: the new plan gets the list that is in force then.
OF_ARRANGEMENT = ("area", "text")


def topics(activity):
    return activity.topics.all()


def outcomes(activity):
    """Those that were not dropped."""
    return activity.outcomes.filter(is_dropped=False)


def value_cards(activity):
    """The words of the cards that are shown; hidden cards stay behind."""
    return list(activity.value_cards.offered().values_list(*OF_VALUE_CARD, flat=True))


def arrangements(activity):
    """The plan's own ones that are still on its list; those with a code come with the list in force."""
    return activity.arrangements.on_the_list().filter(code="").values(*OF_ARRANGEMENT)
