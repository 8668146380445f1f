"""Write answers and whole data sets for programs and readers."""
