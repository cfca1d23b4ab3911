"""The lists of what has to be arranged: as they come with FourPi, as an organisation makes its own, as activities use
them."""
