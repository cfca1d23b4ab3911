"""When a page of staff cannot be saved at all, because the session has ended or its mark is old: no word is lost."""

import re
from dataclasses import dataclass

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.forms.utils import pretty_name
from django.shortcuts import render

from accounts import drafts
from pages.dates import PARTS
from pages.merging import CARRIED

NOT_TYPED = ("csrfmiddlewaretoken", drafts.SEAL, CARRIED, "page_title", "save", "next", "key")
# What tells how many rows there are and which, beside the words in them.
MANAGING = re.compile(r"^rows-([A-Z_]+|[0-9]+-pk)$")
IN_ROW = re.compile(r"^rows-([0-9]+)-")
SECRET = ("password", "token", "secret")


@dataclass
class Typed:
    """One thing that was sent: its label, its words, and the name of its box where it fits into one."""

    label: str
    text: str
    box: str = ""


def signed_out(request, view):
    """Somebody who is not signed in has sent a page: what they typed, to copy, and the way to sign in and back.

    None if they typed nothing: then there is nothing to lose.
    """
    typed = what_was_typed(request.POST, view)
    if not typed:
        return None
    context = {
        "typed": typed,
        "is_kept": _keep(request),
        "sign_in_url": redirect_to_login(request.get_full_path()).url,
    }
    return render(request, "accounts/signed_out.html", context, status=403)


def open_too_long(request, view):
    """The page was open longer than its mark against forged requests holds: everything again, to send once more.

    None if nothing was typed, or if a secret was: that is never shown.
    """
    typed = what_was_typed(request.POST, view)
    if not typed or any(is_secret(name) for name in request.POST):
        return None
    page = drafts.find_page(request.POST.get(drafts.SEAL))
    boxes = {part.box for part in typed if part.box}
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    context = {
        "typed": typed,
        "is_kept": _keep(request),
        "may_send_again": request.user.is_authenticated and (page is None or page.user == request.user.pk),
        "rest": [(name, value) for name, value in sent if name not in boxes and name != "csrfmiddlewaretoken"],
        "address": request.get_full_path(),
    }
    return render(request, "accounts/open_too_long.html", context, status=403)


def what_was_typed(sent, view):
    """What stands in a request, under the labels of the page it came from; no secrets, and nothing that is empty."""
    fields = FieldsOf(view)
    typed, days = [], {}
    for name, values in sent.lists():
        values = [value for value in values if value.strip()]
        if name in NOT_TYPED or MANAGING.search(name) or is_secret(name) or fields.is_hidden(name) or not values:
            continue
        field, _, part = name.rpartition("_")
        if part in PARTS:
            if field not in days:
                days[field] = Typed(fields.label(field), "")
                typed.append(days[field])
            days[field].text = f"{days[field].text} {values[0]}".strip()
        elif choices := dict(getattr(fields.find(name), "choices", None) or ()):
            chosen = [str(choices.get(value, value)) for value in values]
            typed.append(Typed(fields.label(name), ", ".join(chosen)))
        else:
            box = name if len(values) == 1 else ""
            typed.append(Typed(fields.label(name), "\n".join(values), box))
    return typed


class FieldsOf:
    """The fields of a view's form, or of the rows on its page, by the names under which they are sent."""

    def __init__(self, view):
        view_class = getattr(view, "view_class", None)
        form = getattr(view_class, "row", None) or getattr(view_class, "form_class", None)
        self.fields = getattr(form, "base_fields", {})

    def find(self, name):
        return self.fields.get(IN_ROW.sub("", name))

    def is_hidden(self, name):
        """Whether the page itself put it there, unseen: nobody takes it for their own words."""
        field = self.find(name)
        return field is not None and field.widget.is_hidden

    def label(self, name):
        """As on the page, with the number of the row where there are several."""
        label = str(getattr(self.find(name), "label", None) or pretty_name(name))
        row = IN_ROW.match(name)
        return f"{int(row[1]) + 1}. {label}" if row else label


def is_secret(name):
    return any(word in name.lower() for word in SECRET if name != "csrfmiddlewaretoken")


def _keep(request):
    """Whether it could be kept as a draft of whoever the page was drawn for."""
    page = drafts.find_page(request.POST.get(drafts.SEAL))
    if page is None or page.path != request.path:
        return False
    try:
        return drafts.keep(page=page, sent=request.POST) is not None
    except ValidationError:
        return False
