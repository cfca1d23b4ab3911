"""When a page of answers cannot be taken at all: what was typed stays with the person."""

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string

from evaluation.forms.answering import BUTTONS, strays
from evaluation.forms.asked import TEXT
from evaluation.reading import IN_ENGLISH
from pages.display import display_of
from participants.doors import REFERRER_POLICY

TRY_AGAIN_AFTER_SECONDS = 2


def kept_out(request):
    """The closed door, to somebody whose link ended while they were writing: their own words, for copying."""
    page = render(request, "evaluation/kept_out.html", {"words": strays(request.POST), "is_sent": True}, status=404)
    page["Referrer-Policy"] = REFERRER_POLICY
    return page


def not_saved(request, *, way=None):
    """Say that nothing was saved, and keep what was typed in the page. Drawn without the database: it is away.

    way: how the person reads, if that is known.
    """
    page = _keep(request, way=way, is_saving=request.method == "POST")
    return HttpResponse(page, status=503, headers={"Retry-After": TRY_AGAIN_AFTER_SECONDS})


def open_too_long(request, *, way=None):
    """The page was open longer than the mark against forged requests holds: everything again, to send once more."""
    page = HttpResponse(_keep(request, way=way, is_saving=True, is_old=True), status=403)
    page["Referrer-Policy"] = REFERRER_POLICY
    return page


def _keep(request, *, way, **context):
    sent = [(name, value) for name, values in request.POST.lists() for value in values if name not in BUTTONS]
    texts = [(name, value) for name, value in sent if name.startswith(TEXT)]
    rest = [(name, value) for name, value in sent if not name.startswith(TEXT)]
    context |= {
        "csrf_token": get_token(request),
        "display": display_of(request),
        **(way or IN_ENGLISH).for_page(),
        "texts": texts,
        "rest": rest,
        "has_choices": any(name != "page" for name, _ in rest),
    }
    return render_to_string("evaluation/not_saved.html", context)
