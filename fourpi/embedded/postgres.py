"""A PostgreSQL of our own: made once, listening on a socket only, with the roles the product runs under."""

import os
import secrets
import shutil
import signal
import subprocess
import time

import psycopg2

from fourpi.embedded import children, places, programs

ROLES = places.CHECKOUT / "fourpi/embedded/roles.sql"
# Errors can quote what people wrote, so the server logs its own state only, never statements or details.
SETTINGS = {
    "listen_addresses": "",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "unix_socket_permissions": "0700",
}
QUICK = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "autovacuum": "off"}


class CannotStart(Exception):
    """One sentence for the person who started us."""


class Postgres:
    """One cluster in the private folder, its server a child of this process."""

    name = "PostgreSQL"

    def __init__(self, *, quick=False):
        self.quick = quick
        self.account = children.server_account()
        self.bin = programs.postgres_folder()
        self.folder = places.private_folder() / "postgres"
        self.data = self.folder / "data"
        self.child = None

    def start(self):
        """Make the cluster if there is none, start the server, and see to the roles."""
        places.make_ready()
        children.give(self.folder, self.account)
        children.give(places.sockets(), self.account)
        self.check_version()
        if not self.data.exists():
            self.make_cluster()
        settings = SETTINGS | {"unix_socket_directories": str(places.sockets())} | (QUICK if self.quick else {})
        with open(places.log("postgres"), "wb") as log:
            self.child = children.start(
                [self.bin / "postgres", "-D", self.data, *(f"--{name}={value}" for name, value in settings.items())],
                log=log,
                account=self.account,
                environment={"LC_ALL": "C", "PATH": os.environ.get("PATH", "")},
                folder="/",
                at_our_death=signal.SIGINT,
            )
        self.wait_until_ready()
        self.make_roles()

    def stop(self):
        """Fast shutdown: open transactions are rolled back, nothing committed is lost."""
        children.ask_to_end(self.child, by=signal.SIGINT)
        children.wait_for_end(self.child, patience=20)

    def check_version(self):
        """Data of another major version would not start: say so before trying."""
        marker = self.data / "PG_VERSION"
        if not marker.exists():
            return
        ours, theirs = programs_version(self.bin), marker.read_text().strip()
        if ours != theirs:
            raise CannotStart(
                f"The data in {self.data} were made by PostgreSQL {theirs}, but this is PostgreSQL {ours}. "
                f"Set PG_BIN to the programs of version {theirs}, or move that folder away to begin anew."
            )

    def make_cluster(self):
        """Made beside its place and then moved, so that a start cut short leaves no half of one."""
        draft = self.data.with_name("data.new")
        shutil.rmtree(draft, ignore_errors=True)
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        if int(programs_version(self.bin)) < 17:
            locale = ["--locale=C.UTF-8"]
        made = children.start(
            [self.bin / "initdb", "-D", draft, "-U", places.ROLES["admin"], "-A", "trust", "-E", "UTF8"]
            + locale
            + (["--no-sync"] if self.quick else []),
            log=subprocess.PIPE,
            account=self.account,
            environment={"LC_ALL": "C", "PATH": os.environ.get("PATH", "")},
            folder="/",
        )
        spoken, _ = made.communicate()
        if made.returncode:
            raise CannotStart(f"PostgreSQL could not make its data folder: {spoken.decode(errors='replace').strip()}")
        (draft / "pg_hba.conf").write_text(f"local all {places.ROLES['vault']} scram-sha-256\nlocal all all trust\n")
        draft.rename(self.data)

    def wait_until_ready(self, *, seconds=60):
        """Recovery after a crash may take a moment, so there is patience; a server that ended is said at once."""
        until = time.monotonic() + seconds
        while True:
            if self.child.poll() is not None:
                raise CannotStart(f"PostgreSQL ended at once: {last_line(places.log('postgres'))}")
            try:
                connect(database="postgres").close()
                return
            except psycopg2.OperationalError:
                if time.monotonic() > until:
                    self.stop()
                    raise CannotStart(f"PostgreSQL did not answer within {seconds} seconds.") from None
                time.sleep(0.03)

    def make_roles(self):
        """Owner, web and vault exist from the first start; the vault's password lies in a folder of its own."""
        password = places.make_private(places.vault_folder()) / "database-password"
        with connect(database="postgres") as link, link.cursor() as cursor:
            cursor.execute(ROLES.read_text())
            if not password.exists():
                new = secrets.token_urlsafe(32)
                cursor.execute(f"ALTER ROLE {places.ROLES['vault']} PASSWORD %s", [new])
                with open(os.open(password, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                    file.write(new)
        link.close()
        make_database(places.DATABASE)


def make_database(name):
    """A database that the owner owns and in which the website may read and write rows, nothing else."""
    owner, web = places.ROLES["owner"], places.ROLES["web"]
    link = connect(database="postgres")
    link.autocommit = True
    with link.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            cursor.execute(f'CREATE DATABASE "{name}" OWNER {owner}')
        cursor.execute(f'REVOKE ALL ON DATABASE "{name}" FROM PUBLIC')
        cursor.execute(f'GRANT CONNECT ON DATABASE "{name}" TO {web}')
    link.close()
    with connect(database=name) as link, link.cursor() as cursor:
        rows = f"ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT"
        cursor.execute(f"{rows} SELECT, INSERT, UPDATE, DELETE ON TABLES TO {web}")
        cursor.execute(f"{rows} USAGE, SELECT ON SEQUENCES TO {web}")
    link.close()


def connect(*, database, role="admin", password=None):
    """A connection over the socket under one of our roles."""
    return psycopg2.connect(host=str(places.sockets()), dbname=database, user=places.ROLES[role], password=password)


def programs_version(folder):
    """The major version of the programs in a folder."""
    spoken = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    return spoken.split()[2].split(".")[0]


def last_line(file):
    """What a server said last, for the sentence a person reads."""
    lines = file.read_text(errors="replace").strip().splitlines()
    return lines[-1] if lines else "it said nothing"
