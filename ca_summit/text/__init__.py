"""Characters and words: when two are the same, which is near, how one is stemmed."""
