"""The version of the program (https://semver.org); defined here only."""

__version__ = "0.2.0"
