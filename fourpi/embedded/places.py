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


def make_ready():
    """Make the private folder. As root it can be walked through, but not listed, by the servers' account."""
    make_passable(private_folder())
    make_private(private_folder() / "logs")


def make_passable(folder):
    """Make a folder and those above it, open to nobody else; as root, others may walk through."""
    for path in (*reversed(folder.parents), folder):
        if not path.exists():
            path.mkdir(mode=0o700)
            path.chmod(0o711 if os.geteuid() == 0 else 0o700)


def make_private(folder):
    """Make a folder that only this account can open, and refuse one that somebody else made."""
    make_passable(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.geteuid():
        raise PermissionError(f"{folder} belongs to another account.")
    return folder


def log(name):
    """Where a server writes about itself."""
    return private_folder() / "logs" / f"{name}.log"


def vault_folder():
    """What is the vault's alone: its password for the database, and its keys."""
    return private_folder() / "vault"


def vault_password():
    """The vault's password for the embedded database; none before the first start."""
    file = vault_folder() / "database-password"
    return file.read_text() if file.exists() else ""


def vault_keys():
    """Where the vault keeps its keys unless it is told another place."""
    return vault_folder() / "keys" / "keyring.json"


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
