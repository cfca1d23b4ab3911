from activities.forms.days import not_later_than_today
from evaluation.models import Change, Contribution, StaffJudgement
from pages.forms import PageModelForm
from pages.widgets import LongText, Radios, Text


class ContributionForm(PageModelForm):
    enter = {
        "made_on": "Enter the day it was said",
        "capacity": "Select who said it",
        "words": "Enter what was said",
    }

    class Meta:
        model = Contribution
        fields = ["words", "capacity", "made_on"]
        labels = {"words": "What was said?", "capacity": "Who said it?", "made_on": "When was it said?"}
        help_texts = {"words": "In their words, or a summary they have checked. Do not use names."}
        widgets = {"words": LongText(), "capacity": Radios()}

    def clean_made_on(self):
        return not_later_than_today(self.cleaned_data["made_on"], "The day it was said must not be in the future.")


class DecisionForm(PageModelForm):
    enter = {"decision": "Select what was decided"}
    NEEDS_REASON = (Contribution.Decision.PARTLY, Contribution.Decision.NOT_ACCEPTED)

    class Meta:
        model = Contribution
        fields = ["decision", "decided_by", "decided_on", "decision_reason"]
        labels = {
            "decision": "What was decided?",
            "decided_by": "Who decided?",
            "decided_on": "When was it decided?",
            "decision_reason": "Why?",
        }
        help_texts = {
            "decided_by": "A role or a group, such as “Ward managers' meeting”.",
            "decision_reason": "People will read this. Say it plainly, above all if the answer is no.",
        }
        widgets = {"decision": Radios(), "decision_reason": LongText()}

    def clean_decided_on(self):
        return not_later_than_today(
            self.cleaned_data["decided_on"], "The day of the decision must not be in the future."
        )

    def clean(self):
        cleaned = super().clean()
        decision = cleaned.get("decision")
        if decision and decision != Contribution.Decision.PENDING:
            if not cleaned.get("decided_by"):
                self.add_error("decided_by", "Enter who decided")
            if not cleaned.get("decided_on") and "decided_on" not in self.errors:
                self.add_error("decided_on", "Enter the day of the decision")
        if decision in self.NEEDS_REASON and not cleaned.get("decision_reason"):
            self.add_error("decision_reason", "Enter the reason: people deserve to know why not")
        return cleaned


class ChangeForm(PageModelForm):
    enter = {"text": "Enter what is different now", "changed_on": "Enter the day it changed"}

    class Meta:
        model = Change
        fields = ["text", "changed_on", "evidence"]
        labels = {
            "text": "What is different now?",
            "changed_on": "Since when?",
            "evidence": "How can somebody see that?",
        }
        help_texts = {"evidence": "A document, minutes or figures that show it."}
        widgets = {"text": LongText(), "evidence": LongText()}

    def clean_changed_on(self):
        return not_later_than_today(self.cleaned_data["changed_on"], "The day it changed must not be in the future.")


class ToldBackForm(PageModelForm):
    enter = {"told_back_on": "Enter the day people were told", "told_back_how": "Enter how people were told"}

    class Meta:
        model = Contribution
        fields = ["told_back_on", "told_back_how"]
        labels = {"told_back_on": "When were people told?", "told_back_how": "How were they told?"}
        help_texts = {"told_back_how": "For example: in a letter, at the meeting, by phone."}
        widgets = {"told_back_how": Text()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["told_back_on"].required = True
        self.fields["told_back_how"].required = True

    def clean_told_back_on(self):
        return not_later_than_today(
            self.cleaned_data["told_back_on"], "The day people were told must not be in the future."
        )


class StaffJudgementForm(PageModelForm):
    enter = {"verdict": "Select whether it happened", "evidence": "Enter what shows it"}

    class Meta:
        model = StaffJudgement
        fields = ["verdict", "evidence"]
        labels = {"verdict": "Did it happen?", "evidence": "What shows it?"}
        help_texts = {"evidence": "Point to figures, a document or a day. This is printed in the report."}
        widgets = {"verdict": Radios(), "evidence": LongText()}
