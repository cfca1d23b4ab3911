"""The locked room for equality answers: empty until monitoring brings its sealed intake and its own process."""
