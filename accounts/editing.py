"""Pages on which staff write: two may change one record at once, and what somebody types is kept before it is saved."""

from contextlib import suppress
from functools import cached_property

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.generic.edit import BaseUpdateView, FormMixin

from accounts import drafts, edits
from pages.forms import PageFormMixin
from pages.merging import CARRIED, read_fingerprints
from pages.rows import Rows

MERGE = (PageFormMixin, Rows)


class EditedTogether:
    """Mix into a page that changes something which stands already: whoever is second is shown what changed.

    Every `UpdateView` with a form of ours is such a page; another says `changes_what_stands = True` and gives its form
    the values of now as initial ones. The record is held from before it is compared until it is saved.
    """

    changes_what_stands = False
    # Something removed meanwhile is written anew at "…-create" beside "…-update"; not where that asks for other things.
    may_be_written_anew = True

    @property
    def is_change(self):
        return isinstance(self, BaseUpdateView) or self.changes_what_stands

    def hold(self):
        """Hold what must be held before the record itself, in the order in which others hold it."""

    def reach(self):
        """Find what the page is about, after it is held; Http404 where it has been removed."""

    def dispatch(self, request, *args, **kwargs):
        is_sent = request.method == "POST"
        if not is_sent or not self.is_change:
            try:
                self.reach()
            except Http404:
                if is_sent:
                    return self.gone()
                raise
            return super().dispatch(request, *args, **kwargs)
        try:
            with transaction.atomic():
                self.hold()
                self.reach()
                response = super().dispatch(request, *args, **kwargs)
                if is_saved(response):
                    self._tell_and_note()
                return response
        except Http404:
            return self.gone()

    def get_form(self, form_class=None):
        record = getattr(self, "object", None)
        is_sent = self.request.method == "POST"
        if is_sent and self.is_change and record is not None and not record._state.adding:
            self._hold_record(record)
        form = super().get_form(form_class)
        if isinstance(form, MERGE) and self.is_change and (record is not None or self.changes_what_stands):
            read = read_fingerprints(self.request.POST.get(CARRIED)) if is_sent else {}
            form.compare(read=read, hands=self._hands)
        self._form = form
        return form

    def gone(self):
        """Somebody removed the record while this person was writing: their words are shown, and may be written anew."""
        if not isinstance(self, FormMixin):
            raise Http404
        # There is nothing any more with which to compare.
        self.object, self.changes_what_stands = None, False
        form = self.get_form()
        if not isinstance(form, MERGE) or not has_words(form):
            raise Http404
        address = self._where_to_write_anew()
        form.submit = "Save it as new" if address else ""
        form.helper.form_action = address
        context = self.get_context_data(form=form, may_write_anew=bool(address))
        return render(self.request, "accounts/removed_meanwhile.html", context, status=404)

    def _where_to_write_anew(self):
        noun, _, verb = self.request.resolver_match.view_name.rpartition("-")
        within = getattr(self, "activity", None) or getattr(self, "organisation", None)
        if verb != "update" or within is None or not self.may_be_written_anew:
            return ""
        try:
            return reverse(f"{noun}-create", args=[within.pk])
        except NoReverseMatch:
            return ""

    def _hold_record(self, record):
        """Read the record again, held: it may have changed since the page began to look for it."""
        try:
            held = type(record)._base_manager.select_for_update(of=("self",), no_key=True)
            record.refresh_from_db(from_queryset=held)
        except type(record).DoesNotExist:
            raise Http404 from None

    def _hands(self):
        return edits.last(record=self.record_key(), seen_by=self.request.user)

    def record_key(self):
        """What changes are remembered under: the record, whichever page changed it."""
        record = getattr(self, "object", None)
        return f"{record._meta.label_lower}:{record.pk}" if isinstance(record, models.Model) else self.request.path

    def _tell_and_note(self):
        """Say what was taken over from others, and remember who changed what for those who come next."""
        form = getattr(self, "_form", None)
        if not isinstance(form, MERGE) or CARRIED not in form.carried or not form.is_valid():
            return
        if form.meanwhile:
            messages.info(self.request, " ".join([*form.meanwhile, "Both are kept."]))
        if changed := form.changed_by_me:
            edits.note(record=self.record_key(), fields=changed, by=self.request.user)


class KeepsDraft:
    """Mix into a page with one form, before everything else: what is typed is kept as a draft until it is saved.

    Not for forms about single people: what is typed there is theirs. A redirect as the answer means that it was saved.
    """

    draft_permission = ""

    @cached_property
    def draft(self):
        return drafts.of(self.request.user, self.request.path)

    def dispatch(self, request, *args, **kwargs):
        if request.method == "POST":
            return self._once(lambda: super(KeepsDraft, self).dispatch(request, *args, **kwargs))
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            if request.method != "GET" or self.draft is None or not isinstance(self, EditedTogether):
                raise
            return self.gone()

    @transaction.atomic
    def _once(self, answer):
        """Answer what was sent; sent again word for word from the same page, it only leads where it led before."""
        sent = drafts.find_page(self.request.POST.get(drafts.SEAL))
        if sent and sent.user != self.request.user.pk:
            sent = None
        if sent and (went_to := drafts.hold(page=sent, sent=self.request.POST)):
            return redirect(went_to)
        response = answer()
        self._finish(response, page=sent or getattr(self, "_page", None))
        return response

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if isinstance(form, MERGE) and (boxes := form.boxes):
            self._page = self._as_drawn(boxes)
            form.carried[drafts.SEAL] = self._page.seal
            draft = None if form.is_bound else self.draft
            if draft and form.recover(typed=draft.typed, read=draft.as_it_stood):
                form.draft = draft
        return form

    def _as_drawn(self, boxes):
        activity = getattr(self, "activity", None)
        organisation = activity.organisation if activity else getattr(self, "organisation", None)
        return drafts.Page(
            user=self.request.user.pk,
            path=self.request.path,
            boxes=boxes,
            organisation=organisation and organisation.pk,
            thing=activity and str(activity.pk),
            permission=self.draft_permission or getattr(self, "permission", ""),
        )

    def _finish(self, response, *, page):
        """Saved: the draft has done its work. Not saved: it is kept, whether or not a script has done so."""
        if page and is_saved(response):
            drafts.finish(page, sent=self.request.POST, went_to=response.url)
        elif page:
            with suppress(ValidationError):
                about = str(getattr(self, "activity", None) or "")
                drafts.keep(page=page, sent=self.request.POST, title=self._title(response), else_title=about)

    def _title(self, response):
        """What the page is called, where it says so."""
        shown = getattr(response, "context_data", None) or {}
        return str(shown.get("heading") or getattr(shown.get("page"), "title", ""))


def has_words(form):
    return form.draft is not None or any(form.data.get(box, "").strip() for box in form.boxes)


def is_saved(response):
    return response.status_code in (301, 302, 303)
