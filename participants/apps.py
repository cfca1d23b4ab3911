from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    name = "participants"
    verbose_name = "Who takes part"

    def ready(self):
        from participants import dates, held, my_page, requirements, sections

        dates.register()
        requirements.register()
        held.register()
        my_page.add_section(sections.taking_part)
        my_page.add_section(sections.money)
