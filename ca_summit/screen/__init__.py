"""The same for eyes."""
