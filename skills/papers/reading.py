"""From what was understood to commands on what runs out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from skills.engine.asking import MissingError, NotFoundError, Pick, SeveralError
from skills.engine.command import Command, Reading
from skills.engine.matching import best
from skills.engine.request import Request
from skills.engine.times import TimeSpan
from skills.papers.commands import AddExpiry, FindExpiries, RemoveExpiry, RenewExpiry, skill
from skills.papers.dues import Sort
from skills.papers.dues.plain import plain
from skills.papers.dues.words import words_of
from skills.papers.store import OF_ONE, Expiry, kept

SURE = 0.8
"""How well a name has to fit for it to be what is known already."""

PERIODS = {"week": 7, "month": 31, "quarter": 92, "year": 366}

_MINE = re.compile(r"(?<!\w)(?:my|mein\w*|mon|ma|mes|mis?|mi(?:o|a|ei|e))\s(?:\w+\s)?$")
_BRACKET = re.compile(r"\s*\(([^()]+)\)?$")
_ARTICLE = re.compile(
    r"^\W*(?:(?:that|dass|que|che)\s)?(?:my|our|the|mein\w*|unser\w*|der|die|das|mon|ma|mes|notre|nos|le|la|les|l['’]|mis?"
    r"|nuestr[oa]s?|el|los|las|(?:il |la |i |le )?(?:mi(?:o|a|ei|e)|nostr[oaie])|il|lo|gli)\s?(?<=[\s'’])",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"(?:\s(?:is|are|ist|sind|est|es|è|e|on|am|le|el|il|until|till|bis|valid|gültig|noch|jusqu['’]au|hasta|fino al|runs"
    r"|out|läuft|aus|ab))+\W*$",
    re.IGNORECASE,
)


@skill.reads("expiry_add")
def read_add(request: Request, reading: Reading) -> Command:
    """It needs a name and its last day. One that is known by this name gets the new day."""
    title, sort = _title(request, reading)
    ends = _last_day(request.when)
    targets = [ref.id for ref in request.target if ref.skill == skill.name]
    known = _known(title, targets, reading)
    if not title and known is None:
        raise MissingError("title", "ask-expiry-what")
    if ends is None:
        raise MissingError("when", "ask-expiry-when", title=known.title if known else title)
    if known is not None:
        return RenewExpiry(known.id, ends)
    return AddExpiry(title, ends, sort)


@skill.reads("expiry_query")
def read_query(request: Request, reading: Reading) -> FindExpiries:
    """One thing, a span of time, or all."""
    expiries = kept(reading.rows, reading.asker)
    targets = [ref.id for ref in request.target if ref.skill == skill.name]
    words, _ = _title(request, reading)
    found = targets or [one.id for one in _fitting(words, expiries)]
    start, end = _span(request.when)
    return FindExpiries(start, end, tuple(found))


@skill.reads("expiry_remove")
def read_remove(request: Request, reading: Reading) -> RemoveExpiry:
    """The one that the words or the last outcome name."""
    expiries = kept(reading.rows, reading.asker, open_only=False)
    targets = [ref.id for ref in request.target if ref.skill == skill.name]
    words, _ = _title(request, reading)
    found = [one for one in expiries if one.id == targets[0]] if targets else _fitting(words, expiries)
    if not found:
        raise NotFoundError("expiry-not-found", what=words or request.text)
    if len(found) > 1:
        raise SeveralError("expiry-which", tuple(Pick(skill.name, one.id, one.title) for one in found[:4]))
    return RemoveExpiry(found[0].id)


@skill.knows
def names(reading: Reading) -> list[str]:
    """What the things are called that run out."""
    return [one.title for one in kept(reading.rows, reading.asker)]


def _title(request: Request, reading: Reading) -> tuple[str, Sort]:
    """What it is called, without the words for running out; whose it is stands behind it in brackets."""
    words = words_of(request.language)
    text = _ARTICLE.sub("", request.title)
    match = next((found for found in words.cues["runs_out"].finditer(plain(text)) if found.start() > 0), None)
    text = _LEFT.sub("", text[: match.start()] if match else text).strip(" .,;:!?-")
    flat = plain(text)
    sort = next((sort for sort, pattern in words.sorts.items() if pattern.search(flat)), Sort.OTHER)
    bracket = _BRACKET.search(text)
    name = bracket[1] if bracket else _whose(request, sort, reading) if sort in OF_ONE else ""
    if bracket or (name and plain(name) not in flat):
        text = f"{text[: bracket.start()] if bracket else text} ({name})"
    return text[:1].upper() + text[1:], sort


def _whose(request: Request, sort: Sort, reading: Reading) -> str:
    """The name of the member that was named, or of the asker who said "my"."""
    named = request.people.ids[:1]
    said = plain(request.text)
    own = words_of(request.language).sorts[sort].search(said)
    if not named and own is not None and _MINE.search(said[: own.start()]):
        named = (reading.asker.member.id,)
    return next(iter(reading.asker.names(named)), "")


def _known(title: str, targets: list[int], reading: Reading) -> Expiry | None:
    """The one that a follow-up speaks of, or that is called so."""
    expiries = kept(reading.rows, reading.asker, open_only=False)
    if targets:
        return next((one for one in expiries if one.id == targets[0]), None)
    alike = _fitting(title, expiries, SURE)
    return alike[0] if len(alike) == 1 else None


def _fitting(words: str, expiries: Sequence[Expiry], least: float = 0.5) -> Sequence[Expiry]:
    """Those that are called so; whose they are counts only where that was said."""
    same = [one for one in expiries if plain(one.title) == plain(words)]
    if same or not words:
        return same
    whose = _BRACKET.search(words) is not None
    return best(words, expiries, lambda one: one.title if whose else _BRACKET.sub("", one.title), least)


def _last_day(when: TimeSpan | None) -> date | None:
    """The day that was said: of a span its last one."""
    if when is None:
        return None
    return when.last_day or when.day


def _span(when: TimeSpan | None) -> tuple[date | None, date | None]:
    """The days that were asked about; the end is not one of them."""
    if when is None or (when.start is None and when.end is None):
        return None, None
    last = when.last_day
    start = when.start.date() if when.start else None
    if last is not None:
        return start, last + timedelta(days=1)
    return start, start + timedelta(days=PERIODS.get(when.grain, 1)) if start else None
