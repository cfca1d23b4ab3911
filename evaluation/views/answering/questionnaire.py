"""What every page of a questionnaire shares: the invitation, how the person reads, and kind words when it is over."""

import logging

from django.db import Error
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.gzip import gzip_page

from evaluation import reading
from evaluation.doors import InvitationView
from evaluation.forms.answering import strays
from evaluation.forms.kinds import said_in_words
from evaluation.models import Given
from evaluation.views.answering import lately
from evaluation.views.mishaps import kept_out, not_saved

logger = logging.getLogger(__name__)


class QuestionnaireView(InvitationView):
    """A page of one invitation. `self.involvement` is None for somebody at a session, of whom nothing is known."""

    @classmethod
    def as_view(cls, **initkwargs):
        return gzip_page(super().as_view(**initkwargs))

    def setup(self, request, *args, **kwargs):
        self.is_database_away = False
        self._way = None
        try:
            super().setup(request, *args, **kwargs)
        except Error:
            logger.exception("The database failed while a person opened a questionnaire.")
            self.is_database_away = True

    def dispatch(self, request, *args, **kwargs):
        if self.is_database_away:
            return not_saved(request, way=lately.way_of(request))
        if self.may_read_back is None and strays(request.POST):
            return kept_out(request)
        try:
            return super().dispatch(request, *args, **kwargs)
        except Error:
            logger.exception("The database failed while a person was answering.")
            return not_saved(request, way=self._way or lately.way_of(request))

    @property
    def way(self):
        """How this person reads."""
        if self._way is None:
            self._way = reading.way_of(invitation=self.invitation, organisation=self.organisation)
        return self._way

    @property
    def phrases(self):
        return self.way.phrases

    @property
    def is_over(self):
        """Whether answers can no longer be taken."""
        return self.invitation.is_sent or not self.invitation.round.is_open

    def page(self, template, context=None, *, status=200):
        """A page in the words and the way to read that the person chose."""
        here = {
            "wording": self.invitation.wording,
            "has_ways": self.has_ways,
            **self.way.for_page(),
        }
        lately.remember(self.request, self.way)
        return super().page(template, here | (context or {}), status=status)

    @property
    def has_ways(self):
        """Whether there may be another way to read this than English."""
        return any(variant != reading.ENGLISH for variant in self.invitation.version.variants)

    def go(self, name, *args):
        return redirect(self.at(name, *args))

    def at(self, name, *args):
        return reverse(f"evaluation:{name}", args=[self.invitation.pk, *args])

    def go_on(self):
        """To the first page not saved yet, or to the last look at everything."""
        page = self.invitation.next_page(self.drafts())
        return self.go("answer-page", page.key) if page else self.go("check")

    def read_again(self):
        """Look at the invitation as it stands now, after something else has changed it."""
        self.invitation = self.find_invitation()

    def over(self, *, typed=(), status=200):
        """Kind words where answers can no longer be taken; what was typed just now stays on the page."""
        if self.invitation.is_sent:
            return self.page("evaluation/already_sent.html", {"typed": typed}, status=status)
        said = self.said(self.drafts() if self.may_read_back else {})
        context = {"typed": typed, "groups": [group for group in said if group["is_answered"]]}
        return self.page("evaluation/round_closed.html", context, status=status)

    def drafts(self):
        """What has been saved so far: {item code: Given}."""
        return self.invitation.saved

    def said(self, given):
        """What has been said, topic by topic on the person's way, as rows for a list; pages stand by themselves."""
        return [
            {
                "page": page,
                "title": page.questions[0].text if self.way.is_easy else page.title,
                "is_saved": self.invitation.has_seen(page),
                "is_answered": any(code in given for code in page.codes),
                "rows": [
                    {"key": each.text, "value": said_in_words(each, given.get(each.code, Given()), self.phrases)}
                    for each in page.questions
                ],
            }
            for page in self.invitation.wording.route(given)
        ]


def way_of_sender(request, *, invitation_id):
    """How whoever sends this page reads, as long as their device may open it; else None."""
    view = QuestionnaireView()
    view.setup(request, invitation_id=invitation_id)
    is_let_in = not view.is_database_away and view.may_read_back is not None
    return view.way if is_let_in else lately.way_of(request)
