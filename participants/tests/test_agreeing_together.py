"""A text is put to people: each says on their own page what they think, staff answer, and nobody is asked twice."""

import pytest
from django.test import Client
from django.urls import reverse

from activities import locking, readiness
from activities.framework import Capacity, Stage
from activities.models import Purpose
from activities.tests.reading import queries_of, words
from participants import my_page, taking_off
from participants.models import Acknowledgement, PresencePlan
from participants.tests.pages import at, text

AGREE = {"answer": "agree", "text": 1}
COMMENT = {"answer": "comment", "comment": "And at weekends?", "text": 1}
WANTED = "One service user or carer agrees with the purpose, or you say why not yet"


@pytest.fixture
def draft(cast):
    activity = cast.activity()
    cast.fill_in(activity)
    PresencePlan.objects.update(no_acknowledgement_reason="")
    return activity


@pytest.fixture
def una(cast, draft):
    return cast.person(draft, name="Una")


@pytest.fixture
def device(cast, una):
    return cast.open_door(Client(), una)


@pytest.fixture
def staff(cast):
    browser = Client()
    browser.force_login(cast.coordinator)
    return browser


def propose(activity, cast, **changes):
    if changes:
        Purpose.objects.filter(activity=activity).update(**changes)
    return locking.put_to_people(activity=activity, by=cast.coordinator)


def at_link(token):
    return reverse("participants:link", args=[token])


def task(person):
    return next(each for each in my_page.tasks(person) if each.url == at("my-purpose", person))


def wishes(activity):
    return next(state for state in readiness.stage_states(activity) if state.stage == Stage.PURPOSE).missing


def test_a_text_put_to_people_is_read_and_answered(cast, draft, una, device):
    assert "still being written" in text(device.get(at("my-purpose", una)))
    propose(draft, cast)
    assert (task(una).title, task(una).status) == ("Say what you think of the plan", "To do")
    page = text(device.get(at("my-purpose", una)))
    assert "This is not agreed yet. Is it right?" in page and "Opening hours" in page
    assert WANTED in wishes(draft)

    device.post(at("my-purpose", una), AGREE)

    assert una.acknowledgements.get().proposal == draft.purpose_proposals.get()
    assert task(una).status == "Done"
    assert WANTED not in wishes(draft)


def test_what_staff_change_meanwhile_is_not_shown(cast, draft, una, device):
    propose(draft, cast)
    Purpose.objects.filter(activity=draft).update(statement="Something else entirely")
    assert "Something else entirely" not in text(device.get(at("my-purpose", una)))


def test_whoever_agreed_is_not_asked_again_for_the_same_words(cast, draft, una, device):
    propose(draft, cast)
    device.post(at("my-purpose", una), AGREE)
    locking.lock_purpose(activity=draft, by=cast.coordinator)
    assert (task(una).title, task(una).status) == ("Read what this is for", "Done")
    assert WANTED not in wishes(draft)
    assert "You have answered this." in text(device.get(at("my-purpose", una)))
    late = cast.person(draft)
    assert task(late).status == "To do"


def test_other_words_are_asked_about_anew_and_what_changed_is_shown(cast, draft, una, device):
    propose(draft, cast)
    device.post(at("my-purpose", una), AGREE)
    propose(draft, cast, statement="To decide together how the crisis line rings.")
    assert task(una).status == "To do" and WANTED in wishes(draft)
    page = text(device.get(at("my-purpose", una)))
    assert "You have read an earlier text. This has changed since:" in page
    assert '<del class="app-out"><span class="govuk-visually-hidden">taken out: </span>answers.' in page
    assert '<ins class="app-in"><span class="govuk-visually-hidden">put in: </span>rings.' in page
    again = text(device.post(at("my-purpose", una), AGREE))
    assert "This text has changed since you opened it. Please read it again." in again
    assert una.acknowledgements.count() == 1
    device.post(at("my-purpose", una), AGREE | {"text": 2})
    assert una.acknowledgements.count() == 2


def test_locking_other_words_leaves_the_agreement_with_the_old_ones(cast, draft, una, device):
    propose(draft, cast)
    device.post(at("my-purpose", una), AGREE)
    Purpose.objects.filter(activity=draft).update(statement="Other words")
    locking.lock_purpose(activity=draft, by=cast.coordinator)
    assert task(una).status == "To do" and WANTED in wishes(draft)


def test_an_amendment_is_put_to_people_with_its_reason(cast, draft, una, device):
    locking.lock_purpose(activity=draft, by=cast.coordinator)
    locking.start_amendment(activity=draft, reason="The budget was cut in May.")
    draft.topics.update(text="Weekends")
    propose(draft, cast)
    page = text(device.get(at("my-purpose", una)))
    assert "The budget was cut in May." in page and "This is different from what is agreed now:" in page
    locking.drop_amendment(activity=draft)
    assert "Weekends" not in text(device.get(at("my-purpose", una)))


class TestComments:
    @pytest.fixture
    def comment(self, cast, draft, una, device):
        propose(draft, cast)
        device.post(at("my-purpose", una), COMMENT)
        return una.acknowledgements.get()

    def reply(self, staff, comment, **changes):
        given = {"result": "changed", "words": "We added weekends."} | changes
        return staff.post(at("purpose-reply", comment.involvement, comment.pk), given, follow=True)

    def test_staff_read_it_with_the_name_and_answer_it(self, staff, cast, draft, una, device, comment):
        assert "Answer what people say about the purpose" in wishes(draft)
        said = text(staff.get(at("purpose-answers", draft)))
        assert "And at weekends?" in said and "Una" in said
        assert "And at weekends?" in text(staff.get(at("purpose-reply", una, comment.pk)))

        assert "We added weekends." in text(self.reply(staff, comment))

        assert "Answer what people say about the purpose" not in wishes(draft)
        page = text(device.get(at("my-purpose", una)))
        assert "What we did with what you said" in page and "We added weekends." in page
        assert "Read what we did with what you said" in text(device.get(at("my-involvement", una)))

    def test_it_stays_to_be_read_beside_the_next_text(self, staff, cast, draft, una, device, comment):
        self.reply(staff, comment)
        propose(draft, cast, statement="Other words")
        page = text(device.get(at("my-purpose", una)))
        assert "We added weekends." in page and "Other words" in page
        assert "Said about earlier texts" in text(staff.get(at("purpose-answers", draft)))

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"words": " "}, "Enter what you want to tell them"),
            ({"result": ""}, "Select whether you changed the text because of this"),
            (
                {"words": "x" * 10_000},
                "Your answer to “What do you want to tell them?” must be 2000 characters or fewer",
            ),
        ],
    )
    def test_an_answer_has_words(self, staff, comment, change, sentence):
        assert sentence in text(self.reply(staff, comment, **change))
        assert not comment.replies.exists()

    def test_a_comment_that_is_written_anew_waits_again(self, staff, draft, una, device, comment):
        self.reply(staff, comment)
        device.post(at("my-purpose", una), COMMENT | {"comment": "And at night?"})
        assert list(Acknowledgement.objects.unanswered()) == [comment]
        assert "Answer what people say about the purpose" in wishes(draft)

    def test_what_was_said_and_answered_is_read_back_by_its_owner_only(self, cast, staff, una, device, comment):
        self.reply(staff, comment)
        token = cast.token(una)
        for second in (Client(), Client()):
            assert second.post(at_link(token)).status_code == 302
        page = text(second.get(at("my-purpose", una)))
        assert "And at weekends?" not in page and "We added weekends." not in page

    def test_an_agreement_is_not_answered(self, staff, una, device, comment):
        device.post(at("my-purpose", una), AGREE)
        assert staff.get(at("purpose-reply", una, comment.pk)).status_code == 404

    def test_one_persons_comment_is_not_found_under_another(self, cast, staff, draft, comment):
        assert staff.get(at("purpose-reply", cast.person(draft), comment.pk)).status_code == 404


class TestWhoAgrees:
    def answered(self, cast, draft):
        proposal = propose(draft, cast)
        told = [
            (Capacity.SERVICE_USER, "agree"),
            (Capacity.SERVICE_USER, "agree"),
            (Capacity.SERVICE_USER, None),
            (Capacity.CARER, "comment"),
        ]
        for capacity, answer in told:
            person = cast.person(draft, capacity, name=f"CANARY {capacity}")
            if answer:
                given = {"answer": answer, "comment": "CANARY words" if answer == "comment" else ""}
                Acknowledgement.objects.create(involvement=person, proposal=proposal, **given)
        cast.person(draft, name="Not asked yet", has_joined=False)

    def test_by_capacity_and_by_person_for_those_who_see_people(self, cast, staff, draft):
        self.answered(cast, draft)
        shown = staff.get(at("purpose-answers", draft))
        assert shown.context["rows"] == [["Service user", 2, 0, 1], ["Carer", 0, 1, 0]]
        assert "2 agree, 1 has something to say, 1 has not answered yet." in words(shown)
        assert "Not asked yet" not in words(shown)

    def test_in_sum_for_everybody_else(self, cast, draft):
        self.answered(cast, draft)
        manager = Client()
        manager.force_login(cast.manager)
        said = words(manager.get(at("purpose-answers", draft)))
        assert "2 agree, 1 has something to say, 1 has not answered yet." in said
        assert "Service user: somebody agrees" in said and "Carer: nobody agrees yet" in said
        assert "CANARY" not in said

    def test_before_anybody_is_asked(self, staff, draft):
        assert "Nobody has been asked yet" in text(staff.get(at("purpose-answers", draft)))

    def test_many_ask_no_more_of_the_database(self, cast, staff, draft):
        self.answered(cast, draft)
        few = queries_of(staff, at("purpose-answers", draft))
        for _ in range(6):
            person = cast.person(draft, Capacity.CARER)
            text_asked = draft.purpose_proposals.first()
            person.acknowledgements.create(proposal=text_asked, answer="comment", comment="More")
        assert queries_of(staff, at("purpose-answers", draft)) == few


def test_somebody_taken_off_the_list_takes_no_text_with_them(cast, draft):
    proposal = propose(draft, cast)
    mistaken = cast.person(draft, has_joined=False)
    taking_off.take_off(involvement=mistaken)
    draft.refresh_from_db()
    assert draft.purpose_proposals.get() == proposal
