"""Charts drawn by ourselves: each carries its sentence and its table, and holds protected values only."""
