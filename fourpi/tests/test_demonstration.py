import time

import pytest
from django.apps import apps
from django.core.management import CommandError
from django.test import Client, override_settings
from django.utils import timezone

from accounts.models import Organisation, User
from activities import plan_templates, starting
from activities.checklists import using
from activities.models import Activity, ChecklistVersion, Promise, Status
from evaluation.models import Answer, Contribution, Invitation, Phase, Questionnaire, Response, Round
from fourpi.demonstration import history, staff
from fourpi.demonstration.staff import NOTICE
from fourpi.tests.demonstrating import all_rows, counts, run
from jobs import outbox
from jobs.models import Message
from participants import links, offers, paying, support
from participants.models import ClaimState, ExpenseClaim, FunnelEvent, PersonalLink, SupportArrangement

FOLDER = "jobs.outbox.FolderBackend"


@pytest.fixture(scope="module")
def loading_of_this_module(django_db_setup, django_db_blocker, tmp_path_factory):
    """Loaded once for all tests here, with an outbox, and removed after them. Yields what was there before."""
    outbox_folder = tmp_path_factory.mktemp("outbox")
    with django_db_blocker.unblock(), override_settings(EMAIL_BACKEND=FOLDER, OUTBOX_DIR=outbox_folder):
        before = counts()
        began = time.monotonic()
        run("load")
        print(f"The demonstration was loaded in {time.monotonic() - began:.1f} s.")
    yield before
    with django_db_blocker.unblock(), override_settings(OUTBOX_DIR=outbox_folder):
        run("remove")


@pytest.fixture
def loaded(loading_of_this_module, db):
    return loading_of_this_module


def test_loading_it_again_changes_nothing(loaded):
    first = counts()
    assert "loaded already" in run("load")
    assert counts() == first


def test_every_status_is_shown(loaded):
    assert set(Activity.objects.values_list("status", flat=True)) == set(Status)


def test_each_activity_names_its_source_and_licence(loaded):
    for activity in Activity.objects.all():
        assert "CC BY 4.0" in activity.credit
        assert "Connected by Data" in activity.credit or "Autistica / The Alan Turing Institute" in activity.credit


def test_one_plan_began_from_a_template_and_goes_on_and_another_is_offered_as_one(loaded):
    begun = Activity.objects.get(title__startswith="Census 2021")
    assert (begun.plan_start.template_code, begun.first_involved) == ("consultation", "not_yet")
    assert starting.next_page(begun) == starting.OUTCOMES
    assert not begun.outcomes.exists() and starting.outcomes_suggested(begun, begun.plan_start.suggestions)
    assert [template.title for template in plan_templates.own(begun.organisation)] == ["Three calm sessions"]
    assert Activity.objects.exclude(affects="").count() == 3


def test_each_status_was_reached_by_moves_with_a_person_and_a_day(loaded):
    for activity in Activity.objects.exclude(status=Status.DRAFT):
        events = list(activity.status_events.order_by("at"))
        assert events[-1].became == activity.status
        assert [event.became for event in events[:-1]] == [event.was for event in events[1:]]
        assert all(event.by == activity.lead for event in events)


def test_people_come_before_they_are_asked_and_history_is_in_order(loaded):
    for event in FunnelEvent.objects.select_related("involvement"):
        later = event.involvement.funnel_events.filter(pk__gt=event.pk)
        assert all(event.at <= following.at for following in later)
    for response in Response.objects.select_related("invitation__round"):
        round_ = response.invitation.round
        assert round_.opened_at <= response.submitted_at
        assert round_.closed_at is None or response.submitted_at <= round_.closed_at


def test_a_closed_activity_has_enough_answers_to_show_and_a_capacity_too_small_to(loaded):
    round_ = Round.objects.get(activity__title__startswith="AutSPACEs: focus groups", phase=Phase.AFTER)
    answered = Response.objects.filter(invitation__round=round_)
    by_capacity = {
        capacity: answered.filter(invitation__involvement__capacity=capacity).count()
        for capacity in ("service_user", "carer", "staff", "partner")
    }
    assert by_capacity == {"service_user": 11, "carer": 7, "staff": 7, "partner": 3}


def test_answers_are_good_and_bad_and_words_are_used_only_with_permission(loaded):
    answers = Response.objects.filter(invitation__round__phase=Phase.AFTER)
    given = {option for options in answers.values_list("answers__options", flat=True) for option in options or ()}
    assert {"yes_a_lot", "yes_a_bit", "no"} <= given
    written = Answer.objects.exclude(words="")
    assert set(written.values_list("response__words_may_be_used", flat=True)) == {True, False}


def test_the_influence_log_shows_every_decision_and_what_was_not_told_back(loaded):
    assert set(Contribution.objects.values_list("decision", flat=True)) == set(Contribution.Decision)
    assert Contribution.objects.filter(told_back_on=None).exclude(decision="pending").exists()


def test_the_published_figures_are_those_of_the_census(loaded):
    population = Activity.objects.filter(populations__isnull=False).first().populations.get()
    numbers = dict(population.counts.values_list("label", "number"))
    assert sum(numbers.values()) == 811_953
    assert numbers["White: Roma"] == 1_610
    assert "Office for National Statistics licensed under the Open Government Licence v.3.0" in population.source


def test_months_later_people_answered_in_easy_read_with_help_and_on_paper(loaded):
    later = Response.objects.filter(invitation__round__phase=Phase.FOLLOW_UP)
    assert later.filter(variant="en-easy", invitation__capacity="service_user").count() == 3
    assert {"supporter", "family", "staff_here", "nobody"} == set(later.values_list("helped_by", flat=True))
    assert {"web", "paper", "in_person"} == set(later.values_list("channel", flat=True))
    assert "F3t" in {item for response in later for item in response.not_asked}
    planned = Round.objects.are_planned().get()
    assert (planned.phase, planned.audience.count()) == (Phase.FOLLOW_UP, 5)


def test_whoever_answered_on_a_screen_had_opened_their_link(loaded):
    on_paper = Response.objects.exclude(channel="web").values("invitation")
    answered = Invitation.objects.exclude(started_at=None).exclude(pk__in=on_paper).select_related("round")
    opened = {link.opens: link for link in PersonalLink.objects.exclude(first_opened_at=None)}
    assert {f"/q/{invitation.pk}/" for invitation in answered} == opened.keys()
    for invitation in answered:
        link = opened[f"/q/{invitation.pk}/"]
        access = link.accesses.get()
        assert invitation.round.opened_at <= link.drawn_at <= link.first_opened_at <= invitation.started_at
        assert (access.opened_at, access.device.first_seen_at) == (link.first_opened_at, link.first_opened_at)


def test_no_link_made_now_reads_what_was_answered_before(loaded):
    person = Response.objects.first().invitation.involvement
    token = links.draw(involvement=person, opens="/", by=person.activity.lead)
    links.open_link(link=links.find(token), device_secret=None)
    assert not PersonalLink.objects.get(digest=links.digest_of(token)).accesses.get().may_read_back


def test_one_questionnaire_is_the_organisations_own_in_two_versions(loaded):
    own = Questionnaire.objects.get(organisation__isnull=False)
    second, first = own.versions.all()
    assert second.keeps_meaning
    assert second.change_note
    assert first.published_at < second.published_at < timezone.now()
    assert set(first.questions) == set(second.questions)


def test_claims_stand_in_every_state_and_some_were_paid_late(loaded):
    assert set(ExpenseClaim.objects.values_list("state", flat=True)) == set(ClaimState)
    assert ExpenseClaim.objects.overdue(today=timezone.localdate()).exists()
    numbers = paying.of_activity(Activity.objects.get(title__startswith="AutSPACEs: focus groups"))
    # 3, 4, 5, 6, 8, 8 and 22 days.
    assert (numbers.median_in_words, numbers.on_time_in_words) == ("6 days", "6 of 7")
    for claim in ExpenseClaim.objects.prefetch_related("events"):
        moments = [event.at for event in claim.events.all()]
        assert moments == sorted(moments)


def test_most_were_told_what_they_get_before_they_said_yes_and_some_were_not(loaded):
    people = offers.of_activity(Activity.objects.get(title__startswith="MindKind: young"))
    joined = [standing for standing in people if standing.joined]
    in_time = [standing for standing in joined if standing.was_told_before_yes]
    assert (len(in_time), len(joined)) == (32, 35)
    assert {standing.answer.answer for standing in joined if standing.answer} == {"yes", "no", "talk"}


def test_support_is_arranged_for_one_person_and_two_need_to_know(loaded):
    arrangement = SupportArrangement.objects.get()
    assert {user.email for user in support.who_reads(arrangement)} == {
        "coordinator@example.org",
        "colleague@example.org",
    }


def test_there_is_somebody_left_to_answer(loaded):
    assert Invitation.objects.waiting().exists()
    assert Invitation.objects.waiting().exclude(started_at=None).count() == 3


def test_a_member_signs_in_with_the_printed_words(client, loaded):
    for sign_in in staff.SIGN_INS:
        assert client.login(email=sign_in.email, password=staff.WORDS_TO_SIGN_IN), sign_in.email


def test_two_organisations_do_not_see_each_other(loaded):
    outsider = User.objects.get(email="outsider@example.org")
    coordinator = User.objects.get(email="coordinator@example.org")
    theirs, ours = (set(Activity.objects.visible_to(user)) for user in (outsider, coordinator))
    assert theirs
    assert ours
    assert not theirs & ours


def test_only_letters_people_still_wait_for_are_posted(loaded):
    waiting = [row for model in message_models() for row in model.objects.filter(state=Message.State.QUEUED)]
    involvements = [row.invitation.involvement if hasattr(row, "invitation") else row.involvement for row in waiting]
    assert involvements
    assert all(involvement.activity.is_under_way for involvement in involvements)


def test_without_an_outbox_nothing_is_posted(loaded):
    for activity in Activity.objects.all():
        history.settle_letters(activity=activity, is_posted=False)
    assert not any(model.objects.exclude(state=Message.State.SENT).exists() for model in message_models())


def test_removing_leaves_nothing_of_it_and_all_of_the_others(loaded, request, settings, tmp_path):
    settings.OUTBOX_DIR = tmp_path
    everything = set(all_rows())
    cast = request.getfixturevalue("cast")
    activity = cast.activity(status=Status.OPEN)
    person = cast.person(activity)
    cast.answer(person, {"C1": "good"}, round_=cast.open_round(activity))
    cast.open_door(Client(), person)
    others = set(all_rows()) - everything
    theirs = Organisation.objects.get(name=staff.MAIN)
    write_letter(tmp_path, theirs, "1")
    write_letter(tmp_path, cast.organisation, "2")
    assert "is removed" in run("remove")
    left = set(all_rows())
    assert others <= left
    assert len(left - others) == sum(loaded.values())
    assert [letter.name for letter in outbox.letters(organisations=[cast.organisation.pk, theirs.pk])] == ["2"]
    assert "no demonstration" in run("remove")


def test_promises_are_kept_late_changed_and_withdrawn_and_in_order(loaded):
    promises = list(Promise.objects.prefetch_related("events"))
    assert {promise.state for promise in promises} == set(Promise.State)
    assert Promise.objects.overdue(today=timezone.localdate()).exists()
    assert Promise.objects.waiting().filter(due_on__gte=timezone.localdate()).exists()
    for promise in promises:
        assert timezone.localdate(promise.made_at) <= promise.due_on
        assert all(promise.made_at <= event.at for event in promise.events.all())


def test_the_list_was_changed_once_and_an_open_activity_may_be_brought_up_to_it(loaded):
    version = ChecklistVersion.objects.get(organisation__name=staff.MAIN)
    youngest = Activity.objects.get(title__startswith="Census 2021")
    assert using.use_of(youngest).version == version
    running = Activity.objects.get(status=Status.OPEN)
    assert using.newer_for(running) == version and using.use_of(running).at < version.published_at
    assert running.arrangements.exclude(owned_by=None).exists()


def test_somebody_who_also_works_elsewhere_is_kept(cast, loaded):
    user = User.objects.get(email="coordinator@example.org")
    cast.organisation.memberships.create(user=user, role="manager")
    run("remove")
    assert User.objects.filter(pk=user.pk).exists()


def test_an_account_that_is_there_already_is_left_alone(loaded, cast):
    run("remove")
    User.objects.create_user("manager@example.org", "A real manager", "a long enough passphrase")
    with pytest.raises(CommandError, match=r"manager@example\.org already"):
        run("load")
    assert not Organisation.objects.filter(is_demonstration=True).exists()


def test_production_refuses_unless_asked_by_name(loaded):
    with override_settings(SETTINGS_MODULE="fourpi.settings.production"):
        with pytest.raises(CommandError, match="This is production"):
            run("load")
        assert "is loaded" in run("load", "--in-production")


def test_the_passphrase_is_printed_only_while_there_is_a_demonstration(loaded):
    assert staff.WORDS_TO_SIGN_IN in run("sign-ins")
    run("remove")
    assert "river" not in run("sign-ins")


def message_models():
    return [model for model in apps.get_models() if issubclass(model, Message)]


def write_letter(folder, organisation, name):
    (folder / f"{name}.eml").write_text(
        f"{outbox.ORGANISATION_HEADER}: {organisation.pk}\nTo: a@example.org\nSubject: Hello\n\nHello\n"
    )


def test_the_notice_says_nothing_of_answers_that_differs_from_round_to_round():
    """Of a round with names it is not so that names are kept apart, nor that cut off answers can be deleted."""
    assert "apart from your name" not in NOTICE and "what we hold about you" not in NOTICE
    assert "Each questionnaire says on its first page who reads your answers" in NOTICE
