"""What the store learns: reports over the archive, and over the day that is still in the log."""
