"""Who needs to be heard: target groups, groups that are seldom heard, and who is not in the room."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import CreateView, DeleteView, FormView, UpdateView

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from activities.framework import Stage
from activities.scope import OfActivity
from participants import seldom_heard
from participants.forms.heard import NotInTheRoomForm, SuggestedGroupsForm, TargetGroupForm
from participants.models import PresencePlan, TargetGroup


class OfPresence(KeepsDraft, OfActivity):
    """A page that changes something of Presence and goes back there."""

    permission = Permission.PLAN
    stage = Stage.PRESENCE
    template_name = "activities/form.html"
    done = "Saved."

    def get_success_url(self):
        return reverse("participants:presence", args=[self.activity.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(stage=self.stage, cancel_url=self.get_success_url(), **kwargs)

    def form_valid(self, form):
        messages.success(self.request, self.done)
        return super().form_valid(form)


class OfTargetGroups(OfPresence):
    form_class = TargetGroupForm

    def get_queryset(self):
        return self.activity.target_groups.all()

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "activity": self.activity}


class TargetGroupCreate(OfTargetGroups, CreateView):
    template_name = "participants/target_group_add.html"
    extra_context = {"heading": "Add who needs to be heard"}


class TargetGroupUpdate(OfTargetGroups, UpdateView):
    extra_context = {"heading": "Change who needs to be heard"}


class TargetGroupDelete(OfPresence, DeleteView):
    template_name = "activities/confirm_remove.html"
    extra_context = {"question": "Remove this group?", "confirm_label": "Remove it"}
    done = "The group is removed."

    def get_queryset(self):
        return self.activity.target_groups.all()


class TargetGroupsSuggested(OfPresence, FormView):
    """Add several groups at once from the list of those who are seldom heard."""

    form_class = SuggestedGroupsForm
    template_name = "participants/target_groups_suggested.html"
    extra_context = {"heading": "Choose groups that are seldom heard"}

    def get_form_kwargs(self):
        named = {name.casefold() for name in self.activity.target_groups.values_list("name", flat=True)}
        offered = seldom_heard.groups(self.activity.organisation)
        groups = [group for group in offered if group.casefold() not in named]
        return {**super().get_form_kwargs(), "groups": groups}

    def form_valid(self, form):
        for name in form.cleaned_data["groups"]:
            TargetGroup.objects.get_or_create(activity=self.activity, name=name)
        messages.success(self.request, "The groups are added. Say for each why, and how you will reach them.")
        return redirect(self.get_success_url())


class NotInTheRoom(OfPresence, UpdateView):
    """One question about who is missing."""

    form_class = NotInTheRoomForm
    template_name = "participants/not_in_the_room.html"

    def get_object(self, queryset=None):
        return PresencePlan.objects.filter(activity=self.activity).first() or PresencePlan(activity=self.activity)
