"""Texts as the classifiers of this package read them: one spelling, disguises taken off, hidden readings found.

An attacker may write an order in letters of other alphabets, with digits for letters, with a space after every letter,
backwards or encoded. `plain` takes off what every text can lose; `readings` offers what a text may also say.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_SENTENCE = 400
"""Characters after which a run without any end of a sentence is cut at the next space."""
_LONGEST_TOKEN = 8_000
_MOST_TOKENS = 12

_LOOKALIKES = str.maketrans(
    "абвгԁеѕіјкӏмнорԛгѕтυνԝхуҮʏᴀᴇɪᴏαβεικνορτυχ",
    "a6brdesijklmhopqrstuvwxyyyaeioabeiknoptux",
)
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
_TAGS = re.compile("[\U000e0020-\U000e007e]+")
_MARKS = re.compile("[\u0300-\u036f]")
_SPACES = re.compile(r"\s+")
_SPACED_OUT = re.compile(r"(?<!\w)(?:\w[ ._\-*|]{1,4}){4,}\w(?!\w)")
_BETWEEN_LETTERS = re.compile(r"(?<=\w)[ ._\-*|](?=\w)")
_LEET_WORD = re.compile(r"(?<![\w.@$])(?=[\w@$]*[a-z])[\w@$!|]*[013457@$!|](?=[\w@$])[\w@$|]*")
_LEET = str.maketrans("013457@$!|+", "oieastasilt")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{20,}={0,2}")
_BASE32 = re.compile(r"[A-Z2-7]{24,}={0,6}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}[ :]?){16,}")
_ESCAPED = re.compile(r"(?:(?:\\x|%)[0-9A-Fa-f]{2}){8,}")
_BINARY = re.compile(r"(?:[01]{8}\s?){6,}")
_COMMON = re.compile(
    r"\b(?:the|and|you|to|of|all|your|is|in|that|for|this|not|with|are|be|as|ignore|instructions|system|prompt|previous"
    r"|der|die|das|und|du|ist|nicht|alle|von|mit|auf|den|le|la|les|et|vous|tu|est|pas|tous|de|des|que|el|los|las|y|es"
    r"|no|todas|por|con|il|gli|lo|non|tutte|che|per|di)\b"
)
_END = re.compile(
    r"(?<=[.!?…])[\"'”’»)\]]*\s+"
    r"|(?<=[a-zà-ÿ)][.!?])(?=[A-ZÀ-Þ¿¡])"
    r"|\n\s*\n+"
    r"|\n(?=\s*(?:[-*•–>#|<\[]|\d{1,2}[.)]\s|[A-ZÀ-Þ¿¡\"“„«]))"
    r"|(?<=[.!?:;,>\]])[ \t]*\n"
)


@dataclass(frozen=True)
class Span:
    """A stretch of a text, `start` up to `end` in characters, and how strongly it is what was looked for (0 to 1)."""

    start: int
    end: int
    score: float


def plain(text: str) -> str:
    """The text in lower case without accents, unseen characters and look-alike letters, single spaces."""
    if text.isascii():
        return _SPACES.sub(" ", text).strip().lower()
    shown = _UNSEEN.sub("", unicodedata.normalize("NFKC", _TAGS.sub(_untagged, text)))
    folded = _MARKS.sub("", unicodedata.normalize("NFD", shown.lower())).replace("ß", "ss").translate(_LOOKALIKES)
    return _SPACES.sub(" ", folded.replace("’", "'").replace("‘", "'")).strip()


def _untagged(match: re.Match[str]) -> str:
    return "".join(chr(ord(letter) - 0xE0000) for letter in match.group())


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence, bullet or line of a text, in order and without spaces around them."""
    start = 0
    for end, following in [(m.start(), m.end()) for m in _END.finditer(text)] + [(len(text), len(text))]:
        yield from _trimmed(text, start, end)
        start = following


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = cut if cut > 0 else start + LONGEST_SENTENCE
        yield start, cut
        start = cut + 1 if text[cut : cut + 1] == " " else cut
    if end > start:
        yield start, end


def readings(text: str) -> Iterator[str]:
    """What the text may also say: letters that were spaced out or written as digits, reversed, rotated or encoded."""
    yield from decoded(text)
    low = plain(text)
    if _SPACED_OUT.search(text):
        yield _SPACED_OUT.sub(lambda m: _BETWEEN_LETTERS.sub("", m.group()), text)
    before = _commonness(low)
    if len(_LEET_WORD.findall(low)) > 1:
        spelled = _LEET_WORD.sub(lambda m: m.group().translate(_LEET), low)
        if _commonness(spelled) > before or before * 12 < len(low.split()):
            yield spelled
    for turned in (codecs.encode(low, "rot13"), low[::-1]):
        if _commonness(turned) > max(2 * before, 1):
            yield turned


def _commonness(low: str) -> int:
    """How many of the words are among the most common ones of the five languages or of the attacks."""
    return len(_COMMON.findall(low[:2_000]))


def decoded(text: str) -> Iterator[str]:
    """The readable texts inside long encoded tokens: base64, base32, hexadecimal, escapes, binary."""
    kinds = (
        (_ESCAPED, _from_escapes),
        (_BINARY, _from_binary),
        (_HEX, _from_hex),
        (_BASE32, _from_base32),
        (_BASE64, _from_base64),
    )
    for pattern, read in kinds:
        for number, match in enumerate(pattern.finditer(text)):
            if number == _MOST_TOKENS:
                break
            said = _readable(read(match.group()[:_LONGEST_TOKEN]))
            if said:
                yield said


def _from_base64(token: str) -> bytes:
    core = token.rstrip("=").replace("-", "+").replace("_", "/")
    return _attempt(base64.b64decode, core[: len(core) - (len(core) % 4 == 1)] + "=" * (-len(core) % 4))


def _from_base32(token: str) -> bytes:
    core = token.rstrip("=")
    core = core[: len(core) - {1: 1, 3: 1, 6: 1}.get(len(core) % 8, 0)]
    return _attempt(base64.b32decode, core + "=" * (-len(core) % 8))


def _from_hex(token: str) -> bytes:
    return _attempt(bytes.fromhex, re.sub(r"[ :]", "", token))


def _from_escapes(token: str) -> bytes:
    return _attempt(bytes.fromhex, re.sub(r"\\x|%", "", token))


def _from_binary(token: str) -> bytes:
    bits = re.sub(r"\s", "", token)
    return bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits) - 7, 8))


def _attempt(read: object, token: str) -> bytes:
    try:
        return read(token)  # type: ignore[operator, no-any-return]
    except (ValueError, binascii.Error):
        return b""


def _readable(raw: bytes) -> str:
    """What bytes say when they are text; empty when they are anything else."""
    try:
        said = raw.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    letters = sum(letter.isalpha() or letter == " " for letter in said)
    return said if len(said) >= 8 and letters >= 0.8 * len(said) else ""
