"""A Valkey of our own for the messages between the website and the workers, on a socket only."""

import time

import redis

from fourpi.embedded import children, places, programs
from fourpi.embedded.postgres import CannotStart, last_line


class Valkey:
    """One server in the private folder, a child of this process. Its messages are hints: the database has the truth."""

    name = "Valkey"

    def __init__(self, *, quick=False):
        self.quick = quick
        self.account = children.server_account()
        self.program = programs.valkey_program()
        self.folder = places.private_folder() / "valkey"
        self.child = None

    def start(self):
        """Start the server and wait until it answers."""
        places.make_ready()
        children.give(self.folder, self.account)
        children.give(places.sockets(), self.account)
        settings = {
            "port": 0,
            "unixsocket": places.valkey_socket(),
            "unixsocketperm": 700,
            "dir": self.folder,
            "appendonly": "no" if self.quick else "yes",
            "save": "",
            "maxmemory": "256mb",
            "maxmemory-policy": "noeviction",
        }
        spoken = [word for name, value in settings.items() for word in (f"--{name}", value)]
        with open(places.log("valkey"), "wb") as log:
            self.child = children.start([self.program, *spoken], log=log, account=self.account, folder="/")
        self.wait_until_ready()

    def stop(self):
        """A plain end: what is queued is kept in its file."""
        children.ask_to_end(self.child)
        children.wait_for_end(self.child, patience=10)

    def wait_until_ready(self, *, seconds=30):
        """Wait for an answer; a server that ended is said at once."""
        client = redis.Redis(unix_socket_path=str(places.valkey_socket()), retry=None)
        until = time.monotonic() + seconds
        while True:
            if self.child.poll() is not None:
                raise CannotStart(f"Valkey ended at once: {last_line(places.log('valkey'))}")
            try:
                if client.ping():
                    return
            except redis.RedisError:
                if time.monotonic() > until:
                    self.stop()
                    raise CannotStart(f"Valkey did not answer within {seconds} seconds.") from None
                time.sleep(0.03)
