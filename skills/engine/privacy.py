"""Who may see what: the condition on audiences, and what is not spoken of where others read along."""

from __future__ import annotations

import json
from collections.abc import Sequence

from knowledge.people import FAMILY, GUESTS, PARENTS, Role
from skills.engine.asking import NotAllowedError
from skills.engine.command import Asker

SEEN = "audience IN (SELECT value FROM json_each(:audiences))"
"""The condition on rows with an `audience`; `audiences` fills it."""


def audiences(of: Sequence[str]) -> dict[str, str]:
    """The parameter of `SEEN`."""
    return {"audiences": json.dumps(of)}


def among_grown_ups(asker: Asker) -> bool:
    """Whether nobody reads along whom the family's money is no business of."""
    return not asker.group or all(member.grown_up for member in asker.members)


def in_private(asker: Asker) -> None:
    """Raises NotAllowedError in a group where children or guests read along."""
    if not among_grown_ups(asker):
        raise NotAllowedError("ask-in-private")


def readable(asker: Asker) -> tuple[str, ...]:
    """The audiences whose papers may be spoken of to the asker here.

    In a group these are the ones that every member of the household belongs to, and nothing that is private.
    """
    if not asker.group:
        return asker.member.audiences
    guests = any(member.role is Role.GUEST for member in asker.members)
    family = () if guests or FAMILY not in asker.member.audiences else (FAMILY,)
    parents = (PARENTS,) if asker.member.grown_up and among_grown_ups(asker) else ()
    return (GUESTS, *family, *parents)
