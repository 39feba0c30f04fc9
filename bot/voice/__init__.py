"""Hearing and speaking in the conversation."""
