"""Printing the questions of a round on paper."""

from django.views.generic import FormView

from evaluation import handing_over, paper
from evaluation.forms.paper import PEOPLE, PrintForm
from evaluation.printing.sheet import Copy, can_print, print_sheets
from evaluation.reading import IN_ENGLISH
from evaluation.views.letters import OfPeopleAsked, as_file
from participants import codes

NO_LETTERS = "The typeface for paper does not have all the letters of {name}, so it cannot be printed here"


class PaperPrint(OfPeopleAsked, FormView):
    """Choose what to print and get one file. Codes on it name invitations to staff; they open nothing."""

    form_class = PrintForm
    template_name = "evaluation/paper/print.html"

    def find_people(self):
        return handing_over.everybody_asked(self.round)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "round_": self.round, "people": list(self.people)}

    def form_valid(self, form):
        chosen, way = form.cleaned_data, form.way
        if not can_print(way):
            form.add_error("variant", NO_LETTERS.format(name=way.name))
            return self.form_invalid(form)
        if chosen["copies"] == PEOPLE:
            people = self.people.filter(pk__in=chosen["people"])
            copies = [self._copy_for(invitation, way) for invitation in people]
        else:
            version = self.round.audience.select_related("version").get(capacity=chosen["capacity"]).version
            copies = [Copy(capacity=chosen["capacity"], **_read(version, way))]
        file = print_sheets(round_=self.round, copies=copies, is_large=chosen["size"] == "large")
        return as_file(file, "questions-on-paper.pdf")

    def _copy_for(self, invitation, way):
        participant = invitation.involvement.participant
        return Copy(
            capacity=invitation.capacity,
            **_read(invitation.version, way),
            code=codes.in_groups(paper.code_of(invitation)),
            name=participant.name,
            address=participant.address,
        )


def _read(version, way):
    """The version in this way to read, or in English where it does not have it."""
    way = way if way.variant in version.variants else IN_ENGLISH
    return {"wording": version.read_in(way.variant), "way": way}
