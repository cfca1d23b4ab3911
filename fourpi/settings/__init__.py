"""Settings: base is shared by all; development is what `up` runs, production takes everything from outside."""
