"""Notices: what the house tells its admins about itself, once, durably, each in their own language."""

from skills.notices import saying  # noqa: F401
from skills.notices.declared import skill
from skills.notices.service import Notice, Notices

__all__ = ["Notice", "Notices", "skill"]
