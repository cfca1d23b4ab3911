"""How long a proof takes: short in every run, long by FOURPI_LONG=1."""

import os

IS_LONG = os.environ.get("FOURPI_LONG") == "1"
DATA_SETS = 2_000 if IS_LONG else 250  # that nobody chose, for each function
