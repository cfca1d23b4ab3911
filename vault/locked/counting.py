"""Making the releases that were asked for: who took part, what they answered, what of it may be shown."""

import logging

from django.conf import settings
from django.db import Error, connection, transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.formats import date_format

from figures import releasing
from figures.cells import Rule
from figures.menu import STAYED, Characteristic, Person, Scope, ScopeKind
from vault import questions
from vault.locked import answers, coding, intake
from vault.locked.alive import beating
from vault.locked.coverage import release_coverage, together
from vault.locked.freezing import freeze, read_earlier
from vault.locked.membership import read_membership
from vault.locked.opened import read_opened
from vault.models import Monitoring, Release
from vault.wording import COVERAGE

logger = logging.getLogger(__name__)

AT_ONCE = 2000
MAX_ATTEMPTS = 5
GAVE_UP = "The figures were begun five times and never finished. Please tell whoever looks after FourPi for you."
WENT_WRONG = "Something went wrong while the figures were made. Please tell whoever looks after FourPi for you."
# What share of the time for the attack goes to the tables of coverage, which are few and small.
FOR_COVERAGE = 0.2


class Refused(Exception):
    """These figures cannot be made; says in a sentence why."""


def make_releases_due(*, keyring, keys_file, should_stop=lambda: False):
    """Make every release that was asked for, the oldest first. Returns how many rows were seen to.

    One vault at a time does this (vault.locked.process): what is still being counted was begun by one that died.
    """
    number = 0
    while not should_stop() and (release := take_oldest()):
        see_to(release, keyring=keyring, keys_file=keys_file)
        number += 1
    return number


@transaction.atomic
def take_oldest():
    """The release to make next, or None. One that was begun and not finished starts anew."""
    waiting = Release.objects.under_way().select_for_update(skip_locked=True, of=["self"]).order_by("asked_at")
    release = waiting.first()
    if release:
        Release.objects.filter(pk=release.pk).update(state=Release.State.COUNTING, attempt=F("attempt") + 1, percent=0)
        release.attempt += 1
    return release


def see_to(release, *, keyring, keys_file):
    """Make one release, or say why not. What went wrong is logged by its kind: its words might hold an answer."""
    if release.attempt > MAX_ATTEMPTS:
        return fail(release, GAVE_UP)
    try:
        # Whoever asks for figures has sent them before: what lies in the intake now belongs in them.
        intake.empty(keyring=keyring, keys_file=keys_file)
        with beating():
            make(release, keyring=keyring)
    except Refused as refusal:
        fail(release, str(refusal))
    except Error:
        raise  # the database is away: the process waits for it and begins anew
    except Exception as trouble:
        logger.error("A release could not be made: %s.", type(trouble).__name__)
        fail(release, WENT_WRONG)


def fail(release, sentence):
    Release.objects.filter(pk=release.pk, state=Release.State.COUNTING).update(
        state=Release.State.FAILED, sentence=sentence, finished_at=Now()
    )


def make(release, *, keyring):
    """Count, decide what may be shown, and let it out. Raises Refused."""
    monitoring = Monitoring.objects.filter(organisation_id=release.organisation_id).first()
    rule = _rule(monitoring)
    earlier = read_earlier(organisation_id=release.organisation_id, keyring=keyring)
    _check_day(release)
    membership = read_membership(organisation_id=release.organisation_id, as_at=release.as_at)
    chosen = (monitoring and monitoring.questions) or questions.shipped_set()
    characteristics = coding.characteristics_of(chosen)
    opened = read_opened(links=membership.links, as_at=release.as_at, characteristics=characteristics, keyring=keyring)
    if not (membership.groups or opened):
        raise Refused(
            "Nobody has taken part in an activity that asks “About you” in the year that ended on "
            f"{date_format(release.as_at, 'j F Y')}, so there is nothing to count."
        )
    tell(release, 5)
    people = read_people(release, membership, characteristics, keyring=keyring)
    tell(release, 40)
    made = decide(
        asked=gather(release, membership, opened, keyring=keyring),
        people=[*people, *(person for person, _ in opened)],
        opened=frozenset(person.key for person, _ in opened),
        characteristics=characteristics,
        earlier=earlier,
        rule=rule,
        seed=str(release.pk),
    )
    tell(release, 90)
    freeze(release=release, made=made, earlier=earlier, rule=rule, keyring=keyring)


def gather(release, membership, opened, *, keyring):
    """Everybody who was asked, as tags: {scope: (kind, tags)}. Of open links only those are known who have answered."""
    asked = {
        place: {_tag(keyring, release, person) for person in members} for place, members in membership.groups.items()
    }
    for person, places in opened:
        for place in places:
            asked.setdefault(place, set()).add(person.key)
    return {f"{kind}:{scope_id}": (kind, tags) for (kind, scope_id), tags in asked.items()}


def read_people(release, membership, characteristics, *, keyring):
    """Everybody with a set of answers, coded and without what leads back to them. Sets are opened a few at a time."""
    ids, found = sorted(membership.everybody), []
    active = membership.groups.get((ScopeKind.ORGANISATION, str(release.organisation_id)), set())
    for start in range(0, len(ids), AT_ONCE):
        with connection.cursor() as cursor:
            opened = answers.read_all(
                cursor,
                organisation_id=release.organisation_id,
                keyring=keyring,
                participant_ids=ids[start : start + AT_ONCE],
            )
        for person, (tag, answer_set) in opened.items():
            coded = coding.code_answers(answer_set, characteristics=characteristics)
            if person in active:
                coded[STAYED] = coding.STAYED_CODES[person in membership.left]
            found.append(Person(tag, answer_set.revision, coded, answer_set.helped_by))
        tell(release, 5 + 35 * min(start + AT_ONCE, len(ids)) // len(ids))
    return found


def decide(*, asked, people, characteristics, earlier, rule, seed, opened=frozenset()):
    """What may be shown of these people beside everything shown before.

    `asked`: {scope: (kind, tags)}; `opened`: the tags of those whose answers came by open links.
    """
    given = {person.key for person in people}
    seconds = settings.VAULT_ATTACK_SECONDS
    codes = [each.code for each in characteristics]
    pairs = [(code, STAYED) for code in codes]
    pairs += [("sex", "age")] if {"sex", "age"} <= set(codes) else []
    found = releasing.release(
        people=people,
        scopes=[Scope(key, kind, frozenset(tags & given)) for key, (kind, tags) in asked.items()],
        characteristics=[*characteristics, Characteristic(STAYED, coding.STAYED_CODES)],
        pairs=pairs,
        earlier=_only(earlier, is_coverage=False),
        rule=rule,
        seconds=seconds * (1 - FOR_COVERAGE),
        seed=seed,
    )
    coverage = release_coverage(
        asked=asked,
        given=given,
        opened=opened,
        answers=found,
        earlier=_only(earlier, is_coverage=True),
        rule=rule,
        seconds=seconds * FOR_COVERAGE,
        seed=seed,
    )
    return together(found, coverage)


def tell(release, percent):
    """How far it has come, for whoever waits."""
    Release.objects.filter(pk=release.pk, state=Release.State.COUNTING).update(percent=percent)


def _only(earlier, *, is_coverage):
    return [[table for table in one.tables if (COVERAGE in table.characteristics) == is_coverage] for one in earlier]


def _rule(monitoring):
    try:
        return monitoring.rule if monitoring else Rule()
    except ValueError as refusal:
        raise Refused(str(refusal)) from None


def _check_day(release):
    if release.as_at > timezone.localdate():
        raise Refused("Figures cannot be as at a day that has not come yet.")
    newer = Release.objects.finished().filter(organisation_id=release.organisation_id, as_at__gt=release.as_at).first()
    if newer:
        raise Refused(f"There are newer figures already, as at {date_format(newer.as_at, 'j F Y')}.")


def _tag(keyring, release, person):
    return keyring.tag(organisation_id=release.organisation_id, participant_id=person)
