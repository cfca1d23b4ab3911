"""The plan on one page, what people say about it, and what they are reminded of."""

from activities.framework import Question
from participants import comments
from tests.access.row import DO, FORM, READ, SIGNED_IN, everyone, of_activity, of_person, personal, planner, reader

ROWS = (
    reader("evaluation:plan", of_activity),
    reader("evaluation:plan-file", lambda world: [world.activity.pk, "docx"]),
    reader("evaluation:comment-create", lambda world: [world.activity.pk, "why"], methods=FORM),
    planner("evaluation:comment-answer", FORM, lambda world: [world.activity.pk, world.plan_comment.pk]),
    personal("evaluation:my-plan", READ, of_person),
    personal("evaluation:my-plan-file", READ, lambda world: [world.person.pk, "docx"]),
    personal("evaluation:my-comment", FORM, lambda world: [world.person.pk, "why"]),
    personal("evaluation:my-comment-take-back", DO, lambda world: [world.person.pk, world.plan_comment.pk]),
    everyone("evaluation:digest", FORM, who=SIGNED_IN),
    everyone("evaluation:digest-again", DO, who=SIGNED_IN),
    everyone("evaluation:digest-resume", DO, who=SIGNED_IN),
)


def make(world):
    """What of this room stands in the world."""
    world.plan_comment = comments.say(
        activity=world.activity, question=Question.WHY, words="Say it shorter.", involvement=world.person
    )
