import os
import shutil
import tempfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def home():
    """A private folder of these tests' own, short enough for sockets and passable for the servers' account."""
    folder = Path(tempfile.mkdtemp(prefix="fourpi-"))
    folder.chmod(0o711)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOURPI_HOME", str(folder / "home"))
        yield folder / "home"
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def plain_environment(home):
    """The environment of somebody who set nothing."""
    ours = ("FOURPI_", "DATABASE_URL", "REDIS_URL", "DJANGO_", "PYTEST_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"FOURPI_HOME": str(home)}
