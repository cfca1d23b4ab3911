"""Page after page: shown, saved, and left for something else without losing a word."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from evaluation import drafts, sharing, submission
from evaluation.forms.answering import AnswerPageForm, strays
from evaluation.submission import AlreadySent, RoundClosed
from evaluation.views.answering.questionnaire import QuestionnaireView

# Where the buttons lead that save the page before they leave it.
ELSEWHERE = {"language": "choose-language", "display": "choose-display", "so_far": "so-far"}
# Where somebody goes back to who came to change one page.
THEN = {"check": "check", "so_far": "so-far"}


class AnswerPage(QuestionnaireView):
    """One topic. What was said before is filled in only where this device may read back."""

    def get(self, request, **kwargs):
        if self.is_over:
            return self.over()
        page = self._page()
        if page is None:
            return self._no_such_page()
        if not self.invitation.is_under_way:
            return self.go("questionnaire")
        given = self.drafts() if self.may_read_back else {}
        return self._show(self._form(page, given=given), page)

    def post(self, request, **kwargs):
        page = self._page()
        if page is None:
            return self._no_such_page()
        form = self._form(page, request.POST, files=request.FILES)
        if "partial" in request.POST:
            return self._save_in_passing(form)
        if not self.is_over and not form.is_valid():
            return self._show(form, page)
        try:
            if self.is_over:
                raise AlreadySent
            # Whoever goes back has not finished this page.
            self._save(form.answers(), page=None if self._goes_back else page)
        except (AlreadySent, RoundClosed):
            self.read_again()
            return self.over(typed=form.typed(), status=409)
        return self._next(page)

    def _form(self, page, data=None, **rest):
        # Nothing goes to the contact person from a device that may not read it (sharing), so it offers nothing.
        may_share = self.may_read_back and sharing.is_offered(self.invitation)
        return AnswerPageForm(data, page=page, phrases=self.phrases, may_share=may_share, **rest)

    def _save(self, answers, *, page):
        known = self.drafts()
        # An empty answer only has to be taken back where something stands.
        changed = {code: given for code, given in answers.items() if given or code in known}
        submission.save_page(invitation=self.invitation, answers=changed, page=page, may_take_back=self.may_read_back)
        self.invitation.saved = drafts.after(known, changed, may_take_back=self.may_read_back)
        if page:
            self.invitation.seen = [*self.invitation.seen, *page.codes]

    def _save_in_passing(self, form):
        """The page was left or hidden: keep what is answered and right; take nothing back, count nothing as done."""
        answers = form.answers_so_far()
        if answers and not self.is_over and self.invitation.is_under_way:
            try:
                self._save(answers, page=None)
            except (AlreadySent, RoundClosed):
                return HttpResponse(status=409)
        return HttpResponse(status=204)

    def _next(self, page):
        if "stop" in self.request.POST:
            messages.success(self.request, self.phrases.say("answer.stopped"))
            return self.go("questionnaire")
        if self._goes_back:
            return redirect(self._back(page))
        if name := ELSEWHERE.get(self.request.POST.get("go")):
            return self.go_and_come_back(name, page)
        if then := self._then():
            return self.go(then)
        after = self._neighbour(page, 1)
        return self.go("answer-page", after.key) if after else self.go_on_after(page)

    def go_on_after(self, page):
        """After the last page comes the check; after a page that is not on the way, the first one not saved."""
        on_the_way = page.key in (each.key for each in self._way_through())
        return self.go("check") if on_the_way else self.go_on()

    def go_and_come_back(self, name, page):
        response = self.go(name)
        response["Location"] += f"?page={page.key}"
        return response

    def _way_through(self):
        return self.invitation.wording.route(self.drafts())

    def _neighbour(self, page, step):
        """The page before or after this one on the person's way, or None at its ends."""
        way = self._way_through()
        keys = [each.key for each in way]
        place = keys.index(page.key) + step if page.key in keys else -1
        return way[place] if 0 <= place < len(way) else None

    def _show(self, form, page):
        way = self._way_through()
        keys = [each.key for each in way]
        place = keys.index(page.key) if page.key in keys else 0
        after = way[place + 1] if place + 1 < len(way) else None
        context = {
            "form": form,
            "page": page,
            "number": place + 1,
            "number_of_pages": len(way),
            "next_url": self.at("answer-page", after.key) if after else self.at("check"),
            "is_kept_back": self.invitation.has_seen(page) and not self.may_read_back,
            "is_alone": self.way.is_easy and len(form.questions) == 1,
            "strays": form.strays(),
        }
        return self.page("evaluation/answer_page.html", context)

    def _no_such_page(self):
        typed = strays(self.request.POST, phrases=self.phrases)
        return self.page("evaluation/no_such_page.html", {"typed": typed}, status=404)

    def _page(self):
        return self.invitation.wording.page(self.kwargs["key"])

    @property
    def _goes_back(self):
        return self.request.POST.get("go") == "back"

    def _back(self, page):
        if then := self._then():
            return self.at(then)
        before = self._neighbour(page, -1)
        return self.at("answer-page", before.key) if before else self.at("questionnaire")

    def _then(self):
        return THEN.get(self.request.GET.get("then"))
