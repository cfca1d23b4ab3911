"""The population an activity is compared with: upload a published table, choose an area, confirm."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView

from accounts.roles import Permission
from activities.scope import OfActivity
from participants import compared_with
from participants.forms.populations import PopulationUploadForm
from participants.models import PopulationFile
from participants.views.people import Confirm

SHARE_HEADINGS = ["People", "Share"]


class PopulationUpload(OfActivity, FormView):
    """Read a file whole or not at all: one that cannot be read changes nothing and says why."""

    permission = Permission.PLAN
    form_class = PopulationUploadForm
    template_name = "participants/population_upload.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(files=self.activity.organisation.population_files.all()[:10], **kwargs)

    def form_valid(self, form):
        file = compared_with.keep_table(
            organisation=self.activity.organisation,
            table=form.table,
            source=form.cleaned_data["source"],
            reference_date=form.cleaned_data["reference_date"],
            by=self.request.user,
        )
        return redirect("participants:population-choose", self.activity.pk, file.pk)


class PopulationChoose(OfActivity, TemplateView):
    """Find an area by name, look at what was read and what was left out, then confirm."""

    permission = Permission.PLAN
    template_name = "participants/population_choose.html"

    def get_context_data(self, **kwargs):
        file = self._file()
        table = compared_with.table_of(file)
        find, area = self.request.GET.get("find", "").strip(), table.areas.get(self.request.GET.get("area"))
        found = table.find(find) if find else sorted(table.areas.values(), key=lambda area: area.name)
        if find and len(found) == 1 and area is None:
            area = found[0]
        return super().get_context_data(
            file=file,
            find=find,
            found=found,
            number_of_areas=len(table.areas),
            area=area,
            headings=[file.dimension, *SHARE_HEADINGS],
            rows=area and shares([(count.label, count.number) for count in area.counts]),
            **kwargs,
        )

    def post(self, request, activity_id, pk):
        file = self._file()
        area = compared_with.table_of(file).areas.get(request.POST.get("area"))
        if area is None:
            messages.error(request, "Choose an area first.")
            return redirect("participants:population-choose", self.activity.pk, file.pk)
        population = compared_with.choose(activity=self.activity, file=file, area=area, by=request.user)
        messages.success(request, f"This activity is compared with {population.area_name}.")
        return redirect("participants:population", self.activity.pk, population.pk)

    def _file(self):
        return get_object_or_404(
            PopulationFile.objects.visible_to(self.request.user),
            pk=self.kwargs["pk"],
            organisation=self.activity.organisation,
        )


class PopulationDetail(OfActivity, TemplateView):
    template_name = "participants/population.html"

    def get_context_data(self, **kwargs):
        population = get_object_or_404(self.activity.populations, pk=self.kwargs["pk"])
        counts = list(population.counts.values_list("label", "number"))
        return super().get_context_data(
            population=population,
            headings=[population.dimension, *SHARE_HEADINGS],
            rows=shares(counts),
            total=f"{sum(number for _, number in counts):,}",
            **kwargs,
        )


class PopulationDelete(OfActivity, Confirm, TemplateView):
    permission = Permission.PLAN
    template_name = "participants/population_delete.html"
    confirm_label = "Stop comparing"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.population = get_object_or_404(self.activity.populations, pk=kwargs["pk"])

    @property
    def question(self):
        return f"Stop comparing with {self.population.area_name}?"

    def get_cancel_url(self):
        return reverse("participants:population", args=[self.activity.pk, self.population.pk])

    def post(self, request, activity_id, pk):
        self.population.delete()
        messages.success(request, "The population is removed.")
        return redirect("participants:presence", self.activity.pk)


def shares(counts):
    """Rows of a table: category, number of people, and the share in words."""
    total = sum(number for _, number in counts)
    return [[label, f"{number:,}", compared_with.in_hundred(number, total)] for label, number in counts]
