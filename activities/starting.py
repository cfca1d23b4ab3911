"""The first writing of a plan: begun once for each key, in guided pages that are saved as one goes."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from activities import locking, plan_templates, planning, readiness
from activities.models import IntendedOutcome, PlanStart, Purpose, Status, TopicOfInfluence

TOLD_BACK_AFTER = timedelta(weeks=6)
DAYS_IN_A_MONTH = 30


@dataclass(frozen=True)
class GuidedPage:
    """One page of the guided plan; `code` is in its URL name and in what was saved."""

    code: str
    title: str

    @property
    def url_name(self):
        return f"activities:plan-{self.code}"

    @property
    def number(self):
        return PAGES.index(self) + 1


PAGES = PEOPLE, KIND, ABOUT, WHY, TOPICS, OUTCOMES, PROMISES = (
    GuidedPage("people", "Start with people"),
    GuidedPage("kind", "What kind of activity it is"),
    GuidedPage("about", "What it is"),
    GuidedPage("why", "Why people are involved"),
    GuidedPage("topics", "What people can change"),
    GuidedPage("outcomes", "What should come of it"),
    GuidedPage("promises", "What people get"),
)


def read_key(text):
    """The key of a page as it came back; a new one where it is none."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.uuid4()


def begun_with(key, *, by):
    """The activity that this person began with this key, or None."""
    start = PlanStart.objects.filter(key=key, activity__created_by=by).select_related("activity").first()
    return start and start.activity


def begin(*, activity, key, by, **more):
    """Start the plan, once for each key: the second of two presses gets the activity of the first."""
    try:
        with transaction.atomic():
            return planning.start(activity=activity, key=key, by=by, **more)
    except IntegrityError:
        if begun := begun_with(key, by=by):
            return begun
        if not PlanStart.objects.filter(key=key).exists():
            raise
    # Somebody else's key, however it came here, opens nothing of theirs.
    return planning.start(activity=activity, key=uuid.uuid4(), by=by, **more)


def start_of(activity):
    """How this plan began; activities older than the guided plan get their row when it is first asked to be kept."""
    return PlanStart.objects.filter(activity=activity).first() or PlanStart(activity=activity)


@transaction.atomic
def choose_kind(*, activity, template):
    """Note what the plan begins from, as it is now; None for empty pages."""
    start = _hold(activity)
    start.template_code = template.code if template else ""
    start.template_version = template.version if template else None
    start.template_title = template.title if template else ""
    start.suggestions = plan_templates.kept(template) if template else {}
    start.save()
    note_saved(activity=activity, page=KIND)


@transaction.atomic
def note_saved(*, activity, page):
    """Note that a page was saved, so that its suggestions do not come back."""
    start = _hold(activity)
    if page.code not in start.saved_pages:
        start.saved_pages = [*start.saved_pages, page.code]
        start.save(update_fields=["saved_pages"])
        if page == ABOUT:
            _take_along(activity, start.suggestions)


def next_page(activity):
    """The first page that was not saved yet; None when all were."""
    saved = start_of(activity).saved_pages
    return next((page for page in PAGES if page.code not in saved), None)


def may_go_on(activity):
    """Whether the guided plan is still the way to write this plan."""
    return activity.status == Status.DRAFT


def still_needed(activity):
    """What is missing before the purpose can be agreed, and what before the activity can be opened."""
    agreed = readiness.missing(activity, before=Status.AGREED)
    named = {item.words for item in agreed}
    opened = [item for item in readiness.missing(activity, before=Status.OPEN) if item.words not in named]
    return agreed, opened


def days_suggested(activity, suggestions):
    """First and last day: those of the activity, else as long as such an activity usually takes to begin and lasts."""
    if activity.starts_on or activity.ends_on or "begins_in_weeks" not in suggestions:
        return activity.starts_on, activity.ends_on
    first = timezone.localdate() + timedelta(weeks=suggestions["begins_in_weeks"])
    first += timedelta(days=(7 - first.weekday()) % 7)
    return first, first + timedelta(weeks=suggestions["lasts_weeks"])


def outcomes_suggested(activity, suggestions):
    """The template's outcomes, each with the day on which it could be judged."""
    _, last = days_suggested(activity, suggestions)
    return [
        {
            **{name: outcome[name] for name in ("text", "kind", "how_we_will_know")},
            "due_on": last and last + timedelta(days=DAYS_IN_A_MONTH * outcome.get("months_after", 0)),
        }
        for outcome in suggestions.get("outcomes", ())
    ]


def told_back_suggested(activity, suggestions):
    """Six weeks after the last day, where a template was chosen; nothing else is promised for anybody."""
    _, last = days_suggested(activity, suggestions)
    return last + TOLD_BACK_AFTER if last and suggestions else None


@transaction.atomic
def keep_topics(*, activity, rows):
    """Bring the topics to what the page says. Raises ValidationError when the purpose is locked."""
    _keep_rows(activity, rows, existing=activity.topics.all(), model=TopicOfInfluence, remove=lambda row: row.delete())


@transaction.atomic
def keep_outcomes(*, activity, rows):
    """Bring the intended outcomes to what the page says. Raises ValidationError when the purpose is locked."""
    existing = activity.outcomes.filter(is_dropped=False)
    _keep_rows(activity, rows, existing=existing, model=IntendedOutcome, remove=locking.remove_outcome)


def _keep_rows(activity, rows, *, existing, model, remove):
    """Each row has `pk` (None if new), `is_taken_out` and the fields of its model."""
    locking.hold_open(activity)
    there = {row.pk: row for row in existing}
    named = {given["pk"] for given in rows}
    for given in rows:
        fields = {name: value for name, value in given.items() if name not in ("pk", "is_taken_out")}
        # A new row that is there already, word for word, came with a second press of the same button.
        again = (row for pk, row in there.items() if pk not in named and _says(row, fields))
        row = there.get(given["pk"]) or next(again, None)
        if given["is_taken_out"]:
            if row:
                remove(row)
        elif row is None:
            model.objects.create(activity=activity, **fields)
        elif not _says(row, fields):
            for name, value in fields.items():
                setattr(row, name, value)
            row.save(update_fields=list(fields))


def _says(row, fields):
    return all(getattr(row, name) == value for name, value in fields.items())


def _hold(activity):
    """The start of this plan, held until the transaction ends."""
    # The purpose is there for every activity and stands for the plan: two people at once come one after the other.
    Purpose.objects.select_for_update().get(activity=activity)
    return PlanStart.objects.get_or_create(activity=activity)[0]


def _take_along(activity, suggestions):
    """What a template brings beside words: value cards and things to arrange, added to the usual ones."""
    planning.add_value_cards(activity=activity, texts=suggestions.get("value_cards", ()))
    items = [(item["area"], item["text"]) for item in suggestions.get("arrangements", ())]
    planning.add_arrangements(activity=activity, items=items)
