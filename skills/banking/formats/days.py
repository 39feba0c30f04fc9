"""Days as banks write them: the order of day, month and year is decided by a whole column, not by one cell."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from skills.engine.matching import fold

_TIME = re.compile(r"[T\s]\s*\d{1,2}[:.]\d{2}.*$")
_PARTS = re.compile(r"^(\d{1,4})\s*[./\-' ]\s*(\d{1,2}|[^\W\d_]{3,10})\.?\s*[./\-' ,]\s*'?\s*(\d{1,4})$")
_NAME_FIRST = re.compile(r"^([^\W\d_]{3,10})\.?\s+(\d{1,2}),?\s+(\d{4})$")
_SOLID = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:\d{6})?$")
_MONTHS = (
    "jan janv ene gen",
    "feb fev febr fevr",
    "mar mars maerz marz mrz mrt",
    "apr avr abr",
    "may mai mei mag maj",
    "jun juin giu",
    "jul juil lug",
    "aug aou aout ago",
    "sep sept set",
    "oct okt ott",
    "nov",
    "dec dez dic",
)
_BY_NAME = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}

Parts = tuple[int, int, int, str]


def _month_named(word: str) -> int | None:
    name = fold(word)
    return _BY_NAME.get(name) or _BY_NAME.get(name[:4]) or _BY_NAME.get(name[:3])


def _parts(text: str) -> Parts | None:
    """Three numbers in the order they stand, and how it is written: "solid", "named", or the mark between."""
    bare = _TIME.sub("", text.strip().strip("\"'")).strip()
    if solid := _SOLID.match(bare):
        return int(solid[1]), int(solid[2]), int(solid[3]), "solid"
    if named := _NAME_FIRST.match(bare):
        month = _month_named(named[1])
        return None if month is None else (int(named[2]), month, int(named[3]), "named")
    found = _PARTS.match(bare)
    if found is None:
        return None
    first, middle, last = found.groups()
    if not middle.isdigit():
        month = _month_named(middle)
        return None if month is None else (int(first), month, int(last), "named")
    return int(first), int(middle), int(last), "." if "." in bare else "/" if "/" in bare else "-"


def looks_like_day(text: str) -> bool:
    """Whether a cell may be a day at all."""
    parts = _parts(text)
    return parts is not None and any(_made(parts, order) is not None for order in ("ymd", "dmy", "mdy"))


def order_of(texts: Sequence[str], *, month_first: bool = False) -> str:
    """ "ymd", "dmy" or "mdy" for a column: the order in which all are days; of several the one that is sorted, then the
    one that spans less, then "dmy" unless written with slashes by who puts months first."""
    read = [parts for text in texts if (parts := _parts(text)) is not None]
    fits: dict[str, int] = {}
    for order in ("ymd", "dmy", "mdy"):
        fits[order] = sum(_made(parts, order) is not None for parts in read)
    best = max(fits.values(), default=0)
    orders = [order for order in ("ymd", "dmy", "mdy") if fits[order] == best]
    if len(orders) == 1 or not read:
        return orders[0]
    if any(parts[0] > 31 for parts in read):
        return "ymd"
    if "ymd" in orders and len(orders) > 1:
        orders.remove("ymd")
    if all(parts[3] in (".", "named") for parts in read):
        return "dmy"
    if len(orders) == 2 and len(read) > 2:
        days = {order: [one for parts in read if (one := _made(parts, order))] for order in orders}
        unsorted = {order: _breaks(days[order]) for order in orders}
        if unsorted["dmy"] != unsorted["mdy"]:
            return min(unsorted, key=lambda order: unsorted[order])
        spans = {order: max(days[order]) - min(days[order]) for order in orders}
        if spans["dmy"] != spans["mdy"]:
            return min(spans, key=lambda order: spans[order])
    return "mdy" if month_first and "mdy" in orders else orders[0]


def _breaks(days: Sequence[date]) -> int:
    """How often the days go against the direction that most go."""
    pairs = list(pairwise(days))
    return min(sum(one > two for one, two in pairs), sum(one < two for one, two in pairs))


def _made(parts: Parts, order: str) -> date | None:
    first, second, third, written = parts
    if written == "named":
        order = "ymd" if first > 31 else "dmy"
    elif written == "solid":
        order = "ymd"
    day, month, year = {"ymd": (third, second, first), "dmy": (first, second, third), "mdy": (second, first, third)}[
        order
    ]
    if year < 100:
        year += 2000 if year < 70 else 1900
    if not (1 <= month <= 12 and 1900 <= year <= 2200 and 1 <= day <= 31):
        return None
    return date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None


def day_of(text: str, order: str) -> date | None:
    """The day that a cell means in that order; None for what is none."""
    parts = _parts(text)
    return None if parts is None else _made(parts, order)
