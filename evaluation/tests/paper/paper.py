"""What stands on a paper in these tests, and making one."""

from django.urls import reverse

SECRET_WORDS = "A canary sang in the waiting room"


def make(staff, round_, **chosen):
    usual = {"copies": "blank", "capacity": "service_user", "variant": "en", "size": "standard"}
    return staff.post(reverse("evaluation:paper-print", args=[round_.pk]), usual | chosen)
