"""What the website holds about a person and "About you": that they were there. What they said is beyond its reach."""

from participants.subject_access import Part, add_source, day
from vault.models import AboutYouVisit, WithdrawalNotice

NOT_STORED_WITH_A_NAME = (
    "What you told us in “About you”. It is kept apart from your name, and nobody here can read it. On your page you "
    "can change it or have it deleted."
)


def register():
    """Add what this room holds; called once, when the app starts."""
    holds = ("vault.AboutYouVisit", "vault.WithdrawalNotice")
    add_source(held, holds=holds, not_in_it=(NOT_STORED_WITH_A_NAME,))


def held(participant, involvements):
    """The day on which "About you" was sent, and requests to delete it that staff passed on."""
    entries = [
        {"You sent “About you” on": day(visit.sent_on)}
        for visit in AboutYouVisit.objects.filter(participant=participant)
    ]
    entries += [
        {"Staff passed on that you want it deleted": day(notice.at)}
        for notice in WithdrawalNotice.objects.filter(involvement__in=involvements)
    ]
    return [Part("“About you”", entries, note="" if entries else "You have not sent it.", order=60)]
