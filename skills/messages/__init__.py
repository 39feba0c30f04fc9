"""Messages: what members tell each other through the house, delivered once and answered with one press."""

from skills.messages import reading, running, saying, tidying  # noqa: F401
from skills.messages.commands import skill

__all__ = ["skill"]
