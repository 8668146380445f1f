"""Commands, options, help."""
