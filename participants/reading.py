"""Whether anybody who takes part can read the purpose, and whether anybody agrees with it.

Staff who sign in are not meant: they write it.
"""

from activities.readers import Readers
from participants.models import STAYED, Acknowledgement, Involvement


def of_purpose(activity):
    people = Involvement.objects.filter(activity=activity, participant__user=None)
    there = people.with_step().filter(step__in=STAYED)
    # Whoever has agreed and gone since has agreed all the same, as on the page of who agrees.
    agreed = Acknowledgement.objects.agreeing().filter(proposal=activity.purpose.proposal_id, involvement__in=people)
    return Readers(have_joined=there.exists(), have_agreed=agreed.exists())
