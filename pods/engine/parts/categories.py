"""Which spending category a sentence names, and which one a purchase most likely belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pods.engine.parts.lookup import Hit, any_merchant_at, things_in
from pods.engine.parts.tokens import Token, tokens_of, words_in
from pods.engine.parts.vocabulary import known_language, languages, vocabulary

_LONGEST = 2_000
_BOTH, _SPECIFIC, _MERCHANT, _PLACE, _LOOSE, _HINT, _FOREIGN, _NOTHING = 0.98, 0.9, 0.92, 0.85, 0.8, 0.6, 0.6, 0.2
_SHORTEST_FOREIGN = 5
_FOOD = ("groceries", "eating-out")
_BUDGET = re.compile(r"(?<=\w)-?budgets?\b", re.IGNORECASE)
"""The end of a compound word for a budget, so that what it is for stands alone ("Restaurantbudget")."""


@cache
def _negations(language: str) -> frozenset[str]:
    return frozenset(words_in(phrase)[-1] for phrase in vocabulary(language).merchants.negations)


@cache
def _filling(language: str) -> frozenset[str]:
    words = vocabulary(language)
    return frozenset(
        word for phrase in (*words.merchants.articles, *words.lists.determiners) for word in words_in(phrase)
    )


def _others(language: str) -> tuple[str, ...]:
    return tuple(code for code in languages() if code != language)


def find_category(text: str, language: str) -> str | None:
    """The category that a question, a budget or a correction speaks of, None when it names none.

    The name of a category counts before a kind of place, and that before a thing; "not X" is passed over for another.
    The household's other languages are tried when the language itself finds nothing.
    """
    tokens = tokens_of(_BUDGET.sub("", text[:_LONGEST]))
    code = known_language(language)
    for tongue in (code, *_others(code)):
        hits = things_in(tokens, tongue)
        if tongue != code:
            hits = tuple(hit for hit in hits if hit.entry.tier == "name")
        if hits:
            return _named(tokens, hits, tongue)
    return None


def name_of_category(text: str, language: str) -> str | None:
    """The category that a text names and nothing else ("groceries", "eating out"), in any of the languages."""
    tokens = tokens_of(text[:_LONGEST])
    code = known_language(language)
    for tongue in (code, *_others(code)):
        own = [token for token in tokens if token.text not in _filling(tongue) and token.kind != "mark"]
        hits = [hit for hit in things_in(own, tongue) if hit.entry.tier == "name"]
        if own and hits and (hits[0].first, hits[0].after) == (0, len(own)):
            return hits[0].entry.category
    return None


def category_of_place(place: str, language: str) -> str | None:
    """The category that a kind of place stands for as a whole ("supermarket"), None for "bakery" and for names."""
    words = words_in(place)
    tables = vocabulary(known_language(language)).categories.items()
    return next((category for category, table in tables if words in map(words_in, table.names)), None)


def _named(tokens: Sequence[Token], hits: Sequence[Hit], language: str) -> str:
    wanted = [hit for hit in hits if not _is_negated(tokens, hit, language)] or hits
    for tiers in (("name",), ("place", "thing", "loose"), ("hint",)):
        for hit in wanted:
            if hit.entry.tier in tiers:
                return hit.entry.category
    return wanted[0].entry.category


def _is_negated(tokens: Sequence[Token], hit: Hit, language: str) -> bool:
    at = hit.first - 1
    while at > 0 and tokens[at].text in _filling(language):
        at -= 1
    return at >= 0 and tokens[at].text in _negations(language)


def guess_category(text: str, merchant: str | None, language: str) -> tuple[str, float]:
    """The category of a purchase and how sure that is (0 to 1); ("other", 0.2) when nothing tells.

    A specific thing counts before the merchant, the merchant before food and before the kind of place.
    """
    code = known_language(language)
    tokens = _without(tokens_of(text[:_LONGEST]), merchant)
    name = tokens_of((merchant or "")[:200])
    shop = _shop_category(name, code)
    found = _best_thing(tokens, things_in(tokens, code))
    if shop is None:
        return found or _foreign(tokens, name, code)
    if found is None or found[1] < _LOOSE:
        return shop, _MERCHANT
    if found[0] == shop:
        return shop, _BOTH
    if found[1] >= _SPECIFIC and not (found[0] == "groceries" and shop == "eating-out"):
        return found
    if found[1] == _LOOSE and shop not in _FOOD:
        return found
    return shop, _PLACE


def _without(tokens: tuple[Token, ...], merchant: str | None) -> tuple[Token, ...]:
    """The tokens of a sentence without those of the merchant's name."""
    name = tuple(token.text for token in tokens_of(merchant or ""))
    if not name:
        return tokens
    for at in range(len(tokens) - len(name) + 1):
        if tuple(token.text for token in tokens[at : at + len(name)]) == name:
            return tokens[:at] + tokens[at + len(name) :]
    return tokens


def _shop_category(name: Sequence[Token], language: str) -> str | None:
    """The category of a merchant's name: a known one, else by a word like "pharmacy" in it."""
    for at in range(len(name)):
        found = any_merchant_at(name, at) if name[at].kind != "mark" else None
        if found is not None and found[1].category != "other":
            return found[1].category
    hits = things_in(name, language)
    for tiers in (("place",), ("name", "thing", "loose")):
        for hit in hits:
            if hit.entry.tier in tiers:
                return hit.entry.category
    for tongue in _others(language):
        for hit in things_in(name, tongue):
            if hit.entry.tier == "place":
                return hit.entry.category
    return None


def _best_thing(tokens: Sequence[Token], hits: Sequence[Hit]) -> tuple[str, float] | None:
    """The thing that decides: what is bought before the place, the head of a compound noun before its other words."""
    for tiers, sure in ((("thing", "name"), _SPECIFIC), (("place",), _PLACE), (("loose",), _LOOSE), (("hint",), _HINT)):
        fitting = [hit for hit in hits if hit.entry.tier in tiers]
        if fitting:
            return _head(tokens, fitting).entry.category, sure
    return None


def _head(tokens: Sequence[Token], hits: Sequence[Hit]) -> Hit:
    """The last of the first run of hits that nothing but spaces part: the shoes of "school shoes"."""
    head = hits[0]
    for hit in hits[1:]:
        if hit.first != head.after:
            break
        head = hit
    return head


def _foreign(tokens: Sequence[Token], name: Sequence[Token], language: str) -> tuple[str, float]:
    """What merchants anywhere in the text or the words of the other languages say."""
    for at, token in enumerate(tokens):
        found = any_merchant_at(tokens, at) if token.kind != "mark" else None
        if found is not None and not found[1].ordinary:
            return found[1].category, _PLACE
    for tongue in _others(language):
        telling = [token for token in tokens if token.kind != "word" or len(token.text) >= _SHORTEST_FOREIGN]
        thing = _best_thing(telling, things_in(telling, tongue))
        if thing is not None and thing[1] >= _LOOSE:
            return thing[0], _FOREIGN
    known = [found for at in range(len(name)) if (found := any_merchant_at(name, at)) is not None]
    return ("other", _MERCHANT if known else _NOTHING)
