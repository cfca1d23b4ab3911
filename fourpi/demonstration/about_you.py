"""What the made-up people say in "About you": sealed by the product's own function, and counted by the vault that runs.

Shares are near those of Leeds in the census of 2021, with fewer older and fewer Black people than live there, so that
the figures have something to tell.
"""

from fourpi.demonstration.days import day
from participants.models import Participant, PresencePlan, Step
from vault import questions, releases, sealing
from vault.models import AboutYouVisit
from vault.sections import ASKED

SENDS = 0.9
LEAVES_BLANK = 0.02
# For each question: how many in a hundred say what, and how many would rather not say.
SHARES = {
    "age": ({"16_17": 6, "18_24": 20, "25_34": 22, "35_44": 18, "45_54": 14, "55_64": 10, "65_74": 6, "75_84": 4}, 3),
    "sex": ({"female": 58, "male": 42}, 2),
    "gender_identity": ({"yes": 97, "no": 3}, 5),
    "ethnic_group": ({"asian": 16, "black": 4, "mixed": 6, "white": 70, "other": 4}, 4),
    "ltc": ({"yes": 44, "no": 56}, 6),
    "limits": ({"lot": 30, "little": 45, "not_at_all": 25}, 4),
    "religion": ({"no_religion": 46, "christian": 34, "muslim": 12, "sikh": 3, "hindu": 2, "jewish": 2, "other": 1}, 8),
    "orientation": ({"straight": 86, "gay_lesbian": 5, "bisexual": 7, "other": 2}, 9),
    "unpaid_care": ({"none": 68, "9_or_less": 16, "10_19": 8, "20_34": 4, "35_49": 2, "50_more": 2}, 3),
}
SENT_DAYS_AGO = (3, 100)


def tell(*, organisation, by, chance):
    """Most people who have joined an activity that asks send "About you". Then somebody asks for the first figures."""
    if not sealing.can_seal():
        return
    people = Participant.objects.filter(
        organisation=organisation,
        involvements__activity__presence_plan__monitoring=PresencePlan.Monitoring.PLANNED,
        involvements__funnel_events__step=Step.JOINED,
        involvements__capacity__in=ASKED,
    )
    for person in people.distinct().order_by("pk"):
        if chance.random() < SENDS:
            said, declined, asked = _say(chance)
            sealing.give(participant=person, answers=said, declined=declined, asked=asked)
            sent_on = day(-chance.randint(*SENT_DAYS_AGO))
            AboutYouVisit.objects.filter(participant=person).update(sent_on=sent_on)
    releases.ask(organisation=organisation, by=by)


def _say(chance):
    said, declined, asked = {}, [], []
    for code, question in questions.everything().items():
        if not question.is_asked(said):
            continue
        asked.append(code)
        shares, rather_not = SHARES.get(code, (None, 0))
        if chance.random() < LEAVES_BLANK:
            continue
        if chance.random() * 100 < rather_not:
            declined.append(code)
        elif shares:
            said[code] = chance.choices(list(shares), weights=list(shares.values()))[0]
        else:
            said[code] = chance.choice(question.choices(said)).code
    return said, declined, asked
