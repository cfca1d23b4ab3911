"""The locked room: equality answers come in sealed, nothing goes out but figures that protect people."""
