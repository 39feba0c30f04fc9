"""Secrets that are written into a chat: keys of programs, cards, PINs and TANs, passwords and the codes of the house.

Some are there by mistake, others are what a family wants to be remembered; the kind tells them apart.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from knowledge.safety.personal.cards import cards


class SecretKind(StrEnum):
    """What a secret opens; the value is the name under which it is reported."""

    API_KEY = "api_key"
    """What a program shows to a service: a key, a token."""
    PRIVATE_KEY = "private_key"
    CARD = "card"
    """The number of a payment card, or the code on its back."""
    PIN = "pin"
    """Of a bank: a PIN or a TAN."""
    PASSWORD = "password"  # noqa: S105 - the name of a kind
    CODE = "code"
    """Of a thing in the house: a door, an alarm, a telephone."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret in a text: `text[start:end]` is the secret alone; `score` is how sure it is, 0 to 1."""

    kind: SecretKind
    start: int
    end: int
    score: float


def secrets_in(text: str) -> tuple[Secret, ...]:
    """The secrets in a text, in its order; no two overlap. Takes about 0.1 ms for a message of 200 characters."""
    found = [one for recognise in RECOGNISERS for one in recognise(text)]
    kept: list[Secret] = []
    for one in sorted(found, key=lambda one: (-one.score, one.start - one.end)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


_PRIVATE = re.compile(
    r"-----BEGIN [A-Z ]{0,24}PRIVATE KEY(?: BLOCK)?-----(?:.{0,8000}?-----END [A-Z ]{0,24}PRIVATE KEY"
    r"(?: BLOCK)?-----|.{0,8000})"
    r"|\bAGE-SECRET-KEY-1[A-Z0-9]{50,}",
    re.DOTALL,
)
_KEY = re.compile(
    r"(?<![\w\-])(?:"
    r"sk-(?:proj-|ant-|or-|svcacct-)?[\w\-]{20,200}"
    r"|gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_\w{40,255}|glpat-[\w\-]{20,64}"
    r"|A(?:KIA|SIA)[A-Z0-9]{16}|AIza[\w\-]{35}|ya29\.[\w\-]{20,500}"
    r"|xox[abeprs]-[A-Za-z0-9\-]{10,250}|[spr]k_(?:live|test)_[A-Za-z0-9]{16,200}|whsec_[A-Za-z0-9+/=]{24,100}"
    r"|SG\.[\w\-]{16,64}\.[\w\-]{16,64}|hf_[A-Za-z0-9]{30,64}|npm_[A-Za-z0-9]{36}|pypi-[\w\-]{40,300}"
    r"|dop_v1_[a-f0-9]{64}|shp(?:at|ss|ca)_[a-fA-F0-9]{32}|nvapi-[\w\-]{40,100}|gsk_[A-Za-z0-9]{40,80}"
    r"|\d{8,10}:[A-Za-z0-9_\-]{30,50}"
    r"|eyJ[\w\-]{8,2000}\.eyJ[\w\-]{8,4000}\.[\w\-]{8,1000}"
    r")(?![\w\-])"
)
"""OpenAI, Anthropic, GitHub, GitLab, AWS, Google, Slack, Stripe, SendGrid, Hugging Face, npm, PyPI, DigitalOcean,
Shopify, NVIDIA, Groq, bots of Telegram, JSON Web Tokens."""

_ASSIGNED = re.compile(
    r"(?:api|access|auth|client|secret|private|bearer|session|refresh)?[\s_\-]?(?:key|token|secret|schlüssel|clé"
    r"|clave|chiave|bearer)"
    r"(?:\s(?:is|ist|est|es|è))?[\"']?\s{0,2}[:=\s]\s{0,2}[\"']?(?P<value>[A-Za-z0-9+/_\-.=]{16,400})",
    re.IGNORECASE,
)
LEAST_BITS = 3.2
"""Shannon entropy for each character from which on a run of letters and digits looks random."""


def _private_keys(text: str) -> Iterator[Secret]:
    if "PRIVATE KEY" in text or "AGE-SECRET" in text:
        for match in _PRIVATE.finditer(text):
            yield Secret(SecretKind.PRIVATE_KEY, match.start(), match.end(), 1.0)


def _api_keys(text: str) -> Iterator[Secret]:
    for match in _KEY.finditer(text):
        if len(set(match[0])) > 8:
            yield Secret(SecretKind.API_KEY, match.start(), match.end(), 0.95)
    for match in _ASSIGNED.finditer(text):
        value = match["value"]
        mixed = any(map(str.isdigit, value)) and any(map(str.isalpha, value))
        if mixed and entropy(value) >= LEAST_BITS and not re.fullmatch(r"[a-z]+(?:[\-.][a-z0-9]+)*", value):
            yield Secret(SecretKind.API_KEY, match.start("value"), match.end("value"), 0.7)


def entropy(text: str) -> float:
    """Shannon entropy of its characters, in bits for each."""
    counts = Counter(text)
    return -sum(count / len(text) * math.log2(count / len(text)) for count in counts.values())


_CARD_CODE = re.compile(
    r"\b(?:cvv2?|cvc2?|cvn|card (?:security|verification) code|karten ?prüf(?:nummer|ziffer)|prüfziffer(?= der karte)"
    r"|cryptogramme(?: visuel)?|código de seguridad de la tarjeta|codice di sicurezza della carta)\b[^\d\n]{0,12}"
    r"(?P<value>\d{3,4})(?!\d)",
    re.IGNORECASE,
)


def _card_numbers(text: str) -> Iterator[Secret]:
    for one in cards(text):
        yield Secret(SecretKind.CARD, one.start, one.end, one.score)
    for match in _CARD_CODE.finditer(text):
        yield Secret(SecretKind.CARD, match.start("value"), match.end("value"), 0.9)


_IS = (
    r"(?:\s(?:is|ist|lautet|sind|are|est|sont|es|son|è|sono)(?:\snow|\sjetzt|\smaintenant|\sahora|\sora)?)?[\s:=]{1,4}"
)
_THING = (
    r"alarm\w*|alarme|alarma|allarme|door|gate|garage|safe|locker|padlock|sim|tablet|ipad|i?phone|handy\w*"
    r"|telefon\w*|tv"
    r"|fernseher|wi-?fi|wlan|router|tür\w*|tor|haus\w*|keller\w*|schloss\w*|tresor|fahrrad\w*|bike|porte|portail|coffre"
    r"|vélo|puerta|garaje|portal|caja|bici|porta|cancello|cassaforte|portone|heizung|boiler|box|house|front|back"
    r"|shed|school"
)
_PIN = re.compile(
    rf"\b(?P<before>(?:[^\W\d_]+(?:['’]s?)?[\s\-]){{0,4}})(?P<word>pin(?:[\s\-]?(?:code|nummer|number))?|puk|"
    rf"(?:photo|push|chip|sms|m)?[\s\-]?tan"
    rf"|code secret|código pin|codice pin|(?:haus|tür|tor|alarm|safe|garagen|schloss)?code?|código|codice"
    rf"|combination|kombination)"
    rf"(?P<behind>(?:\s(?:for|of|to|für|von|vom|der|des|de|du|del|della|dell['’]|da|la|le|el|il|the|my|our|zum|zur|"
    rf"[\w\-]+)){{0,5}}?)(?P<is>{_IS})"
    rf"(?P<value>[#*]?(?:(?-i:[A-Z]{{1,3}})-?\d{{2,8}}|\d(?:[ \-]?\d){{2,9}})[#*]?)"
    rf"(?![\w%€$£]|[.,:/\-]\d|\s?(?:€|\$|£|eur))",
    re.IGNORECASE,
)
_THINGS = re.compile(rf"\b(?:{_THING})\b", re.IGNORECASE)


def _pins(text: str) -> Iterator[Secret]:
    """PINs and TANs are a bank's unless a thing of the house is named; other codes only count for such a thing."""
    for match in _PIN.finditer(text):
        word = match["word"].casefold()
        of_bank = "pin" in word or "tan" in word or word == "code secret"
        digits = sum(map(str.isdigit, match["value"]))
        of_house = bool(_THINGS.search(match["before"] + " " + word + " " + match["behind"])) or word == "puk"
        compound = len(word) > 5 and word.endswith(("code", "cod")) and not of_bank
        if of_house or compound:
            yield Secret(SecretKind.CODE, match.start("value"), match.end("value"), 0.8)
        elif of_bank and 4 <= digits <= 8 and (match["is"].strip() or not match["behind"]):
            yield Secret(SecretKind.PIN, match.start("value"), match.end("value"), 0.85)


_PASSWORD = re.compile(
    r"(?<!\w)(?:(?:wi-?fi|wlan|wireless)?[\s\-]?(?:pass ?words?|pass ?phrase|pass ?code|passw[oö]rt|kennwort"
    r"|wlan-?schlüssel"
    r"|netzwerkschlüssel|mots? de passe|mdp|contraseña|wi-?fi key|clé wi-?fi|clave (?:de|del) wi-?fi|chiave wi-?fi"
    r"|parola d['’]ordine|pwd))"
    r"(?P<of>(?:\s(?!is\b|ist\b|est\b|es\b|è\b)[^\W\d_][\w.'’\-]*){0,6}?)"
    r"(?P<is>\s(?:is|ist|lautet|est|es|è)(?:\s(?:now|jetzt|maintenant|ahora|ora))?[\s:]\s?|\s?[:=]\s?|\s(?=\S*\d))"
    r"(?P<value>[\"'“„«‚](?P<quoted>[^\"'”“»’\n]{3,64})[\"'”“»’]|\S{3,128})",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,4}[./:\-]\d{1,2}(?:[./\-]|$)")
_NO_PASSWORD = frozenset(
    word
    for words in (
        "wrong right correct expired not still also too very the a an on in at under behind needed required",
        "missing lost forgotten secret long short strong weak same known stored saved written changed new old",
        "here there what where so only falsch richtig abgelaufen nicht noch auch sehr der die das ein eine am",
        "im auf unter hinter nötig weg verloren vergessen geheim lang kurz stark schwach gleich gespeichert",
        "geändert neu alt hier dort was wo nur faux expiré incorrect pas encore aussi très le la un une dans",
        "sur sous derrière oublié perdu court fort faible même enregistré nouveau ici quoi où incorrecta",
        "caducada todavía también muy el una en bajo detrás olvidada perdida secreta larga corta fuerte débil",
        "misma guardada nueva aquí qué dónde sbagliata scaduta ancora anche molto il lo nel sul sotto dietro",
        "dimenticata persa segreta lunga debole stessa salvata nuova qui cosa dove",
    )
    for word in words.split()
)
"""What follows "the password is" without being one."""


def _passwords(text: str) -> Iterator[Secret]:
    for match in _PASSWORD.finditer(text):
        start, end = match.span("quoted" if match["quoted"] else "value")
        value = text[start:end] if match["quoted"] else text[start:end].rstrip(".,;:)\"'”»")
        end = start + len(value)
        link = match["is"].strip()
        if len(value) < 3 or _DATE.match(value) or (not link and match["of"]):
            continue
        if not match["quoted"] and value.rstrip("!?").casefold() in _NO_PASSWORD:
            continue
        strange = any(not char.isalpha() for char in value) or not (value.islower() or value.istitle())
        last = not text[end:].strip(" .!?)\"'”»")
        if match["quoted"] or strange or last or (link.endswith((":", "=")) and len(value) >= 4):
            yield Secret(SecretKind.PASSWORD, start, end, 0.8 if strange or match["quoted"] else 0.6)


RECOGNISERS: tuple[Callable[[str], Iterator[Secret]], ...] = (
    _private_keys,
    _api_keys,
    _card_numbers,
    _pins,
    _passwords,
)
