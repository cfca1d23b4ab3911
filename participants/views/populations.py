"""The people one is compared with: upload a table, wait while it is read, choose an area, confirm."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import formats
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView, View

from jobs.hints import hint_on_commit
from participants import compared_with, importing
from participants.categories.schemes import all_schemes
from participants.forms.populations import PopulationUploadForm
from participants.models import PopulationFile, PopulationImport, ReferencePopulation
from participants.populations.published import published
from participants.populations.table import plain
from participants.views.people import Confirm

SHARE_HEADINGS = ["People", "Share"]
MOST_AREAS_LISTED = 400


class Upload(FormView):
    """Store the file at once; a worker reads it whole or refuses it with a sentence."""

    form_class = PopulationUploadForm
    template_name = "participants/population_upload.html"

    def get_context_data(self, **kwargs):
        ready = [(one, self.address("population-published", one.key)) for one in published().values()]
        files = self.organisation.population_files.all()[:10]
        tables = [(file, self.address("population-choose", file.pk)) for file in files]
        return super().get_context_data(ready=ready, tables=tables, **kwargs)

    def form_valid(self, form):
        job = importing.request_import(
            organisation=self.organisation,
            activity=self.owner.get("activity"),
            upload=form.cleaned_data,
            by=self.request.user,
        )
        hint_on_commit(job)
        return redirect(self.address("population-wait", job.pk))


class OfImport:
    """Reaches one upload of this owner; somebody else's is 404."""

    def find_import(self):
        mine = PopulationImport.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        return get_object_or_404(mine.defer("content"), pk=self.kwargs["pk"], activity=self.owner.get("activity"))


class Wait(OfImport, TemplateView):
    """How far the reading has come; then on to the choice, or the sentence that says why not, and the form again."""

    template_name = "participants/population_wait.html"

    def get(self, request, *args, **kwargs):
        self.job = self.find_import()
        if self.job.state == PopulationImport.State.DONE:
            return redirect(self.address("population-choose", self.job.file_id))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        typed = {name: getattr(self.job, name) for name in ("caseload_name", "source", "reference_date")}
        form = PopulationUploadForm(initial=typed)
        form.helper.form_action = self.address("population-upload")
        poll_url = self.address("population-progress", self.job.pk)
        return super().get_context_data(
            job=self.job, form=form, poll_url=poll_url, progress=progress_of(self.job), **kwargs
        )


class Progress(OfImport, View):
    """How far it has come, for a script to ask; the page itself also reloads without one."""

    def get(self, request, *args, **kwargs):
        return JsonResponse(progress_of(self.find_import()))


class Choose(TemplateView):
    """Find an area by name, look at what was read and what was left out, then confirm."""

    template_name = "participants/population_choose.html"

    def get_context_data(self, **kwargs):
        file = self._file()
        find = self.request.GET.get("find", "").replace("\0", "").strip()
        found = areas_found(file, find)
        area = self._area(file, self.request.GET)
        if area is None and len(found) == 1:
            area = found[0]
        about = self._about(file, area) if area else {}
        number_of_areas = file.areas.count()
        return super().get_context_data(
            file=file,
            find=find,
            found=found[:MOST_AREAS_LISTED],
            number_found=len(found),
            number_of_areas=number_of_areas,
            reading=reading_of(file, number_of_areas),
            area=area,
            choose_url=self.address("population-choose", file.pk),
            **about,
            **kwargs,
        )

    def _about(self, file, area):
        counts = compared_with.counts_of(area)
        kind = compared_with.kind_of(area.code, is_caseload=file.is_caseload)
        categories = [(label, category) for _, label, category, _ in counts]
        return {
            "headings": [file.dimension, *SHARE_HEADINGS],
            "rows": shares([(label, number) for _, label, _, number in counts]),
            "cautions": compared_with.cautions_about(scheme=file.scheme, kind=kind, categories=categories),
        }

    def post(self, request, *args, **kwargs):
        file = self._file()
        area = self._area(file, request.POST)
        if area is None:
            messages.error(request, "That area is not in the file. Choose an area first.")
            return redirect(self.address("population-choose", file.pk))
        population = compared_with.choose(owner=self.owner, area=area, by=request.user)
        return chosen(self, population)

    def _area(self, file, sent):
        code = sent.get("area", "")
        # The database knows no text with NUL in it, and cannot even be asked for one.
        return None if "\0" in code else file.areas.filter(code=code).first()

    def _file(self):
        files = PopulationFile.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        return get_object_or_404(files, pk=self.kwargs["pk"])


class UsePublished(TemplateView):
    """A nation's figures that come with FourPi: look, then confirm."""

    template_name = "participants/population_published.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.published = published().get(kwargs["key"])
        if self.published is None:
            raise Http404

    def get_context_data(self, **kwargs):
        one = self.published
        return super().get_context_data(
            published=one,
            headings=[one.dimension, *SHARE_HEADINGS],
            rows=shares([(count.label, count.number) for count in one.counts]),
            cautions=compared_with.cautions_about(
                scheme=one.scheme, kind=compared_with.kind_of(one.area_code), categories=()
            ),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        population = compared_with.choose_published(owner=self.owner, published=self.published, by=request.user)
        return chosen(self, population)


class Detail(TemplateView):
    template_name = "participants/population.html"

    def get_context_data(self, **kwargs):
        population = find_population(self)
        counts = list(population.counts.values_list("label", "number", "category"))
        return super().get_context_data(
            population=population,
            headings=[population.dimension, *SHARE_HEADINGS],
            rows=shares([(label, number) for label, number, _ in counts]),
            total=f"{sum(number for _, number, _ in counts):,}",
            cautions=compared_with.cautions_about(
                scheme=population.scheme,
                kind=population.kind,
                categories=[(label, category) for label, _, category in counts],
            ),
            remove_url=self.address("population-delete", population.pk),
            **kwargs,
        )


class Delete(Confirm, TemplateView):
    template_name = "participants/population_delete.html"
    confirm_label = "Stop comparing"

    @cached_property
    def population(self):
        return find_population(self)

    @property
    def question(self):
        return f"Stop comparing with {self.population.area_name}?"

    def get_cancel_url(self):
        return self.address("population", self.population.pk)

    def post(self, request, *args, **kwargs):
        self.population.delete()
        messages.success(request, "The population is removed.")
        return redirect(self.home_url)


def find_population(page):
    """The population with the page's number, if it is this owner's."""
    return get_object_or_404(ReferencePopulation.objects.filter(**page.owner), pk=page.kwargs["pk"])


def chosen(page, population):
    """Say what was chosen, and go to it."""
    messages.success(page.request, f"You now compare with {population.area_name}.")
    return redirect(page.address("population", population.pk))


def areas_found(file, words):
    """Areas whose name or code holds all these words, those that begin with them first; all areas without words."""
    areas = file.areas.all()
    for word in plain(words).split():
        areas = areas.filter(found_by__contains=word)
    beginning = " ".join(plain(words).split())
    return sorted(areas.defer("numbers"), key=lambda area: (not area.found_by.startswith(beginning), area.found_by))


def reading_of(file, number_of_areas):
    """How the file was understood, for a summary list."""
    one = all_schemes().get(file.scheme)
    areas = file.area_kind if file.is_caseload else f"{file.area_kind}: {number_of_areas:,} read"
    return [
        {"key": "Areas", "value": areas},
        {"key": "Categories", "value": f"{file.dimension}: {len(file.categories)} kept"},
        {"key": "Known as", "value": one.name if one else "Not known"},
        {"key": "Source", "value": f"{file.source}, {formats.date_format(file.reference_date, 'j F Y')}"},
    ]


def progress_of(job):
    """{"text", "percent", "is_finished"} for the progress bar; unit of percent: whole percent."""
    if not job.is_under_way:
        return {"text": job.get_state_display(), "percent": 100, "is_finished": True}
    step = min(job.step, len(importing.STEPS) - 1)
    text = f"Step {step + 1} of {len(importing.STEPS)}: {importing.STEPS[step].lower()}"
    if job.state == PopulationImport.State.QUEUED:
        text = "Waiting for its turn"
    return {"text": text, "percent": 10 + 80 * step // len(importing.STEPS), "is_finished": False}


def shares(counts):
    """Rows of a table: category, number of people, and the share in words."""
    total = sum(number for _, number in counts)
    return [[label, f"{number:,}", compared_with.in_hundred(number, total)] for label, number in counts]
