"""What a person says about being asked: later, not this time, or not any more. In the words they read."""

from datetime import timedelta

from evaluation.forms.answering import QuestionsForm, own_choice
from evaluation.phrases import ENGLISH

IN_A_FEW_DAYS, NEXT_WEEK, NOT_THIS_TIME = "in_a_few_days", "next_week", "not_this_time"
STOP_HERE, STOP_EVERYWHERE, AS_USUAL = "stop_here", "stop_everywhere", "as_usual"
LATER = {IN_A_FEW_DAYS: timedelta(days=3), NEXT_WEEK: timedelta(days=7)}
STOPS = (STOP_HERE, STOP_EVERYWHERE)


class ChoiceForm(QuestionsForm):
    """One choice of our own, sent as `choice`."""

    def __init__(self, data=None, *, question, options, phrases, chosen=""):
        self.choice = own_choice("choice", question, options, phrases, chosen=chosen, or_before=STOP_HERE)
        super().__init__(data, asked=[self.choice], phrases=phrases)

    @property
    def chosen(self):
        return self.choice.given.options[0] if self.choice.given else ""


class NotNowForm(ChoiceForm):
    """Said of one questionnaire. Nothing chosen means: not this time.

    `days` is {choice: the day of a reminder}; without an organisation it is somebody of whom nothing is known.
    """

    def __init__(self, data=None, *, organisation, days, phrases=ENGLISH):
        later = {IN_A_FEW_DAYS: "decline.in_a_few_days", NEXT_WEEK: "decline.next_week"}
        options = [
            *((choice, phrases.say(later[choice], day=phrases.day(day))) for choice, day in days.items()),
            (NOT_THIS_TIME, phrases.say("decline.not_this_time")),
            *(_stops(organisation, phrases) if organisation else []),
        ]
        super().__init__(data, question="decline.question", options=options, phrases=phrases, chosen=NOT_THIS_TIME)

    @property
    def chosen(self):
        return super().chosen or NOT_THIS_TIME


class AskingMeForm(ChoiceForm):
    """Said once and for all; it can be changed whenever the person likes."""

    def __init__(self, data=None, *, organisation, chosen="", phrases=ENGLISH):
        options = [(AS_USUAL, phrases.say("asking.as_usual")), *_stops(organisation, phrases)]
        super().__init__(data, question="asking.question", options=options, phrases=phrases, chosen=chosen)
        if self.is_bound:
            self.choice.require()


def _stops(organisation, phrases):
    return [
        (STOP_HERE, phrases.say("asking.stop_here")),
        (STOP_EVERYWHERE, phrases.say("asking.stop_everywhere", organisation=organisation.name)),
    ]
