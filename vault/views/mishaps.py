"""When what was said cannot be sealed just now: nothing is kept on our side, and everything stays in the page."""

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

TRY_AGAIN_AFTER_SECONDS = 2


def not_sent(request):
    """Say that nothing was sent, and keep what was said in the page. Drawn without the database: it is away."""
    kept = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"]
    context = {"csrf_token": get_token(request), "is_sending": request.method == "POST", "kept": kept}
    page = render_to_string("vault/not_sent.html", context)
    return HttpResponse(page, status=503, headers={"Retry-After": TRY_AGAIN_AFTER_SECONDS})
