"""The words in which people describe themselves: published schemes of categories, and what maps to what."""

from participants.categories.mapping import map_codes
from participants.categories.recognising import Recognised, recognise
from participants.categories.schemes import Category, NoMapping, Scheme, scheme

__all__ = ["Category", "NoMapping", "Recognised", "Scheme", "map_codes", "recognise", "scheme"]
