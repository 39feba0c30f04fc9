"""Who was paid, from what banks print ("LIDL DIENSTLEISTUNG SAGT DANKE 4711" is Lidl), and what that is spent on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from skills.engine.lessons import LONGEST_NAME
from skills.engine.matching import fold

_LONGEST = 60
"""Characters of a name; banks print 70 at the most."""

_WORD = re.compile(r"[^\W_]+(?:[.&'’+\-][^\W_]+)*[+]?")
_CODE = re.compile(r"\d{3}|^\d+$|^[a-z]{1,2}\d+$|^\d+[a-z]$", re.I)
_CUT = re.compile(r"//|\\\\|\s{3,}|\s+\d{4}-\d\d-\d\d|\s+\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_THROUGH = re.compile(
    r"(?:ihr einkauf bei|votre achat chez|su compra en|your purchase at|paypal \*|sumup \*|sq \*|zettle_\*)\s*", re.I
)


@lru_cache(maxsize=1)
def _lexicon() -> Mapping[str, Any]:
    content: Mapping[str, Any] = yaml.safe_load((Path(__file__).parent / "lexicon.yaml").read_text(encoding="utf-8"))
    return content


def _listed(text: str) -> list[str]:
    return [one for part in text.split(",") if (one := " ".join(part.split()))]


def _key(text: str) -> tuple[str, ...]:
    """A name as folded words, for comparing word by word."""
    return tuple(one.replace("'", "").replace("’", "") for one in _WORD.findall(fold(text)))


@lru_cache(maxsize=1)
def _shops() -> dict[tuple[str, ...], tuple[str, str]]:
    """Name and category by the words of the name."""
    shops = _lexicon()["shops"]
    return {_key(name): (name, category) for category, names in shops.items() for name in _listed(names)}


@lru_cache(maxsize=1)
def _words() -> dict[tuple[str, ...], str]:
    return {_key(word): category for category, words in _lexicon()["words"].items() for word in _listed(words)}


@lru_cache(maxsize=1)
def _dropped() -> tuple[frozenset[str], frozenset[str], tuple[tuple[str, ...], ...]]:
    """Legal forms, single words of noise, and noise of several words."""
    noise = [_key(one) for one in _listed(_lexicon()["noise"])]
    single = frozenset(one[0] for one in noise if len(one) == 1)
    forms = frozenset(one for form in _listed(_lexicon()["forms"]) for one in _key(form))
    return forms, single, tuple(one for one in noise if len(one) > 1)


def known_shop(text: str) -> tuple[str, str] | None:
    """Name and category of the first well-known shop in a text; longer names first."""
    words = _key(text)
    shops = _shops()
    for at in range(len(words)):
        for length in (3, 2, 1):
            found = shops.get(words[at : at + length])
            if found is not None and len(words[at : at + length]) == length and (len(found[0]) > 3 or at == 0):
                return found
    return None


@lru_cache(maxsize=20_000)
def merchant_of(counterparty: str, text: str) -> str:
    """What to call who was paid or who paid: three words at most, empty where nothing names anybody."""
    passed_on = set(_key(counterparty)[:2]) & {_key(one)[0] for one in _listed(_lexicon()["processors"])}
    through = _THROUGH.search(f"{counterparty} {text}")
    if through is not None:
        name = f"{counterparty} {text}"[through.end() :]
        return _said(name) or _said(counterparty)
    if counterparty and not passed_on:
        return _said(counterparty)
    shop = known_shop(text)
    if shop is not None:
        return shop[0]
    return _said(counterparty or text)


def _said(text: str) -> str:
    shop = known_shop(text)
    if shop is not None:
        return shop[0]
    forms, single, several = _dropped()
    words = _WORD.findall(_CUT.split(text.strip(), maxsplit=1)[0].replace("*", " "))
    folded = [_key(word)[0] if _key(word) else "" for word in words]
    gone = {at for at, word in enumerate(folded) if word in forms or word in single or _CODE.search(word) or not word}
    for phrase in several:
        for at in range(len(folded) - len(phrase) + 1):
            if tuple(folded[at : at + len(phrase)]) == phrase:
                gone |= set(range(at, at + len(phrase)))
    kept = [word for at, word in enumerate(words) if at not in gone][:LONGEST_NAME]
    name = " ".join(kept)[:_LONGEST]
    return name.title() if name.isupper() and len(name) > 4 else name


def category_of(merchant: str, text: str, learned: Mapping[str, str]) -> str | None:
    """What is spent at a merchant: as the household taught, as the shop is known, or by a word; None if none says."""
    taught = learned.get(merchant.casefold()) if merchant else None
    if taught is not None:
        return taught
    return _guessed(merchant, text)


@lru_cache(maxsize=20_000)
def _guessed(merchant: str, text: str) -> str | None:
    shop = known_shop(merchant) or known_shop(text)
    if shop is not None:
        return shop[1]
    table = _words()
    for said in (merchant, text):
        words = _key(said)
        for at in range(len(words)):
            for length in (2, 1):
                found = table.get(words[at : at + length])
                if found is not None:
                    return found
            ending = next(
                (
                    category
                    for key, category in table.items()
                    if len(key) == 1 and len(key[0]) > 5 and words[at] != key[0] and words[at].endswith(key[0])
                ),
                None,
            )
            if ending is not None:
                return ending
    return None


@lru_cache(maxsize=1)
def _refund_words() -> tuple[tuple[str, ...], ...]:
    return tuple(_key(one) for one in _listed(_lexicon()["refunds"]))


def is_refund(text: str) -> bool:
    """Whether money that came in is said to be given back."""
    words = _key(text)
    return any(words[at : at + len(one)] == one for one in _refund_words() for at in range(len(words)))
