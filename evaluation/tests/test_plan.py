"""The plan on one page: what it says, to whom, as which file, and what was said about it."""

import io

import docx
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from activities import locking
from activities.framework import Capacity, Question
from activities.models import Activity, Purpose, Status
from evaluation.plan import document
from evaluation.plan.document import BEING_AMENDED
from participants import comments, links, recruitment
from participants.models import Comment

STATEMENT = "To decide together how the crisis line answers."


@pytest.fixture
def activity(cast):
    return cast.activity(status=Status.OPEN)


@pytest.fixture
def person(cast, activity):
    return cast.person(activity, Capacity.CARER)


@pytest.fixture
def door(cast, person):
    return cast.open_door(Client(), person)


def read(client, name, *args):
    return client.get(reverse(f"evaluation:{name}", args=args)).content.decode()


def amend(cast, activity, statement):
    locking.start_amendment(activity=activity, reason="It was too narrow.")
    Purpose.objects.filter(activity=activity).update(statement=statement)


def test_the_four_questions_are_answered_in_their_order(client, cast, activity):
    client.force_login(cast.manager)
    page = read(client, "plan", activity.pk)
    places = [page.index(f'id="{question.value}"') for question in Question]
    assert places == sorted(places)
    assert places[0] < page.index(STATEMENT) < places[1]
    assert places[2] < page.index("£20 an hour") < places[3]


def test_staff_read_the_plan_as_it_stands_and_people_as_it_was_agreed(client, cast, activity, person, door):
    amend(cast, activity, "Something else.")
    client.force_login(cast.coordinator)
    assert "Something else." in read(client, "plan", activity.pk)
    page = read(door, "my-plan", person.pk)
    assert STATEMENT in page
    assert "Something else." not in page
    assert document.BEING_CHANGED in page


def test_staff_read_how_far_the_purpose_is(client, cast, activity):
    client.force_login(cast.coordinator)
    draft = cast.activity("Draft")
    cast.fill_in(draft)
    assert document.STILL_WRITTEN in read(client, "plan", draft.pk)
    assert not any(note in read(client, "plan", activity.pk) for note in (document.STILL_WRITTEN, BEING_AMENDED))
    amend(cast, activity, "Something else.")
    page = read(client, "plan", activity.pk)
    assert BEING_AMENDED in page and document.STILL_WRITTEN not in page
    locking.put_to_people(activity=activity, by=cast.coordinator)
    assert ("Purpose", "Put to people") in document.for_staff(Activity.objects.get(pk=activity.pk)).facts


def test_people_read_a_text_that_is_put_to_them_and_that_it_is_not_agreed(cast, activity, person, door):
    amend(cast, activity, "Something else.")
    locking.put_to_people(activity=activity, by=cast.coordinator)
    page = read(door, "my-plan", person.pk)
    assert "Something else." in page and document.PUT_TO_YOU in page and STATEMENT not in page


def test_before_anything_is_agreed_people_read_that_it_is_still_being_written(cast):
    fresh = cast.activity()
    person = cast.person(fresh)
    page = read(cast.open_door(Client(), person), "my-plan", person.pk)
    assert document.STILL_WRITTEN in page
    assert "Nobody has written this yet." in page


def test_the_word_file_says_what_the_page_says(client, cast, activity):
    client.force_login(cast.coordinator)
    response = client.get(reverse("evaluation:plan-file", args=[activity.pk, "docx"]))
    assert response["Content-Disposition"] == 'attachment; filename="plan.docx"'
    told = [paragraph.text for paragraph in docx.Document(io.BytesIO(response.content)).paragraphs]
    assert STATEMENT in told
    assert [text for text in told if text in Question.labels] == Question.labels


def test_the_pdf_is_one_and_other_kinds_are_not_there(client, cast, activity, person, door):
    client.force_login(cast.coordinator)
    for browser, name, pk in ((client, "plan-file", activity.pk), (door, "my-plan-file", person.pk)):
        assert browser.get(reverse(f"evaluation:{name}", args=[pk, "pdf"])).content.startswith(b"%PDF-")
        assert browser.get(reverse(f"evaluation:{name}", args=[pk, "exe"])).status_code == 404


def test_a_person_comments_is_answered_and_reads_what_changed(client, cast, activity, person, door):
    door.post(reverse("evaluation:my-comment", args=[person.pk, "difference"]), {"words": "Say by when."})
    client.force_login(cast.coordinator)
    assert person.participant.name in read(client, "plan", activity.pk)
    comment = Comment.objects.get()
    address = reverse("evaluation:comment-answer", args=[activity.pk, comment.pk])
    client.post(address, {"what_changed": "There is a date now.", "is_resolved": "on"})
    page = read(door, "my-plan", person.pk)
    assert "There is a date now." in page
    assert "Take this back" not in page


def test_what_somebody_said_is_shown_to_them_only_where_they_may_read_back(cast, activity, person):
    comments.say(activity=activity, question="why", words="Mine alone", involvement=person)
    handed_over = Client()
    handed_over.post(f"/l/{links.draw(involvement=person, opens='/', by=cast.coordinator)}/")
    assert "Mine alone" not in read(handed_over, "my-plan", person.pk)
    other = cast.person(activity)
    assert "Mine alone" not in read(cast.open_door(Client(), other), "my-plan", other.pk)


def test_a_manager_reads_comments_without_names_and_answers_none(client, cast, activity, person):
    comment = comments.say(activity=activity, question="why", words="Say it shorter.", involvement=person)
    client.force_login(cast.manager)
    page = read(client, "plan", activity.pk)
    assert "One of the people involved" in page
    assert person.participant.name not in page
    address = reverse("evaluation:comment-answer", args=[activity.pk, comment.pk])
    assert client.post(address, {"answer": "No."}).status_code == 403


def test_a_colleague_comments_by_name(client, cast, activity):
    client.force_login(cast.manager)
    client.post(reverse("evaluation:comment-create", args=[activity.pk, "why"]), {"words": "Good."})
    assert Comment.objects.get().by == cast.manager
    assert "Manu Manager" in read(client, "plan", activity.pk)


def test_an_answer_needs_words(client, cast, activity):
    comment = comments.say(activity=activity, question="why", words="Why?", by=cast.manager)
    client.force_login(cast.coordinator)
    address = reverse("evaluation:comment-answer", args=[activity.pk, comment.pk])
    assert "Enter an answer, or what you changed" in client.post(address, {"is_resolved": "on"}).content.decode()


def test_nothing_is_added_once_the_work_is_over_and_nothing_typed_is_lost(client, cast, activity, person, door):
    activity.move_to(Status.CLOSED, by=cast.coordinator)
    client.force_login(cast.coordinator)
    for browser, address in (
        (client, reverse("evaluation:comment-create", args=[activity.pk, "why"])),
        (door, reverse("evaluation:my-comment", args=[person.pk, "why"])),
    ):
        assert "Words to keep" in browser.post(address, {"words": "Words to keep"}).content.decode()
    assert not Comment.objects.exists()


def test_who_has_left_says_nothing_more(cast, activity, person, door):
    recruitment.leave(involvement=person, reason="not_said")
    door.post(reverse("evaluation:my-comment", args=[person.pk, "why"]), {"words": "Too late"})
    assert not Comment.objects.exists()


def test_a_comment_is_taken_back_until_it_is_answered(cast, activity, person, door):
    first, second = (
        comments.say(activity=activity, question="why", words=words, involvement=person) for words in ("One", "Two")
    )
    comments.answer(comment=second, answer="Yes.", what_changed="", is_resolved=False, by=cast.coordinator)
    for comment in (first, second):
        door.post(reverse("evaluation:my-comment-take-back", args=[person.pk, comment.pk]))
    assert list(Comment.objects.all()) == [second]
    with pytest.raises(ValidationError, match="stays as it is"):
        comments.take_back(comment=second)


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"by": None}, "a_comment_is_of_staff_or_of_a_person"),
        ({"words": ""}, "a_comment_on_a_plan_has_words"),
        ({"is_resolved": True}, "an_answer_says_something_who_and_when"),
        ({"answer": "Yes."}, "an_answer_says_something_who_and_when"),
    ],
)
def test_the_database_refuses_half_a_comment(cast, activity, wrong, constraint):
    right = {"activity": activity, "question": "why", "words": "Why?", "by": cast.manager}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Comment.objects.create(**right | wrong)


def test_many_comments_cost_no_more_questions_to_the_database(client, cast, activity, django_assert_max_num_queries):
    for number in range(12):
        person = cast.person(activity, Capacity.CARER)
        comments.say(activity=activity, question="why", words=f"Number {number}", involvement=person)
    client.force_login(cast.coordinator)
    with django_assert_max_num_queries(16):
        assert "Number 11" in read(client, "plan", activity.pk)


def test_the_way_to_the_plan_stands_on_a_persons_own_page(person, door):
    page = door.get(reverse("participants:my-involvement", args=[person.pk])).content.decode()
    assert reverse("evaluation:my-plan", args=[person.pk]) in page
