"""A data set in SQLite, in step with its file."""
