"""Which setting a member speaks of, and what it shall be: quiet hours, what comes by itself, zone, language, voice."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

from pods.engine.understanding.vocabulary import vocabulary
from pods.engine.understanding.zones import language_named, zone_named
from skills.engine.times import TimeKind, TimeSpan

if TYPE_CHECKING:
    from pods.engine.understanding.clause import Clause

OFF, HOME = "off", "home"
ALOUD, TEXT = "aloud", "text"
_SPOKEN = (("spoken_when", "voice"), ("spoken_never", "never"), ("spoken_always", "always"))
"""Words for when answers are spoken, and the value of the setting; the narrower ones first."""
_NOON = 12
_EARLY = (time(0), time(11, 59))
_LATE = (time(12), time(23, 59))
_TOLD = (("week", _LATE), ("preview", _LATE), ("brief", _EARLY))
"""What is told by itself, and the half of the day in which a bare hour of it lies."""

_OF = re.compile(
    r"\s+(?:of|about|on|from|for|von|vom|über|zum|zur|aus|de|du|des|sur|del|della|dei|delle|di|su|sobre)\b|\s+d'",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting with its value or its times, as in Request; `sure` where it can hardly be anything else."""

    name: str
    value: str | None = None
    when: TimeSpan | None = None
    sure: bool = False


def setting_in(clause: Clause) -> Setting | None:
    """The setting that a clause speaks of, or None."""
    if clause.vocabulary.speaks_for("reminder_create", clause.bare_text):
        return None
    return _bedtime(clause) or _language(clause) or _spoken(clause) or _quiet(clause) or _told(clause) or _zone(clause)


def _bedtime(clause: Clause) -> Setting | None:
    """When children are to sleep; the times are read by the skill, evening by evening."""
    words = clause.vocabulary.single
    if not words["bedtime"].search(clause.text):
        return None
    if clause.times.spans or _HOUR.search(clause.text):
        return Setting("bedtime", sure=not clause.asks)
    off = words["says_off"].search(clause.text) or words["negated"].search(clause.text)
    return Setting("bedtime", OFF if off else None, sure=bool(off) and not clause.asks)


_HOUR = re.compile(r"\b\d{1,2}\b")


def _language(clause: Clause) -> Setting | None:
    code = language_named(clause.text, clause.language)
    if code is None or not any(_speaks(clause, one) for one in dict.fromkeys((clause.language, code))):
        return None
    bare = len(clause.phrase.split())
    return Setting("language", code, sure=not clause.asks and bare <= _FEW)


def _speaks(clause: Clause, language: str) -> bool:
    """Whether words about speaking stand there, in the language of the clause or in the one it names."""
    words = clause.vocabulary if language == clause.language else vocabulary(language, ())
    return any(words.single["tongue"].search(text) for text in (clause.bare_text, clause.text))


_FEW = 8
"""Words beside times up to which a language named is the one to speak, rather than the subject of a course."""


def _spoken(clause: Clause) -> Setting | None:
    """Whether answers are spoken; a brief that is to be read aloud is another setting."""
    words = clause.vocabulary.single
    if any(words[name].search(clause.text) for name, _ in _TOLD):
        return None
    for name, value in _SPOKEN:
        if any(words[name].search(text) for text in (clause.bare_text, clause.text.strip())):
            return Setting("spoken", value, sure=not clause.asks)
    return None


def _quiet(clause: Clause) -> Setting | None:
    words = clause.vocabulary.single
    if not words["quiet"].search(clause.text):
        return None
    if words["quiet_off"].search(clause.text):
        return Setting("quiet", OFF, sure=not clause.asks)
    when = _bounds(clause)
    return Setting("quiet", when=when, sure=when is not None and not clause.asks)


def _bounds(clause: Clause) -> TimeSpan | None:
    """From when to when: bare hours are late where it begins and early where it ends ("9 to 8")."""
    late, early = clause.within(*_LATE).when(), clause.within(*_EARLY).when()
    if late is None or early is None or not late.has_time:
        return None
    if late.kind is not TimeKind.RANGE:
        return replace(late, kind=TimeKind.RANGE, end=None)
    end = early.end
    if end is not None and end.hour >= _NOON and late.start != early.start:
        end -= timedelta(hours=_NOON)
    return replace(late, end=end)


def _told(clause: Clause) -> Setting | None:
    """A brief in the morning, a preview in the evening, the week on Sundays."""
    words = clause.vocabulary.single
    for name, half in _TOLD:
        match = words[name].search(clause.text)
        if match is None:
            continue
        when = clause.within(*half).when()
        timed = when is not None and when.has_time and not when.vague_time
        voiced = _voiced(clause)
        if voiced is not None and _is_of_something_else(clause, name, match):
            continue
        if voiced is not None:
            return Setting(name, voiced, when if timed else None, sure=not clause.asks)
        if not timed and words["says_off"].search(clause.text):
            return Setting(name, OFF, sure=not clause.asks)
        return Setting(name, when=when, sure=timed and not clause.asks)
    return None


def _is_of_something_else(clause: Clause, name: str, match: re.Match[str]) -> bool:
    """Whether the words may be those of anything that is read: of a paper ("a summary of the lease"), of a day."""
    if name == "brief":
        return _OF.match(clause.text, match.end()) is not None and not match.re.search(clause.text, match.start() + 1)
    dated = (cut for span, cut in zip(clause.times.spans, clause.times.cut, strict=True) if span.has_date)
    return name == "preview" and any(begin < match.end() and match.start() < end for begin, end in dated)


def _voiced(clause: Clause) -> str | None:
    """Whether what comes by itself is to be read aloud ("as audio") or not ("without voice"); None: nothing of it."""
    words = clause.vocabulary.single
    if words["in_text"].search(clause.text):
        return TEXT
    if not (words["aloud"].search(clause.text) or words["reads_out"].search(clause.text)):
        return None
    off = words["says_off"].search(clause.text) or words["negated"].search(clause.text)
    return TEXT if off else ALOUD


def _zone(clause: Clause) -> Setting | None:
    words = clause.vocabulary.single
    text = clause.bare_text
    if words["home"].search(text):
        return Setting("zone", HOME, sure=words["zone"].search(text) is not None)
    if words["zone"].search(text):
        zone = zone_named(clause.text, clause.language)
        return Setting("zone", zone, sure=zone is not None and not clause.asks)
    away = words["away"].search(text)
    today = clause.scene.now.date()
    if away is None or any(
        one.grain in ("day", "minute") and one.day and one.day > today for one in clause.times.spans
    ):
        return None
    place = next(city for city in (away["city"], away["to"]) if city)
    zone, for_now = zone_named(place, clause.language), words["for_now"].search(text) is not None
    if zone is None and not (for_now and _is_a_name(place, clause)):
        return None
    return Setting("zone", zone, sure=for_now)


def _is_a_name(place: str, clause: Clause) -> bool:
    """Whether a place begins like a name in a language that writes other nouns small, and is nobody's."""
    first = place.strip()[:1]
    return first.isupper() and clause.language != "de" and not clause.part(place).people
