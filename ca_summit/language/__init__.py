"""Everything the program says, in English and in Russian."""
