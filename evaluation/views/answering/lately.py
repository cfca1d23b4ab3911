"""How people have read lately, kept in this process: what is said while the database is away is in their words."""

from django.core.cache.backends.locmem import LocMemCache
from django.utils.crypto import salted_hmac

from evaluation.doors import cookie_name
from evaluation.models.wording import ENGLISH
from participants.doors import cookie_name as device_cookie_name

MOST_PEOPLE = 500
ONE_HOUR = 60 * 60
# What such a page is made of.
GROUPS = ("page", "away")

_lately = LocMemCache("how-people-read", {"TIMEOUT": ONE_HOUR, "OPTIONS": {"MAX_ENTRIES": MOST_PEOPLE}})


def remember(request, way):
    """This browser reads this questionnaire in this way; English needs no memory."""
    if way.variant == ENGLISH:
        _lately.delete(_key(request))
    else:
        _lately.set(_key(request), way.only(*GROUPS))


def way_of(request):
    """How this browser has read this questionnaire, if this process has seen it within the hour; else None."""
    return _lately.get(_key(request))


def _key(request):
    """Another browser has other cookies, and so finds nothing."""
    invitation_id = str(request.resolver_match.kwargs["invitation_id"])
    cookies = [request.COOKIES.get(name, "") for name in (device_cookie_name(), cookie_name("seat"))]
    return salted_hmac("evaluation.lately", " ".join([invitation_id, *cookies]), algorithm="sha256").hexdigest()
