"""Records: their kinds and fields, columns and meanings."""
