"""What is asked of a data set."""
