"""The guided plan: people first, then page after page, each saved as one goes, until what is left can be seen."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView, UpdateView, View

from accounts.access import require
from accounts.editing import KeepsDraft
from accounts.models import Team
from accounts.roles import Permission
from activities import locking, plan_templates, planning, starting
from activities.forms.starting import AboutForm, BeginForm, PeopleForm, PromisesForm, WhyForm
from activities.models import Activity
from activities.scope import OfActivity

LEFT = "The plan is saved. You can go on with it at any time."


class PlanBegin(KeepsDraft, UpdateView):
    """The first page of a new plan is about people. Saving it begins the plan, once for each time it was opened."""

    draft_permission = Permission.PLAN

    form_class = BeginForm
    template_name = "activities/plan_people.html"

    def dispatch(self, request, *args, **kwargs):
        require(request.user, Permission.PLAN)
        self.key = starting.read_key(request.POST.get("key", ""))
        return super().dispatch(request, *args, **kwargs)

    def get_object(self):
        return starting.begun_with(self.key, by=self.request.user) or Activity()

    def get_form_kwargs(self):
        leaving = {"is_leaving": "leave" in self.request.POST}
        return {**super().get_form_kwargs(), **leaving, "user": self.request.user}

    def get_context_data(self, **kwargs):
        has_team = Team.objects.where_may(self.request.user, Permission.PLAN).exists()
        # Not yet saved, it is no activity of which the page could show anything.
        page = {"page": starting.PEOPLE, "pages": len(starting.PAGES), "activity": None, "is_guided": True}
        return super().get_context_data(**page, key=self.key, has_team=has_team, **kwargs)

    def form_valid(self, form):
        activity, user = form.instance, self.request.user
        if not Team.objects.where_may(user, Permission.PLAN).exists():
            return self.form_invalid(form)
        if activity._state.adding:
            activity.lead = user
            activity.team = form.cleaned_data.get("team") or _usual_team(user)
            activity = starting.begin(activity=activity, key=self.key, by=user)
        else:
            planning.change(activity=activity, fields=list(form.fields), by=user)
        return go_on_from(self.request, activity, starting.PEOPLE)


def _usual_team(user):
    """The team for which this person planned last, else the first."""
    teams = Team.objects.where_may(user, Permission.PLAN)
    last = Activity.objects.filter(created_by=user, team__in=teams).order_by("-created_at").first()
    return last.team if last else teams[0]


def go_on_from(request, activity, page):
    """Note that the page was saved, and go where its button leads."""
    starting.note_saved(activity=activity, page=page)
    if "leave" in request.POST or not starting.may_go_on(activity):
        messages.success(request, LEFT if starting.may_go_on(activity) else "The changes are saved.")
        return redirect("activities:activity-detail", pk=activity.pk)
    saved = starting.start_of(activity).saved_pages
    following = (each for each in starting.PAGES[page.number :] if each.code not in saved or each != starting.KIND)
    after = next(following, None)
    return redirect(after.url_name if after else "activities:plan-left", activity_id=activity.pk)


class PlanPage(OfActivity):
    """One page of the guided plan, and what every such page shows."""

    permission = Permission.PLAN
    page = None
    extra_context = {"has_team": True}

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.start = starting.start_of(self.activity)

    @property
    def suggestions(self):
        """The words of the template, until this page is saved for the first time."""
        return {} if self.page.code in self.start.saved_pages else self.start.suggestions

    def get_context_data(self, **kwargs):
        is_guided = starting.may_go_on(self.activity)
        before = starting.PAGES[self.page.number - 2] if is_guided and self.page.number > 1 else None
        everywhere = {
            "page": self.page,
            "pages": len(starting.PAGES),
            "is_guided": is_guided,
            "start": self.start,
            "back_url": before and reverse(before.url_name, args=[self.activity.pk]),
            "leave_url": reverse("activities:activity-detail", args=[self.activity.pk]),
            "has_suggestions": bool(self.suggestions) and self.page != starting.PEOPLE,
            "refusal": self.refusal(),
        }
        return super().get_context_data(**{**everywhere, **kwargs})

    def refusal(self):
        """Why this page cannot be saved now, in a sentence; None if it can."""


class PlanForm(KeepsDraft, PlanPage, UpdateView):
    """A page with one form, of the activity itself."""

    template_name = "activities/plan_page.html"
    hold = OfActivity.hold_purpose

    def get_object(self):
        return self.activity

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "is_leaving": "leave" in self.request.POST}

    def get_initial(self):
        """What the template suggests for whatever is empty."""
        row = self.get_object()
        names = [name for name in self.form_class._meta.fields if not getattr(row, name)]
        return {name: self.suggestions[name] for name in names if name in self.suggestions}

    def form_valid(self, form):
        try:
            self.keep(form)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        return go_on_from(self.request, self.activity, self.page)

    def keep(self, form):
        planning.change(activity=form.instance, fields=list(form.fields), by=self.request.user)


class PlanPeople(PlanForm):
    """Whose lives it affects, what they have said, and who shapes the plan."""

    page = starting.PEOPLE
    form_class = PeopleForm
    template_name = "activities/plan_people.html"


class PlanKind(PlanPage, TemplateView):
    """Choose what the plan begins from: a template, or empty pages. Choosing goes on at once."""

    page = starting.KIND
    template_name = "activities/plan_kind.html"

    def get_context_data(self, **kwargs):
        templates = plan_templates.offered(self.activity.organisation)
        return super().get_context_data(templates=templates, chosen=self.start.template_code, **kwargs)

    def post(self, request, *args, **kwargs):
        code = request.POST.get("kind", "")
        template = plan_templates.find(code, among=plan_templates.offered(self.activity.organisation))
        if template is None and code != "none":
            messages.warning(request, "Select one of the kinds shown. It may have been taken off the list meanwhile.")
            return redirect(self.page.url_name, activity_id=self.activity.pk)
        starting.choose_kind(activity=self.activity, template=template)
        return go_on_from(request, self.activity, self.page)


class PlanAbout(PlanForm):
    """What it is, how people are involved, when, and who leads it."""

    page = starting.ABOUT
    form_class = AboutForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if example := self.start.suggestions.get("about_example"):
            form.fields["about"].help_text = f"A few plain sentences. For example: {example}"
        return form

    def get_initial(self):
        first, last = starting.days_suggested(self.activity, self.suggestions)
        return {"starts_on": first, "ends_on": last} | super().get_initial()


class PurposePage(PlanPage):
    """A page that changes the purpose. When it is locked nothing is changed, and nothing typed is lost."""

    def refusal(self):
        return locking.change_refusal(self.activity.purpose)


class PlanWords(PurposePage, PlanForm):
    """A page with some of the words of the purpose."""

    def get_object(self):
        return self.activity.purpose

    @transaction.atomic
    def keep(self, form):
        locking.hold_open(self.activity)
        form.instance.save(update_fields=list(form.fields))


class PlanWhy(PlanWords):
    """Why people are involved, why they would give their time, and who decides."""

    page = starting.WHY
    form_class = WhyForm


class PlanPromises(PlanWords):
    """What people are paid, and by when they hear what came of it."""

    page = starting.PROMISES
    form_class = PromisesForm

    def get_initial(self):
        day = starting.told_back_suggested(self.activity, self.suggestions)
        kept = self.activity.purpose.told_back_by
        return super().get_initial() | ({"told_back_by": day} if day and not kept else {})


class PlanLeft(OfActivity, TemplateView):
    """What is still needed before the purpose can be agreed, and before the activity can be opened."""

    permission = Permission.PLAN
    template_name = "activities/plan_left.html"

    def get_context_data(self, **kwargs):
        start = starting.start_of(self.activity)
        before_agreed, before_open = (
            [{"title": item.words, "url": item.url_for(self.activity)} for item in items]
            for items in starting.still_needed(self.activity)
        )
        pages = [
            {
                "title": page.title,
                "url": reverse(page.url_name, args=[self.activity.pk]),
                "status": "Saved" if page.code in start.saved_pages else "Not yet",
                "tone": "done" if page.code in start.saved_pages else "to_do",
            }
            for page in starting.PAGES
        ]
        return super().get_context_data(
            before_agreed=before_agreed,
            before_open=before_open,
            plan_pages=pages,
            sessions=start.suggestions.get("sessions", ()),
            roles=start.suggestions.get("roles", ()),
            start=start,
            may_agree=not before_agreed and locking.change_refusal(self.activity.purpose) is None,
            **kwargs,
        )


class PlanGoOn(OfActivity, View):
    """On to the first page that was not saved yet, or to what is left."""

    permission = Permission.PLAN

    def get(self, request, *args, **kwargs):
        page = starting.next_page(self.activity)
        return redirect(page.url_name if page else "activities:plan-left", activity_id=self.activity.pk)
