"""What matters to staff, entered before they see what others said."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.generic import FormView

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from activities.framework import Capacity
from activities.scope import OfActivity
from participants import recruitment, values
from participants.forms.my_pages import ValuesForm
from participants.models import Involvement


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

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "activity": self.activity}

    def get_initial(self):
        if self.own is None:
            return {}
        own = values.of_person(self.own)
        return {"cards": own.cards, "own_words": own.own_words}

    def get_context_data(self, **kwargs):
        has_said = self.own is not None and self.own.value_entries.exists()
        return super().get_context_data(
            has_said=has_said,
            shared=values.shared(self.activity) if has_said else None,
            is_under_way=recruitment.is_under_way(self.activity),
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
