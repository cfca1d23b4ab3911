"""Where this checkout keeps its data. Two checkouts never share a place, because each is named after its own path."""

import hashlib
import os
import secrets
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
DATABASE = "fourpi"
ROLES = {"web": "fourpi_web", "owner": "fourpi_owner", "vault": "fourpi_vault", "admin": "postgres"}
LONGEST_SOCKET_FOLDER = 80  # a socket's whole path must stay under about 100 characters


def key():
    """A short name for this checkout: its folder's name and a digest of its whole path."""
    return f"{CHECKOUT.name[:20]}-{hashlib.sha256(bytes(CHECKOUT)).hexdigest()[:10]}"


def private_folder():
    """The folder that holds everything this checkout keeps; FOURPI_HOME names another one."""
    if os.environ.get("FOURPI_HOME"):
        return Path(os.environ["FOURPI_HOME"])
    if os.geteuid() == 0:  # PostgreSQL refuses root, and its account cannot reach into root's home
        return Path("/var/lib/fourpi", key())
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share", "fourpi", key())


def sockets():
    """The folder of the servers' sockets: beside the data, or in the temporary folder when that path is too long."""
    beside = private_folder() / "sockets"
    if len(bytes(beside)) <= LONGEST_SOCKET_FOLDER:
        return beside
    digest = hashlib.sha256(bytes(beside)).hexdigest()[:10]
    return Path(tempfile.gettempdir(), f"fourpi-{os.geteuid()}-{digest}")


def valkey_socket():
    """Where Valkey listens."""
    return sockets() / "valkey.sock"


def make_private(folder):
    """Make a folder that only this account can open, and say no to one that somebody else made."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_uid not in {0, os.geteuid()}:
        raise PermissionError(f"{folder} belongs to another account.")
    return folder


def secret_key():
    """This checkout's secret key, drawn at the first start."""
    file = private_folder() / "keys" / "secret-key"
    make_private(file.parent)
    try:
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return file.read_text()
