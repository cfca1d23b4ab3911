"""Answers that came by open links, as people to count: everybody by one activity's links is taken for one hand."""

from datetime import date

from django.db import connection

from figures.menu import Person
from vault.locked import coding, open_answers

HAND = "open:"


def read_opened(*, links, as_at, characteristics, keyring):
    """[(Person, groups in which they count)], without what leads back to anybody. `links`: as Membership has them.

    One person could have sent them all. So they have one hand in common, and the rule for helpers holds for it.
    """
    with connection.cursor() as cursor:
        kept = open_answers.read_all(cursor, keyring=keyring, link_ids=links)
    found = []
    for link, tag, answer_set in kept:
        activity, places = links[link]
        given_on = date.fromisoformat(answer_set.given_on)
        counts_in = [place for place, since in places.items() if since <= given_on <= as_at]
        if counts_in:
            coded = coding.code_answers(answer_set, characteristics=characteristics)
            found.append((Person(tag, answer_set.revision, coded, f"{HAND}{activity}"), counts_in))
    return found
