"""The shop's name: which of the lines at the top it is, joined where it runs over two, freed of numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from statistics import median

from skills.receipts.parsing.amounts import amounts_in
from skills.receipts.parsing.result import Found
from skills.receipts.parsing.roles import heads_items
from skills.receipts.parsing.rows import Row
from skills.receipts.parsing.vocabulary import listed
from skills.receipts.parsing.words import one_apart, same_form, words_of

_FORMS, _TRADES = listed("names", "forms"), listed("names", "trades")
_ADDRESS, _NO_NAME = listed("names", "address"), listed("names", "no_name")
_STRONG_FORM = re.compile(
    r"\b(?:sdn\.?\s?,?\s?bhd|s/b|sb|bhd|berhad|gmbh|ag|kg|ohg|e\.\s?k\.|ltd|limited|llc|inc|plc|plt|s\.?\s?a\.?\s?r\.?\s?l"
    r"|sas|s\.\s?r\.\s?l|srl|s\.\s?p\.\s?a|spa|s\.\s?l\.?(?:\s?u)?|s\.\s?a\.|b\.\s?v\.|n\.\s?v\.|pte|ug"
    r"|eurl|llp|snc)(?:\b|(?<=\.))|sdn\.?\s?bhd",
    re.IGNORECASE,
)
_WELCOME = re.compile(
    r"^\W*(?:welcome to|thank you for (?:shopping|dining|visiting)\w*(?: (?:at|with))?|willkommen bei|bienvenue chez"
    r"|bienvenidos? a|benvenuti da)\s+", re.IGNORECASE)  # fmt: skip
_NUMBER_IN_BRACKETS = re.compile(
    r"[\(\[{]\s*(?=[^)\]}]{4,})(?:co|company|reg|roc|gst|ssm|no|registration|[\s.:#])*[-\s.:]*[A-Z]{0,3}\d[\w\s./-]{3,}[\)\]}]?|"
    r"[\(\[{][^)\]}]*\d{5,}[^)\]}]*[\)\]}]?",
    re.IGNORECASE,
)
_NUMBER_AFTER = re.compile(
    r"(?:\s|^)\(?(?:co\.?\s?(?:reg\.?)?\s?no\.?|company no\.?|reg\.? ?no\.?|roc)\b.*$|\s\(?\d{5,}\s?-?\s?[A-Z]?\)?\s*$",
    re.IGNORECASE,
)
_ALIAS = re.compile(r"\s*\(?\b(?:f\.?k\.?a|formerly known as|d/?b/?a|t/a|trading as)\b.*$", re.IGNORECASE)
_REGISTRATION = re.compile(
    r"(?:co|company|reg|roc|business)[\w\s.]*(?:no|reg)?[\s.:#]*\(?\d{5,}|^\W*\(?[A-Z]{0,3}\d{5,}\s?-?\s?[A-Z]?\)?\W*$|\(\s?\d{5,}\s?-?\s?[A-Z]\s?\)",
    re.IGNORECASE,
)
_HEAD_ROWS = 16
_TOO_LITTLE = -1.5
_CONTACT = re.compile(r"\b(?:tel|fax|phone|h/?p)\b|\+?\d[\d\s/-]{7,}\d|www\.|@\w+\.|\.com|https?:", re.IGNORECASE)
_POSTCODE = re.compile(r"(?<!\d)\d{5}(?!\d)|^\W*(?:no|lot|nr)\b\W*\w*\d", re.IGNORECASE)
_MIXED = re.compile(r"\b(?=\w*\d)(?=\w*[^\W\d_])\w{2,}\b")
_STREET = re.compile(r"(?:stra(?:ss|ß)e|str\.|gasse|weg|platz|allee|ufer|damm)\s*\d", re.IGNORECASE)
_GLUE = sorted((word for word in _TRADES if len(word) >= 6), key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the head as a possible name."""

    place: int
    name: str
    score: float
    legal: bool
    witnesses: int
    """How much speaks for it besides its place."""
    why: str


def find_merchant(rows: Sequence[Row], known: Sequence[str] = ()) -> Found[str]:
    """The shop's name as it is printed. `known`: names the household uses; one but for OCR errors becomes it."""
    head = _head(rows)
    usual = median(row.height for row in rows) if rows else 1.0
    lines = [line for place, row in enumerate(head) if (line := _line(place, row, head, usual))]
    named = _known_name(head, known)
    if named:
        return named
    lines = [line for line in lines if line.score > _TOO_LITTLE]
    if not lines:
        return Found()
    best = max(lines, key=lambda line: line.score)
    name = _joined(best, head)
    rival = max((line.score for line in lines if line.place != best.place and line.name not in name), default=-9.0)
    confidence = (
        0.92
        if best.legal and best.score - rival >= 1
        else 0.8
        if best.witnesses and best.score - rival >= 1.5
        else 0.65
    )
    if best.score < 1:
        confidence = 0.4
    return Found(name, confidence, best.why)


def _head(rows: Sequence[Row]) -> list[Row]:
    """The rows above the list of articles."""
    head: list[Row] = []
    for place, row in enumerate(rows[:_HEAD_ROWS]):
        if (place >= 2 and heads_items(row.text)) or _ends_with_amount(row):
            break
        head.append(row)
    return head


def _ends_with_amount(row: Row) -> bool:
    amounts = amounts_in(row.cells[-1].text)
    return bool(amounts) and len(row.cells[-1].text) - amounts[-1].end <= 4


def _line(place: int, row: Row, head: Sequence[Row], usual: float) -> _Line | None:
    text = _cleaned(row)
    words = words_of(text)
    letters = sum(char.isalpha() for char in text)
    if letters < 3 or not words or letters < 0.5 * len(text.replace(" ", "")):
        return None
    legal = bool(_STRONG_FORM.search(text))
    plain = {word.casefold() for word in re.findall(r"[^\W\d_]+", _folded(text))}
    score = 2.0 - 0.22 * place
    reasons: list[str] = []
    if legal:
        score, reasons = score + 3, [*reasons, "names a company's form"]
    after = head[place + 1].text if place + 1 < len(head) else ""
    if _REGISTRATION.search(row.text) or _REGISTRATION.search(after):
        score, reasons = score + 1.6, [*reasons, "with a registration number"]
    if plain & _TRADES or any(trade in _folded(text).replace(" ", "").casefold() for trade in _GLUE):
        score, reasons = score + 1.2, [*reasons, "names a trade"]
    if row.height > 1.25 * usual:
        score, reasons = score + min(1.5, row.height / usual - 1), [*reasons, "in large letters"]
    score -= _against(row.text, text, plain, legal)
    if place and letters < 5 and not legal:
        score -= 1
    return _Line(place, text, score, legal, len(reasons), ", ".join(reasons) or f"line {place + 1} of the head")


def _against(whole: str, text: str, plain: set[str], legal: bool) -> float:
    """What speaks against a line being the shop's name: addresses, numbers, greetings."""
    minus = 0.0
    if plain & _NO_NAME:
        minus += 3.5 if not legal or "capital" in plain else 1.0
    address = len(plain & _ADDRESS) + bool(_POSTCODE.search(text)) + 2 * bool(_STREET.search(text))
    if address:
        numbered = any(char.isdigit() for char in text) or "," in text or address > 1
        minus += 0.3 if legal else min(3.5, 1.2 + 0.9 * address) if numbered else 0.6
    if _CONTACT.search(whole) and not legal:
        minus += 2.5
    if not legal:
        minus += 0.8 * len(_MIXED.findall(text))
    if sum(char.isdigit() for char in text) > 3:
        minus += 1.2
    if text.rstrip().endswith(",") or text.count(",") >= 2:
        minus += 1.0
    if ":" in text:
        minus += 1.0
    if re.fullmatch(r"\W*\(.*\)\W*", text):
        minus += 1.5
    if not re.search(r"[^\W\d_]{3,}", text):
        minus += 2.0
    odd = sum(not (char.isalnum() or char in " .,&'’-()/@") for char in text)
    return minus + min(2.0, 0.6 * odd)


def _folded(text: str) -> str:
    import unicodedata

    return "".join(
        char for char in unicodedata.normalize("NFKD", text.replace("ß", "ss")) if not unicodedata.combining(char)
    )


def _cleaned(row: Row) -> str:
    """The row as a name: without registration numbers, greetings before it, former names after it."""
    text = re.sub(r"\s+", " ", row.text.replace("  ", " ")).strip()
    text = _WELCOME.sub("", text)
    text = _ALIAS.sub("", text)
    text = _NUMBER_IN_BRACKETS.sub(" ", text)
    text = _NUMBER_AFTER.sub("", text)
    text = re.sub(r"\s+", " ", text).strip(" \t,;:*-–—_=<>|#'\"·.~+")
    if (
        text
        and re.search(r"\b(?:bhd|co|ltd|inc|s\.l|s\.a|k|p\.a|r\.l)$", text, re.IGNORECASE)
        and f"{text}." in row.text
    ):
        text += "."
    return _unglued(text)


def _unglued(text: str) -> str:
    """Puts back the spaces that OCR lost: "GREENHILLHARDWARETRADING" has two words that can be told."""
    words = []
    for word in text.split(" "):
        rest = word
        tail: list[str] = []
        folded = rest.casefold()
        while len(rest) > 9 and folded not in _TRADES:
            folded = rest.casefold()
            found = next(
                (
                    trade
                    for trade in (*_GLUE, "sdnbhd", "sdn.bhd.")
                    if folded.endswith(trade) and len(folded) > len(trade) + 2
                ),
                None,
            )
            if not found:
                break
            tail.insert(0, rest[len(rest) - len(found) :])
            rest = rest[: len(rest) - len(found)]
        words += [rest, *tail]
    return " ".join(words)


def _joined(best: _Line, head: Sequence[Row]) -> str:
    """The name with its other half where it runs over two lines."""
    name = best.name
    only_form = all(word in _FORMS or len(word) < 2 for word in re.findall(r"[a-z]+", _folded(name).casefold()))
    words = re.findall(r"[a-z]+", _folded(name).casefold())
    only_trade = not best.legal and all(word in _TRADES or len(word) < 3 or word == "and" for word in words)
    if (only_form or (only_trade and _may_be_name(head[best.place - 1]))) and best.place:
        return f"{_cleaned(head[best.place - 1])} {name}".strip()
    if best.place + 1 < len(head):
        below = _cleaned(head[best.place + 1])
        below_words = re.findall(r"[a-z]+", _folded(below).casefold())
        only_form_below = bool(below_words) and all(word in _FORMS or len(word) < 2 for word in below_words)
        unfinished = name.rstrip().endswith(("&", "-")) or name.casefold().endswith((" and", " und", " et", " y"))
        short = bool(_STRONG_FORM.search(below)) and len(below_words) <= 4 and not best.legal
        if (only_form_below and len(below_words) > 0) or unfinished or (short and not _POSTCODE.search(below)):
            return f"{name} {below}".strip()
    return name


def _may_be_name(row: Row) -> bool:
    """Whether a line can be the first half of a name: letters, no address, no number."""
    text = _cleaned(row)
    plain = {word.casefold() for word in re.findall(r"[^\W\d_]+", _folded(text))}
    return len(text) > 3 and _against(row.text, text, plain, legal=False) < 1


def _known_name(head: Sequence[Row], known: Sequence[str]) -> Found[str] | None:
    """A name of the household's own that stands at the top, but for OCR errors."""
    for row in head[:6]:
        compact = "".join(words_of(_cleaned(row)))
        for name in known:
            form = "".join(words_of(name))
            if len(form) < 4 or not compact:
                continue
            same = compact == form or (len(form) >= 6 and (one_apart(compact, form) or _near(compact, form)))
            if same or (len(form) >= 4 and same_form(name) in words_of(_cleaned(row))[:1]):
                return Found(name, 0.95, "a name the household uses")
    return None


def _near(one: str, other: str) -> bool:
    return abs(len(one) - len(other)) <= 2 and SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.88
