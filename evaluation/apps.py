from django.apps import AppConfig
from django.db.models.signals import post_migrate


class EvaluationConfig(AppConfig):
    name = "evaluation"
    verbose_name = "What difference it made"

    def ready(self):
        from evaluation import dates, held, requirements, sections, shipped
        from participants import my_page

        dates.register()
        requirements.register()
        held.register()
        my_page.add_section(sections.asked_and_told)
        post_migrate.connect(shipped.publish_after_migrate, sender=self)
