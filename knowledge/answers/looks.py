"""How dates, times, amounts, names, codes and the like look in each language: regular expressions, the surest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from knowledge.answers.vocabulary import Kind, Vocabulary, fold, roles, vocabulary

Look = Iterator[tuple[str, float]]
"""Patterns, the group `value` being the thing itself, and how surely it is one."""

_AS_WRITTEN = frozenset({Kind.PERSON, Kind.PLACE, Kind.CODE})
_YEAR = r"(?:20|19|18|1[0-7])\d\d\b"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’-]+"
_BY_ROLE = 0.5
"""What it is worth that somebody is called by what they are: "the tenants carry it"."""
_GERMAN_NOUNS = 0.3
"""What a capital letter is worth in German, where every noun has one."""


@cache
def looks(kind: Kind, language: str) -> tuple[tuple[re.Pattern[str], float], ...]:
    """How a kind of thing looks in a language; () for one that has no look."""
    make = _MAKERS.get(kind)
    flags = 0 if kind in _AS_WRITTEN else re.IGNORECASE
    return tuple((re.compile(pattern, flags), sure) for pattern, sure in make(vocabulary(language))) if make else ()


def _any_of(words: Sequence[str]) -> str:
    """Words, also as they are written without accents; the longest first."""
    spelled = {one for word in words for one in (word, fold(word))}
    return "|".join(sorted(map(re.escape, spelled), key=len, reverse=True))


def _either_case(words: Sequence[str]) -> str:
    return _any_of([one for word in words for one in (word, word[:1].upper() + word[1:])])


def _names(groups: Sequence[str]) -> str:
    return _any_of([word for group in groups for word in group.split()])


def _counted(known: Vocabulary, least: int = 1) -> str:
    """Number words from a number on. They are stored without accents, so their vowels may have some."""
    words = sorted((word for word, value in known.numbers.items() if int(value) >= least), key=len, reverse=True)
    loose = {"a": "[aäà]", "o": "[oöó]", "u": "[uüú]", "e": "[eéè]", "i": "[ií]"}
    return "|".join("".join(loose.get(letter, letter) for letter in word).replace("ss", "(?:ss|ß)") for word in words)


def _figure(decimals: str) -> str:
    """A figure in digits, its thousands apart or not, with as many decimals."""
    return rf"(?:\d{{1,3}}(?:[., '’\u00a0\u202f]\d{{3}})+(?:[.,]\d{decimals})?|\d+(?:[.,]\d{decimals})?)"


def _phones(known: Vocabulary) -> Look:
    yield r"(?<![\w./-])(?:\+|00)?\(?\d(?:[ ()/.\-–]{0,2}\d){8,15}(?![\w/-])", 1.0
    yield r"(?<![\w./-])(?:\+|00)?\(?\d[\d ()/.\-–]{4,12}\d(?![\w/-])", 0.7
    yield r"\b1[01]\d\b", 0.5


def _emails(known: Vocabulary) -> Look:
    yield r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", 1.0


def _webs(known: Vocabulary) -> Look:
    yield r"(?:https?://|www\.)[^\s,;)]+[^\s,;).]", 1.0
    ending = r"com|org|net|eu|info|example|de|fr|es|it|uk|at|ch|in|us"
    yield rf"(?<![@\w.])[\w-]+(?:\.[\w-]+)*\.(?:{ending})\b(?:/[^\s,;)]*[^\s,;).])?", 1.0


def _codes(known: Vocabulary) -> Look:
    yield r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b", 1.0
    yield r"\b(?=[A-Z0-9./-]*\d)(?=[A-Z0-9./-]*[A-Z])[A-Z0-9]+(?:[./-][A-Z0-9]+)*\b(?: \d{2,6}\b)*", 1.0
    label = r"[Nn]r\.|[Nn][ro°º]\.?|no\.|[Nn]umber|[Nn]ummer|[Nn]um[ée]ro|[Nn]úmero|[Cc]od[ei]c?e?|[Cc]ódigo|PIN|ID"
    yield rf"(?:{label})[ .:]{{1,3}}(?P<value>\d[\d ./-]*\d\b#?)", 1.0
    yield (
        r":\s*(?P<value>[A-Za-z0-9][A-Za-z0-9./-]*\d[A-Za-z0-9./-]*(?: \d{2,}\b)*(?: [A-Z]\b)?)(?=[.,;]?(?:\s|$))",
        0.9,
    )
    yield r"(?<!\d[.,])\b\d{3,}(?:[ ./-]\d{2,})*\b#?(?![.,]?\d)(?!\s*(?:€|euro|EUR|%|\$|£))", 0.7
    yield r":\s*(?P<value>[A-Za-z]+[-_][A-Za-z0-9_-]+)", 0.5


def _dates(known: Vocabulary) -> Look:
    month = rf"(?:{_names(known.months)})\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th|er|º|°|\.)?"
    weekdays = _names(known.weekdays)
    weekday = rf"(?:\b(?:{weekdays})\b\.?,? )?(?:the |le |el |il |den |dem )?"
    join = r"(?: ?[-–] ?| (?:to|and|until|bis|und|au|et|al|y|e|a|or|oder) (?:le |el |il |al )?)"
    of, year = r"(?: ?(?:of|de|di))?", rf"(?:,? (?:de |del )?{_YEAR})?"
    yield rf"{weekday}\b{day}{of} {month}{year}{join}{day}{of} {month}{year}", 1.0
    yield rf"{weekday}\b{day}(?:{join}{day})?{of} {month}{year}", 1.0
    yield rf"{weekday}\b{month} {day}(?:{join}{day})?\b{year}", 1.0
    yield r"\b\d{4}-\d\d-\d\d\b", 1.0
    yield rf"{weekday}\b\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d\d)\b", 1.0
    yield rf"{weekday}(?<![\d.,])\b\d{{1,2}}\.\d{{1,2}}\.(?!\d)", 0.9
    part = (
        r"(?:(?:end|mid|middle|beginning|ende|mitte|anfang|fin|mi|début|finales|mediados|principios|fine|metà|inizio)"
    )
    yield rf"\b{part}[ -](?:of |de |di )?)?{month},? (?:de |del )?{_YEAR}", 0.95
    yield rf"\b{part}[ -](?:of |de |di )?){month}", 0.9
    yield known.days, 0.85
    yield rf"\b(?:{weekdays})\b(?:{join}(?:{weekdays})\b)?", 0.7
    yield rf"(?<![\d.,/-])\b{_YEAR}(?![/-]|[.,]\d)", 0.75
    yield rf"\b(?:{_names([group.split()[0] for group in known.months])})\b", 0.55


_CLOCK = (
    r"(?:(?<![\d.,:])(?:[01]?\d|2[0-4]) ?[:h.] ?[0-5]\d(?!\.?\d)(?: ?(?:[ap]\.?m\b\.?|uhr|heures|h\b|ore))?"
    r"|(?<![\d.,])(?:[01]?\d|2[0-4]) ?(?:[ap]\.?m\b\.?|o.?clock|uhr\b|h\b|heures\b)"
    r"|\b(?:noon|midnight|mittags?|mitternacht|midi|minuit|mediodía|medianoche|mezzogiorno|mezzanotte)\b)"
)


def _times(known: Vocabulary) -> Look:
    yield _CLOCK, 1.0
    yield r"\b(?:at|um|à|a las|a la|alle|ore|las) (?P<value>(?:[01]?\d|2[0-4]))\b(?![.,]\d)", 0.6


def _hours(known: Vocabulary) -> Look:
    bare = r"(?:[01]?\d|2[0-4])(?: ?[:h.] ?[0-5]\d)?"
    join = r" ?(?:[-–]|to|until|till|bis|à|a|al|alle|and|und|et|y|e|and) ?(?:las? |les? )?"
    day = rf"\b(?:{_names(known.weekdays)})\b[.,:]? ?"
    begin = r"(?:(?:from|between|von|zwischen|de|entre|dalle|tra le|ore) (?:las? |le )?)"
    yield rf"(?:{day}(?:{join}{day})?)?{begin}?(?:{_CLOCK}|\b{bare}){join}{_CLOCK}", 1.0
    yield rf"(?:{day}(?:{join}{day})?)?(?:dalle|de|von|from) {bare}{join}{bare}\b", 0.8


def _money(known: Vocabulary) -> Look:
    amount = _figure("{1,2}")
    sign = r"€|\$|£|¥|₹|EUR\b|USD\b|GBP\b|CHF\b|INR\b|Rs\.?"
    large = r"million|billion|thousand|Millionen|Milliarden|millions?|milliards?|millones|milion[ei]|miliard[io]"
    big = rf"(?: (?:{large})(?: de| di)?)?"
    yield rf"(?<![A-Za-z])(?:{sign}) ?{amount}\b{big}", 1.0
    yield rf"(?<![\w.,]){amount}{big}(?:,[-–]+)? ?(?:{sign}|(?:{known.money})\b)", 1.0
    yield rf"\b(?:{_counted(known, 2)}) (?:{known.money})\b", 0.9
    yield r"\b\d+(?:[.,]\d+)? ?%", 0.5
    yield r"(?<![\w.,/:-])\d+[.,]\d\d(?![\w:/-]|[.,]\d)", 0.5


def _numbers(known: Vocabulary) -> Look:
    figure = _figure("+")
    short = r"kWh?|[cmk]?m|[mk]?g|[mcd]?l|V|W|A|Hz|dB|[MG]bit/s|[MG]bps|[GMT]B|psi|mbar|rpm|U/min"
    unit = rf"(?:(?:{known.measures}|{short})\b|[cmk]?m[²³23]|°\s?[CF]?|%)"
    yield rf"(?<![\w.,/-])[-–]?{figure}(?: ?(?:[-–]|to|bis|à|a|and|und|et|y|e) ?{figure})? ?{unit}", 1.0
    yield rf"\b(?:{_counted(known)}) (?:{known.measures})\b", 0.95
    label = r"(?<!§)(?<!§ )(?<!Nr\. )(?<!No\. )(?<!Nº )(?<!n° )(?<!Art\. )(?<!p\. )(?<!S\. )"
    yield rf"(?<![\w.,/-]){label}{figure}(?:[–-]{figure})?(?![\w/-]|[.,]\d)", 0.75
    yield rf"\b(?:{_counted(known, 2)})\b", 0.65


def _durations(known: Vocabulary) -> Look:
    count = rf"(?:\d+(?:[.,]\d+)?(?: ?(?:[-–]|to|bis|à|a|or|oder|ou|o) ?\d+)?|{_counted(known)})"
    unit = rf"(?:{known.durations}|h|min|s)\b"
    yield rf"\b{count} ?{unit}(?:(?: (?:and|und|et|y|e))? \d+(?: ?{unit})?)?", 1.0
    yield rf"\b{count}[ -](?:\w+ )?(?:{known.durations})\b", 1.0
    yield rf"\b(?:{known.durations})\b", 0.25


def _frequencies(known: Vocabulary) -> Look:
    yield known.frequency, 1.0


def _persons(known: Vocabulary) -> Look:
    title = rf"(?:{_either_case(known.titles)})\b\.?(?:ssa\.?|ra\.?)?"
    of = r"(?:van|von|de|del|della|di|da|la|le|du|ibn|bin)"
    worth = 1.0 if known.language != "de" else _GERMAN_NOUNS
    yield rf"\b(?:{title} ?)+(?:med\. )?(?:{_NAME}|[A-Z]\.)(?: (?:{of} )*{_NAME})*", 1.0
    yield rf"\b{_NAME}(?: (?:[A-Z]\.|{of})){{0,2}} {_NAME}(?: {_NAME})?", 0.7 if known.language != "de" else 0.5
    yield rf"(?<=[a-zà-ÿ,;:] )(?P<value>{_NAME})", 0.5 * worth
    yield rf"^{_NAME}", 0.3 * worth
    yield rf"(?i:\b(?:{_any_of(roles(known.language))})(?:e?n|s|in|innen)?\b)", _BY_ROLE


def _places(known: Vocabulary) -> Look:
    noun, before = _either_case(known.places), _either_case(known.before_place)
    article = r"(?:(?:the|der|die|das|dem|den|la|le|les|el|il|lo|un|una|einem|einer|our) |l['’])"
    worth = 1.0 if known.language != "de" else _GERMAN_NOUNS
    yield rf"\b\d+[a-z]?,? (?:{_NAME} ){{1,3}}(?:{noun})\b", 1.0
    yield rf"\b\d+[a-z]?,? (?:{noun})(?: (?:de|del|della|di|du|des|la|le|d['’]))* ?{_NAME}", 1.0
    yield rf"\b(?:{noun})(?: (?:de|del|della|di|du|des|la|le|d['’])? ?{_NAME}){{1,4}},? \d+[a-z]?\b", 1.0
    if known.language == "de":
        yield rf"\b[A-ZÄÖÜ][\wäöüß-]*(?:{_any_of(known.places)})\b\.? \d+[a-z]?\b", 1.0
    yield rf"\b(?:{noun}) (?:[A-Z]\b|\d+[a-z]?\b|{_NAME})", 0.9
    yield rf"\b(?:{before}) {article}?(?P<value>{_NAME}(?: (?:(?:of|de|del|di|la|the) )?{_NAME})*)", 0.6 * worth + 0.1
    yield rf"\b(?:{before}) (?P<value>{article}?(?:\w+ ){{0,2}}(?:{noun})\b)", 0.7
    yield rf"\b(?:{noun})\b", 0.4
    yield rf"(?<=[a-zà-ÿ,;:] )(?P<value>{_NAME}(?: {_NAME})*)", 0.3 * worth


_MAKERS: dict[Kind, Callable[[Vocabulary], Look]] = {
    Kind.PHONE: _phones,
    Kind.EMAIL: _emails,
    Kind.WEB: _webs,
    Kind.CODE: _codes,
    Kind.DATE: _dates,
    Kind.TIME: _times,
    Kind.HOURS: _hours,
    Kind.MONEY: _money,
    Kind.NUMBER: _numbers,
    Kind.DURATION: _durations,
    Kind.FREQUENCY: _frequencies,
    Kind.PERSON: _persons,
    Kind.PLACE: _places,
}
