"""Reading a published census file, so that who takes part can be compared with who lives there."""

from participants.populations.reading import read_population
from participants.populations.shares import nearest, shares
from participants.populations.table import Area, Count, Label, LeftOut, PopulationFileError, PopulationTable

__all__ = [
    "Area",
    "Count",
    "Label",
    "LeftOut",
    "PopulationFileError",
    "PopulationTable",
    "nearest",
    "read_population",
    "shares",
]
