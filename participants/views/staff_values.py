"""What matters to staff, entered before they see what others said."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from activities.framework import VALUE_QUESTIONS, Capacity, Stage
from activities.scope import OfActivity
from participants import recruitment, showing, themes, values
from participants.forms.my_pages import ValuesForm
from participants.forms.words import WordsForm
from participants.models import Involvement

TOO_FEW_WAIT = "Fewer than five people wait to be shown, so nobody is shown together yet."

SPEAK_FIRST = "First say what matters to you. Then you see what others said."


class StaffValues(KeepsDraft, OfActivity, FormView):
    """Staff say what matters to them first; then they see everyone's, without names and from five people on."""

    permission = Permission.PLAN
    form_class = ValuesForm
    template_name = "participants/staff_values.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.own = Involvement.objects.filter(
            activity=self.activity, participant__user=request.user, capacity=Capacity.STAFF
        ).first()

        self.said = values.of_person(self.own) if self.own else values.OwnValues([], "")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "activity": self.activity, "also": self.said.cards}

    def get_initial(self):
        return {"cards": self.said.cards, "own_words": self.said.own_words}

    def get_context_data(self, **kwargs):
        has_said = self.own is not None and self.own.value_entries.exists()
        return super().get_context_data(
            has_said=has_said,
            shared=values.shared(self.activity) if has_said else None,
            is_under_way=recruitment.is_under_way(self.activity),
            questions=VALUE_QUESTIONS[1:],
            **kwargs,
        )

    def form_valid(self, form):
        if not recruitment.is_under_way(self.activity):
            form.submit = ""
            return self.form_invalid(form)
        involvement = recruitment.involve_staff(activity=self.activity, user=self.request.user)
        values.keep(involvement=involvement, replaces=True, **form.cleaned_data)
        messages.success(self.request, "What matters to you is saved.")
        return redirect("participants:staff-values", self.activity.pk)


class ValuesTogether(OfActivity, TemplateView):
    """Show those together whose own sides are too small; they stay together, so it is asked first."""

    permission = Permission.PLAN
    template_name = "participants/values_together.html"
    extra_context = {"question": "Show the smaller sides together?", "confirm_label": "Show them together"}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            stage=Stage.PRINCIPLES,
            cancel_url=reverse("evaluation:mirror", args=[self.activity.pk]),
            may_show=showing.may_show_together(self.activity),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if showing.show_together(self.activity):
            messages.success(request, "They are shown together.")
        else:
            messages.warning(request, TOO_FEW_WAIT)
        return redirect("evaluation:mirror", self.activity.pk)


class WordsGroup(OfActivity, FormView):
    """Put own words that mean the same under one heading. Whose they are, and of which side, is not shown."""

    permission = Permission.PLAN
    form_class = WordsForm
    template_name = "participants/words_group.html"
    changes_what_stands = True

    def dispatch(self, request, *args, **kwargs):
        if values.must_speak_first(request.user, self.activity):
            messages.warning(request, SPEAK_FIRST)
            return redirect("participants:staff-values", self.activity.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "activity": self.activity}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            stage=Stage.PRINCIPLES, cancel_url=reverse("evaluation:mirror", args=[self.activity.pk]), **kwargs
        )

    def form_valid(self, form):
        themes.put_under(activity=self.activity, headings=form.headings())
        messages.success(self.request, "The words are grouped.")
        return redirect("evaluation:mirror", self.activity.pk)
