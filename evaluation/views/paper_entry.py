"""Typing in what people answered on paper or by phone: begin, page by page, compare two entries, send in."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import FormView, TemplateView, View
from django.views.generic.base import ContextMixin

from accounts.access import require
from accounts.roles import Permission
from evaluation import handing_over, paper, sharing
from evaluation.forms import paper as forms
from evaluation.forms.answering import AnswerPageForm
from evaluation.forms.kinds import said_in_words
from evaluation.models import Channel, Given, HelpedBy, PaperEntry
from evaluation.models.wording import Option
from evaluation.phrases import ENGLISH
from evaluation.views.letters import OfPeopleAsked
from evaluation.views.rounds import OfRound

LEFT_OUT = Option("", "Left out, or it cannot be read", "")
NOT_KNOWN = "No paper of this round has this code. Please compare it with the paper"
PASSED_ON = "Everything is typed in. A colleague can now type it in a second time, by its code or its number."
DONE = "The answers are sent in, and what you typed is deleted here. You can begin the next paper."
DROPPED = "What was typed is deleted. Nothing was sent in. That you began with it stays noted."


class PaperType(OfPeopleAsked, FormView):
    """Say whose answers are typed in. What is being typed already is listed by its code, never by a name."""

    form_class = forms.TypeForm
    template_name = "evaluation/paper/type.html"

    def find_people(self):
        return handing_over.everybody_asked(self.round)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "round_": self.round, "people": list(self.people)}

    def get_context_data(self, **kwargs):
        rows = [(entry, self._side(entry), paper.is_whole(entry, "first")) for entry in paper.under_way(self.round)]
        return super().get_context_data(rows=rows, look_ups=paper.look_ups(self.round), **kwargs)

    def _side(self, entry):
        return paper.side_of(entry, by=self.request.user)

    def form_valid(self, form):
        try:
            entry = self._begin(form)
        except paper.NotTyped as refusal:
            form.add_error(None, str(refusal))
        if form.errors:
            return self.form_invalid(form)
        return go_on(entry, paper.side_of(entry, by=self.request.user))

    def _begin(self, form):
        said, details = form.cleaned_data, {"by": self.request.user, **form.details}
        if said["whose"] == forms.NAMELESS:
            return paper.begin_nameless(round_=self.round, capacity=said["capacity"], **details)
        if said["whose"] == forms.BY_PERSON:
            invitation = get_object_or_404(self.people, pk=said["person"])
        else:
            invitation = paper.find(round_=self.round, code=said["code"])
        if invitation is None:
            return form.add_error("code", NOT_KNOWN)
        return paper.begin(invitation=invitation, **details)


class PaperSecond(OfPeopleAsked, View):
    """A colleague types it in a second time, by the number that is on it; for a paper that bears no code."""

    def setup(self, request, *args, **kwargs):
        entry = get_object_or_404(PaperEntry.objects.select_related("invitation"), pk=kwargs["entry_id"], done_at=None)
        self.invitation = entry.invitation
        super().setup(request, *args, **kwargs | {"pk": entry.invitation.round_id})

    def post(self, request, **kwargs):
        try:
            entry = paper.begin(invitation=self.invitation, by=request.user)
        except paper.NotTyped as refusal:
            messages.error(request, str(refusal))
            return redirect("evaluation:paper-type", self.round.pk)
        return go_on(entry, paper.side_of(entry, by=request.user))


class OfEntry(OfRound, ContextMixin):
    """A page of one entry: only for those who type it, while it is not sent in. Nobody else reads what they typed."""

    permission = Permission.PLAN
    side = ""

    def setup(self, request, *args, **kwargs):
        entries = PaperEntry.objects.select_related("invitation__version", "invitation__round", "first_by", "second_by")
        self.entry = get_object_or_404(entries, pk=kwargs["entry_id"], done_at=None)
        super().setup(request, *args, **kwargs | {"pk": self.entry.invitation.round_id})
        require(request.user, Permission.SEE_PEOPLE, self.activity.organisation)
        self.side = paper.side_of(self.entry, by=request.user)
        if not self.side:
            raise Http404

    def get_context_data(self, **kwargs):
        here = {"entry": self.entry, "is_second": self.side == "second", "phrases": ENGLISH}
        return super().get_context_data(**here | kwargs)

    def refuse(self, refusal):
        messages.error(self.request, str(refusal))
        return redirect("evaluation:paper-type", self.round.pk)


class PaperPage(OfEntry, TemplateView):
    """One topic, as it stands on the paper."""

    template_name = "evaluation/paper/page.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        way = paper.route(self.entry, self.side)
        keys = [page.key for page in way]
        if kwargs["key"] not in keys:
            raise Http404
        self.place, self.way = keys.index(kwargs["key"]), way
        self.topic = way[self.place]

    def get(self, request, **kwargs):
        typed = paper.typed(self.entry, self.side)
        # What was left out shows as left out, once the page has been typed.
        given = {code: said if said else Given(options=("",)) for code, said in typed.items()}
        return self.show(self.form(given=given))

    def post(self, request, **kwargs):
        form = self.form(request.POST, files=request.FILES)
        if not form.is_valid():
            return self.show(form)
        try:
            paper.save_page(entry=self.entry, side=self.side, page=self.topic, answers=form.answers())
        except paper.NotTyped as refusal:
            return self.refuse(refusal)
        return go_on(self.entry, self.side)

    def form(self, data=None, **rest):
        may_share = sharing.is_offered(self.entry.invitation)
        return AnswerPageForm(data, page=forms.for_typing(self.topic, LEFT_OUT), may_share=may_share, **rest)

    def show(self, form):
        before = self.way[self.place - 1] if self.place else None
        context = self.get_context_data(
            form=form,
            page=self.topic,
            has_choices=any(question.has_options for question in self.topic.questions),
            number=self.place + 1,
            number_of_pages=len(self.way),
            before=before,
        )
        return render(self.request, self.template_name, context)


class PaperCheck(OfEntry, FormView):
    """Everything is typed. Send it in, pass it on to a colleague, or settle what differs."""

    form_class = forms.SendPaperForm
    template_name = "evaluation/paper/check.html"

    def get(self, request, **kwargs):
        return self._not_yet() or super().get(request, **kwargs)

    def post(self, request, **kwargs):
        if elsewhere := self._not_yet():
            return elsewhere
        if not self.waits_for_second:
            return super().post(request, **kwargs)
        messages.success(request, PASSED_ON)
        return redirect("evaluation:paper-type", self.round.pk)

    def _not_yet(self):
        """Where to go first, while something is not typed or not settled."""
        if not paper.is_whole(self.entry, self.side):
            return go_on(self.entry, self.side)
        if self.side == "second" and paper.differences(self.entry):
            return redirect("evaluation:paper-differences", self.entry.pk)
        return None

    @property
    def waits_for_second(self):
        return self.entry.wants_second and not (
            self.entry.second_by_id and paper.is_whole(self.entry, "second") and not paper.differences(self.entry)
        )

    def get_initial(self):
        helped = HelpedBy.NOBODY if self.entry.channel == Channel.PAPER else HelpedBy.STAFF_HERE
        return {"helped_by": helped}

    def get_context_data(self, **kwargs):
        typed = paper.typed(self.entry, self.side)
        groups = [
            (page, [(each, said_in_words(each, typed[each.code], ENGLISH)) for each in page.questions])
            for page in paper.route(self.entry, self.side)
        ]
        return super().get_context_data(groups=groups, waits_for_second=self.waits_for_second, **kwargs)

    def form_valid(self, form):
        said = form.cleaned_data
        try:
            paper.send(
                entry=self.entry,
                words_may_be_used=said["words_may_be_used"] == "yes",
                helped_by=said["helped_by"],
            )
        except paper.NotTyped as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, DONE)
        return redirect("evaluation:paper-type", self.round.pk)


class PaperDifferences(OfEntry, FormView):
    """Where two entries differ, side by side. Whoever typed second looks at the paper and settles it."""

    form_class = forms.SettleForm
    template_name = "evaluation/paper/differences.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if self.side != "second":
            raise Http404

    def get(self, request, **kwargs):
        return self._nothing_to_settle() or super().get(request, **kwargs)

    def post(self, request, **kwargs):
        return self._nothing_to_settle() or super().post(request, **kwargs)

    def _nothing_to_settle(self):
        is_ready = paper.is_whole(self.entry, "second") and paper.differences(self.entry)
        return None if is_ready else go_on(self.entry, self.side)

    def get_form_kwargs(self):
        def say(question, given):
            return said_in_words(question, given, ENGLISH)

        return {**super().get_form_kwargs(), "differences": paper.differences(self.entry), "say": say}

    def form_valid(self, form):
        try:
            paper.settle(entry=self.entry, choices=form.choices(neither=Given()))
        except paper.NotTyped as refusal:
            return self.refuse(refusal)
        return go_on(self.entry, self.side)


class PaperDrop(OfEntry, View):
    """It was the wrong paper: throw away what was typed."""

    def get(self, request, **kwargs):
        context = self.get_context_data(
            question="Delete what was typed of this paper?",
            confirm_label="Delete it",
            cancel_url=reverse("evaluation:paper-check", args=[self.entry.pk]),
        )
        return render(request, "evaluation/paper/drop.html", context)

    def post(self, request, **kwargs):
        try:
            paper.drop(entry=self.entry, by=request.user)
        except paper.NotTyped as refusal:
            return self.refuse(refusal)
        messages.success(request, DROPPED)
        return redirect("evaluation:paper-type", self.round.pk)


def go_on(entry, side):
    """To the first page not typed yet, or to the last look."""
    page = paper.next_page(entry, side)
    if page:
        return redirect("evaluation:paper-page", entry.pk, page.key)
    return redirect("evaluation:paper-check", entry.pk)
