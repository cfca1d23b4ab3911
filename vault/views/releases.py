"""A release: how far it has come, then its tables of the organisation, of each team, and of each closed activity."""

from django.http import Http404, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView, ListView

from accounts.models import Team
from accounts.roles import Permission
from activities.models import Activity
from figures.menu import ScopeKind
from figures.plain import say_date
from vault import releases
from vault.drawing import draw_all
from vault.models import Release, ReleasedTable
from vault.wording import COVERAGE, six_sentences

GROUPS = {ScopeKind.TEAM: "Team", ScopeKind.ACTIVITY: "Closed activity"}


class OfRelease:
    """Pages of a release that this person may read."""

    def get_queryset(self):
        return Release.objects.visible_to(self.request.user).select_related("organisation", "asked_by")

    def everywhere(self, release):
        """What every page of it shows."""
        return {
            "release": release,
            "release_name": f"Figures as at {say_date(release.as_at)}",
            "organisation": release.organisation,
            "is_demonstration": release.organisation.is_demonstration,
            "register_url": reverse("vault:register", args=[release.organisation_id]),
        }


class ReleaseDetail(OfRelease, DetailView):
    """The figures of the whole organisation, or how far their making has come."""

    def get_template_names(self):
        return ["vault/release.html" if self.object.state == Release.State.DONE else "vault/release_wait.html"]

    def get_context_data(self, **kwargs):
        release = self.object
        context = self.everywhere(release) | {"progress": progress_of(release)}
        if release.state == Release.State.DONE:
            tables = releases.tables_of(release, ScopeKind.ORGANISATION, release.organisation_id)
            context |= {
                **draw_all(tables),
                "register": register_of(release),
                "sentences": six_sentences(release.kept_rule),
            }
        context["may_monitor"] = self.request.user.may(Permission.MONITOR, release.organisation)
        return super().get_context_data(**context, **kwargs)


class ReleaseProgress(OfRelease, DetailView):
    """How far it has come, for a script to ask; the page itself also reloads without one."""

    def render_to_response(self, context, **kwargs):
        return JsonResponse(progress_of(self.object))


class OfFinishedRelease(OfRelease):
    """A page of one release that is on show: `self.release`."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        found = OfRelease.get_queryset(self).filter(pk=kwargs["pk"], state=Release.State.DONE).first()
        if found is None:
            raise Http404
        self.release = found

    def get_context_data(self, **kwargs):
        return super().get_context_data(**self.everywhere(self.release), **kwargs)


class GroupList(OfFinishedRelease, ListView):
    """The teams and closed activities that have tables in this release, to choose from."""

    template_name = "vault/group_list.html"
    paginate_by = 50

    def get_queryset(self):
        tables = self.release.tables.filter(scope_kind__in=list(GROUPS))
        return tables.order_by("-scope_kind", "scope_id").values("scope_kind", "scope_id").distinct()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        groups = list(context["page_obj"])
        names = name_groups(self.release.organisation_id, groups)
        shown = self.release.tables.filter(
            state=ReleasedTable.State.SHOWN, scope_id__in=[g["scope_id"] for g in groups]
        )
        with_figures = set(shown.exclude(characteristic=COVERAGE).values_list("scope_kind", "scope_id"))
        context["groups"] = [
            {
                "title": names.get((each["scope_kind"], each["scope_id"]), "No longer there"),
                "kind": GROUPS[ScopeKind(each["scope_kind"])],
                "url": reverse("vault:group", args=[self.release.pk, each["scope_kind"], each["scope_id"]]),
                "has_figures": (each["scope_kind"], each["scope_id"]) in with_figures,
            }
            for each in groups
        ]
        return context


class GroupDetail(OfFinishedRelease, DetailView):
    """The tables of one team or one closed activity."""

    template_name = "vault/group.html"

    def get_object(self):
        kind, scope_id = self.kwargs["kind"], self.kwargs["scope_id"]
        tables = releases.tables_of(self.release, kind, scope_id) if kind in list(GROUPS) else []
        if not tables:
            raise Http404
        return tables

    def get_context_data(self, **kwargs):
        kind, scope_id = self.kwargs["kind"], self.kwargs["scope_id"]
        names = name_groups(self.release.organisation_id, [{"scope_kind": kind, "scope_id": scope_id}])
        return super().get_context_data(
            name=names.get((kind, scope_id), "No longer there"),
            kind=GROUPS[ScopeKind(kind)],
            is_activity=kind == ScopeKind.ACTIVITY,
            **draw_all(self.object),
            sentences=six_sentences(self.release.kept_rule),
            **kwargs,
        )


def name_groups(organisation_id, groups):
    """The names of teams and activities of this organisation: {(kind, id as text): name}. Two queries."""
    ids = {kind: [each["scope_id"] for each in groups if each["scope_kind"] == kind] for kind in GROUPS}
    teams = Team.objects.filter(organisation=organisation_id, pk__in=ids[ScopeKind.TEAM])
    activities = Activity.objects.filter(organisation=organisation_id, pk__in=ids[ScopeKind.ACTIVITY])
    return {(ScopeKind.TEAM.value, str(pk)): name for pk, name in teams.values_list("pk", "name")} | {
        (ScopeKind.ACTIVITY.value, str(pk)): title for pk, title in activities.values_list("pk", "title")
    }


def progress_of(release):
    """{"text", "percent", "is_finished"} for the progress bar; unit of percent: whole percent."""
    texts = {
        Release.State.ASKED: "Waiting for the vault",
        Release.State.COUNTING: "The vault counts, and then tries to work people out from what it would show",
    }
    text = texts.get(Release.State(release.state), release.get_state_display())
    percent = release.percent if release.is_under_way else 100
    return {"text": text, "percent": percent, "is_finished": not release.is_under_way}


def register_of(release):
    """What the register holds of a finished release, for a summary list."""
    finished = timezone.localtime(release.finished_at)
    checks = "; ".join(f"{name.replace('_', ' ')}: {number:,.4g}" for name, number in release.checks.items())
    return [
        {"key": "As at", "value": f"{say_date(release.as_at)}, for the year that ended on that day"},
        {"key": "Asked for by", "value": release.asked_by or "The calendar, each quarter"},
        {"key": "Let out on", "value": f"{say_date(finished)} at {finished:%H:%M}"},
        {"key": "Checks passed", "value": checks or "The attack found nothing to try"},
        {"key": "Code version", "value": release.code_version},
        {"key": "Checksum of all figures", "value": release.checksum},
    ]
