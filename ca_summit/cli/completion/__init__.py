"""What may stand at the cursor of a half-typed command line, and how each shell is told.

The scripts in `scripts/` call `casummit __complete SHELL …`. What is offered follows from the commands'
own options and arguments, and from the data set that the line names.
"""
