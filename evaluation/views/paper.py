"""Printing the questions of a round on paper."""

from django.views.generic import FormView

from evaluation import handing_over, paper
from evaluation.forms.paper import PEOPLE, PrintForm
from evaluation.models.wording import ENGLISH
from evaluation.printing.sheet import Copy, print_sheets
from evaluation.views.letters import OfPeopleAsked, as_file
from participants import codes


class PaperPrint(OfPeopleAsked, FormView):
    """Choose what to print and get one file. Codes on it name invitations to staff; they open nothing."""

    form_class = PrintForm
    template_name = "evaluation/paper/print.html"

    def find_people(self):
        return handing_over.everybody_asked(self.round)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "round_": self.round, "people": list(self.people)}

    def form_valid(self, form):
        chosen = {"variant": ENGLISH} | form.cleaned_data
        if chosen["copies"] == PEOPLE:
            people = self.people.filter(pk__in=chosen["people"])
            copies = [self._copy_for(invitation, chosen["variant"]) for invitation in people]
        else:
            version = self.round.audience.select_related("version").get(capacity=chosen["capacity"]).version
            copies = [Copy(capacity=chosen["capacity"], wording=version.read_in(chosen["variant"]))]
        file = print_sheets(round_=self.round, copies=copies, is_large=chosen["size"] == "large")
        return as_file(file, "questions-on-paper.pdf")

    def _copy_for(self, invitation, variant):
        participant = invitation.involvement.participant
        return Copy(
            capacity=invitation.capacity,
            wording=invitation.version.read_in(variant),
            code=codes.in_groups(paper.code_of(invitation)),
            name=participant.name,
            address=participant.address,
        )
