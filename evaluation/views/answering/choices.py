"""How the person reads: language and Easy Read, text size and colours. Each is a page of its own, not a menu."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View

from evaluation import reading
from evaluation.forms.answering import DisplayForm
from evaluation.phrases import ENGLISH
from evaluation.views.answering.questionnaire import QuestionnaireView
from pages.display import display_of, keep_display

# Places beside the questions to which these pages lead back, as their addresses name them.
BESIDE = {"check": "check", "so_far": "so-far", "decline": "decline"}


class Choosing(QuestionnaireView):
    """A choice of how to read, and the way back to where the person was."""

    def _key(self):
        """Where they came from: a page of questions, a place beside them, or nowhere that is known."""
        key = self.request.POST.get("page") or self.request.GET.get("page") or ""
        return key if key in BESIDE or self.invitation.wording.page(key) else ""

    def _place(self, key):
        """The name and the arguments of the address of such a place."""
        if key in BESIDE:
            return (BESIDE[key],)
        return ("answer-page", key) if key else ("questionnaire",)


class ChooseLanguage(Choosing):
    """One big button for each way to read, in its own words. Whatever was answered stays."""

    def get(self, request, **kwargs):
        return self._show()

    def post(self, request, **kwargs):
        variant = request.POST.get("variant", "")
        if variant not in {way.variant for way in self._ways()}:
            return self._show()
        reading.choose(invitation=self.invitation, variant=variant)
        self.invitation.variant = variant
        return self.go(*self._where_they_were())

    def _show(self):
        key = self._key()
        ways = self._ways()
        titles = {way.language: way for way in ways if way.language != self.way.language}
        context = {
            "ways": [self._drawn(way, among=ways) for way in ways],
            "titles": [{"way": way, "title": way.phrases.say("language.title")} for way in titles.values()],
            "key": key,
            "back_url": self.at(*self._place(key)) if key else "",
        }
        return self.page("evaluation/choose_language.html", context)

    def _drawn(self, way, *, among):
        """A way to read as the page shows it: in its own words."""
        hint = way.phrases.say("language.easy_hint") if way.is_easy else ""
        return {"way": way, "words": way.called(among=among), "hint": hint}

    def _ways(self):
        return reading.ways_to_read(variants=self.invitation.version.variants, organisation=self.organisation)

    def _where_they_were(self):
        """The same topic as it is shown now: page 3 in one way to read is 3-1, 3-2 … in another."""
        key = self._key()
        if key in BESIDE:
            return self._place(key)
        if not key or not self.invitation.is_under_way:
            return ("questionnaire",)
        before = self.invitation.wording.page(key)
        for page in self.invitation.wording.route(self.drafts()):
            if before.codes <= page.codes or (page.codes <= before.codes and not self.invitation.has_seen(page)):
                return "answer-page", page.key
        topic = next((p for p in self.invitation.wording.route(self.drafts()) if p.codes & before.codes), None)
        return ("answer-page", topic.key) if topic else ("questionnaire",)


class ChooseDisplay(Choosing):
    """Text size and colours, in the person's language."""

    def get(self, request, **kwargs):
        return self._show(DisplayForm(display=display_of(request), phrases=self.phrases))

    def post(self, request, **kwargs):
        form = DisplayForm(request.POST, display=display_of(request), phrases=self.phrases)
        if not form.is_valid():
            return self._show(form)
        messages.success(request, self.phrases.say("display.saved"))
        response = self.go(*self._place(self._key()))
        return keep_display(response, form.display, secure=settings.SESSION_COOKIE_SECURE)

    def _show(self, form):
        key = self._key()
        context = {"form": form, "key": key, "back_url": self.at(*self._place(key))}
        return self.page("evaluation/choose_display.html", context)


@method_decorator(login_not_required, name="dispatch")
class Display(View):
    """Text size and colours, for anybody: nothing is known of who asks, and nothing is kept but on the device."""

    def get(self, request):
        return self._show(DisplayForm(display=display_of(request)))

    def post(self, request):
        form = DisplayForm(request.POST, display=display_of(request))
        if not form.is_valid():
            return self._show(form)
        messages.success(request, ENGLISH.say("display.saved"))
        response = HttpResponseRedirect(self._back()) if self._back() else redirect("evaluation:display")
        return keep_display(response, form.display, secure=settings.SESSION_COOKIE_SECURE)

    def _show(self, form):
        return render(self.request, "evaluation/choose_display.html", {"form": form, "back_url": self._back()})

    def _back(self):
        """Where they came from, if that is a page of ours."""
        back = self.request.POST.get("back") or self.request.GET.get("back") or ""
        is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
        return back if is_ours else ""
