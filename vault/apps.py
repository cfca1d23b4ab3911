from django.apps import AppConfig
from django.db.models.signals import post_migrate


class VaultConfig(AppConfig):
    name = "vault"
    verbose_name = "About you, kept apart"

    def ready(self):
        from participants import my_page
        from vault import grants, held, sections

        my_page.add_section(sections.about_you)
        held.register()
        post_migrate.connect(grants.apply_after_migrate, sender=self)
