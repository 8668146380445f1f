"""What may stand at the cursor, and how each shell is told."""
