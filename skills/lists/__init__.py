"""Named lists: shopping, packing, to-do and whatever else a family writes down."""

from skills.lists import reading, running  # noqa: F401
from skills.lists.commands import skill

__all__ = ["skill"]
