from celery import shared_task
from django.urls import reverse

from participants import contact, importing, letters
from participants.models import ContactMessage, LinkMessage


@shared_task
def send_link(message_id):
    message = LinkMessage.objects.claim(message_id)
    if message is not None:
        involvement = message.involvement
        opens = reverse("participants:my-involvement", args=[involvement.pk])
        message.deliver(
            lambda: letters.compose(message=message, involvement=involvement, template=message.kind, opens=opens)
        )


@shared_task
def send_about_change(message_id):
    message = ContactMessage.objects.claim(message_id)
    if message is not None:
        message.deliver(lambda: letters.about_change(message))
        contact.forget_old_address(message.change)


@shared_task
def read_population_file(import_id):
    importing.read(import_id)
