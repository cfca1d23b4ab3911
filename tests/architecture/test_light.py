"""The website stays small: what only the worker and the vault need is never loaded into it."""

import subprocess
import sys

import pytest

from tests.architecture.house import HOUSE

LOAD_THE_WEBSITE = "import fourpi.wsgi; from django.urls import get_resolver; get_resolver().reverse_dict"
HEAVY = "import sys; print(sorted({'scipy', 'numpy', 'statsmodels'} & sys.modules.keys()))"
LIGHT_FIGURES = ("cells", "menu", "plain", "protected", "results", "intervals", "retention", "leaving")


def heavy_after(code):
    """Run some code in a Python of its own and say which heavy packages it has loaded."""
    done = subprocess.run([sys.executable, "-c", f"{code}; {HEAVY}"], cwd=HOUSE, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_website_does_without_scipy():
    assert heavy_after(LOAD_THE_WEBSITE) == "[]"


def test_a_module_that_loads_scipy_is_noticed():
    assert heavy_after("import figures.representation") == "['numpy', 'scipy']"


@pytest.mark.parametrize("module", LIGHT_FIGURES)
def test_figures_that_pages_may_use_do_without_scipy(module):
    assert heavy_after(f"import figures.{module}") == "[]"
