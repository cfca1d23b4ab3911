"""The pages of populations, once for an activity and once for the whole organisation."""

from django.shortcuts import redirect
from django.views.generic import ListView, TemplateView

from accounts.access import require
from accounts.models import Organisation
from accounts.roles import Permission
from participants.views import populations
from participants.views.population_owners import ForActivity, ForOrganisation


class ActivityUpload(ForActivity, populations.Upload):
    pass


class ActivityWait(ForActivity, populations.Wait):
    pass


class ActivityProgress(ForActivity, populations.Progress):
    pass


class ActivityChoose(ForActivity, populations.Choose):
    pass


class ActivityPublished(ForActivity, populations.UsePublished):
    pass


class ActivityDetail(ForActivity, populations.Detail):
    is_choosing = False


class ActivityDelete(ForActivity, populations.Delete):
    pass


class PopulationsChoose(ListView):
    """The organisations this person may choose populations for; straight on where there is only one."""

    template_name = "participants/populations_choose.html"

    def get_queryset(self):
        return Organisation.objects.where_may(self.request.user, Permission.MONITOR)

    def get(self, request):
        require(request.user, Permission.MONITOR)
        organisations = list(self.get_queryset())
        if len(organisations) == 1:
            return redirect("participants:organisation-populations", organisations[0].pk)
        return super().get(request)


class OrganisationPopulations(ForOrganisation, TemplateView):
    """Whom the whole organisation is compared with: the list from which everything else is reached."""

    is_choosing = False
    template_name = "participants/organisation_populations.html"

    def get_context_data(self, **kwargs):
        mine = self.organisation.populations.all()
        pairs = [(one, self.address("population", one.pk)) for one in mine]
        return super().get_context_data(populations=pairs, **kwargs)


class OrganisationUpload(ForOrganisation, populations.Upload):
    pass


class OrganisationWait(ForOrganisation, populations.Wait):
    pass


class OrganisationProgress(ForOrganisation, populations.Progress):
    pass


class OrganisationChoose(ForOrganisation, populations.Choose):
    pass


class OrganisationPublished(ForOrganisation, populations.UsePublished):
    pass


class OrganisationDetail(ForOrganisation, populations.Detail):
    is_choosing = False


class OrganisationDelete(ForOrganisation, populations.Delete):
    pass
