"""Characters and words: folding, stemming, nearest words, escaping."""
