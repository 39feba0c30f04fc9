"""Figures of the house for Prometheus. No names, texts or chats of members are in them."""
