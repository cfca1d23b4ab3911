"""People answering a questionnaire of four pages and 14 questions, over real connections, on a real server.

Run by hand, on servers and in a folder of its own that it throws away:

    python3 -m benchmarks.answering [--people 1000] [--clients 1 4 16] [--at-once 1000] [--thinks 5] [--kill web]

Each line says how many journeys were finished a second and how long a page took until the next one could be shown.
`--kill web` ends a web worker with SIGKILL every few seconds, `--kill database` the whole PostgreSQL. Afterwards
everything that somebody was told was saved is looked for in the database, once each.
"""

import argparse
import asyncio
import os
import signal
import socket
import statistics
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote

from benchmarks.servers import own_servers

EVERY = 4  # seconds between two kills


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=300, help="how many answer in each of the first runs")
    asked.add_argument("--clients", type=int, nargs="*", default=[1, 4, 16])
    asked.add_argument("--at-once", type=int, default=1000, help="how many answer at once in the last run")
    asked.add_argument("--thinks", type=float, default=0, help="seconds a person thinks about a page, on average")
    asked.add_argument("--kill", choices=["web", "database"], help="what dies again and again in the last run")
    asked = asked.parse_args()
    with own_servers() as database:
        run(asked, database)


def run(asked, database):
    from django.core.management import call_command
    from django.db import connection

    from benchmarks.asked import Asked

    call_command("collectstatic", interactive=False, verbosity=0)
    everybody = Asked(people=asked.people * len(asked.clients) + asked.at_once)
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(2048)
        website = Website(door, database)
        for clients in asked.clients:
            crowd = measure(website, everybody, people=asked.people, at_once=clients)
            print(f"  {everybody.count(crowd)}", flush=True)
        if asked.at_once:
            killer = Killer(asked.kill, website=website, database=database)
            with killer:
                crowd = measure(website, everybody, people=asked.at_once, at_once=asked.at_once, thinks=asked.thinks)
            connection.close()  # it may have died with the database
            print(f"  {everybody.count(crowd)}; killed {killer.times} times", flush=True)
        website.stop()


def measure(website, everybody, *, people, at_once, thinks=0):
    from benchmarks.respondents import Crowd

    tokens = everybody.next(people)
    crowd = Crowd(port=website.port, tokens=tokens, pages=everybody.pages, thinks=thinks)
    before = website.cpu(), website.cpu_of_database(), time.process_time()
    took = asyncio.run(crowd.answer(at_once=at_once))
    after = website.cpu(), website.cpu_of_database(), time.process_time()
    web, database, people_ = ((late - early) / crowd.requests * 1000 for early, late in zip(before, after, strict=True))
    cuts = statistics.quantiles(crowd.times, n=20)
    print(
        f"{at_once} at once: {people / took:.1f} journeys a second ({crowd.requests / took:.0f} requests); a page is"
        f" saved in {statistics.median(crowd.times) * 1000:.0f} ms (p50), {cuts[18] * 1000:.0f} ms (p95);"
        f" {web:.1f} ms of processor a request, {database:.1f} of the database, {people_:.1f} of the people;"
        f" {(crowd.received - crowd.first) / people / 1000:.0f} kB a journey after the first page;"
        f" {crowd.tries} tries again",
        flush=True,
    )
    return crowd


class Website:
    """gunicorn as in production, on a socket held here."""

    def __init__(self, door, database):
        import psutil
        from django.conf import settings

        from benchmarks.respondents import HOST
        from fourpi.embedded import children, places

        self.port = door.getsockname()[1]
        self.database = database
        database = f"postgres://{places.ROLES['web']}@{quote(str(places.sockets()), safe='')}/{places.DATABASE}"
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "fourpi.settings.production",
            "DATABASE_URL": database,
            "REDIS_URL": "redis://127.0.0.1:1/0",  # nothing listens: answering needs no broker
            "SECRET_KEY": settings.SECRET_KEY,  # the links were sealed with it
            "ALLOWED_HOSTS": HOST,
            "ORIGIN": f"https://{HOST}",
            "EMAIL_URL": "smtp://127.0.0.1:1",
            "DEFAULT_FROM_EMAIL": "involvement@example.org",
            "STATIC_ROOT": str(settings.STATIC_ROOT),
            "PROXY_SSL_HEADER": "X-Forwarded-Proto",
        }
        number = door.fileno()
        self.process = children.start(
            [
                sys.executable,
                "-m",
                "gunicorn",
                "--config=python:fourpi.webserver",
                f"--bind=fd://{number}",
                "fourpi.wsgi",
            ],
            environment=environment,
            at_our_death=signal.SIGKILL,
            keep_open=[number],
        )
        self.family = psutil.Process(self.process.pid)
        time.sleep(4)

    def workers(self):
        return self.family.children()

    def cpu(self):
        """Seconds of processor that the workers have used, those that have ended too."""
        return _seconds(self.family)

    def cpu_of_database(self):
        """Seconds of processor that the database has used since it was started."""
        import psutil

        return _seconds(psutil.Process(self.database.child.pid))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def _seconds(family):
    """Seconds of processor that the children of a process have used, those that have ended too."""
    ended = family.cpu_times()
    alive = sum(sum(each.cpu_times()[:2]) for each in family.children())
    return ended.children_user + ended.children_system + alive


class Killer:
    """Kills again and again while people answer."""

    def __init__(self, what, *, website, database):
        self.what, self.website, self.database = what, website, database
        self.times = 0
        self.over, self.rests = threading.Event(), threading.Event()
        self.thread = threading.Thread(target=self.go_on, daemon=True)

    def __enter__(self):
        if self.what:
            self.thread.start()

    def __exit__(self, *trouble):
        self.over.set()
        if self.what:
            self.rests.wait()

    def go_on(self):
        while not self.over.wait(EVERY):
            if self.what == "web":
                for worker in self.website.workers():
                    worker.kill()
            else:
                self.kill_database()
            self.times += 1
        self.rests.set()
        threading.Event().wait()  # what a thread has started is ended when the thread ends

    def kill_database(self):
        """The server and all its children, at once; a new one cannot start while an old child is left."""
        import psutil

        family = [psutil.Process(self.database.child.pid), *psutil.Process(self.database.child.pid).children()]
        for each in family:
            each.kill()
        self.database.child.wait()
        psutil.wait_procs(family)
        self.database.start()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    main()
