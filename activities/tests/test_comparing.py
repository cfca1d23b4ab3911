"""What was taken out and put in, word by word; and texts of all ages read rightly."""

import pytest

from activities import agreement, comparing, locking
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

    def test_the_newer_may_stand_first(self, coordinator, three):
        shown = coordinator.get(page("purpose-compare", three), {"older": 3, "newer": 1})
        assert "+together+ " in marked(shown.context["differences"][0].runs["after"])

    @pytest.mark.parametrize("asked", [{"older": 1, "newer": 9}, {"older": "x"}, {"newer": "1; DROP TABLE"}])
    def test_no_such_version_is_said(self, coordinator, three, asked):
        response = coordinator.get(page("purpose-compare", three), asked)
        assert response.status_code == 200 and response.context["differences"] is None

    def test_one_version_is_nothing_to_compare(self, coordinator, agreed):
        assert "Nothing to compare yet" in words(coordinator.get(page("purpose-compare", agreed)))
