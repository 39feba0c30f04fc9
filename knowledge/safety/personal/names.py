"""Names of people: those that are given, and those that stand behind "Mrs" or "my name is"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from knowledge.safety.personal.kinds import Kind, Personal

_NO_NAME = (
    r"(?:suite|apt|unit|flat|who|what|when|where|and|und|et|mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\b"
    r"|(?:tomorrow|today|morgen|heute|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|demain|lundi|mardi"
    r"|mercredi|jeudi|vendredi|samedi|dimanche|mañana|lunes|martes|miércoles|jueves|viernes|sábado|domingo|domani|lunedì"
    r"|martedì|mercoledì|giovedì|venerdì|sabato|domenica)\b"
)
"""What stands with a capital where a name could stand."""

_CAP = rf"(?!{_NO_NAME})(?-i:[^\W\d_a-zà-ÿ][^\W\d_]*(?:['’\-][^\W\d_]+)*)"
_PARTICLE = r"(?:van|von|vom|zu|zum|zur|de|der|den|del|della|di|da|du|le|la|y)"
_NAME = rf"(?:{_PARTICLE}[^\S\n]){{0,2}}{_CAP}(?:[^\S\n]{_PARTICLE}){{0,2}}(?:[^\S\n]{_CAP}){{0,2}}"
_TITLE = (
    r"(?:mr|mrs|ms|miss|mx|sir|dr|doctor|prof|professor|herrn?|frau|fräulein|monsieur|madame|mademoiselle|mme|mlle"
    r"|señora?"
    r"|señorita|sra?|srta|don|doña|signora?|signorina|sig|sig\.ra|dott|dottoressa|dottore|avv|ing)"
)
_BEHIND_TITLE = re.compile(rf"(?<![\w.]){_TITLE}\.?[^\S\n](?:(?:dr|prof)\.?[^\S\n])?(?P<name>{_NAME})", re.IGNORECASE)
_INTRODUCED = re.compile(
    r"(?<!\w)(?:my (?:full )?name(?:['’]s| is)|i am called|they call me|mein name ist|ich hei(?:ß|ss)e|je m['’]appelle"
    rf"|mon nom est|me llamo|mi nombre es|mi chiamo|il mio nome è)[^\S\n](?P<name>{_NAME})",
    re.IGNORECASE,
)
COMMON = frozenset(
    word
    for words in (
        "will may mark rose art grace hope joy faith june april august bill rob pat sue ray dawn ivy lily daisy violet",
        "heather robin jack frank chance summer autumn sky admin me home",
        "ernst kai mai wolf linde",
        "pierre marie olive claire aimee serge",
        "luz sol mar paz pilar rosa",
        "gioia luce vera bianca",
    )
    for word in words.split()
)
"""Names that are words as well: they are meant only where they begin with a capital."""


def given_names(text: str, names: Collection[str]) -> Iterator[Personal]:
    """Places where one of the names stands as a word of its own."""
    if not names:
        return
    for match in _any_of(tuple(sorted(names))).finditer(text):
        if match[0][0].isupper() or match[0].casefold() not in COMMON:
            yield Personal(Kind.PERSON, match.start(), match.end(), 0.95)


@lru_cache(maxsize=16)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    known = sorted((name.strip() for name in names if len(name.strip()) > 1), key=len, reverse=True)
    if not known:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)", re.IGNORECASE)


def named_people(text: str) -> Iterator[Personal]:
    """Names after a title, and of who says who they are."""
    for pattern in (_BEHIND_TITLE, _INTRODUCED):
        for match in pattern.finditer(text):
            yield Personal(Kind.PERSON, match.start("name"), match.end("name"), 0.7)
