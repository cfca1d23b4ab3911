from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ActivitiesConfig(AppConfig):
    name = "activities"
    verbose_name = "What we plan"

    def ready(self):
        from activities import dates, requirements
        from activities.checklists import shipped

        dates.register()
        requirements.register()
        post_migrate.connect(shipped.publish_after_migrate, sender=self)
