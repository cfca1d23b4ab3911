"""The address that keeps what is typed while it is typed, and the button that throws a draft away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from accounts import drafts


@method_decorator([login_not_required, csrf_exempt], name="dispatch")
class DraftKeep(View):
    """Keep what was typed on a page of ours, which its seal proves: no other site has one.

    It asks for no sign-in, because a session that ends while somebody writes must not end the keeping. It never tells
    what a draft says.
    """

    def post(self, request):
        page = drafts.find_page(request.POST.get(drafts.SEAL))
        if page is None:
            return JsonResponse({}, status=409)
        try:
            draft = drafts.keep(page=page, sent=request.POST, title=request.POST.get("page_title", ""))
        except ValidationError:
            return JsonResponse({}, status=413)
        if draft is None:
            return JsonResponse({}, status=409)
        is_signed_in = request.user.pk == page.user
        answer = {"saved_at": date_format(timezone.localtime(draft.saved_at), "H:i"), "is_signed_in": is_signed_in}
        if is_signed_in:
            # After signing in again in another tab, the page can still be sent.
            answer["csrf"] = get_token(request)
        return JsonResponse(answer)


class DraftDrop(View):
    """Throw one's own draft away, and see the page as it stands."""

    def post(self, request, pk):
        draft = get_object_or_404(request.user.drafts.with_words(), pk=pk)
        page = drafts.find_page(request.POST.get(drafts.SEAL))
        draft.delete()
        if page and page.user == request.user.pk:
            # What this page is still about to keep comes too late.
            drafts.finish(page)
        messages.success(request, "What you had typed is thrown away.")
        # The path is the one that we sealed, so it leads to a page of ours; unless what it changed is gone.
        return redirect("home" if "is_removed" in request.POST else draft.path)
