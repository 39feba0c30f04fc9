"""Addresses of machines (IP, MAC), places on the map as numbers, and wallets: forms that machines write."""

from __future__ import annotations

import hashlib
import ipaddress
import re
from collections.abc import Iterator

from knowledge.safety.personal.kinds import Kind, Personal

_IPV4 = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?!\w|\.\w)")
_IPV6 = re.compile(r"(?<![\w:.])(?=[0-9A-Fa-f]*:[0-9A-Fa-f]*:)[0-9A-Fa-f:]{2,39}(?:(?:\d{1,3}\.){3}\d{1,3})?(?![\w:])")
_VERSION = re.compile(r"(?:version|release|build|firmware|v)\.?\s{0,2}$", re.IGNORECASE)
_MAC = re.compile(r"(?<![\w:\-])(?:[0-9A-Fa-f]{2}(?P<gap>[:\-]))(?:[0-9A-Fa-f]{2}(?P=gap)){4}[0-9A-Fa-f]{2}(?![\w:\-])")
_POINT = re.compile(
    r"(?<![\w.,])[+\-]?\d{1,2}\.\d{4,}\s?°?\s?[NSns]?\s?[,;/ ]\s?[+\-]?\d{1,3}\.\d{4,}\s?°?\s?[EWOewo]?(?![\w.])"
)
_DEGREES = re.compile(
    r"(?<![\w.])\d{1,2}°\s?\d{1,2}['′’]\s?(?:\d{1,2}(?:[.,]\d+)?(?:[\"″”]|'')\s?)?[NSns][\s,;/]{1,3}"
    r"\d{1,3}°\s?\d{1,2}['′’]\s?(?:\d{1,2}(?:[.,]\d+)?(?:[\"″”]|'')\s?)?[EWOewo](?!\w)"
)
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_COIN = re.compile(rf"(?<!\w)[13LMD][{_BASE58}]{{25,34}}(?!\w)")
_BECH32 = re.compile(r"(?<!\w)(?:bc|tb|ltc)1[ac-hj-np-z02-9]{25,71}(?!\w)")
_HEX_WALLET = re.compile(r"(?<!\w)0x[0-9A-Fa-f]{40}(?!\w)")


def ip_addresses(text: str) -> Iterator[Personal]:
    """IPv4 and IPv6 addresses; the number of a version is none."""
    for match in _IPV4.finditer(text):
        octets = match[0].split(".")
        fits = all(int(octet) < 256 and (octet == "0" or octet[0] != "0") for octet in octets)
        if fits and not _VERSION.search(text, max(0, match.start() - 12), match.start()):
            yield Personal(Kind.IP_ADDRESS, match.start(), match.end(), 0.95)
    if text.count(":") < 2:
        return
    for match in _IPV6.finditer(text):
        found = match[0].rstrip(":") if not match[0].endswith("::") else match[0]
        digits = sum(char != ":" for char in found)
        if digits >= 2 and _is_ipv6(found):
            yield Personal(Kind.IP_ADDRESS, match.start(), match.start() + len(found), 0.95)


def _is_ipv6(text: str) -> bool:
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return True


def mac_addresses(text: str) -> Iterator[Personal]:
    """The address that a network card was made with."""
    for match in _MAC.finditer(text):
        yield Personal(Kind.MAC_ADDRESS, match.start(), match.end(), 0.95)


def coordinates(text: str) -> Iterator[Personal]:
    """Latitude and longitude, in degrees with four decimals and more (ten metres), or in minutes and seconds."""
    for match in _POINT.finditer(text):
        latitude, longitude = (abs(float(number)) for number in re.findall(r"\d{1,3}\.\d+", match[0]))
        if latitude <= 90 and longitude <= 180:
            yield Personal(Kind.COORDINATES, match.start(), match.end(), 0.8)
    if "°" in text:
        for match in _DEGREES.finditer(text):
            yield Personal(Kind.COORDINATES, match.start(), match.end(), 0.9)


def wallets(text: str) -> Iterator[Personal]:
    """Addresses of coins: base58 with its checksum, bech32, and 40 hexadecimal digits."""
    for match in _COIN.finditer(text):
        if _base58_holds(match[0]):
            yield Personal(Kind.WALLET, match.start(), match.end(), 0.99)
    for pattern in (_BECH32, _HEX_WALLET):
        for match in pattern.finditer(text):
            yield Personal(Kind.WALLET, match.start(), match.end(), 0.95)


def _base58_holds(address: str) -> bool:
    """Whether the last four bytes are the beginning of the double SHA-256 of the others."""
    number = 0
    for char in address:
        number = number * 58 + _BASE58.index(char)
    if number.bit_length() > 200:
        return False
    raw = number.to_bytes(25, "big")
    return hashlib.sha256(hashlib.sha256(raw[:-4]).digest()).digest()[:4] == raw[-4:]
