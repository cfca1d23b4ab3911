"""Asking for releases: one at a time, once a quarter, and only the vault can say that something was counted."""

from datetime import date

import pgtrigger
import pytest
from django.db import IntegrityError, InternalError, transaction
from django.utils import timezone

from participants.models import PresencePlan
from vault import releases
from vault.locked import counting
from vault.models import Monitoring, Release, ReleasedTable
from vault.tests.crowd import days_ago
from vault.tests.showing import show_release


@pytest.mark.parametrize(
    ("today", "ended_on"),
    [
        (date(2026, 1, 1), date(2025, 12, 31)),
        (date(2026, 3, 31), date(2025, 12, 31)),
        (date(2026, 4, 1), date(2026, 3, 31)),
        (date(2024, 12, 31), date(2024, 9, 30)),
    ],
)
def test_the_quarter_that_has_ended(today, ended_on):
    assert releases.last_quarter(today=today) == ended_on


@pytest.fixture
def asking(cast):
    return PresencePlan.objects.create(activity=cast.activity(), monitoring="planned").activity.organisation


def test_the_calendar_asks_once_a_quarter_and_only_where_people_are_asked(asking):
    [release] = releases.ask_for_the_quarter(today=date(2026, 4, 2))
    assert (release.organisation, release.as_at, release.asked_by) == (asking, date(2026, 3, 31), None)
    assert releases.ask_for_the_quarter(today=date(2026, 4, 3)) == []
    Release.objects.filter(pk=release.pk).update(state="failed", sentence="Nobody has taken part.")
    assert releases.ask_for_the_quarter(today=date(2026, 6, 30)) == []
    assert len(releases.ask_for_the_quarter(today=date(2026, 7, 1))) == 1


def test_two_clocks_at_once_ask_once(asking):
    row = {"organisation": asking, "as_at": date(2026, 3, 31), "quarter_ended_on": date(2026, 3, 31)}
    first = Release.objects.create(**row)
    Release.objects.filter(pk=first.pk).update(state="failed", sentence="No")
    with pytest.raises(IntegrityError, match="one_release_by_the_calendar_a_quarter"), transaction.atomic():
        Release.objects.create(**row)


def test_the_calendar_waits_while_another_is_under_way_and_lets_newer_figures_do(asking, cast):
    under_way = releases.ask(organisation=asking, by=cast.monitoring_lead, as_at=date(2026, 3, 1))
    assert releases.ask_for_the_quarter(today=date(2026, 4, 2)) == []
    Release.objects.filter(pk=under_way.pk).update(state="failed", sentence="No")
    assert len(releases.ask_for_the_quarter(today=date(2026, 4, 2))) == 1
    Release.objects.under_way().update(state="failed", sentence="No")
    show_release(asking, as_at=date(2026, 7, 3), tables={})
    assert releases.ask_for_the_quarter(today=date(2026, 7, 4)) == []


def test_asking_twice_is_asking_once(cast):
    first = releases.ask(organisation=cast.organisation, by=cast.monitoring_lead)
    assert releases.ask(organisation=cast.organisation, by=cast.manager) == first
    assert first.as_at == timezone.localdate()
    assert releases.ask(organisation=cast.other, by=cast.outsider) != first


def test_the_newest_figures(cast):
    assert releases.newest_done(cast.organisation) is None
    newest = show_release(cast.organisation, as_at=date(2026, 3, 31), tables={"age": "not_enough"})
    show_release(cast.organisation, as_at=date(2025, 12, 31), tables={})
    show_release(cast.other, as_at=date(2026, 6, 30), tables={})
    releases.ask(organisation=cast.organisation, by=None)
    assert releases.newest_done(cast.organisation) == newest
    [table] = releases.tables_of(newest, "organisation", cast.organisation.pk)
    assert (table.characteristic, table.is_shown) == ("age", False)


def test_nobody_begins_with_a_finished_release(cast):
    with pytest.raises(InternalError, match="Cannot insert"):
        Release.objects.create(organisation=cast.organisation, as_at=days_ago(0), state="done", checksum="0" * 64)


@pytest.mark.parametrize("change", [{"state": "asked"}, {"checks": {"all": 1}}, {"as_at": date(2020, 1, 1)}])
def test_a_finished_release_never_changes(cast, change):
    release = show_release(cast.organisation)
    with pytest.raises(InternalError, match="Cannot update"):
        Release.objects.filter(pk=release.pk).update(**change)


def test_a_released_table_never_changes(cast):
    release = show_release(cast.organisation)
    with pytest.raises(InternalError, match="Cannot update or delete"), transaction.atomic():
        release.tables.update(cells=[])
    with pytest.raises(InternalError, match="Cannot update or delete"):
        ReleasedTable.objects.filter(release=release).delete()


def test_what_is_withheld_holds_no_figures(cast):
    release = show_release(cast.organisation, tables={"sex": "unsafe"})
    with (
        pgtrigger.ignore("vault.ReleasedTable:released_table_is_kept"),
        pytest.raises(IntegrityError, match="what_is_withheld_shows_nothing"),
        transaction.atomic(),
    ):
        release.tables.update(cells=[{"category": "female", "shown": "10", "low": 8, "high": 12}])


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [("fewest", 5, "fewest_answers_are_never_looser"), ("base", 1, "rounding_is_never_finer")],
)
def test_the_database_takes_no_looser_rule(cast, field, value, name):
    with pytest.raises(IntegrityError, match=name):
        Monitoring.objects.create(organisation=cast.organisation, **{field: value})


def test_figures_of_a_day_to_come_and_behind_newer_ones_are_refused(crowd):
    crowd.come(crowd.activity(), 3)
    for as_at, sentence in ((days_ago(-1), "has not come yet"), (days_ago(1), "newer figures already")):
        release = releases.ask(organisation=crowd.organisation, by=None, as_at=as_at)
        crowd.work()
        release.refresh_from_db()
        assert (release.state, release.tables.count()) == ("failed", 0)
        assert sentence in release.sentence
        show_release(crowd.organisation, tables={})


def test_what_goes_wrong_is_said_without_its_words(crowd, monkeypatch, caplog):
    def break_down(*args, **kwargs):
        raise KeyError("an answer nobody may read")

    crowd.come(crowd.activity(), 3)
    monkeypatch.setattr(counting, "decide", break_down)
    release = releases.ask(organisation=crowd.organisation, by=None)
    crowd.work()
    release.refresh_from_db()
    assert (release.state, release.sentence) == ("failed", counting.WENT_WRONG)
    assert "KeyError" in caplog.text
    assert "nobody may read" not in caplog.text


def test_a_release_that_was_begun_five_times_is_given_up(crowd):
    release = releases.ask(organisation=crowd.organisation, by=None)
    Release.objects.filter(pk=release.pk).update(state="counting", attempt=5)
    crowd.work()
    release.refresh_from_db()
    assert (release.state, release.sentence) == ("failed", counting.GAVE_UP)


def test_what_was_sent_before_the_asking_is_counted(crowd):
    """Answers that still lie in the intake when the figures are asked for belong in them."""
    people = crowd.come(crowd.activity(), 12)
    for person in people:
        crowd.vault.give(person, {"sex": "female"})
    assert crowd.shown(crowd.count())["answered"] == "10"
