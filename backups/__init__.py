"""Snapshots of a household: taken while it runs, kept for a while, and looked through."""
