"""What a session talks about, and what people read before it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import CreateView, DeleteView, UpdateView, View

from accounts.editing import KeepsDraft
from activities import sessions
from activities.forms.agenda import AgendaItemForm, PaperForm
from activities.views.sessions import ChangesSession


class OfAgenda(KeepsDraft, ChangesSession):
    form_class = AgendaItemForm
    template_name = "activities/session_form.html"

    def get_queryset(self):
        return self.session.agenda.all()


class AgendaItemCreate(OfAgenda, CreateView):
    extra_context = {"heading": "Add to the agenda"}

    def form_valid(self, form):
        sessions.add_to_agenda(session=self.session, item=form.save(commit=False))
        messages.success(self.request, "It is on the agenda.")
        return redirect(f"{self.get_success_url()}#agenda")


class AgendaItemUpdate(OfAgenda, UpdateView):
    extra_context = {"heading": "Change this item"}


class AgendaItemDelete(ChangesSession, DeleteView):
    template_name = "activities/session_confirm_remove.html"
    extra_context = {"question": "Take this off the agenda?", "confirm_label": "Take it off"}

    def get_queryset(self):
        return self.session.agenda.all()


class AgendaItemUp(ChangesSession, View):
    def post(self, request, activity_id, session_id, pk):
        sessions.move_up(item=get_object_or_404(self.session.agenda, pk=pk))
        return redirect(f"{self.get_success_url()}#agenda")


class OfPapers(KeepsDraft, ChangesSession):
    form_class = PaperForm
    template_name = "activities/session_form.html"

    def get_queryset(self):
        return self.session.papers.all()

    def get_success_url(self):
        return f"{super().get_success_url()}#papers"


class PaperCreate(OfPapers, CreateView):
    extra_context = {"heading": "Add a paper"}

    def form_valid(self, form):
        sessions.add_paper(session=self.session, paper=form.save(commit=False))
        messages.success(self.request, "The paper is added.")
        return redirect(self.get_success_url())


class PaperUpdate(OfPapers, UpdateView):
    extra_context = {"heading": "Change this paper"}


class PaperDelete(ChangesSession, DeleteView):
    template_name = "activities/session_confirm_remove.html"
    extra_context = {"question": "Remove this paper?", "confirm_label": "Remove it"}

    def get_queryset(self):
        return self.session.papers.all()
