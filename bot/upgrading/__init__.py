"""A new version is tried on a copy of the data before it may open the data itself, and can be taken back."""
