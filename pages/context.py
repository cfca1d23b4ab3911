"""What every page knows without being told: the menu, and whether the people in it are made up."""

from django.conf import settings
from django.urls import NoReverseMatch, reverse

# (label, URL name, permission needed to see it)
NAV = (
    ("Home", "home", None),
    ("Activities", "activities:activity-list", "see_plans"),
    ("Reports", "evaluation:report-list", "see_dashboard"),
    ("People", "participants:participant-list", "see_people"),
    ("Organisation", "accounts:organisation", "manage"),
)


def page(request):
    """Give every template the menu of the person signed in, and the demonstration mark."""
    return {
        "nav": navigation(request=request),
        "is_demonstration": getattr(settings, "IS_DEMONSTRATION", False),
    }


def navigation(*, request):
    """The menu entries this person may use; the longest address that fits is where they are."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    entries = []
    for label, name, permission in NAV:
        if permission and not (hasattr(user, "may") and user.may(permission)):
            continue
        try:
            entries.append({"label": label, "url": reverse(name), "is_current": False})
        except NoReverseMatch:
            continue
    home = entries[0]["url"] if entries else "/"
    here = [entry for entry in entries if request.path.startswith(entry["url"]) and entry["url"] != home]
    if request.path == home:
        here = entries[:1]
    for entry in sorted(here, key=lambda entry: len(entry["url"]))[-1:]:
        entry["is_current"] = True
    return entries
