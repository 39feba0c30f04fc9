"""The restore drill."""
