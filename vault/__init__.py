"""The locked room for equality answers: empty until the Presence work gives it its sealed intake and its own process."""
