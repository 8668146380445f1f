"""The version of the program: it follows semver.org, and stands here alone."""

__version__ = "0.1.0"
