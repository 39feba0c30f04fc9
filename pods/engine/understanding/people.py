"""Members in a text: by name, nickname or words such as "me", "us" and "the kids"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from knowledge.people import Member, Role
from skills.engine.request import People

Whom = dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Mention:
    """One or several members named at one place."""

    begin: int
    end: int
    ids: tuple[int, ...]


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...], possessive: str) -> re.Pattern[str]:
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<name>{known})(?:{possessive})?(?!\w)", re.IGNORECASE)


def names_of(members: tuple[Member, ...]) -> tuple[str, ...]:
    """All names and nicknames, sorted, as a key for compiled patterns."""
    return tuple(sorted({name for member in members for name in (member.name, *member.nicknames)}))


def mentions(text: str, members: tuple[Member, ...], words: Mapping[str, str]) -> list[Mention]:
    """Where members are named, in order of the text; words for groups count, "me" does not."""
    by_name = {name.casefold(): member.id for member in members for name in (member.name, *member.nicknames)}
    found: list[Mention] = []
    names = names_of(members)
    if names:
        pattern = _pattern(names, words["possessive"])
        found += [
            Mention(match.start(), match.end(), (by_name[match["name"].casefold()],))
            for match in pattern.finditer(text)
        ]
    for group, ids in (
        ("us", tuple(member.id for member in members if member.grown_up)),
        ("kids", tuple(member.id for member in members if member.role is Role.CHILD)),
    ):
        named = re.finditer(rf"(?<!\w)(?:{words[group]})(?!\w)", text, re.IGNORECASE)
        found += [Mention(match.start(), match.end(), ids) for match in named]
    return sorted(found, key=lambda mention: mention.begin)


def people_in(found: list[Mention], begin: int = 0, end: int | None = None, extra: tuple[int, ...] = ()) -> People:
    """The members mentioned in a stretch of text, each once."""
    ids = [
        one
        for mention in found
        if mention.begin >= begin and (end is None or mention.end <= end)
        for one in mention.ids
    ]
    together = tuple(dict.fromkeys([*extra, *ids]))
    return People(together, named=bool(together))
