"""Looks every minute whether the house is well, and tells its admins by notices where it is not."""

from bot.watch.watch import Watch

__all__ = ["Watch"]
