"""Was it kept? Each person says it on their own page, staff by name, and both stand beside each other."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.views.generic import FormView, TemplateView

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from activities.framework import Stage
from activities.scope import OfActivity
from evaluation import keeping, sections
from evaluation.forms.keeping import MyKeptForm, StaffKeptForm
from evaluation.indicators import principles
from evaluation.judging import JudgedBefore
from evaluation.models import StaffKeptJudgement
from evaluation.reports.blocks import Picture
from evaluation.reports.html import show_blocks
from evaluation.reports.kept import KINDS, by_kind, chart_of
from evaluation.submission import RoundClosed
from participants.doors import PersonalView
from participants.last_word import SAID_ELSEWHERE


class Kept(OfActivity, TemplateView):
    """What was agreed and promised, and beside each what people and what staff say became of it."""

    template_name = "evaluation/kept.html"

    def get_context_data(self, **kwargs):
        parts = by_kind(principles.kept(self.activity))
        return super().get_context_data(
            stage=Stage.PRINCIPLES,
            parts=[{"kept": kept, "heading": KINDS[kind][0], "charts": _charts(kind, kept)} for kind, kept in parts],
            words=principles.words(self.activity, seed=str(self.activity.pk)),
            **kwargs,
        )


def _charts(kind, kept):
    """The chart of one kind, once there is anything of it that may be shown."""
    if not any(each.judged.people.sides for each in kept):
        return []
    return show_blocks((Picture(chart_of(kind, kept)),), prefix=f"{kind}-")


class StaffKeep(KeepsDraft, OfActivity, FormView):
    """Staff say, by name and with what it rests on, whether one thing was kept."""

    permission = Permission.PLAN
    form_class = StaffKeptForm
    template_name = "evaluation/staffkept_form.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        found = {target.key: target for target in keeping.targets(self.activity)}
        if kwargs["target"] not in found:
            raise Http404
        self.target = found[kwargs["target"]]

    def get_context_data(self, **kwargs):
        earlier = StaffKeptJudgement.objects.filter(**self.target.pointer).select_related("by")
        return super().get_context_data(stage=Stage.PRINCIPLES, target=self.target, earlier=earlier, **kwargs)

    def form_valid(self, form):
        keeping.judge_as_staff(target=self.target, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, "What you say is recorded.")
        return redirect("evaluation:kept", self.activity.pk)


class MyKept(PersonalView):
    """A person says whether it was kept; shown back only on a device that may read back."""

    form_class = MyKeptForm

    def get(self, request, *args, **kwargs):
        return self._page(MyKeptForm(targets=keeping.targets(self.activity), initial=self._said()))

    def post(self, request, *args, **kwargs):
        form = MyKeptForm(request.POST, targets=keeping.targets(self.activity))
        if not form.is_valid():
            return self._page(form)
        try:
            keeping.judge(
                involvement=self.involvement,
                verdicts=form.verdicts(),
                words=form.cleaned_data["words"],
                words_may_be_used=form.cleaned_data["words_may_be_used"] == "yes",
                may_replace=self.access.may_read_back,
            )
        except JudgedBefore:
            form.add_error(None, SAID_ELSEWHERE)
            return self._page(form)
        except RoundClosed:
            return self.page("evaluation/judging_over.html", {"form": form}, status=409)
        messages.success(request, "Thank you. What you said is saved.")
        return redirect("participants:my-involvement", self.involvement.pk)

    def _page(self, form):
        if not sections.may_judge(self.involvement) or not form.asked:
            return self.page("evaluation/judging_over.html", {"form": form})
        return self.page("evaluation/my_kept.html", {"form": form})

    def _said(self):
        if not self.access.may_read_back:
            return {}
        said = list(self.involvement.kept_judgements.all())
        if not said:
            return {}
        words = {"words": said[-1].words, "words_may_be_used": "yes" if said[-1].words_may_be_used else "no"}
        return {**words, **{keeping.key_of(judgement): judgement.verdict for judgement in said}}
