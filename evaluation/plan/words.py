"""The two ways a plan is worded: as staff write it, and plainly, for the people it is about."""

from dataclasses import dataclass

from activities.framework import Question
from activities.models import TopicOfInfluence

Openness = TopicOfInfluence.Openness


@dataclass(frozen=True)
class Words:
    """The headings of one way of wording a plan; `is_plain` leaves out what only staff need."""

    is_plain: bool
    questions: dict
    reason_to_join: str
    topics: dict
    decision: str
    partners: str
    who_is_heard: str
    commitments: str
    sessions: str
    arrangements: str
    payment: str
    promises: str
    how_we_will_know: str
    told_back: str
    nothing_yet: str


FOR_STAFF = Words(
    is_plain=False,
    questions={question: question.label for question in Question},
    reason_to_join="Why somebody would give their time",
    topics={openness: openness.label for openness in Openness},
    decision="Who decides, where and when",
    partners="Who runs it with us",
    who_is_heard="Who needs to be heard",
    commitments="What everyone keeps to",
    sessions="Sessions to come",
    arrangements="What is arranged",
    payment="Payment and expenses",
    promises="What is promised to people",
    how_we_will_know="How we will know",
    told_back="People are told what happened",
    nothing_yet="Nothing is written here yet.",
)
FOR_PEOPLE = Words(
    is_plain=True,
    questions={
        Question.WHY: "Why are we doing this?",
        Question.WHAT_FOR: "What can you change?",
        Question.WHERE_AND_HOW: "How will we work together?",
        Question.DIFFERENCE: "What should be different in the end?",
    },
    reason_to_join="Why take part?",
    topics={
        Openness.OPEN: "You can help to change",
        Openness.LIMITED: "You can help to change, within limits",
        Openness.DECIDED: "This is decided already",
        Openness.OUTSIDE: "We have no say in this",
    },
    decision="Who decides, where and when",
    partners="Who runs it with us",
    who_is_heard="Who we want to hear from",
    commitments="What we all keep to",
    sessions="When we meet",
    arrangements="",
    payment="Money",
    promises="What we promise you",
    how_we_will_know="How we will know",
    told_back="You are told what happened",
    nothing_yet="Nobody has written this yet.",
)
