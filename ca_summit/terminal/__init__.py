"""The streams and files: the only place that writes."""
