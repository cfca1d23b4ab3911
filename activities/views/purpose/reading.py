"""Reading the purpose: as it stands, every version agreed so far, and any two of them side by side."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from accounts.roles import Permission
from activities import agreement, locking, readers, readiness
from activities.forms.comparing import CompareForm
from activities.framework import Stage
from activities.models import Status
from activities.scope import OfActivity


class PurposeDetail(OfActivity, TemplateView):
    """The purpose on one page: as it stands, what is missing, who was told, and every version agreed so far."""

    template_name = "activities/purpose.html"

    def get_context_data(self, **kwargs):
        purpose, organisation = self.activity.purpose, self.activity.organisation
        may_plan = self.request.user.may(Permission.PLAN, organisation)
        may_change = may_plan and locking.change_refusal(purpose) is None
        versions = list(self.activity.purpose_versions.select_related("locked_by", "proposal"))
        content = agreement.content_of(activity=self.activity, purpose=purpose)
        return super().get_context_data(
            stage=Stage.PURPOSE,
            purpose=purpose,
            proposal=purpose.proposal,
            changed_since=agreement.differences(before=purpose.proposal.content, after=content)
            if purpose.proposal
            else [],
            rows=self._rows(content, may_change=may_change),
            topics=self.activity.topics.all(),
            outcomes=self.activity.outcomes.filter(is_dropped=False),
            duty=self.activity.legal_duty_checks.select_related("advice", "checked_by").first(),
            communications=list(self.activity.communications.select_related("version")),
            missing=missing_in(self.activity) if may_change else [],
            readers=readers.of(self.activity) if may_change else None,
            may_change=may_change,
            may_amend=may_plan and locking.amendment_refusal(purpose) is None,
            current=versions[0] if versions else None,
            versions=versions,
            **kwargs,
        )

    def _rows(self, content, *, may_change):
        """The parts in words, each with a link to the place where it is written."""
        said = {part.key: part for part in agreement.parts(content)}
        rows = [
            (said[field].label, said[field].text, self._form(_place(field)))
            for field in ("statement", "reason_to_join")
        ]
        rows.append((said["technique"].label, said["technique"].text, self._page("activity-update", "id_technique_0")))
        for side, word in agreement.sides(self.activity.organisation).items():
            field = agreement.THEORIES[side]
            said_by_side = getattr(self.activity.purpose, field)
            rows.append((agreement.theory_heading(word), said_by_side, self._form(_place(field))))
        rows += [
            (said[field].label, said[field].text, self._form(_place(field)))
            for field in ("decided_by", "forum", "decided_on", "payment_statement", "told_back_by")
        ]
        return [{"key": key, "value": value, "url": url if may_change else None} for key, value, url in rows]

    def _form(self, place):
        return self._page("purpose-update", place)

    def _page(self, name, place):
        return f"{reverse(f'activities:{name}', args=[self.activity.pk])}#{place}"


def _place(field):
    return f"id_{field}_day" if field in agreement.DAYS else f"id_{field}"


def missing_in(activity):
    """What must stand before the purpose can be agreed, each with the page where it is done."""
    missing = readiness.missing(activity, before=Status.AGREED)
    return [{"words": item.words, "url": item.url_for(activity)} for item in missing]


def as_rows(content):
    """The content as a summary list shows it."""
    return [{"key": part.label, "value": part.text} for part in agreement.parts(content)]


class OfVersions(OfActivity):
    """A page that reads what was kept."""

    def get_context_data(self, **kwargs):
        cancel_url = reverse("activities:purpose", args=[self.activity.pk])
        return super().get_context_data(stage=Stage.PURPOSE, cancel_url=cancel_url, **kwargs)


class PurposeVersionDetail(OfVersions, TemplateView):
    """A version as it was agreed, and what changed against the one before it."""

    template_name = "activities/purpose_version.html"

    def get_context_data(self, **kwargs):
        versions = self.activity.purpose_versions.select_related("locked_by", "proposal")
        version = get_object_or_404(versions, number=self.kwargs["number"])
        previous = versions.filter(number=version.number - 1).first()
        return super().get_context_data(
            version=version,
            previous=previous,
            is_current=version == versions.first(),
            rows=as_rows(version.content),
            differences=agreement.differences(before=previous.content, after=version.content) if previous else [],
            **kwargs,
        )


class PurposeProposalDetail(OfVersions, TemplateView):
    """A text as it was put to people, and what is different from the one before it."""

    template_name = "activities/purpose_proposal.html"

    def get_context_data(self, **kwargs):
        texts = self.activity.purpose_proposals.select_related("proposed_by", "version")
        proposal = get_object_or_404(texts, number=self.kwargs["number"])
        previous = texts.filter(number=proposal.number - 1).first()
        return super().get_context_data(
            proposal=proposal,
            version=getattr(proposal, "version", None),
            is_asked_about=self.activity.purpose.proposal_id == proposal.pk,
            previous=previous,
            rows=as_rows(proposal.content),
            differences=agreement.differences(before=previous.content, after=proposal.content) if previous else [],
            **kwargs,
        )


class PurposeCompare(OfVersions, TemplateView):
    """Any two versions side by side: what was taken out and what was put in, word by word."""

    template_name = "activities/purpose_compare.html"

    def get_context_data(self, **kwargs):
        versions = list(self.activity.purpose_versions.order_by("number"))
        form = CompareForm(self.request.GET or None, versions=versions)
        before, after = form.chosen()
        differences = agreement.differences(before=before.content, after=after.content) if before and after else None
        return super().get_context_data(
            form=form, versions=versions, before=before, after=after, differences=differences, **kwargs
        )
