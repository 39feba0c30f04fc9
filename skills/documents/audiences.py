"""Who may see a document: as a member says it, as it is called on disk, and how it is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from knowledge.people import FAMILY, GUESTS, PARENTS, Member, private_to
from skills.engine.command import Asker, Outcome

PRIVATE = "private"
"""The word for what is for its owner alone, and the folder of such files."""


def audience_for(said: str, member: Member) -> str:
    """The audience that a member means by `family`, `parents`, `guests` or `private`."""
    return private_to(member.id) if said == PRIVATE else said


def seen_by(audience: str, asker: Asker) -> Outcome:
    """Who may see it, as a sentence."""
    kind, _, owner = audience.partition(":")
    if kind != "member":
        return Outcome(f"documents-for-{kind}")
    if owner == f"{asker.member.id}":
        return Outcome("documents-for-you")
    return Outcome("documents-for-one", {"name": asker.name_of(int(owner)) or "?"})


def folder_of(audience: str, members: Sequence[Member]) -> PurePosixPath | None:
    """Where files of an audience lie below the knowledge folder; None for a member that there is not."""
    kind, _, owner = audience.partition(":")
    if kind != "member":
        return PurePosixPath(kind)
    name = next((member.name for member in members if f"{member.id}" == owner), None)
    return PurePosixPath(PRIVATE) / as_folder(name) if name else None


def audience_of(path: PurePosixPath, members: Sequence[Member]) -> str | None:
    """The audience that a file's place below the knowledge folder gives it; None for a place that gives none."""
    first, *rest = path.parts
    if first in (FAMILY, PARENTS, GUESTS) and rest:
        return first
    if first == PRIVATE and len(rest) > 1:
        member = next((one for one in members if as_folder(one.name).casefold() == rest[0].casefold()), None)
        return private_to(member.id) if member else None
    return None


def as_folder(name: str) -> str:
    """A member's name as a folder's."""
    return re.sub(r"[^\w\- ]+", "_", name).strip() or "_"
