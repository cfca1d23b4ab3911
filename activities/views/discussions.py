"""Talking about how people work together: what was said, corrections of it, and days to look again."""

from django.db import transaction
from django.urls import reverse
from django.views.generic import CreateView, DeleteView, DetailView, UpdateView

from activities.capacities import label_of
from activities.forms.discussion import PEOPLE, WORDS, DiscussionForm
from activities.forms.principles import ReviewDateForm
from activities.framework import Capacity, Stage
from activities.models import PrinciplesDiscussion
from activities.scope import OfActivity
from activities.views.principles import OfPrinciples, ThereOnce

# The number of a record, and whom it counts.
WHO = {
    "service_users": Capacity.SERVICE_USER,
    "carers": Capacity.CARER,
    "public": Capacity.PUBLIC,
    "partners": Capacity.PARTNER,
    "staff": Capacity.STAFF,
}


def people_labels(organisation):
    """What to call the people of each kind who were there."""
    return {name: label_of(capacity, organisation) for name, capacity in WHO.items()}


class DiscussionDetail(OfActivity, DetailView):
    """One record as it was written down, with what it corrects or what corrects it."""

    template_name = "activities/discussion.html"

    def get_queryset(self):
        return self.activity.discussions.select_related("recorded_by", "review", "corrects", "corrected_by")

    def get_context_data(self, **kwargs):
        labels = people_labels(self.activity.organisation)
        there = [(labels[name], getattr(self.object, name)) for name in PEOPLE if getattr(self.object, name)]
        words = [(DiscussionForm.Meta.labels[name], getattr(self.object, name)) for name in WORDS]
        return super().get_context_data(stage=Stage.PRINCIPLES, there=there, words=words, **kwargs)


class OfDiscussions(OfPrinciples):
    form_class = DiscussionForm
    corrects = None

    def get_queryset(self):
        return self.activity.discussions.filter(corrected_by=None)

    def get_success_url(self):
        return reverse("activities:principles", args=[self.activity.pk]) + "#talking"

    def get_form_kwargs(self):
        labels = people_labels(self.activity.organisation)
        return {**super().get_form_kwargs(), "activity": self.activity, "labels": labels, "corrects": self.corrects}

    def keep(self, form):
        record = form.instance
        record.activity, record.recorded_by = self.activity, self.request.user
        record.save(force_insert=True)


class DiscussionCreate(OfDiscussions, CreateView):
    """Write down what people said."""

    extra_context = {"heading": "Write down what was said"}
    done = "The record is kept."


class DiscussionCorrect(OfDiscussions, UpdateView):
    """Write down again what was wrong; the first record stays readable."""

    extra_context = {"heading": "Correct a record"}
    done = "The correction is kept. The first record stays readable beside it."

    def get_object(self):
        self.corrects = super().get_object()
        fields = ("held_on", "way", *PEOPLE, *WORDS, "review")
        return PrinciplesDiscussion(**{name: getattr(self.corrects, name) for name in fields})

    @transaction.atomic
    def keep(self, form):
        form.instance.corrects, form.instance.why_corrected = self.corrects, form.cleaned_data["why_corrected"]
        super().keep(form)


class OfReviewDates(OfPrinciples):
    def get_queryset(self):
        return self.activity.review_dates.waiting()

    def get_success_url(self):
        return reverse("activities:principles", args=[self.activity.pk]) + "#talking"


class ReviewDateForming(ThereOnce, OfReviewDates):
    form_class = ReviewDateForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "activity": self.activity}

    def keep(self, form):
        form.instance.activity = self.activity
        form.save()


class ReviewDateCreate(ReviewDateForming, CreateView):
    """Plan a day to look again."""

    extra_context = {"heading": "Plan when to look again"}
    done = "The day is planned."


class ReviewDateUpdate(ReviewDateForming, UpdateView):
    """Move a planned day."""

    extra_context = {"heading": "Change when you look again"}
    done = "The day is changed."


class ReviewDateDelete(OfReviewDates, DeleteView):
    """Take a planned day out."""

    template_name = "activities/confirm_remove.html"
    extra_context = {"question": "Remove this day?", "confirm_label": "Remove it"}
    done = "The day is removed."

    def keep(self, form):
        self.object.delete()
