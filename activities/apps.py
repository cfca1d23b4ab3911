from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "activities"
    verbose_name = "What we plan"

    def ready(self):
        from activities import requirements

        requirements.register()
