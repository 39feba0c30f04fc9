"""Where the family's money is not spoken of."""

from __future__ import annotations

from skills.budgets.watch import among_grown_ups
from skills.engine.asking import NotAllowedError
from skills.engine.command import Asker


def in_private(asker: Asker) -> None:
    """Raises NotAllowedError in a group where children or guests read along."""
    if not among_grown_ups(asker):
        raise NotAllowedError("ask-in-private")
