"""A chunk as it lies in its table, in clear or sealed with its member's key, and as search reads it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from knowledge.keys import Cipher
    from knowledge.search.sealing import Sealing

    Row = dict[str, Any]

TEXTS = ("text", "heading", "place", "title", "title_terms", "body_terms")
"""What tells something of a chunk, sealed together; `title_terms` and `body_terms` are blind words then."""
TEXT, VECTOR, NAME = "chunks.text", "vectors.vector", "documents.name"
"""Where what is sealed lies."""


def sealed(row: Row, cipher: Cipher) -> Row:
    """A row of `chunks` as its member's key seals it.

    Blind words stand in the order of the alphabet: how often one comes is told, where it stands is not.
    """
    texts = json.dumps([row[name] for name in TEXTS], ensure_ascii=False)
    hidden = dict.fromkeys(TEXTS, "")
    return {
        **row,
        **hidden,
        "text": cipher.seal(texts, TEXT),
        "title_terms": _blind(row["title_terms"], cipher),
        "body_terms": _blind(row["body_terms"], cipher),
        "digest": cipher.blind(row["digest"]),
        "sealed_for": cipher.owner,
    }


def opened(row: Row, sealing: Sealing, names: dict[str, str | None] | None = None) -> Row | None:
    """A row with what was sealed in clear, its document's name and its vector as well.

    None where the key is locked, or what is there is not what was sealed. `names` remembers those that were opened for
    the rows before.
    """
    names = {} if names is None else names
    if row["name"] not in names:
        names[row["name"]] = sealing.opened(row["name"], NAME)
    name = names[row["name"]]
    stored = row["vector"]
    vector = None if stored is None else sealing.opened_bytes(stored, VECTOR)
    if name is None or (stored is not None and vector is None):
        return None
    if row["sealed_for"] is None:
        return {**row, "name": name, "vector": vector}
    texts = sealing.opened(row["text"], TEXT)
    if texts is None or texts == row["text"]:
        return None
    return {**row, **dict(zip(TEXTS, json.loads(texts), strict=True)), "name": name, "vector": vector}


def terms_of(text: str, sealing: Sealing) -> list[str]:
    """The terms of a sealed chunk, in clear; none where the key is locked."""
    texts = sealing.opened(text, TEXT)
    if texts is None or texts == text:
        return []
    own = dict(zip(TEXTS, json.loads(texts), strict=True))
    return [*own["title_terms"].split(), *own["body_terms"].split()]


def _blind(terms: str, cipher: Cipher) -> str:
    return " ".join(sorted(cipher.blind(term) for term in terms.split()))
