from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView


@method_decorator(login_not_required, name="dispatch")
class Left(TemplateView):
    """Where "Leave this page quickly" leads: a page that says nothing about where one was."""

    template_name = "left.html"
