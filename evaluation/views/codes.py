"""Typing the code of a letter, or of a session's poster, instead of scanning or typing a whole link."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View

from evaluation import sessions
from evaluation.doors import cookie_name, keep_session
from evaluation.forms.sessions import CodeForm
from participants import guessing, links
from participants.doors import REFERRER_POLICY, keep_device
from participants.doors import cookie_name as device_cookie

NOT_KNOWN = "We do not know this code, or it does not work any more. Please compare it with your paper"
TOO_MANY = (
    "We do not know this code. Many wrong codes have been typed where you are, so please wait a minute before you "
    "try another one. A right code works at once"
)


@method_decorator(login_not_required, name="dispatch")
class EnterCode(View):
    """One box. Sending it opens what the code is for, just as the button behind a link does."""

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        response["Referrer-Policy"] = REFERRER_POLICY
        return response

    def get(self, request):
        return self.show(CodeForm())

    def post(self, request):
        form = CodeForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        code = form.cleaned_data["code"]
        if link := links.find_by_code(code):
            device_secret = links.open_link(link=link, device_secret=request.COOKIES.get(device_cookie()))
            return keep_device(redirect(link.opens), device_secret)
        if session := sessions.find_by_code(code):
            return keep_session(redirect("evaluation:at-session"), session)
        if begun := sessions.seat_by_code(code=code, secret=request.COOKIES.get(cookie_name("seat"))):
            return redirect("evaluation:questionnaire", begun.pk)
        are_too_many = guessing.note_miss(address=request.META.get("REMOTE_ADDR", ""))
        form.add_error("code", TOO_MANY if are_too_many else NOT_KNOWN)
        return self.show(form, status=429 if are_too_many else 200)

    def show(self, form, *, status=200):
        return render(self.request, "evaluation/enter_code.html", {"form": form}, status=status)
