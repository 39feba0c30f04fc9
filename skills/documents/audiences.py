"""Who may see a document: as a member says it, as it is called on disk, and how it is said."""

from __future__ import annotations

import re
import unicodedata
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
    name = next((name for member_id, name in folders(members).items() if f"{member_id}" == owner), None)
    return PurePosixPath(PRIVATE) / name if name else None


def audience_of(path: PurePosixPath, members: Sequence[Member]) -> str | None:
    """The audience that a file's place below the knowledge folder gives it; None for a place that gives none."""
    first, *rest = path.parts
    if first in (FAMILY, PARENTS, GUESTS) and rest:
        return first
    if first == PRIVATE and len(rest) > 1:
        owner = next((one for one, name in folders(members).items() if same_name(name, rest[0])), None)
        return private_to(owner) if owner is not None else None
    return None


def folders(members: Sequence[Member]) -> dict[int, str]:
    """What each member's folder is called, by the member's id: no two have the same one, however alike their names."""
    found: dict[int, str] = {}
    for member in members:
        name = as_folder(member.name)
        taken = any(same_name(name, other) for other in found.values())
        found[member.id] = f"{name} ({member.id})" if taken else name
    return found


def lies_in(path: PurePosixPath, folder: PurePosixPath) -> bool:
    """Whether a place is in a folder, however that is spelled on the disk."""
    parts = path.parts[: len(folder.parts)]
    return len(parts) == len(folder.parts) and all(map(same_name, parts, folder.parts))


def same_name(one: str, other: str) -> bool:
    """Whether two names of folders are the same but for case, and for letters in parts, as a Mac writes them."""
    return unicodedata.normalize("NFC", one).casefold() == unicodedata.normalize("NFC", other).casefold()


def as_folder(name: str) -> str:
    """A member's name as a folder's."""
    return re.sub(r"[^\w\- ]+", "_", unicodedata.normalize("NFC", name)).strip() or "_"
