"""Patterns over items instead of characters: each class of token or node is one character, for `re` to match."""

from __future__ import annotations

import re
from functools import cache

_WORD_CLASSES = """
gap stop comma dash slash plus lparen rparen number decimal year digits clock_word numeric_date bare_dot
ordinal second_word weekday weak_weekday weekdays month weak_month unit_word minute_unit hour_unit
hour_mark minute_mark relday part parts tonight moment now ampm oclock next last this past_word every
each always other frequency workdays_word weekends_word weekday_part day_word of_word of_from the_word
plural_the in_ at_word at_to on from_word until to_word between and_ or_ before after since by for_
within during ago ago_word
latest earliest sooner beforehand afterwards day_before
before_or_ago from_now half quarter three_quarters minus except_ times_word twice once
begin start_of middle_of end_of early late later whole approx a_one few couple holiday week_of
number_suffix in_eight on_two per fixed_length hundred spoken_year
"""
_NODE_CLASSES = "impossible day period clock bare_clock vague datetime range length offset rule months exception count"
TOKENS = tuple(_WORD_CLASSES.split())
NODES = tuple(_NODE_CLASSES.split())
ALIASES = {
    "ord": ("ordinal", "second_word"),
    "wday": ("weekday", "weak_weekday"),
    "anyday": ("weekday", "weak_weekday", "weekdays"),
    "mon": ("month", "weak_month"),
    "of": ("of_word", "of_from"),
    "from": ("from_word", "of_from", "since"),
    "the": ("the_word", "plural_the"),
    "at": ("at_word", "at_to"),
    "to": ("to_word", "at_to"),
    "ahead_of": ("before", "before_or_ago"),
    "ago_before": ("ago_word", "before_or_ago"),
    "up_to": ("until", "to_word", "at_to", "dash"),
    "unit": ("unit_word", "minute_unit", "hour_unit"),
    "linked": ("comma", "and_", "or_"),
    "timed": ("clock", "bare_clock"),
    "bound": ("latest", "earliest"),
    "dnum": ("number", "ordinal", "second_word"),
}

_CHARACTER = {name: chr(0xE000 + n) for n, name in enumerate((*TOKENS, *NODES))}
_NAME = {character: name for name, character in _CHARACTER.items()}


_MEANS = {
    "to_word": "to",
    "at_to": "to",
    "from_word": "from",
    "of_from": "from",
    "of_word": "of",
    "at_word": "at",
    "before_or_ago": "before",
    "ago_word": "ago_before",
    "the_word": "the",
    "plural_the": "the",
}


def meaning(char: str) -> str:
    """The class that a character stands for, by the alias it is mostly used under."""
    name = _NAME[char]
    return _MEANS.get(name, name)


def character(name: str) -> str:
    """The character that stands for a class."""
    return _CHARACTER[name]


def class_name(char: str) -> str:
    """The class that a character stands for."""
    return _NAME[char]


def _class_set(name: str) -> str:
    if name in ALIASES:
        return "[" + "".join(_CHARACTER[each] for each in ALIASES[name]) + "]"
    return _CHARACTER[name]


def stands_for(char: str, names: tuple[str, ...]) -> bool:
    """Whether the class that a character stands for is one of these classes or aliases."""
    return any(char in _class_set(name) for name in names)


@cache
def compile_pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern such as `at? number:h ampm:half`.

    Identifiers are classes or aliases; `name:group` captures one item; `( ) ? * + | { } (?! (?= (?<!` mean what they
    mean in `re`; white space separates. An unknown class raises KeyError.
    """

    def one(match: re.Match[str]) -> str:
        found = _class_set(match["name"])
        return f"(?P<{match['group'].upper()}>{found})" if match["group"] else found

    named = re.sub(r"(?P<name>[a-z_]+)(?::(?P<group>[a-z]\w*))?", one, _name_groups(source))
    return re.compile(named.replace("<<", "(?P<").replace(">>", ">").replace(" ", ""))


def _name_groups(source: str) -> str:
    """Write `( … ):name` as a named group (between << and >>, in upper case) and other brackets as unnamed ones."""
    out: list[str] = []
    open_at: list[int] = []
    place = 0
    while place < len(source):
        mark = source[place]
        if mark == "(":
            open_at.append(len(out))
            out.append("(" if source.startswith("(?", place) else "(?:")
        elif mark == ")":
            begin = open_at.pop()
            out.append(")")
            if match := re.compile(r":([a-z]\w*)").match(source, place + 1):
                out[begin] = f"<<{match[1].upper()}>>"
                place = match.end() - 1
        else:
            out.append(mark)
        place += 1
    return "".join(out)


_EVERYTHING = frozenset(_CHARACTER.values())
_COMMON = frozenset(_CHARACTER[name] for name in ("gap", "number", "comma", "the_word", "of_word", "of_from", "stop"))
_ELEMENT = re.compile(r"\((?P<look>\?)?|\)(?::\w+)?(?P<after>[?*+]?)|(?P<name>[a-z_]+)(?::\w+)?(?P<times>[?*+]?)|\|")


@cache
def needed_by(source: str) -> frozenset[str]:
    """Characters of which at least one is in all that a pattern finds: the rarest item that it cannot do without.

    Looked for only among the items outside brackets and the plain choices `(a|b)`; all characters where none is found.
    """
    depth, inside = 0, frozenset[str]()
    simple, found = False, [_EVERYTHING]
    for match in _ELEMENT.finditer(source):
        mark = match[0][0]
        if mark == "(":
            simple = depth == 0 and match["look"] is None
            depth, inside = depth + 1, frozenset()
        elif mark == ")":
            depth -= 1
            if depth == 0 and simple and match["after"] in ("", "+"):
                found.append(inside)
            simple = False
        elif mark == "|":
            if depth == 0:
                return _EVERYTHING
        elif depth == 0 and match["times"] in ("", "+"):
            found.append(frozenset(_class_set(match["name"])) & _EVERYTHING)
        elif depth == 1 and match["times"] == "":
            inside |= frozenset(_class_set(match["name"])) & _EVERYTHING
        else:
            simple = False
    return min(found, key=lambda each: (len(each & _COMMON), len(each)))
