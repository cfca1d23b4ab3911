"""How gunicorn serves the pages: gunicorn --config python:fourpi.webserver fourpi.wsgi"""

import gc
import os

from fourpi.logs import LOGGING

worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS") or os.cpu_count() or 2)
threads = 4
preload_app = True
max_requests = 20_000
max_requests_jitter = 2_000
graceful_timeout = 8
# Its own access log would hold the paths of personal links, and its control socket is shared between checkouts.
accesslog = None
control_socket_disable = True
logconfig_dict = LOGGING


def when_ready(server):
    """What is read in by now stays: the workers share its memory, and need not look through it for rubbish."""
    gc.freeze()
