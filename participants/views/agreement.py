"""What everyone agreed to keep to: each person's answer to it on their own page, staff's on theirs, and how many."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import TemplateView

from accounts.roles import Permission
from activities.capacities import IN_ORDER, label_of
from activities.framework import Stage
from activities.scope import OfActivity
from participants import last_word, recruitment
from participants.doors import PersonalView
from participants.forms.my_pages import AgreementAnswerForm
from participants.models import STAYED, AgreementAnswer
from participants.views.my_pages import asking, home


def answer_form(*, version, answer, may_read_back):
    """The form as it is first shown, with the answer given before where it may be read back."""
    initial = {"text": version and version.number}
    if answer and may_read_back:
        initial |= {"answer": answer.answer, "comment": answer.comment}
    return AgreementAnswerForm(initial=initial)


def read_answer(sent, *, version):
    """The form that was sent, and whether the text has changed since it was read.

    Whoever answers has read the version their page showed; the page shown again is about the one in force.
    """
    has_changed = sent.get("text") != str(version.number)
    sent = sent.copy()
    sent["text"] = str(version.number)
    return AgreementAnswerForm(sent), has_changed


def keep_answer(*, involvement, version, form, may_replace):
    """Keep the answer to this version. Raises SaidElsewhere."""
    said = {"answer": form.cleaned_data["answer"], "comment": form.cleaned_data["comment"], "at": timezone.now()}
    about = {"version": version}
    last_word.keep(AgreementAnswer, involvement=involvement, about=about, said=said, may_replace=may_replace)


class MyAgreement(PersonalView):
    """What everyone agreed to keep to, how to raise a concern, and the person's answer."""

    form_class = AgreementAnswerForm

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if self.access:
            self.version = self.activity.agreement_versions.first()
            self.answer = self.involvement.agreement_answers.filter(version=self.version).first()

    def get(self, request, involvement_id):
        may_read_back = self.access.may_read_back
        return self._ask(answer_form(version=self.version, answer=self.answer, may_read_back=may_read_back))

    def post(self, request, involvement_id):
        if self.version is None:
            return self._ask(AgreementAnswerForm(request.POST))
        form, has_changed = read_answer(request.POST, version=self.version)
        if not form.is_valid() or has_changed or not recruitment.is_under_way(self.activity):
            return self._ask(form, has_changed=has_changed)
        may_replace = self.access.may_read_back
        try:
            keep_answer(involvement=self.involvement, version=self.version, form=form, may_replace=may_replace)
        except last_word.SaidElsewhere:
            form.add_error(None, last_word.SAID_ELSEWHERE)
            return self._ask(form)
        messages.success(request, "Thank you. Your answer is saved.")
        return home(self.involvement)

    def _ask(self, form, *, has_changed=False):
        context = {
            **asking(form, self.activity),
            "version": self.version,
            "has_changed": has_changed,
            "has_answered": self.answer is not None,
            "said_elsewhere": last_word.SAID_ELSEWHERE,
        }
        return self.page("participants/my_agreement.html", context)


class StaffAgreement(OfActivity, TemplateView):
    """Staff say that they will keep to it, or what they have to say about it; by that they take part as staff."""

    permission = Permission.PLAN
    template_name = "participants/staff_agreement.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.version = self.activity.agreement_versions.first()
        mine = AgreementAnswer.objects.filter(
            involvement__activity=self.activity, involvement__participant__user=request.user
        )
        self.answer = mine.filter(version=self.version).first()

    def get_context_data(self, **kwargs):
        form = kwargs.pop("form", None) or answer_form(version=self.version, answer=self.answer, may_read_back=True)
        return super().get_context_data(
            **asking(form, self.activity),
            stage=Stage.PRINCIPLES,
            version=self.version,
            has_answered=self.answer is not None,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if self.version is None:
            return self.render_to_response(self.get_context_data())
        form, has_changed = read_answer(request.POST, version=self.version)
        if not form.is_valid() or has_changed or not recruitment.is_under_way(self.activity):
            return self.render_to_response(self.get_context_data(form=form, has_changed=has_changed))
        involvement = recruitment.involve_staff(activity=self.activity, user=request.user)
        keep_answer(involvement=involvement, version=self.version, form=form, may_replace=True)
        messages.success(request, "Your answer is saved.")
        return redirect("activities:principles", self.activity.pk)


class AgreementAnswers(OfActivity, TemplateView):
    """How many of each capacity have answered the version in force; by name for those who may see people."""

    template_name = "participants/agreement_answers.html"

    def get_context_data(self, **kwargs):
        version = self.activity.agreement_versions.first()
        involvements = self.activity.involvements.select_related("participant").with_step()
        answers = {answer.involvement_id: answer for answer in (version.answers.all() if version else [])}
        for each in involvements:
            each.given = answers.get(each.pk)
        people = [each for each in involvements if each.given or each.step in STAYED]
        may_see_people = self.request.user.may(Permission.SEE_PEOPLE, self.activity.organisation)
        return super().get_context_data(
            stage=Stage.PRINCIPLES,
            version=version,
            sides=self._sides(people),
            people=people if may_see_people else [],
            **kwargs,
        )

    def _sides(self, people):
        """[(what they are called, how many have answered, how many take part)]"""
        found = []
        for capacity in IN_ORDER:
            of_side = [each for each in people if each.capacity == capacity]
            if of_side:
                answered = sum(each.given is not None for each in of_side)
                found.append((label_of(capacity, self.activity.organisation), answered, len(of_side)))
        return found
