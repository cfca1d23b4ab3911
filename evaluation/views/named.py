"""Answers with names: only for rounds whose people were told so, and only for the person who leads the activity."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import ListView, TemplateView

from accounts.access import require
from accounts.roles import Permission
from activities.capacities import label_of
from evaluation import named
from evaluation.models import Mode
from evaluation.views.rounds import OfRound


class OfNamedRound(OfRound):
    """A page that shows who said what. Of every other round it is not there."""

    permission = Permission.PLAN

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        require(request.user, Permission.SEE_PEOPLE, self.activity.organisation)
        if self.round.mode != Mode.NAMED:
            raise Http404
        if self.activity.lead_id != request.user.pk:
            raise PermissionDenied


class NamedAnswers(OfNamedRound, ListView):
    """Everybody who has sent their answers in, by name."""

    template_name = "evaluation/named_answers.html"
    paginate_by = 50

    def get_queryset(self):
        return named.sent_in(self.round)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        organisation = self.activity.organisation
        context["rows"] = [
            {
                "response": response,
                "name": named.name_of(response),
                "capacity": label_of(response.invitation.capacity, organisation),
                "how": named.how_it_came(response),
            }
            for response in context["page_obj"]
        ]
        return context


class NamedAnswersOf(OfNamedRound, TemplateView):
    """What one person said, page by page."""

    template_name = "evaluation/named_answers_of.html"

    def get_context_data(self, **kwargs):
        sent = named.sent_in(self.round).prefetch_related("answers")
        response = get_object_or_404(sent, invitation=self.kwargs["invitation_id"])
        return super().get_context_data(
            response=response,
            name=named.name_of(response),
            capacity=label_of(response.invitation.capacity, self.activity.organisation),
            how=named.how_it_came(response),
            groups=named.said_in(response),
            **kwargs,
        )
