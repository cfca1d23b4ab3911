from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    name = "participants"
    verbose_name = "Who takes part"

    def ready(self):
        from accounts import members
        from activities import readers
        from participants import dates, held, my_page, reading, requirements, sections, support

        readers.told_by(reading.of_purpose)
        dates.register()
        requirements.register()
        held.register()
        my_page.add_section(sections.taking_part)
        my_page.add_section(sections.money)
        members.tell(support.let_out)
