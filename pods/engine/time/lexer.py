"""Text to items: numbers, clock times, dates in figures and the words of a language; all else is a gap."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from pods.engine.time.alphabet import character
from pods.engine.time.language import Entry, Lexicon
from pods.engine.time.text import fold, within_edits


@dataclass(frozen=True, slots=True)
class Item:
    """A token or node: its class as a character, its place in the text, its value and (tokens) its folded text."""

    char: str
    begin: int
    end: int
    value: Any
    raw: str = ""
    glued: bool = False
    """No white space before it."""
    lead: str = ""
    """Of a node: the class of the first token in it."""


_JUNK = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+"
    r"|[€$£¥₹]\s?\d[\d.,]*"
    r"|\d[\d.,]*\s?(?:[€$£¥₹%]|(?:euros?|eur|usd|chf|dollars?|dollar|bucks|quid|pounds?|pfund|livres|libras|percent|prozent|"
    r"pour cent|kg|kilos?|g|gr|gramm?|l|litres?|liters?|litri|litros|liter|ml|cl|dl|cm|mm|km|bar|psi|kwh|watt|mb|gb|"
    r"grad|degrees|px)\b(?!'))"
    r"|\+\d[\d ().-]{6,}\d|\(\d{2,5}\)[\d /-]{5,}\d|\d{3}([-.])\d{3}\1\d{4}|\d{3}-\d\d-\d{4}"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\d{5,}|\d+(?:\.\d+){3,}|v\d+(?:\.\d+)+|#\d+"
)
_FIGURES = re.compile(
    r"(?P<iso>\d{4}([-/.])\d{1,2}\2\d{1,2})(?![\d])(?:t(?=\d))?"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?|\d{1,2}:\s+\d\d(?=\s*[ap]\.?\s?m\b))(?:[.,]\d+)?(?:z\b)?(?![\d:])"
    r"|(?P<dmy>\d{1,2}([/.-])\d{1,2}\5(?:\d{4}|\d\d))(?![\d/]|[.,]\d|-\d(?!\d?[/.-]\d))"
    r"|(?P<dotted>(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\.)(?!\d)"
    r"|(?P<pair>\d{1,2}/\d{1,2})(?![\d/]|[.,]\d)"
    r"|(?P<month_year>\d{1,2}/\d{4})(?![\d/])"
    r"|(?P<decimal>(?!\d\d?,(?:19|20)\d\d(?!\d))\d+[.,]\d+)(?![\d]|[.,:/]\d)"
    r"|(?P<whole>\d+)"
)
_WORD = re.compile(r"(?![^\W\d_]*[½¼¾])[^\W\d_]+")
_SPACE = re.compile(r"\s+")
_MARKS = {
    ",": "comma", ";": "comma", "-": "dash", "/": "slash", "+": "plus", "@": "at_word", "(": "lparen", ")": "rparen",
    "~": "approx", "[": "lparen", "]": "rparen", "&": "and_", "½": "half", "°": "number_suffix",
    "'": "minute_mark", "\"": "minute_mark",
}  # fmt: skip
_SILENT = frozenset({"So", "Sk", "Cc", "Cf", "Cs", "Co", "Cn", "Mn"})
"""Categories of characters that are no part of what is said: emoji, control characters, lone accents."""
_HYPHENATED = frozenset(map(character, ("half", "quarter", "three_quarters", "past_word", "and_", "a_one")))
_FUSED = frozenset({"number", "half", "quarter", "three_quarters"})
_ABBREVIATED = frozenset({"weekday", "weak_weekday", "month", "weak_month", "unit", "ampm", "weekdays"})
_LONGEST_ABBREVIATION = 5
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def lex(text: str, words: Lexicon) -> list[Item]:
    """The items of a text in order; white space is no item."""
    folded = fold(text)
    items: list[Item] = []
    place, glued = 0, False
    while place < len(folded):
        if space := _SPACE.match(folded, place):
            place, glued = space.end(), False
            continue
        item = (
            _junk(folded, place) or _figures(folded, place) or _word(folded, text, place, words) or _mark(folded, place)
        )
        items.append(item if not glued else Item(item.char, item.begin, item.end, item.value, item.raw, glued=True))
        place, glued = item.end, True
    return _without_hyphens(items) if "-" in folded else items


def _without_hyphens(items: list[Item]) -> list[Item]:
    """The items without hyphens inside of times in words: "half-past nine", "hour-and-a-half"."""
    dash = character("dash")
    return [
        item
        for n, item in enumerate(items)
        if item.char != dash
        or not 0 < n < len(items) - 1
        or not (
            item.glued and items[n + 1].glued and items[n - 1].raw[-1:].isalpha() and items[n + 1].raw[:1].isalpha()
        )
        or _HYPHENATED.isdisjoint((items[n - 1].char, items[n + 1].char))
    ]


def _item(name: str, folded: str, begin: int, end: int, value: Any = None) -> Item:
    return Item(character(name), begin, end, value, folded[begin:end])


def _junk(folded: str, place: int) -> Item | None:
    if place and (folded[place - 1].isdigit() or folded[place - 1].isalpha()) and folded[place].isalnum():
        return None
    match = _JUNK.match(folded, place)
    return _item("gap", folded, place, match.end()) if match and match.end() > place else None


def _figures(folded: str, place: int) -> Item | None:
    if not folded[place].isdecimal():
        return None
    match = _FIGURES.match(folded, place)
    if match is None:
        return None
    kind, figures = match.lastgroup or "whole", match[0]
    if kind == "iso":
        parts = [int(part) for part in re.split(r"[-/.]", match["iso"])]
        return _item("numeric_date", folded, place, match.end(), ("ymd", *parts))
    if kind == "clock":
        hour, minute, second = [*(int(part) for part in match["clock"].split(":")), 0][:3]
        if hour > 24 or minute > 59 or second > 59:
            return _item("gap", folded, place, match.end())
        return _item("clock_word", folded, place, match.end(), (hour, minute, second))
    if kind in ("dmy", "dotted", "pair", "month_year"):
        mark = "." if kind == "dotted" else re.sub(r"\d", "", figures)[0]
        parts = [int(part) for part in re.findall(r"\d+", figures)]
        return _item("numeric_date", folded, place, match.end(), (kind, *parts, mark))
    if kind == "decimal":
        return _item("decimal", folded, place, match.end(), float(figures.replace(",", ".")))
    value = int(figures)
    if len(figures) == 4:
        name = "year" if _FIRST_YEAR <= value <= _LAST_YEAR else "digits"
    elif len(figures) == 3:
        name = "digits"
    else:
        name = "number" if len(figures) <= 2 else "gap"
    return _item(name, folded, place, match.end(), value)


def _word(folded: str, text: str, place: int, words: Lexicon) -> Item | None:
    match = _WORD.match(folded, place)
    if match is None:
        return None
    word, following = match[0], match.end()
    while following < len(folded) and (folded[following].isspace() or folded[following] == "-"):
        following += 1
    initial = folded[following : following + 1]
    for entry in words.phrases.get(word, ()):
        phrase = entry[0]
        if len(phrase) > 1 and phrase[1][0] != initial and phrase[1] != "-":
            continue
        end = _phrase_end(folded, place, phrase)
        if end is None:
            continue
        _, name, value = entry
        if name in _ABBREVIATED and end - place <= _LONGEST_ABBREVIATION and folded[end : end + 1] == ".":
            return Item(character(name), place, end + 1, value, folded[place:end])
        return _item(name, folded, place, end, value)
    fused = next((one for one in words.language.fused if word.startswith(one)), "")
    if fused and any(len(rest[0]) == 1 and rest[1] in _FUSED for rest in words.phrases.get(word[len(fused) :], ())):
        _, name, value = next(entry for entry in words.phrases[fused] if len(entry[0]) == 1)
        return _item(name, folded, place, place + len(fused), value)
    found = _misspelt(word, words) if len(word) >= 5 else None
    if found is not None:
        return _item(found[1], folded, place, match.end(), found[2])
    return _item("gap", folded, place, match.end())


def _phrase_end(folded: str, place: int, phrase: tuple[str, ...]) -> int | None:
    """Where a phrase ends that begins here; white space may separate its words, a hyphen may stand for a space."""
    for n, word in enumerate(phrase):
        if n:
            while place < len(folded) and (folded[place].isspace() or (folded[place] == "-" and word != "-")):
                place += 1
        if not folded.startswith(word, place):
            return None
        place += len(word)
        if word[-1].isalpha() and place < len(folded) and folded[place].isalpha():
            return None
    return place


def _misspelt(word: str, words: Lexicon) -> Entry | None:
    """The weekday, month or the like that an unknown word was meant to be."""
    if word in words.language.typo_safe:
        return None
    for target, name, value in words.fuzzy.get(word[0], ()):
        if abs(len(target) - len(word)) > 2:
            continue
        longer = max(len(word), len(target))
        limit = 2 if longer >= 8 else 1
        if longer == 5 and sorted(word) != sorted(target):
            continue
        if within_edits(word, target, limit):
            return (word,), name, value
    return None


def _mark(folded: str, place: int) -> Item:
    mark = folded[place]
    before = folded[place - 1] if place else " "
    if mark == "." and before.isdigit() and folded[place + 1 : place + 2] in ("º", "ª"):
        return _item("number_suffix", folded, place, place + 2)
    if mark == "." and before.isdigit() and not folded[place + 1 : place + 2].isalnum():
        return _item("bare_dot", folded, place, place + 1)
    if mark in "'\"" and (not before.isdigit() or _closes_a_quotation(folded, place)):
        return _item("stop", folded, place, place + 1)
    ends = mark in ".!?:…|¿¡«»“”„*_" or unicodedata.category(mark) in _SILENT
    return _item(_MARKS.get(mark, "stop" if ends else "gap"), folded, place, place + 1)


def _closes_a_quotation(folded: str, place: int) -> bool:
    """Whether a quotation mark after a number belongs to one before it, and so says no minutes or seconds."""
    if folded[place] == '"':
        return folded.count('"', 0, place) % 2 == 1
    return re.search(r"(?<!\w)'\w", folded[:place]) is not None
