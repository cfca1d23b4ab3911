"""A person reads what the activity is for, as it is put to them or agreed, and says what they think of it."""

from datetime import date

from django.contrib import messages
from django.utils import timezone

from activities import agreement
from activities.framework import TECHNIQUE_HINTS
from participants import last_word, recruitment
from participants.doors import PersonalView
from participants.forms.my_pages import PurposeAnswerForm
from participants.models import Acknowledgement
from participants.views.my_pages import asking, home

OPENNESS = ("open", "limited", "decided", "outside")


class MyPurpose(PersonalView):
    """The text that people are asked about, in plain words; what changed since this person answered; their answer."""

    form_class = PurposeAnswerForm

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if self.access:
            self.text = self.involvement.activity.purpose_proposals.asked_about().first()
            self.answer = self.involvement.acknowledgements.filter(proposal=self.text).first()

    def get(self, request, involvement_id):
        initial = {"text": self.text and self.text.number}
        if self.answer and self.access.may_read_back:
            initial |= {"answer": self.answer.answer, "comment": self.answer.comment}
        return self._ask(PurposeAnswerForm(initial=initial))

    def post(self, request, involvement_id):
        if self.text is None:
            return self._ask(PurposeAnswerForm(request.POST))
        # Whoever answers has read the text their page showed; the page shown again is about the one that counts now.
        has_changed = request.POST.get("text") != str(self.text.number)
        sent = request.POST.copy()
        sent["text"] = str(self.text.number)
        form = PurposeAnswerForm(sent)
        if not form.is_valid() or has_changed or not recruitment.is_under_way(self.involvement.activity):
            return self._ask(form, has_changed=has_changed)
        said = {name: form.cleaned_data[name] for name in ("answer", "comment")}
        try:
            last_word.keep(
                Acknowledgement,
                involvement=self.involvement,
                about={"proposal": self.text},
                said={**said, "at": timezone.now()},
                may_replace=self.access.may_read_back,
            )
        except last_word.SaidElsewhere:
            form.add_error(None, last_word.SAID_ELSEWHERE)
            return self._ask(form)
        messages.success(request, "Thank you. Your answer is saved.")
        return home(self.involvement)

    def _ask(self, form, *, has_changed=False):
        context = {
            **asking(form, self.involvement.activity),
            "text": self.text,
            "has_changed": has_changed,
            "has_answered": self.answer is not None,
            "said_elsewhere": last_word.SAID_ELSEWHERE,
        }
        if self.text:
            context |= in_plain_words(self.text.content) | self._since()
        return self.page("participants/my_purpose.html", context)

    def _since(self):
        """What this text comes after: the version in force, what the person answered last, what staff said to it."""
        texts = self.involvement.activity.purpose_proposals
        earlier = self.involvement.acknowledgements.exclude(proposal=self.text).filter(
            proposal__number__lt=self.text.number
        )
        answered = earlier.select_related("proposal").order_by("proposal__number").last()
        in_force = texts.filter(version__isnull=False, number__lt=self.text.number).first()
        before = answered.proposal if answered else in_force
        heard = [answer for answer in (self.answer, answered) if answer and answer.comment]
        return {
            "version": getattr(self.text, "version", None),
            "has_answered_before": answered is not None,
            "differences": agreement.differences(before=before.content, after=self.text.content) if before else [],
            # Like their answer: for the person's own device, or by a fresh link.
            "heard": [
                {"comment": answer.comment, "replies": list(answer.replies.all())}
                for answer in (heard if self.access.may_read_back else [])
            ],
        }


def in_plain_words(content):
    """A purpose for the page: topics by whether they can change, and days as days. Older texts lack some parts."""
    topics = {key: [topic for topic in content["topics"] if topic["openness"] == key] for key in OPENNESS}
    outcomes = [{**outcome, "due_on": _day(outcome["due_on"])} for outcome in content["outcomes"]]
    days = {"decided_on": _day(content["decided_on"]), "told_back_by": _day(content["told_back_by"])}
    theory = [
        {"heading": agreement.theory_heading(side["label"]), "text": side["text"]} for side in content.get("theory", [])
    ]
    return {
        "purpose": {**content, **days},
        "topics": topics,
        "outcomes": outcomes,
        "theory": theory,
        "technique_hint": TECHNIQUE_HINTS.get(content.get("technique"), ""),
    }


def _day(text):
    return date.fromisoformat(text) if text else None
