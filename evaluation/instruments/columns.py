"""What the spreadsheet of an instrument looks like: its columns, and the words that may stand in them."""

from activities.framework import Stage
from evaluation.models import Item
from evaluation.models.wording import Kind
from figures.scales import Meaning

PAGE, CODE, KIND, QUESTION, HINT = "Page", "Code", "Kind", "Question", "Hint"
ANSWER_CODE, ANSWER, MEANS, ALONE, SAME_AS = "Answer code", "Answer", "Means", "Rules out the others", "Same answers as"
STAGE, SENSITIVE = "Part of 4PI", "May upset"
COLUMNS = (PAGE, CODE, KIND, QUESTION, HINT, ANSWER_CODE, ANSWER, MEANS, ALONE, SAME_AS, STAGE, SENSITIVE)
NEEDED = (CODE, KIND, QUESTION)
# What begins a question; without any of these a row adds an answer to the question above it.
BEGINS_A_QUESTION = (CODE, KIND, QUESTION)

MOST_ROWS = 500
MOST_BYTES = 2 * 1024 * 1024
MOST_ANSWERS = 20
LONGEST = {PAGE: 100, CODE: 20, QUESTION: 300, HINT: 300, ANSWER_CODE: 20, ANSWER: 150}

KINDS = {item_kind.label.casefold(): item_kind.value for item_kind in Item.Kind}
KIND_NAMES = [item_kind.label for item_kind in Item.Kind]
WITH_ANSWERS = Kind.WITH_OPTIONS
MEANINGS = {
    "good": Meaning.FAVOURABLE,
    "partly good": Meaning.PARTLY,
    "neither": Meaning.NEUTRAL,
    "bad": Meaning.UNFAVOURABLE,
    "not sure": Meaning.UNSURE,
    "does not fit": Meaning.DOES_NOT_FIT,
    "rather not say": Meaning.RATHER_NOT_SAY,
}
STAGES = {stage.label.casefold(): stage.value for stage in Stage}
STAGE_NAMES = [stage.label for stage in Stage]
YES, NO = "yes", "no"

# Every question with answers ends with these, whatever the instrument says: nobody has to answer.
WAYS_OUT = (
    {"code": "does_not_fit", "label": "This does not fit me", "meaning": Meaning.DOES_NOT_FIT.value},
    {"code": "rather_not_say", "label": "I would rather not say", "meaning": Meaning.RATHER_NOT_SAY.value},
)
WAYS_OUT_BY_CODE = {option["code"]: option for option in WAYS_OUT}
