"""When a page of answers cannot be taken at all: what was typed stays with the person."""

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string

from evaluation.forms.answering import BUTTONS, CHOICE, TEXT, strays
from participants.doors import REFERRER_POLICY

TRY_AGAIN_AFTER_SECONDS = 2


def kept_out(request):
    """The closed door, to somebody whose link ended while they were writing: their own words, for copying."""
    page = render(request, "evaluation/kept_out.html", {"typed": strays(request.POST)}, status=404)
    page["Referrer-Policy"] = REFERRER_POLICY
    return page


def not_saved(request):
    """Say that nothing was saved, and keep what was typed in the page. Drawn without the database: it is away."""
    sent = [(name, value) for name, value in request.POST.items() if name not in BUTTONS]
    context = {
        "csrf_token": get_token(request),
        "is_saving": request.method == "POST",
        "texts": [(name, value) for name, value in sent if name.startswith(TEXT)],
        "rest": [(name, value) for name, value in sent if not name.startswith(TEXT)],
        "has_choices": any(name.startswith(CHOICE) for name, _ in sent),
    }
    page = render_to_string("evaluation/not_saved.html", context)
    return HttpResponse(page, status=503, headers={"Retry-After": TRY_AGAIN_AFTER_SECONDS})
