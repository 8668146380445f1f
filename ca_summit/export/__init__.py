"""Answers and whole data sets for programs and readers."""
