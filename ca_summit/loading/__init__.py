"""A YAML file to a checked data set."""
