"""What every page knows without being told: the menu of the person signed in."""

from django.urls import NoReverseMatch, reverse

from pages.display import display_of

# (label, URL name, permission needed to see it)
NAV = (
    ("Home", "home", None),
    ("Activities", "activities:activity-list", "see_plans"),
    ("Questionnaires", "evaluation:questionnaires", "questionnaires"),
    ("Dashboard", "evaluation:dashboard", "see_dashboard"),
    ("Reports", "evaluation:report-list", "see_dashboard"),
    ("Populations", "participants:populations", "monitor"),
    ("Monitoring", "vault:monitoring", "monitor"),
    ("Organisation", "accounts:organisation", "manage"),
)


def page(request):
    """Give every template the menu, and how this device wants its pages to look."""
    return {"nav": navigation(request=request), "display": display_of(request)}


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
    # Without the last slash, so that /organisations/3/ still belongs to /organisation/.
    fitting = [entry for entry in entries if is_under(request.path, entry["url"])]
    for entry in sorted(fitting, key=lambda entry: len(entry["url"]))[-1:]:
        entry["is_current"] = True
    return entries


def is_under(path, url):
    """Whether a page's address belongs to a menu entry; everything begins with the home page's."""
    return path == url or (url != "/" and path.startswith(url.rstrip("/")))
