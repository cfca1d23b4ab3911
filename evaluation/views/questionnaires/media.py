"""Pictures and recordings of questionnaires, for everybody who reads them: an address whose content never changes."""

import re

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.views.generic import View

from evaluation.models import Medium
from evaluation.questionnaires.media import SERVED

A_YEAR = 365 * 24 * 60 * 60
RANGE = re.compile(r"^bytes=(\d{1,12})-(\d{0,12})$")


@method_decorator(login_not_required, name="dispatch")
class MediumFile(View):
    """The bytes of a picture or recording; a part of them where a player asks for a part, as phones do."""

    def get(self, request, digest):
        medium = get_object_or_404(Medium, pk=digest)
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
        response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
        response["Accept-Ranges"] = "bytes"
        response["Content-Disposition"] = "inline"
        if wanted:
            response["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
        return response
