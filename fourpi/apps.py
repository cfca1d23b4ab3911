from django.apps import AppConfig


class FourPiConfig(AppConfig):
    """The front hall's own commands and its table for rate limits."""

    name = "fourpi"
    verbose_name = "FourPi"
