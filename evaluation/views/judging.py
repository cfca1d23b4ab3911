from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from activities.scope import OfActivity
from evaluation import judging, sections
from evaluation.forms.impact import StaffJudgementForm
from evaluation.forms.judging import MyJudgementsForm
from evaluation.submission import RoundClosed
from participants.doors import PersonalView
from participants.last_word import SAID_ELSEWHERE


class StaffJudge(KeepsDraft, OfActivity, FormView):
    """Staff say, by name and with evidence, what became of one intended outcome."""

    permission = Permission.PLAN
    form_class = StaffJudgementForm
    template_name = "evaluation/staffjudgement_form.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        version = judging.judged_version(self.activity)
        agreed = {outcome["id"]: outcome for outcome in version.outcomes} if version else {}
        if kwargs["outcome_id"] not in agreed:
            raise Http404
        self.agreed = agreed[kwargs["outcome_id"]]

    def get_context_data(self, **kwargs):
        earlier = self._outcome().staff_judgements.select_related("by")
        return super().get_context_data(agreed=self.agreed, earlier=earlier, **kwargs)

    def form_valid(self, form):
        judging.judge_as_staff(outcome=self._outcome(), by=self.request.user, **form.cleaned_data)
        messages.success(self.request, "Your judgement is recorded.")
        return redirect("evaluation:impact", self.activity.pk)

    def _outcome(self):
        return get_object_or_404(self.activity.outcomes, pk=self.agreed["id"])


class MyJudgements(PersonalView):
    """A person says what is different now; shown back only on a device that may read back."""

    form_class = MyJudgementsForm
    template = "evaluation/my_judgements.html"

    def get(self, request, *args, **kwargs):
        return self._page(MyJudgementsForm(outcomes=self._outcomes(), initial=self._said()))

    def post(self, request, *args, **kwargs):
        form = MyJudgementsForm(request.POST, outcomes=self._outcomes())
        if not form.is_valid():
            return self._page(form)
        try:
            judging.judge(
                involvement=self.involvement,
                verdicts=form.verdicts(),
                words=form.cleaned_data["words"],
                words_may_be_used=form.cleaned_data["words_may_be_used"] == "yes",
                may_replace=self.access.may_read_back,
            )
        except judging.JudgedBefore:
            form.add_error(None, SAID_ELSEWHERE)
            return self._page(form)
        except RoundClosed:
            return self.page("evaluation/judging_over.html", {"form": form}, status=409)
        messages.success(request, "Thank you. What you said is saved.")
        return redirect("participants:my-involvement", self.involvement.pk)

    def _page(self, form):
        if not sections.may_judge(self.involvement):
            return self.page("evaluation/judging_over.html", {"form": form})
        return self.page(self.template, {"form": form})

    def _outcomes(self):
        version = judging.judged_version(self.involvement.activity)
        return version.outcomes if version else []

    def _said(self):
        if not self.access.may_read_back:
            return {}
        said = list(self.involvement.judgements.all())
        if not said:
            return {}
        words = {"words": said[-1].words, "words_may_be_used": "yes" if said[-1].words_may_be_used else "no"}
        return {**words, **{f"verdict_{judgement.outcome_id}": judgement.verdict for judgement in said}}


class MyToldBack(PersonalView):
    """What was heard, what was done, and what was not done and why."""

    def get(self, request, *args, **kwargs):
        told = self.involvement.activity.contributions.filter(told_back_on__isnull=False).prefetch_related("changes")
        here = reverse("participants:my-involvement", args=[self.involvement.pk])
        return self.page("evaluation/my_told_back.html", {"contributions": told, "back": here})
