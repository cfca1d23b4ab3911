"""A post that dies while sending, as by a power cut."""

import os
import signal

from django.core.mail.backends.base import BaseEmailBackend


class DyingPost(BaseEmailBackend):
    def send_messages(self, email_messages):
        os.kill(os.getpid(), signal.SIGKILL)
