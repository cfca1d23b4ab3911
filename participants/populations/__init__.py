"""Reading a published census file, so that who takes part can be compared with who lives there."""

from participants.populations.reading import read_population
from participants.populations.shares import shares
from participants.populations.table import Area, Count, Label, LeftOut, PopulationFileError, PopulationTable

__all__ = [
    "Area",
    "Count",
    "Label",
    "LeftOut",
    "PopulationFileError",
    "PopulationTable",
    "read_population",
    "shares",
]
