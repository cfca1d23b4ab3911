"""How gunicorn serves the pages: gunicorn --config python:fourpi.webserver fourpi.wsgi"""

import os

from fourpi.logs import LOGGING

worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS") or os.cpu_count() or 2)
threads = 4
preload_app = True
max_requests = 2000
max_requests_jitter = 200
graceful_timeout = 8
# Its own access log would hold the paths of personal links, and its control socket is shared between checkouts.
accesslog = None
control_socket_disable = True
logconfig_dict = LOGGING
