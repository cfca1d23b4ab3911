"""Many hands at once, with real threads and connections: one response each, nothing acknowledged is lost."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections, transaction
from django.test import Client
from django.utils import timezone

from evaluation import invitations, submission
from evaluation.models import Answer, Given, Invitation, InvitationMessage, Phase, Response
from evaluation.submission import AlreadySent, RoundClosed
from evaluation.tests.respondent import Respondent

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

HANDS = 20
TIMES = 100


@pytest.fixture
def at_once(transactional_db):
    """Run jobs in threads that begin together, each with a database connection of its own that it keeps."""
    with ThreadPoolExecutor(HANDS + 1) as pool:

        def run_all(*jobs):
            gate = threading.Barrier(len(jobs))
            return list(pool.map(lambda job: run(job, gate=gate), jobs))

        yield run_all
        run_all(*[connections.close_all] * (HANDS + 1))


def run(job, *, gate):
    """What the job returned, or the refusal it met."""
    gate.wait(timeout=60)
    try:
        return job()
    except (AlreadySent, RoundClosed, ValidationError) as refusal:
        return refusal


def press_all(invitation, *, at_once):
    """Send one questionnaire from many hands at once; returns the receipts they were given."""
    codes = list(invitation.version.questions)[:3]
    submission.save_page(invitation=invitation, answers={code: Given(("yes",)) for code in codes})
    sent = at_once(*[lambda: submission.submit(invitation=invitation, words_may_be_used=False)] * HANDS)
    return {response.receipt for response in sent}


@contextmanager
def without_the_constraint():
    """Responses without "one for each invitation"; put back afterwards, when the doubles are gone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = 'evaluation_response'::regclass AND contype = 'u'"
        )
        [(name,)] = cursor.fetchall()
        cursor.execute(f"ALTER TABLE evaluation_response DROP CONSTRAINT {name}")
        try:
            yield
        finally:
            cursor.execute("TRUNCATE evaluation_response CASCADE")
            cursor.execute(f"ALTER TABLE evaluation_response ADD CONSTRAINT {name} UNIQUE (invitation_id)")


def ask(cast, activity, *, people=1):
    """Invitations of so many new people in the round of this activity."""
    involvements = [cast.person(activity) for _ in range(people)]
    invitations.ask_everyone(round_=activity.rounds.get())
    return list(Invitation.objects.select_related("version").filter(involvement__in=involvements))


@pytest.fixture
def activity(cast):
    activity = cast.activity(status="open")
    cast.open_round(activity, Phase.AFTER)
    return activity


def test_twenty_hands_a_hundred_times_make_one_response_each_with_one_receipt(cast, activity, at_once):
    asked = ask(cast, activity, people=TIMES)

    receipts = [press_all(invitation, at_once=at_once) for invitation in asked]

    assert [len(each) for each in receipts] == [1] * TIMES
    assert Response.objects.count() == TIMES
    assert Answer.objects.count() == 3 * TIMES


def test_without_the_constraint_the_same_check_finds_doubles(cast, activity, at_once):
    [invitation] = ask(cast, activity)

    with without_the_constraint():
        press_all(invitation, at_once=at_once)
        assert Response.objects.count() > 1

    [invitation] = ask(cast, activity)
    press_all(invitation, at_once=at_once)
    assert Response.objects.count() == 1


def test_twenty_browsers_press_the_button_at_once(cast, at_once):
    respondent = Respondent(cast)
    respondent.start()
    respondent.answer(1, **respondent.choose_first(1))
    browsers = [Client() for _ in range(HANDS)]
    for browser in browsers:
        browser.cookies = respondent.browser.cookies.copy()

    def press(browser):
        return lambda: browser.post(respondent.url("check"), follow=True)

    pages = at_once(*[press(browser) for browser in browsers])

    receipts = {page.context["invitation"].response.receipt for page in pages}
    assert {page.status_code for page in pages} == {200}
    assert receipts == {Response.objects.get().receipt}


def test_pages_saved_while_the_answers_are_sent_are_kept_or_refused(cast, activity, at_once):
    for invitation in ask(cast, activity, people=10):
        codes = list(invitation.version.questions)[:8]

        def save(code, invitation=invitation):
            return lambda: submission.save_page(invitation=invitation, answers={code: Given(("yes",))})

        submission.save_page(invitation=invitation, answers={"Z1": Given(words="In my words")})
        *saved, _ = at_once(
            *[save(code) for code in codes],
            lambda invitation=invitation: submission.submit(invitation=invitation, words_may_be_used=False),
        )

        acknowledged = {code for code, refusal in zip(codes, saved, strict=True) if refusal is None}
        kept = set(Answer.objects.filter(response__invitation=invitation).values_list("item_id", flat=True))
        assert kept == acknowledged | {"Z1"}


def test_pages_saved_on_several_devices_at_once_all_count_as_seen(cast, activity, at_once):
    for invitation in ask(cast, activity, people=10):
        pages = invitation.version.pages

        def save(page, invitation=invitation):
            return lambda: submission.save_page(
                invitation=invitation, answers={page.questions[0].code: Given(("yes",))}, page=page
            )

        assert at_once(*[save(page) for page in pages]) == [None] * len(pages)

        invitation.refresh_from_db()
        assert invitation.seen == sorted(code for page in pages for code in page.codes)
        assert invitation.draft_answers.count() == len(pages)


def test_a_page_that_waits_for_the_close_is_refused(cast, activity, at_once):
    [invitation] = ask(cast, activity)
    is_closing = threading.Event()

    def close():
        with transaction.atomic():
            invitations.close_round(round_=activity.rounds.get())
            is_closing.set()
            time.sleep(0.5)

    def save():
        assert is_closing.wait(timeout=30)
        submission.save_page(invitation=invitation, answers={"Z1": Given(words="Too late")})

    refusal, _ = at_once(save, close)

    assert isinstance(refusal, RoundClosed)
    invitation.refresh_from_db()
    assert (invitation.started_at, invitation.draft_answers.count()) == (None, 0)


def test_closing_waits_for_answers_being_sent_this_moment(cast, activity, monkeypatch, at_once):
    invitation, late = ask(cast, activity, people=2)
    is_sending, may_go_on = threading.Event(), threading.Event()

    def draw_slowly():
        is_sending.set()
        assert may_go_on.wait(timeout=30)
        return "SLO-W23"

    def close():
        assert is_sending.wait(timeout=30)
        threading.Timer(0.5, may_go_on.set).start()
        invitations.close_round(round_=activity.rounds.get())
        return may_go_on.is_set()

    monkeypatch.setattr(submission, "draw_receipt", draw_slowly)
    response, has_waited = at_once(
        lambda: submission.submit(invitation=invitation, words_may_be_used=False),
        close,
    )

    assert has_waited
    closed_at = activity.rounds.get().closed_at
    assert Response.objects.get().pk == response.pk
    assert response.submitted_at <= closed_at
    with pytest.raises(RoundClosed):
        submission.submit(invitation=late, words_may_be_used=False)


def test_sending_and_closing_at_once_leave_no_response_after_the_close(cast, activity, at_once):
    asked = ask(cast, activity, people=HANDS)
    round_ = activity.rounds.get()

    def send(invitation):
        return lambda: submission.submit(invitation=invitation, words_may_be_used=False)

    *sent, _ = at_once(*[send(invitation) for invitation in asked], lambda: invitations.close_round(round_=round_))

    round_.refresh_from_db()
    accepted = [response for response in sent if isinstance(response, Response)]
    assert Response.objects.count() == len(accepted)
    assert not Response.objects.filter(submitted_at__gt=round_.closed_at).exists()


def test_two_coordinators_open_one_round(cast, at_once):
    activity = cast.activity(status="open")
    cast.person(activity)

    def press():
        closes_on = timezone.localdate()
        return invitations.open_round(activity=activity, phase=Phase.AFTER, closes_on=closes_on, by=cast.coordinator)

    opened = at_once(*[press] * 4)

    assert sum(isinstance(each, tuple) for each in opened) == 1
    assert sum(isinstance(each, ValidationError) for each in opened) == 3
    assert InvitationMessage.objects.count() == 1
