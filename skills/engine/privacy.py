"""What is not spoken of where others read along: the family's money, and papers that not all of them may see."""

from __future__ import annotations

from knowledge.people import FAMILY, GUESTS, PARENTS, Role
from skills.engine.asking import NotAllowedError
from skills.engine.command import Asker


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
        return (*asker.member.audiences, *((PARENTS,) if asker.member.grown_up else ()))
    guests = any(member.role is Role.GUEST for member in asker.members)
    family = () if guests or FAMILY not in asker.member.audiences else (FAMILY,)
    parents = (PARENTS,) if asker.member.grown_up and among_grown_ups(asker) else ()
    return (GUESTS, *family, *parents)
