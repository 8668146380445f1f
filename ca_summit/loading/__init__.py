"""Read a YAML file, check it, and build a data set from it."""
