"""Everything on this machine with one command: servers, tables, vault, demonstration, website, worker and clock."""

import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from fourpi.embedded import places
from fourpi.embedded.postgres import CannotStart, Postgres
from fourpi.embedded.programs import NotFound
from fourpi.embedded.supervisor import Program, Supervisor
from fourpi.embedded.valkey import Valkey

USUAL_PORT = 8000
THE_VAULTS = {"VAULT_DATABASE_URL", "FOURPI_VAULT_KEYS"}
THE_WEBSITES = {"DATABASE_URL", "REDIS_URL", "FOURPI_DATABASE_ROLE", "SECRET_KEY", "SECRET_KEY_FALLBACKS", "EMAIL_URL"}


class Command(BaseCommand):
    help = "Start FourPi on this machine and keep it running until Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=USUAL_PORT, help="the port to try first")
        parser.add_argument(
            "--demonstration",
            action="store_true",
            help="put the demonstration organisation into the database that DATABASE_URL names",
        )

    def handle(self, *, port, demonstration, **options):
        self.began = float(os.environ.get("FOURPI_STARTED_AT") or time.time())
        lock = self.only_once()
        self.supervisor = Supervisor(say=self.say)
        try:
            with self.door(port) as door:
                self.bring_up(door, demonstration=demonstration)
                self.supervisor.watch()
        except KeyboardInterrupt:
            pass  # somebody asked us to stop, which is how this always ends
        except (CannotStart, NotFound) as refusal:
            raise CommandError(str(refusal)) from None
        finally:
            self.say("Stopping.")
            connection.close()
            self.supervisor.stop()
            os.close(lock)
        self.say("Stopped. Your data are kept." if not settings.DATABASE_URL else "Stopped.")

    def bring_up(self, door, *, demonstration):
        """Each step once, in the order in which the next needs it."""
        address = f"http://127.0.0.1:{door.getsockname()[1]}"
        if settings.DATABASE_URL:
            self.say("Using the servers that DATABASE_URL and REDIS_URL name.")
        else:
            self.say("Starting PostgreSQL and Valkey")
            self.supervisor.keep(Postgres())
            self.supervisor.keep(Valkey())
        self.say("Preparing the tables")
        call_command("migrate", interactive=False, verbosity=0)
        self.has_vault = self.make_vault_ready()
        self.say("Collecting style sheets and fonts")
        call_command("collectstatic", interactive=False, verbosity=0)
        self.demonstrate(address, asked=demonstration)
        connection.close()
        self.say("Opening the website")
        self.supervisor.keep(self.website(door, address))
        self.wait_for_first_page(address)
        for program in self.background(address):
            self.supervisor.keep(program)
        self.greet(address, demonstration=demonstration)

    def only_once(self):
        """One supervisor for one checkout: a second would start servers on the same data."""
        places.make_ready()
        file = places.private_folder() / "up.lock"
        lock = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CommandError(f"FourPi already runs from this folder (process {file.read_text()}).") from None
        os.truncate(lock, 0)
        os.write(lock, str(os.getpid()).encode())
        return lock

    def door(self, port):
        """The socket the website listens on, held here so that it survives the website's restart."""
        for number in (port, *range(port + 1, port + 20), 0):
            door = socket.socket()
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                door.bind(("127.0.0.1", number))
            except OSError:
                door.close()
                continue
            door.listen(128)
            if number != port:
                self.say(f"Port {port} is taken; using {door.getsockname()[1]} instead.")
            return door
        raise CommandError("No port is free on this machine.")

    def demonstrate(self, address, *, asked):
        """Once, and never into a database of your own unless asked by name. Who removes it is not given it again.

        Loaded as the website's account would write it, with links that lead to the door we opened.
        """
        marker = places.private_folder() / "demonstration-loaded"
        wanted = asked if settings.DATABASE_URL else asked or not marker.exists()
        if not wanted or "demonstration" not in get_commands():
            return
        self.say("Loading the demonstration organisation")
        load = [sys.executable, places.CHECKOUT / "manage.py", "demonstration", "load"]
        if subprocess.run(load, env=self.environment(address), stdout=subprocess.DEVNULL).returncode:
            raise CannotStart("The demonstration could not be loaded; the reason stands above.")
        if not settings.DATABASE_URL:
            marker.touch()

    def make_vault_ready(self):
        """The vault's keys exist before anybody is asked anything. Returns whether there is a vault here."""
        if settings.DATABASE_URL and not os.environ.get("VAULT_DATABASE_URL"):
            self.say("“About you” is not offered, because VAULT_DATABASE_URL is not set.")
            return False
        make = [sys.executable, places.CHECKOUT / "manage.py", "vault", "make-keys"]
        if subprocess.run(make, env=vault_environment(), stdout=subprocess.DEVNULL).returncode:
            raise CannotStart("The vault has no keys; the reason stands above.")
        return True

    def website(self, door, address):
        """gunicorn on the door we hold."""
        args = [sys.executable, "-m", "gunicorn", "--config=python:fourpi.webserver", f"--bind=fd://{door.fileno()}"]
        return Program(
            "The website",
            [*args, "fourpi.wsgi"],
            environment=self.environment(address),
            keep_open=[door.fileno()],
            at_our_death=signal.SIGQUIT,
        )

    def background(self, address):
        """The worker, and the clock as a program of its own: inside a worker it would outlive that worker's death."""
        celery = [sys.executable, "-m", "celery", "--app=fourpi"]
        lean = ["--loglevel=WARNING", "--without-gossip", "--without-mingle"]
        environment = self.environment(address)
        yield Program(
            "The worker",
            [*celery, "worker", "--concurrency=2", f"--hostname=fourpi-{places.key()}@%h", *lean],
            environment=environment,
            at_our_death=signal.SIGKILL,
        )
        yield Program(
            "The clock",
            [*celery, "beat", "--scheduler=celery.beat:Scheduler", "--loglevel=WARNING"],
            environment=environment,
        )
        if self.has_vault:
            yield Program(
                "The vault",
                [sys.executable, places.CHECKOUT / "manage.py", "vault", "run"],
                environment=vault_environment(),
            )

    def environment(self, address):
        """Our programs run as the website's account, which owns nothing, and know none of the vault's."""
        ours = {name: value for name, value in os.environ.items() if name not in THE_VAULTS}
        return ours | {"FOURPI_DATABASE_ROLE": "web", "ORIGIN": address, "PYTHONUNBUFFERED": "1"}

    def wait_for_first_page(self, address, *, seconds=90):
        """Ask until the website answers, and say so when what it answers is an error."""
        website = self.supervisor.kept[-1]
        until = time.monotonic() + seconds
        while True:
            if website.child.poll() is not None:
                raise CannotStart("The website ended while starting; the reason stands above.")
            if time.monotonic() > until:
                raise CannotStart(f"The website did not answer within {seconds} seconds.")
            status = first_page(address, patience=10)  # the door is open already: whoever knocks waits for gunicorn
            if status:
                if status >= 400:
                    self.say(f"The first page answers with error {status}.")
                return

    def greet(self, address, *, demonstration):
        """What a newcomer needs: the address, the sign-ins, how to stop."""
        self.stdout.write("")
        self.stdout.write(f"FourPi is ready after {time.time() - self.began:.0f} s:  {address}/")
        if "demonstration" in get_commands() and (demonstration or not settings.DATABASE_URL):
            call_command("demonstration", "sign-ins", stdout=self.stdout)
        if not settings.DATABASE_URL:
            self.stdout.write(f"Its data are kept in {places.private_folder()}")
        self.stdout.write("Ctrl-C stops it.\n")
        self.stdout.flush()

    def say(self, sentence):
        """One line for the person at the terminal."""
        self.stdout.write(f"{time.time() - self.began:6.1f} s  {sentence}")
        self.stdout.flush()


def vault_environment():
    """The vault has its own account and its keys, and is told none of the website's secrets."""
    ours = {name: value for name, value in os.environ.items() if name not in THE_WEBSITES}
    return ours | {"DJANGO_SETTINGS_MODULE": "fourpi.settings.vault", "PYTHONUNBUFFERED": "1"}


def first_page(address, *, patience):
    """The status of the first page, following its way to the sign-in page; none while nobody answers."""
    path = "/"
    for _ in range(3):
        link = http.client.HTTPConnection(urlsplit(address).netloc, timeout=patience)
        try:
            link.request("GET", path)
            answer = link.getresponse()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            link.close()
        if answer.status not in {301, 302}:
            break
        path = answer.headers["Location"]
    return answer.status
