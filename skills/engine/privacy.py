"""Where the family's money is not spoken of: in a group in which children or guests read along."""

from __future__ import annotations

from skills.engine.asking import NotAllowedError
from skills.engine.command import Asker


def among_grown_ups(asker: Asker) -> bool:
    """Whether nobody reads along whom the family's money is no business of."""
    return not asker.group or all(member.grown_up for member in asker.members)


def in_private(asker: Asker) -> None:
    """Raises NotAllowedError in a group where children or guests read along."""
    if not among_grown_ups(asker):
        raise NotAllowedError("ask-in-private")
