"""Phone numbers: international ones, national ones by their grouping, and what is called a phone number.

Whether a number was given out is not asked: that costs tables of every country and misses numbers with a slip in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.safety.personal.kinds import Kind, Personal

_EXTENSION = r"(?:\s?(?:x|ext\.?|extension|durchwahl|poste)\s?\d{1,5})?"
_START = r"(?<![\w.,:+/\-#€$£])"
_END = r"(?![\w\-/:°%€$£]|[.,]\d)"
_INTERNATIONAL = re.compile(
    rf"(?<![\w.+])(?:\+\s?|\(\+|00(?=[ \-(]?[1-9]))[1-9]\d{{0,3}}\)?(?:"
    rf"[ ./\-]{{0,2}}\(?\d{{1,8}}\)?){{1,7}}{_EXTENSION}(?!\w)"
)
_NATIONAL = (
    re.compile(
        rf"{_START}(?:1[ .\-])?(?:\([2-9]\d\d\)\s?\d{{3}}[ .\-]|[2-9]\d\d(?P<gap>[.\-])\d{{3}}"
        rf"(?P=gap))\d{{4}}{_EXTENSION}{_END}"),
    re.compile(rf"{_START}\(?0[1-9]\d{{0,4}}\)?(?:\s?[ /.\-]\s?\d{{2,8}}){{1,5}}{_EXTENSION}{_END}"),
    re.compile(rf"{_START}0[1-9]\d{{8,10}}{_END}"),
    re.compile(rf"{_START}3[2-9]\d(?:[ .\-]\d{{3}}[ .\-]?\d{{3,4}}|\d{{7}}){_END}"),
    re.compile(
        rf"{_START}[6-9]\d\d(?:(?P<gap>[ .\-])\d{{3}}(?P=gap)\d{{3}}|(?P<pair>[ .\-])\d\d(?P=pair)\d\d"
        rf"(?P=pair)\d\d){_END}"),
    re.compile(rf"{_START}[67]\d{{8}}{_END}"),
)  # fmt: skip
"""North America; a leading zero (Germany, France, the United Kingdom …); Italian mobiles; Spain."""

_NOUN = (
    r"tel(?:e?f(?:on|ono|oon)?\w{0,8}|ephone|\.)?|téléphone|teléfono|phone|mobile|mobil\w{0,8}|móvil|portable"
    r"|cellulare|cell"
    r"|handy\w{0,7}|fax|whatsapp|festnetz\w{0,7}|landline|hotline|rufnummer|durchwahl|signal"
)
_LABEL = r"(?:desk|office|home|work|direct|büro|privat|bureau|domicile|oficina|casa|ufficio)\s?:"
_VERB = (
    r"call|ring|dial|text|phone|reach|contact|ruf\w{0,3}|anrufen|wähl\w{0,2}|erreich\w{0,4}|appel\w{0,4}|joindre"
    r"|llam\w{0,4}"
    r"|chiam\w{0,5}|telefon\w{0,5}|number|nummer|numéro|número|numero"
)
_SHAPE = (
    rf"\(?\d[\d()]{{0,11}}(?:[ ./\-]{{1,2}}\(?\d[\d()]{{0,10}}){{0,6}}{_EXTENSION}(?![\w%°€$£:]|[.,\-/]\d|\s?(?:€"
    rf"|\$|£))"
)
_CALLED = re.compile(
    rf"\b(?:{_NOUN})(?:\s?(?:number|nummer|nr|no|n[º°]))?\.?\s?(?:is|ist|lautet|est(?:\sle)?|es(?:\sel)?"
    rf"|è)?[\s:=#]{{0,4}}(?P<number>{_SHAPE})"
    rf"|\b{_LABEL}\s{{0,3}}(?P<labelled>{_SHAPE})",
    re.IGNORECASE,
)
_ASKED = re.compile(rf"\b(?:{_VERB})\b[^\d\n+]{{0,28}}?(?P<number>{_SHAPE})", re.IGNORECASE)
_NAMED_BEHIND = re.compile(
    rf"(?<![\w.,:/\-])(?P<number>{_SHAPE})\s(?:is|ist|est|es|è)\s(?:[^\W\d_]+\s){{1,3}}?(?:{_NOUN}|number|nummer|numéro|número"
    r"|numero)(?!\w)",
    re.IGNORECASE,
)
_DATE = re.compile(r"\(?(?:\d{1,2}[./\-]\s?\d{1,2}[./\-]\s?(?:\d{4}|\d\d)|\d{4}[./\-]\d{1,2}[./\-]\d{1,2})(?!\d)")
_OTHER = re.compile(
    r"\b(?:order|bestell\w*|auftrags?\w*|invoice|rechnungs?\w*|facture|factura|fattura|isbn|ean|tracking"
    r"|sendungs\w*|colis"
    r"|kunden\w*|customer|vertrags?\w*|contract|contrat|contrato|contratto|commande|pedido|ordine|ticket|serial"
    r"|serien\w*"
    r"|zähler\w*|meter|compteur|contador|contatore|artikel\w*|reference|referenz|référence|version)\b[^\d\n]{0,16}$",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\s?(?:€|\$|£|eur\b|euros?\b|chf\b|usd\b|gbp\b|dollars?\b|pounds?\b|kg\b|g\b|km\b|m\b|ml\b|l\b|kwh\b|steps\b"
    r"|schritte\b|pas\b|pasos\b|passi\b)",
    re.IGNORECASE,
)
LEAST_DIGITS = 8
MOST_DIGITS = 15
"""Of an international number, by E.164."""


def phones(text: str) -> Iterator[Personal]:
    """Phone numbers, with their extensions."""
    for match in _INTERNATIONAL.finditer(text):
        end = _within_e164(match)
        if _digits(text[match.start() : end]) >= LEAST_DIGITS and not _AMOUNT.match(text, end):
            yield Personal(Kind.PHONE, match.start(), end, 0.9)
    for number, pattern in enumerate(_NATIONAL):
        for match in pattern.finditer(text):
            fits = 9 <= _digits(re.split("[xe]", match[0])[0]) <= 12 and not _DATE.match(match[0])
            if fits and not _AMOUNT.match(text, match.end()) and not _is_other(text, match.start()):
                yield Personal(Kind.PHONE, match.start(), match.end(), 0.8 if number < 2 else 0.6)
    for match in _CALLED.finditer(text):
        group = "number" if match["number"] else "labelled"
        yield from _called(text, match.start(group), match.end(group), least=6)
    for pattern in (_ASKED, _NAMED_BEHIND):
        for match in pattern.finditer(text):
            yield from _called(text, match.start("number"), match.end("number"), least=7)


def _called(text: str, start: int, end: int, least: int) -> Iterator[Personal]:
    number = text[start:end]
    if not least <= _digits(number) <= MOST_DIGITS + 5 or _DATE.match(number) or _AMOUNT.match(text, end):
        return
    if not _is_other(text, start):
        yield Personal(Kind.PHONE, start, end, 0.75)


def _within_e164(match: re.Match[str]) -> int:
    """The end of the last group with which the number has no more digits than a number may have."""
    if _digits(re.split("[xe]", match[0])[0].removeprefix("00")) <= MOST_DIGITS:
        return match.end()
    count, end = 0, match.start()
    for group in re.finditer(r"\d+\)?", match[0]):
        count += _digits(group[0])
        if count > MOST_DIGITS:
            break
        end = match.start() + group.end()
    return end


def _is_other(text: str, start: int) -> bool:
    """Whether the number is called that of an order, a customer, a meter."""
    return _OTHER.search(text, max(0, start - 40), start) is not None


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)
