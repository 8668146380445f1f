"""A query's words to hits."""
