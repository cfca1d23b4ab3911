"""Answers by open links in the vault: what is refused, what is kept, and where it counts."""

import logging
import uuid

import pytest
from django.db import connection

from activities.models import Status
from vault import open_links, sealing
from vault.locked import answers, intake, keyfile, open_answers
from vault.models import AboutYouVisit, OpenLink, PublicKey, SealedMessage
from vault.tests.crowd import days_ago
from vault.tests.test_forged_messages import Forger
from vault.tests.vault import SAID

FEW = "fewer than 5 (may be none)"


@pytest.fixture
def link(crowd):
    return crowd.open(crowd.activity(status=Status.OPEN))


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tag, link, key_id, body FROM vault.open_answer")
        return [(bytes(tag), bytes(link), key_id, bytes(body)) for tag, link, key_id, body in cursor.fetchall()]


def read(vault, *links):
    with connection.cursor() as cursor:
        found = open_answers.read_all(cursor, keyring=vault.keyring, link_ids=[link.pk for link in links])
    return [answer_set for _, _, answer_set in found]


class OpenForger(Forger):
    """Somebody who can seal anything as if it came by an open link."""

    def __init__(self, link):
        self.link = link

    def whole(self, message_id, **changed):
        whence = {"organisation": self.link.activity.organisation_id, "link": self.link.pk}
        said = {"answers": SAID, "declined": [], "asked": list(SAID)}
        common = {"version": 1, "operation": "give_open", "message": message_id.hex}
        return {key: value for key, value in (common | whence | said | changed).items() if value is not None}


def test_answers_are_kept_under_tags_drawn_by_lot(vault, link):
    for _ in range(2):
        sealing.give_open(link=link, answers=SAID, declined=["religion"], asked=[*SAID, "religion", "ltc"])
    assert {len(sealed) for sealed in SealedMessage.objects.values_list("sealed", flat=True)} == {1072}
    assert vault.take_in() == 2
    assert [(kept.answers, kept.declined, kept.revision) for kept in read(vault, link)] == [(SAID, ["religion"], 1)] * 2
    first, second = rows()
    assert first[0] != second[0]
    assert first[1] == second[1]
    assert {len(body) for *_, body in rows()} == {1064}
    assert not AboutYouVisit.objects.exists()


FORGED = {
    "a person": {"participant": 1},
    "a helper": {"helped_by": "1"},
    "no link": {"link": None},
    "a list of links": {"link": [1, 2]},
    "a link that is not there": {"link": 987_654_321},
    "a withdrawal": {"operation": "withdraw_open"},
    "a list as operation": {"operation": ["give_open"]},
    "an answer outside its scheme": {"answers": {**SAID, "age": "old"}},
    "answered and declined": {"declined": ["age"]},
    "another version": {"version": 2},
}


def test_forged_messages_are_refused(vault, cast, link, caplog):
    forger = OpenForger(link)
    forger.send()
    assert vault.take_in() == 1
    honoured = []
    for name, changed in (FORGED | {"another organisation": {"organisation": cast.other.pk}}).items():
        caplog.clear()
        with caplog.at_level(logging.WARNING):
            forger.send(**changed)
            vault.take_in()
        if len(rows()) != 1 or "was refused" not in caplog.text:
            honoured.append(name)
    assert honoured == []


def test_copied_and_replayed_messages_are_refused(vault, link):
    sealing.give_open(link=link, answers=SAID, declined=[], asked=list(SAID))
    caught = SealedMessage.objects.get()
    vault.take_in()
    for pk in (caught.pk, uuid.uuid4()):
        SealedMessage.objects.create(pk=pk, key=caught.key, sealed=bytes(caught.sealed))
    assert vault.take_in() == 2
    assert len(rows()) == 1


def test_a_link_counts_on_the_days_it_was_open(vault, crowd, link):
    """What was sent while it was open is taken in, also if it has ended since; anything of another day is not."""
    forger = OpenForger(link)
    for day in (-1, 1, 0):
        before = set(SealedMessage.objects.values_list("pk", flat=True))
        forger.send()
        SealedMessage.objects.exclude(pk__in=before).update(received_on=days_ago(day))
    open_links.end(activity=link.activity, by=crowd.cast.coordinator)
    assert vault.take_in() == 3
    assert len(rows()) == 1


def test_more_than_a_link_takes_is_refused(vault, crowd, caplog):
    link = crowd.open(crowd.activity(status=Status.OPEN), at_most=3)
    with caplog.at_level(logging.WARNING):
        crowd.say_openly(link, "f" * 5)
    assert len(rows()) == 3
    assert caplog.text.count("more than this open link takes") == 2


def test_answers_moved_to_another_link_do_not_open(vault, crowd, link):
    crowd.say_openly(link, "f")
    other = crowd.open(crowd.activity("Another", status=Status.OPEN))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE vault.open_answer SET link = %s", [vault.keyring.open_link(other.pk)])
    with pytest.raises(intake.CannotOpen):
        read(vault, other)


def test_they_go_with_the_activity_and_with_the_key_of_the_year(vault, crowd, link):
    kept = crowd.open(crowd.activity("Another", status=Status.OPEN))
    crowd.say_openly(link, "ff")
    crowd.say_openly(kept, "m")
    OpenLink.objects.filter(pk=link.pk).delete()
    assert intake.erase_those_gone(keyring=vault.keyring, keys_file=vault.keys_file) == 2
    assert len(read(vault, kept)) == 1
    year = vault.keyring.years[-1]
    keyfile.see_to_year(vault.keys_file, year=year + 1)
    with connection.cursor() as cursor:
        answers.forget_year(cursor, year=year)
    assert rows() == []


def test_they_count_in_the_totals_and_the_event_gets_no_table(crowd, link):
    """40 people with names (20 f, 20 m) and 16 at the event (10 f, 6 m): 16 of 56 is 28.6 %, 16 of 16 is too many."""
    crowd.say(crowd.come(crowd.activity("Shorter waits"), 40), "f" * 20 + "m" * 20)
    crowd.say_openly(link, "f" * 10 + "m" * 6)
    link.activity.move_to(Status.CLOSED, by=crowd.cast.coordinator)
    release = crowd.count()
    for kind, scope in (("organisation", None), ("team", crowd.cast.team.pk)):
        shown = crowd.shown(release, kind=kind, scope_id=scope)
        assert shown == {"female": "30", "male": "25", "declined": FEW, "blank": FEW, "answered": "55"}
    assert crowd.shown(release, kind="activity", scope_id=link.activity_id) == "helped"
    coverage = crowd.row(release, "coverage").by_code
    assert coverage["given",].text == "55"
    assert coverage["not_given",].text == FEW


def test_more_than_three_in_ten_by_one_link_wait_and_two_links_of_one_activity_are_one_hand(crowd, link):
    """30 with names and 13 by an open link: 13 of 43 is 30.2 %. That they came by two links of it is no help."""
    crowd.say(crowd.come(crowd.activity("Shorter waits"), 30), "f" * 15 + "m" * 15)
    crowd.say_openly(link, "f" * 7)
    crowd.say_openly(crowd.open(link.activity), "m" * 6)
    assert crowd.shown(crowd.count()) == "helped"


def test_nobody_but_people_at_an_event(crowd, link):
    """Also without anybody on a list there is something to count, and nothing to show of it."""
    crowd.say_openly(link, "f" * 16)
    release = crowd.count()
    assert crowd.shown(release) == "helped"
    assert crowd.row(release, "coverage").state in ("shown", "unsafe")


@pytest.mark.parametrize(("days", "is_counted"), [(0, True), (364, True), (366, False), (-1, False)])
def test_they_count_for_the_year_from_the_day_they_were_given(crowd, link, monkeypatch, days, is_counted):
    given_on = days_ago(days)

    class Day:
        today = staticmethod(lambda: given_on)

    monkeypatch.setattr(intake, "date", Day)
    crowd.say(crowd.come(crowd.activity("Shorter waits"), 30), "f" * 15 + "m" * 15)
    crowd.say_openly(link, "m" * 12)
    shown = crowd.shown(crowd.count())
    assert (shown["male"] == "25") == is_counted


def test_a_link_of_an_activity_that_does_not_ask_any_more_counts_nowhere(crowd, link):
    crowd.say(crowd.come(crowd.activity("Shorter waits"), 30), "f" * 15 + "m" * 15)
    crowd.say_openly(link, "m" * 12)
    link.activity.presence_plan.monitoring = "not_planned"
    link.activity.presence_plan.no_monitoring_reason = "Too few."
    link.activity.presence_plan.save()
    assert crowd.shown(crowd.count())["male"] == "15"


def test_without_a_key_nothing_is_sent(link):
    PublicKey.objects.all().delete()
    with pytest.raises(sealing.NoKeyToSeal):
        sealing.give_open(link=link, answers={}, declined=[], asked=[])
