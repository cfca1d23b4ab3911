"""The words in which people describe themselves: published schemes of categories, and what maps to what."""
