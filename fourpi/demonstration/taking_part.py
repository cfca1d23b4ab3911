"""The people of an activity: found, invited, joined; whether they agree with the purpose; who stayed and who left."""

from activities.framework import Capacity
from participants import recruitment
from participants.models import Acknowledgement, LeavingReason, Step


def gather(*, activity, told, crowd):
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
        for _ in range(steps.get("interested", 0)):
            _hear_back(activity, crowd.draw(), capacity, step=Step.INTERESTED)
        for _ in range(steps.get("said_no", 0)):
            _hear_back(activity, crowd.draw(), capacity, step=Step.LEFT, reason=LeavingReason.NOT_SAID)
    return joined


def agree(*, activity, told, joined, chance):
    """Some of those who joined answer to the purpose as it is locked: they agree, or say something about it."""
    text = activity.purpose_proposals.first()
    comments, answers = list(told["agreeing"]["comments"]), []
    for involvement in _all_but_staff(joined):
        if chance.random() < told["agreeing"]["share"]:
            comment = comments.pop() if comments and chance.random() < 0.2 else ""
            answer = Acknowledgement.Answer.COMMENT if comment else Acknowledgement.Answer.AGREE
            answers.append(Acknowledgement(involvement=involvement, proposal=text, answer=answer, comment=comment))
    Acknowledgement.objects.bulk_create(answers)


def go_on(*, activity, told, joined):
    """Once it has begun: who took part, had a break, left, or was ended early, as many as the file says."""
    if told["starts"] > 0:
        return
    for capacity, steps in told["people"].items():
        waiting = list(joined[capacity])
        _take(waiting, steps.get("not_begun", 0))
        for involvement in waiting:
            recruitment.note(involvement=involvement, step=Step.TAKING_PART, by=activity.lead)
        for reason in steps.get("left", []):
            recruitment.leave(involvement=waiting.pop(), reason=LeavingReason(reason))
        for why in steps.get("ended_early", []):
            recruitment.note(involvement=waiting.pop(), step=Step.ENDED_EARLY, why=why, by=activity.lead)
        for involvement in _take(waiting, steps.get("paused", 0)):
            recruitment.note(involvement=involvement, step=Step.PAUSED)
        for involvement in _take(waiting, steps.get("paused_and_back", 0)):
            recruitment.note(involvement=involvement, step=Step.PAUSED)
            recruitment.come_back(involvement=involvement)


def finish(*, activity):
    """Whoever still takes part at the close stayed to the end."""
    for involvement in activity.involvements.with_step().filter(step=Step.TAKING_PART):
        recruitment.note(involvement=involvement, step=Step.FINISHED, by=activity.lead)


def _take(people, number):
    """The last so many of these people, taken out of the list."""
    return [people.pop() for _ in range(number)]


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


def _hear_back(activity, participant, capacity, *, step, reason=""):
    involvement = _come(activity, participant, capacity, is_invited=True)
    recruitment.note(involvement=involvement, step=step, reason=reason)


def _all_but_staff(joined):
    return [person for capacity, people in joined.items() if capacity != Capacity.STAFF for person in people]
