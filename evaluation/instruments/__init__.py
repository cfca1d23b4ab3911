"""Bringing in an instrument that others hold the rights to, from a spreadsheet that an organisation fills in."""
