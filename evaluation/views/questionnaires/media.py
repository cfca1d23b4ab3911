"""Pictures and recordings of questionnaires, for those who read them: an address whose content never changes."""

import re

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.utils.decorators import method_decorator
from django.views.generic import View

from accounts.models import Organisation
from evaluation import sessions
from evaluation.doors import cookie_name
from evaluation.models import Medium
from evaluation.questionnaires.media import SERVED
from participants import links
from participants.doors import cookie_name as device_cookie_name

A_YEAR = 365 * 24 * 60 * 60
RANGE = re.compile(r"^bytes=(\d{1,12})-(\d{0,12})$")


@method_decorator(login_not_required, name="dispatch")
class MediumFile(View):
    """The bytes of a picture or recording; a part of them where a player asks for a part, as phones do.

    There is none for a browser that has nothing to do with an organisation that uses it: whoever has a file could
    otherwise find out here that somebody uses the same.
    """

    def get(self, request, digest):
        medium = self._medium(digest)
        if medium is None:
            raise Http404
        content = bytes(medium.content)
        wanted = RANGE.match(request.headers.get("Range", ""))
        first = int(wanted[1]) if wanted else 0
        last = min(int(wanted[2]), len(content) - 1) if wanted and wanted[2] else len(content) - 1
        if wanted and not first <= last:
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(content)}"})
        response = HttpResponse(
            content[first : last + 1],
            status=206 if wanted else 200,
            content_type=medium.content_type if medium.content_type in SERVED else "application/octet-stream",
        )
        response["Cache-Control"] = f"private, max-age={A_YEAR}, immutable"
        response["Accept-Ranges"] = "bytes"
        response["Content-Disposition"] = "inline"
        if wanted:
            response["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
        return response

    def _medium(self, digest):
        """That of an organisation to which this browser belongs: by signing in, by a personal link, or by a seat."""
        cookies = self.request.COOKIES
        mine = (
            Q(organisation=None)
            | Q(organisation__in=Organisation.objects.of(self.request.user))
            | Q(organisation__in=links.organisations_known_to(device_secret=cookies.get(device_cookie_name())))
        )
        # Nearly nobody who reads a questionnaire has a seat, and a page may ask for many pictures.
        if seat := cookies.get(cookie_name("seat")):
            mine |= Q(organisation__in=sessions.organisations_known_to(secret=seat))
        return Medium.objects.filter(mine, digest=digest).first()
