"""The front hall: the home page, the demonstration's post, and what the product says about itself."""

from django.views.generic import TemplateView


class Home(TemplateView):
    template_name = "fourpi/home.html"


class Outbox(TemplateView):
    template_name = "fourpi/outbox.html"


class OutboxLetter(TemplateView):
    template_name = "fourpi/outbox_letter.html"


class Accessibility(TemplateView):
    template_name = "fourpi/accessibility.html"


class Licences(TemplateView):
    template_name = "fourpi/licences.html"
