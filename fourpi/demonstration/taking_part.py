"""The people of an activity: found, invited, joined; what matters to them; whether they agree with the purpose."""

from activities.framework import Capacity
from participants import recruitment
from participants.models import Acknowledgement, LeavingReason, ValueEntry


def gather(*, activity, told, crowd, chance):
    """Everybody the file names. Returns those who joined: {capacity: [involvement, …]}."""
    joined = {}
    for capacity, steps in told["people"].items():
        is_invited = not steps.get("are_invited_by_others", False)
        joined[capacity] = [
            _come(activity, participant, capacity, is_invited=is_invited, has_joined=True)
            for participant in _those_who_join(activity, capacity, steps.get("joined", 0), crowd)
        ]
        for _ in range(steps.get("invited", 0)):
            _come(activity, crowd.draw(), capacity, is_invited=True)
        for _ in range(steps.get("identified", 0)):
            _come(activity, crowd.draw(), capacity)
        if capacity != Capacity.STAFF:
            _say_what_matters(activity, joined[capacity], told["values"], chance)
    return joined


def agree(*, activity, told, joined, chance):
    """Some of those who joined answer to the purpose as it is locked: they agree, or say something about it."""
    version = activity.purpose_versions.first()
    comments, answers = list(told["agreeing"]["comments"]), []
    for involvement in _all_but_staff(joined):
        if chance.random() < told["agreeing"]["share"]:
            comment = comments.pop() if comments and chance.random() < 0.2 else ""
            answer = Acknowledgement.Answer.COMMENT if comment else Acknowledgement.Answer.AGREE
            answers.append(Acknowledgement(involvement=involvement, version=version, answer=answer, comment=comment))
    Acknowledgement.objects.bulk_create(answers)


def leave(*, told, joined):
    """The last to join in a capacity leave again, each with the reason the file gives."""
    for capacity, steps in told["people"].items():
        reasons = steps.get("left", [])
        for involvement, reason in zip(reversed(joined[capacity]), reasons, strict=False):
            recruitment.leave(involvement=involvement, reason=LeavingReason(reason))


def _those_who_join(activity, capacity, number, crowd):
    if capacity == Capacity.STAFF:
        # Whoever leads an activity takes part in it, too.
        involvement = recruitment.involve_staff(activity=activity, user=activity.lead)
        return [involvement.participant, *(crowd.draw() for _ in range(number - 1))]
    return [crowd.draw() for _ in range(number)]


def _come(activity, participant, capacity, *, is_invited=False, has_joined=False):
    involvement = recruitment.identify(activity=activity, participant=participant, capacity=capacity, by=activity.lead)
    if is_invited and participant.user_id is None:
        recruitment.invite(involvement=involvement, by=activity.lead)
    if has_joined:
        recruitment.join(involvement=involvement)
    return involvement


def _say_what_matters(activity, involvements, told, chance):
    cards, own_words, entries = list(activity.value_cards.all()), list(told["own_words"]), []
    for involvement in involvements:
        if chance.random() < told["share"]:
            picked = chance.sample(cards, k=chance.randint(2, 4))
            entries += [ValueEntry(involvement=involvement, card=card) for card in picked]
            if own_words and chance.random() < 0.3:
                entries.append(ValueEntry(involvement=involvement, own_words=own_words.pop()))
    ValueEntry.objects.bulk_create(entries)


def _all_but_staff(joined):
    return [person for capacity, people in joined.items() if capacity != Capacity.STAFF for person in people]
