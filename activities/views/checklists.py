"""The organisation's own list of what has to be arranged: made by administrators, published in versions."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, TemplateView, View

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from accounts.scope import OfOrganisation, hold_organisation
from activities.checklists import changes, working_copy
from activities.forms.checklists import ItemForm, PublishForm, WordForm
from activities.framework import ProcessArea
from activities.models import ChecklistItem, ChecklistVersion


class OfChecklist(OfOrganisation):
    """A page about one organisation's list."""

    permission = Permission.MANAGE
    back = "activities:checklist"


class Checklist(OfChecklist, TemplateView):
    """The list as it is being made, area by area, and the versions published so far."""

    template_name = "activities/checklist.html"

    def get_context_data(self, **kwargs):
        items = list(self.organisation.checklist_items.all())
        in_force = ChecklistVersion.objects.select_related("organisation").in_force(self.organisation)
        return super().get_context_data(
            has_begun=bool(items),
            in_force=in_force,
            is_changed=bool(items) and working_copy.is_changed(self.organisation),
            news=working_copy.new_in_shipped(self.organisation) if items else [],
            areas=[_area(area, items) for area in ProcessArea] if items else areas_of(in_force),
            versions=self.organisation.checklist_versions.select_related("published_by"),
            **kwargs,
        )


def _area(area, items):
    standing = [item for item in items if item.area == area and not item.is_retired]
    return {
        "area": area,
        "rows": [{"item": item, "is_first": item == standing[0], "is_last": item == standing[-1]} for item in standing],
        "retired": [item for item in items if item.area == area and item.is_retired],
    }


def areas_of(version):
    """The items of a version, area by area."""
    return [
        {"area": area, "texts": [item["text"] for item in version.items if item["area"] == area]}
        for area in ProcessArea
    ]


class ChecklistBegin(OfChecklist, View):
    """Begin a list of one's own, as a copy of the one in force."""

    def post(self, request, *args, **kwargs):
        working_copy.begin(organisation=self.organisation)
        messages.success(request, "You can change the list now. Nothing changes for activities before you publish it.")
        return redirect(self.get_success_url())


class OfWorkingCopy(OfChecklist):
    """A page that changes the working copy; where there is none yet, there is nothing to change."""

    template_name = "activities/checklist_form.html"

    def dispatch(self, request, *args, **kwargs):
        # What somebody was writing while it was dropped is refused on their page.
        if request.method != "POST" and not working_copy.has_begun(self.organisation):
            messages.info(request, "Begin a list of your own first.")
            return redirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)


class ItemCreate(KeepsDraft, OfWorkingCopy, FormView):
    """Add an item to one of the areas."""

    form_class = ItemForm
    extra_context = {"heading": "Add an item to the list"}

    def get_initial(self):
        return {"area": self.request.GET.get("in", "")}

    def form_valid(self, form):
        item = working_copy.add(organisation=self.organisation, **form.cleaned_data)
        messages.success(self.request, "The item is added. Publish the list to give it to activities.")
        return redirect(f"{self.get_success_url()}#item-{item.pk}")


class OfItem(OfChecklist):
    """A page about one item of the working copy: `self.item`, without number and words where it has been removed."""

    template_name = "activities/checklist_form.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.item = ChecklistItem()

    def reach(self):
        items = self.organisation.checklist_items.select_related("organisation")
        self.item = get_object_or_404(items, pk=self.kwargs["pk"])

    def get_success_url(self):
        return f"{super().get_success_url()}#item-{self.item.pk}" if self.item.pk else super().get_success_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(item=self.item, **kwargs)


class ItemUpdate(KeepsDraft, OfItem, FormView):
    """Give an item other words."""

    form_class = WordForm
    extra_context = {"heading": "Change the words of an item"}
    changes_what_stands = True
    # A new item is also put into an area.
    may_be_written_anew = False

    def hold(self):
        hold_organisation(self.organisation)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.item}

    def form_valid(self, form):
        working_copy.word(item=self.item, text=form.cleaned_data["text"])
        messages.success(self.request, "Saved. Publish the list to give the new words to activities.")
        return redirect(self.get_success_url())


class ItemMove(OfItem, View):
    """Move an item up or down in its area."""

    def post(self, request, *args, **kwargs):
        direction = request.POST.get("direction", working_copy.UP)
        if direction not in (working_copy.UP, working_copy.DOWN):
            raise Http404
        working_copy.move(item=self.item, direction=direction)
        return redirect(self.get_success_url())


class ItemRetire(OfItem, TemplateView):
    """Ask, then take an item out of the next version."""

    template_name = "activities/checklist_retire.html"

    def get_context_data(self, **kwargs):
        word = "Retire" if self.item.is_published else "Remove"
        return super().get_context_data(question=f"{word} this item?", confirm_label=f"{word} it", **kwargs)

    def post(self, request, *args, **kwargs):
        working_copy.retire(item=self.item)
        messages.success(request, "The item is retired." if self.item.is_published else "The item is removed.")
        return redirect("activities:checklist", self.organisation.pk)


class ItemBringBack(OfItem, View):
    """Put a retired item on the list again."""

    def post(self, request, *args, **kwargs):
        working_copy.bring_back(item=self.item)
        messages.success(request, "The item is on the list again.")
        return redirect(self.get_success_url())


class ChecklistTakeIn(OfWorkingCopy, View):
    """Add what is new in the list that comes with FourPi."""

    def post(self, request, *args, **kwargs):
        number = working_copy.take_in_shipped(organisation=self.organisation)
        added = f"{number} item{'' if number == 1 else 's'} added" if number else "There was nothing new to add"
        messages.success(request, f"{added}. You can reword or retire what you do not want.")
        return redirect(self.get_success_url())


class ChecklistDrop(OfWorkingCopy, TemplateView):
    """Ask, then put the working copy back to the list in force."""

    template_name = "activities/checklist_drop.html"
    extra_context = {"question": "Drop what you have changed?", "confirm_label": "Drop the changes"}

    def post(self, request, *args, **kwargs):
        working_copy.drop_changes(organisation=self.organisation)
        messages.success(request, "The changes are dropped. The list is as it was published.")
        return redirect(self.get_success_url())


class ChecklistPublish(KeepsDraft, OfWorkingCopy, FormView):
    """Read what changes, say why, and publish the list as a version that never changes."""

    form_class = PublishForm
    template_name = "activities/checklist_publish.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.items = working_copy.content_of(self.organisation)

    def get_initial(self):
        return {"seen_hash": ChecklistVersion.hash_of(self.items)}

    def get_context_data(self, **kwargs):
        in_force = ChecklistVersion.objects.select_related("organisation").in_force(self.organisation)
        number = self.organisation.checklist_versions.count() + 1
        return super().get_context_data(
            question=f"Publish version {number} of the list?",
            confirm_label=f"Publish version {number}",
            differences=list(changes.between(in_force.items, self.items)),
            before=f"Before: {in_force.title}",
            after=f"Version {number}",
            is_empty=not self.items,
            **kwargs,
        )

    def form_valid(self, form):
        try:
            version = working_copy.publish(organisation=self.organisation, by=self.request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(
            self.request,
            f"Version {version.number} is published. New activities start from it. "
            "Coordinators can bring the others up to it.",
        )
        return redirect(self.get_success_url())


class ChecklistVersionDetail(OfChecklist, TemplateView):
    """A version as it was published, and what changed against the one before it."""

    permission = Permission.SEE_PLANS
    template_name = "activities/checklist_version.html"

    def get_context_data(self, **kwargs):
        versions = ChecklistVersion.objects.select_related("organisation", "published_by")
        readable = versions.readable_in(self.organisation)
        version = get_object_or_404(readable, pk=self.kwargs["pk"])
        before = readable.filter(organisation=version.organisation, number=version.number - 1).first()
        return super().get_context_data(
            version=version,
            previous=before,
            areas=areas_of(version),
            differences=list(changes.between(before.items, version.items)) if before else [],
            before=f"Version {before.number}" if before else "",
            after=f"Version {version.number}",
            **kwargs,
        )
