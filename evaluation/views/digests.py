"""What is due for the person who looks, and the weekly letter that says the same."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView, View

from evaluation import digests
from evaluation.forms.digests import PauseForm
from evaluation.models import Digest, DigestPause
from jobs.hints import hint_on_commit

MAY_GO_AGAIN = (Digest.State.UNSURE, Digest.State.FAILED, Digest.State.BOUNCED)


class DigestPage(FormView):
    """What is due in the activities this person leads; their latest letter; pausing it."""

    form_class = PauseForm
    template_name = "evaluation/digest.html"

    def get_context_data(self, **kwargs):
        user, today = self.request.user, timezone.localdate()
        waiting = digests.of_person(user, today=today)
        latest = Digest.objects.filter(user=user).select_related("week").first()
        return super().get_context_data(
            groups=waiting.groups,
            shown=digests.SHOWN if waiting.is_cut else None,
            today=today,
            latest=latest,
            may_go_again=latest is not None and latest.state in MAY_GO_AGAIN,
            is_paused=digests.is_paused(user, today=today),
            pause=DigestPause.objects.filter(user=user).first(),
            **kwargs,
        )

    def form_valid(self, form):
        digests.pause(until=form.until, by=self.request.user)
        messages.success(self.request, "The weekly letter is paused. This page always shows what is due.")
        return redirect("evaluation:digest")


class DigestResume(View):
    """The weekly letter comes again."""

    def post(self, request):
        digests.resume(by=request.user)
        messages.success(request, "The weekly letter comes again.")
        return redirect("evaluation:digest")


class DigestAgain(View):
    """Send one's own latest letter once more, if it may not have arrived."""

    def post(self, request):
        latest = Digest.objects.filter(user=request.user).first()
        if latest and latest.state in MAY_GO_AGAIN:
            latest.send_again()
            hint_on_commit(latest)
            messages.success(request, "The letter is on its way again.")
        return redirect("evaluation:digest")
