"""What was taken out and put in, word by word; and texts of all ages read rightly."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities import agreement, comparing, locking
from activities.models import Purpose
from activities.tests.reading import page, words

# A purpose as it was kept before there were limits, forums, theories, techniques and aims.
OLD = {
    "statement": "To decide how the line answers.",
    "reason_to_join": "You can change it.",
    "decided_by": "The board",
    "decided_on": "2026-09-01",
    "payment_statement": "",
    "told_back_by": None,
    "topics": [{"text": "Opening hours", "openness": "open", "openness_label": "Open to change"}],
    "outcomes": [
        {
            "id": 1,
            "text": "Kinder calls",
            "kind": "service",
            "kind_label": "The service",
            "how_we_will_know": "We ask",
            "due_on": "2026-11-01",
        }
    ],
}


# Words that are repeated so that a way through them is long to find: each pair fills 10,000 characters.
ONE, TWO = "a " * 5000, "a b " * 2500
# Texts of few different words, so that much of one is found in the other.
texts = st.lists(st.sampled_from(["a", "b", "a\n", " ", "  ", "me.", "🙂"])).map(" ".join) | st.text()


def marked(runs):
    """The runs as one line: -taken out- and +put in+."""
    signs = {"same": "", "out": "-", "in": "+"}
    return "".join(f"{signs[run.fate]}{run.text}{signs[run.fate]}" for run in runs)


@pytest.mark.parametrize(
    ("before", "after", "was", "now"),
    [
        (
            "We meet in May at noon.",
            "We meet in June at noon.",
            "We meet in -May- at noon.",
            "We meet in +June+ at noon.",
        ),
        ("Opening hours", "", "-Opening hours-", ""),
        ("", "Opening hours", "", "+Opening hours+"),
        ("One two", "Three four five", "-One two-", "+Three four five+"),
        ("a b c d", "a b c d e", "a b c d", "a b c d +e+"),
        ("I feel sure I can say it.", "I can say it.", "-I feel sure- I can say it.", "I can say it."),
        ("We meet. We sing.", "We meet. We eat. We sing.", "We meet. We sing.", "We meet. +We eat.+ We sing."),
    ],
)
def test_words_are_marked(before, after, was, now):
    old, new = comparing.before_and_after(before, after)
    assert (marked(old), marked(new)) == (was, now)


@pytest.mark.parametrize("text", ["  two  spaces\nand a line\n", "\n", "x" * 3000, "🙂 & <b>"])
def test_no_sign_is_lost(text):
    old, new = comparing.before_and_after(text, text + " more")
    assert "".join(run.text for run in old) == text
    assert "".join(run.text for run in new) == text + " more"


@given(texts, texts)
def test_what_stays_with_what_went_is_the_old_text_and_with_what_came_the_new(before, after):
    old, new = comparing.before_and_after(before, after)
    assert ("".join(run.text for run in old), "".join(run.text for run in new)) == (before, after)
    stays = [[word for run in runs if run.fate == "same" for word in run.text.split()] for runs in (old, new)]
    assert stays[0] == stays[1]


def test_as_few_words_as_can_be_are_marked():
    old, new = comparing.before_and_after("a b c a b b a", "c b a b a c")
    assert sum(len(run.text.split()) for run in [*old, *new] if run.fate != "same") == 5


@pytest.mark.parametrize(
    ("before", "after", "is_whole"),
    [
        (ONE, TWO, True),
        (TWO, "b a " * 2500, False),
        ("a " * 2500 + "b " * 2500, "b " * 2500 + "a " * 2500, True),
        ("a a a b " * 1250, "b a b a a " * 1000, True),
    ],
)
def test_where_too_much_differs_no_word_is_marked(before, after, is_whole):
    began = time.process_time()
    shown = comparing.Difference("Why", before, after)
    runs = shown.runs["before"], shown.runs["after"]
    assert time.process_time() - began < 1
    assert shown.is_whole == is_whole
    assert (runs == ([comparing.Run("whole", before)], [comparing.Run("whole", after)])) == is_whole


def test_few_words_are_marked_in_a_text_of_any_length():
    long = "a " * 5000
    old, new = comparing.before_and_after(f"One {long}two", f"Three {long}four")
    assert (marked(old), marked(new)) == (f"-One- {long}-two-", f"+Three+ {long}+four+")


def test_an_old_text_says_nothing_it_was_never_asked(agreed):
    labels = [part.label for part in agreement.parts(OLD)]
    assert labels == [
        "Why people are involved",
        "Why somebody would give their time",
        "Who decides",
        "When it is decided",
        "Payment and expenses",
        "People are told back by",
        "Open to change",
        "Already decided",
        "Outside our control",
        "Intended outcome",
    ]


def test_what_is_new_is_put_in_against_an_old_text_and_empty_is_no_change():
    new = {**OLD, "forum": "", "technique": "co_design", "technique_label": "Co-design", "technique_reason": "It fits"}
    changed = [(each.label, each.before, each.after) for each in agreement.differences(before=OLD, after=new)]
    assert changed == [("How people are involved, and why so", "", "Co-design\nIt fits")]


def test_limits_reasons_aims_and_theories_are_read_out(cast, draft):
    draft.topics.create(text="Money", openness="limited", limit="Up to £900")
    draft.topics.create(text="The law", openness="outside", why_fixed="Parliament makes it")
    draft.outcomes.update(aims=["resources", "health"])
    draft.purpose.theory_carers = "We sleep."
    draft.purpose.save()
    content = agreement.content_of(activity=draft, purpose=draft.purpose)
    said = {part.label: part.text for part in agreement.parts(content)}
    assert said["Open within limits"] == "Money. The limit: Up to £900"
    assert said["Outside our control"] == "The law. Why: Parliament makes it"
    assert "Serves: Health and wellbeing; Sustainable use of resources" in said["Intended outcome"]
    assert said["How carers think this will lead to change"] == "We sleep."


class TestPage:
    @pytest.fixture
    def three(self, cast, agreed):
        for statement in ("To decide together how the crisis line rings.", "To decide how the crisis line rings."):
            locking.start_amendment(activity=agreed, reason="People asked for it.")
            type(agreed.purpose).objects.filter(activity=agreed).update(statement=statement)
            locking.lock_purpose(activity=agreed, by=cast.coordinator)
        return agreed

    def test_the_last_two_unless_others_are_chosen(self, coordinator, three):
        shown = coordinator.get(page("purpose-compare", three))
        assert (shown.context["before"].number, shown.context["after"].number) == (2, 3)
        shown = coordinator.get(page("purpose-compare", three), {"older": 1, "newer": 3})
        html = shown.content.decode()
        assert '<del class="app-out"><span class="govuk-visually-hidden">taken out: </span>together<' in html
        assert '<ins class="app-in"><span class="govuk-visually-hidden">put in: </span>rings.' in html

    def test_every_field_full_of_words_that_are_hard_to_compare(self, cast, coordinator, agreed):
        long = ("statement", "reason_to_join", "payment_statement")
        fields = (*long, "theory_service_users", "theory_carers", "theory_staff")
        for words_in_it in (ONE, TWO):
            locking.start_amendment(activity=agreed, reason="Other words.")
            Purpose.objects.filter(activity=agreed).update(**dict.fromkeys(fields, words_in_it))
            locking.lock_purpose(activity=agreed, by=cast.coordinator)
        coordinator.get(page("purpose-compare", agreed), {"older": 1, "newer": 1})
        began = time.process_time()
        html = words(coordinator.get(page("purpose-compare", agreed)))
        assert time.process_time() - began < 2
        assert html.count("So much is different here that single words are not marked.") == len(fields)

    def test_the_newer_may_stand_first(self, coordinator, three):
        shown = coordinator.get(page("purpose-compare", three), {"older": 3, "newer": 1})
        assert "+together+ " in marked(shown.context["differences"][0].runs["after"])

    @pytest.mark.parametrize("asked", [{"older": 1, "newer": 9}, {"older": "x"}, {"newer": "1; DROP TABLE"}])
    def test_no_such_version_is_said(self, coordinator, three, asked):
        response = coordinator.get(page("purpose-compare", three), asked)
        assert response.status_code == 200 and response.context["differences"] is None

    def test_one_version_is_nothing_to_compare(self, coordinator, agreed):
        assert "Nothing to compare yet" in words(coordinator.get(page("purpose-compare", agreed)))
