from django.apps import AppConfig


class PagesConfig(AppConfig):
    """How every page looks and how every form behaves."""

    name = "pages"
