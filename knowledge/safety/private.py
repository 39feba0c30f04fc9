"""What is nobody else's business in a text: personal data and secrets together, and the text without either."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import urlsplit

from knowledge.safety.personal import find
from knowledge.safety.secrets import secrets_in

HOUSE_SUFFIXES = (".local", ".lan", ".home", ".internal", ".home.arpa", ".localhost")


class Private(NamedTuple):
    """A place in a text, `text[start:end]`, and the kind of what stands there."""

    start: int
    end: int
    kind: str


def private_in(text: str, names: Collection[str] = ()) -> list[Private]:
    """Personal data and secrets in the order of the text; no two overlap. `names` are those of known people."""
    found = [Private(one.start, one.end, one.kind.value) for one in secrets_in(text)]
    found += [Private(one.start, one.end, one.kind.value) for one in find(text, names)]
    kept: list[Private] = []
    for one in sorted(found):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.end > kept[-1].end:
            kept.append(Private(kept[-1].end, one.end, one.kind))
    return kept


def without_private(text: str, names: Collection[str] = ()) -> str:
    """The text with the kind of what was found in its place: "<email>", "<password>"."""
    pieces, end = [], 0
    for one in private_in(text, names):
        pieces += [text[end : one.start], f"<{one.kind}>"]
        end = one.end
    return "".join([*pieces, text[end:]])


def in_the_house(url: str) -> bool:
    """True when an address is certainly inside the home network; a name that could be anywhere is not."""
    host = urlsplit(url).hostname or ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return bool(host) and ("." not in host or host.endswith(HOUSE_SUFFIXES))
    return address.is_private or address.is_loopback
