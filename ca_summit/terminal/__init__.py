"""Streams and files: the only package that writes."""
