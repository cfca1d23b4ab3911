"""Staff note that what a person needs to take part is arranged."""

from django.contrib import messages
from django.http import Http404
from django.views.generic import FormView

from accounts.roles import Permission
from participants import needs
from participants.forms.needs import ArrangedForm
from participants.views.people import OfPerson

CHANGED = "They have changed what they need since you opened this page. Please read it again."


class NeedsArranged(OfPerson, FormView):
    """The person sees on their own page that it is arranged, and for when."""

    permission = Permission.PLAN
    form_class = ArrangedForm
    template_name = "participants/needs_arranged.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.said = needs.of_person(self.involvement.participant)
        if self.said is None:
            raise Http404

    def get_initial(self):
        return {"of": self.said.said_at.isoformat()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(needs_in_words=needs.in_words(self.said), **kwargs)

    def form_valid(self, form):
        if form.cleaned_data["of"] != self.said.said_at:
            messages.warning(self.request, CHANGED)
            return self.to_person()
        needs.arrange(involvement=self.involvement, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, "It is noted. They see it on their own page.")
        return self.to_person()
