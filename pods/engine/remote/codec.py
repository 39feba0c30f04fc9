"""What crosses the wire between house and pod: our frozen dataclasses, enums and errors as JSON, and nothing else.

A plain value is itself in JSON, a list is an array, and whatever else there is is an object with one name: its tag.
Only classes that our own packages declare are ever constructed, and only those that hold data.
"""

from __future__ import annotations

import base64
import binascii
import importlib
import json
import math
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal, InvalidOperation
from enum import Enum
from fractions import Fraction
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

PACKAGES = ("knowledge", "skills", "pods")
"""Whose classes may be named."""

_NAME = re.compile(r"(knowledge|skills|pods)(\.[a-z_][a-z0-9_]*)+:[A-Za-z_][A-Za-z0-9_]*", re.ASCII)

DEEPEST = 60
"""Levels; what is deeper is nothing of ours."""


class CodecError(Exception):
    """It cannot be written, or is nothing that may be read. The text never holds what it was."""


Tag = tuple[str, Any]


class Codec:
    """Writes and reads. `special` are further classes with a tag and how each is written and read.

    Those come first: the file that a message brought, which is written as its content.
    """

    def __init__(
        self,
        *,
        writes: Mapping[type, Callable[[Any], Tag]] | None = None,
        reads: Mapping[str, Callable[[Any], Any]] | None = None,
    ) -> None:
        self._writes = dict(writes or {})
        self._reads = {**_READS, **(reads or {})}

    def dumps(self, value: Any) -> str:
        """The value as JSON text. Raises CodecError."""
        return json.dumps(self.plain(value), separators=(",", ":"), allow_nan=False)

    def loads(self, text: str | bytes) -> Any:
        """The value of JSON text. Raises CodecError."""
        try:
            plain = json.loads(text, parse_constant=_no_number)
        except (ValueError, RecursionError) as error:
            raise CodecError("this is no JSON") from error
        return self.value(plain)

    def plain(self, value: Any, depth: int = 0) -> Any:
        """The value as what JSON has. Raises CodecError."""
        kind = type(value)
        if value is None or kind in (str, int, bool):
            return value
        if depth > DEEPEST:
            raise CodecError("this is too deep")
        if kind is float:
            return value if math.isfinite(value) else {"float": repr(value)}
        if kind in self._writes:
            tag, payload = self._writes[kind](value)
            return {tag: self.plain(payload, depth + 1)}
        if kind is list:
            return [self.plain(one, depth + 1) for one in value]
        if kind in (tuple, set, frozenset):
            return {kind.__name__: [self.plain(one, depth + 1) for one in value]}
        if kind in (dict, MappingProxyType):
            return {"map": [[self.plain(name, depth + 1), self.plain(one, depth + 1)] for name, one in value.items()]}
        if isinstance(value, Enum):
            return {"enum": [_name_of(kind), self.plain(value.value, depth + 1)]}
        if is_dataclass(value):
            named = _name_of(kind)
            _data_class(named)
            held = {one.name: self.plain(getattr(value, one.name), depth + 1) for one in fields(value) if one.init}
            return {"is": [named, held]}
        tag, payload = _simple(value)
        return {tag: payload}

    def value(self, plain: Any, depth: int = 0) -> Any:
        """The value of what JSON has. Raises CodecError."""
        if plain is None or isinstance(plain, str | int | float):
            return plain
        if depth > DEEPEST:
            raise CodecError("this is too deep")
        if isinstance(plain, list):
            return [self.value(one, depth + 1) for one in plain]
        if not isinstance(plain, dict) or len(plain) != 1:
            raise CodecError("an object has exactly one tag")
        (tag, payload), *_ = plain.items()
        if tag in ("tuple", "set", "frozenset", "map"):
            return self._collection(tag, payload, depth + 1)
        if tag == "is":
            return self._instance(payload, depth + 1)
        if tag == "enum":
            return _member(*_pair(payload), self, depth + 1)
        read = self._reads.get(tag)
        if read is None:
            raise CodecError("there is no such tag")
        try:
            return read(self.value(payload, depth + 1))
        except (
            ArithmeticError,
            AttributeError,
            LookupError,
            TypeError,
            ValueError,
            InvalidOperation,
            ZoneInfoNotFoundError,
        ) as error:
            raise CodecError(f"this is no {tag}") from error

    def _collection(self, tag: str, payload: Any, depth: int) -> Any:
        if not isinstance(payload, list):
            raise CodecError(f"this is no {tag}")
        try:
            if tag == "map":
                return {
                    self.value(name, depth): self.value(one, depth) for name, one in (_pair(pair) for pair in payload)
                }
            found = [self.value(one, depth) for one in payload]
            return {"tuple": tuple, "set": set, "frozenset": frozenset}[tag](found)
        except TypeError as error:
            raise CodecError(f"this is no {tag}") from error

    def _instance(self, payload: Any, depth: int) -> Any:
        named, held = _pair(payload)
        known = _data_class(named)
        if not isinstance(held, dict) or held.keys() != {one.name for one in fields(known) if one.init}:
            raise CodecError("the fields are other ones")
        values = {name: self.value(one, depth) for name, one in held.items()}
        try:
            return known(**values)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise CodecError("these are no values of it") from error


def _no_number(_text: str) -> None:
    raise ValueError("this is no number of JSON")


def class_of(named: object) -> type:
    """A class of our packages by its name ("skills.engine.money:Money"). Raises CodecError."""
    if not isinstance(named, str) or not _NAME.fullmatch(named):
        raise CodecError("this is no name of a class of ours")
    module, _, name = named.partition(":")
    try:
        found = getattr(sys.modules.get(module) or importlib.import_module(module), name, None)
    except ImportError as error:
        raise CodecError("there is no such class") from error
    if not isinstance(found, type) or found.__module__ != module:
        raise CodecError("there is no such class")
    return found


def _name_of(kind: type) -> str:
    named = f"{kind.__module__}:{kind.__qualname__}"
    if not _NAME.fullmatch(named):
        raise CodecError(f"a {kind.__qualname__} does not cross the wire")
    return named


_data_classes: dict[str, type] = {}


def _data_class(named: object) -> type:
    """A frozen dataclass by its name: what is frozen only holds data."""
    if isinstance(named, str) and named in _data_classes:
        return _data_classes[named]
    found = class_of(named)
    if not is_dataclass(found) or not found.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        raise CodecError("this class does not cross the wire")
    _data_classes[str(named)] = found
    return found


def _member(named: Any, value: Any, codec: Codec, depth: int) -> Enum:
    found = class_of(named)
    if not issubclass(found, Enum):
        raise CodecError("this is no enum")
    try:
        return found(codec.value(value, depth))
    except ValueError as error:
        raise CodecError("the enum has no such member") from error


def _pair(payload: Any) -> tuple[Any, Any]:
    if not isinstance(payload, list) or len(payload) != 2:
        raise CodecError("a pair is missing")
    return payload[0], payload[1]


def _simple(value: Any) -> Tag:
    """The tag and the text of a value of the standard library. Raises CodecError."""
    match value:
        case datetime():
            naive = value.replace(tzinfo=None, fold=0)
            return "datetime", [naive.isoformat(), _zone(value.tzinfo), value.fold]
        case date():
            return "date", value.isoformat()
        case time():
            return "time", [value.replace(tzinfo=None, fold=0).isoformat(), _zone(value.tzinfo), value.fold]
        case timedelta():
            return "timedelta", [value.days, value.seconds, value.microseconds]
        case ZoneInfo() | timezone():
            return "zone", _zone(value)
        case bytes():
            return "bytes", base64.b64encode(value).decode()
        case Decimal():
            return "decimal", str(value)
        case Fraction():
            return "fraction", [value.numerator, value.denominator]
        case PurePath():
            return "path", str(value)
    raise CodecError(f"a {type(value).__qualname__} does not cross the wire")


def _zone(zone: tzinfo | None) -> str | float | None:
    if zone is None:
        return None
    if isinstance(zone, ZoneInfo) and zone.key:
        return zone.key
    if isinstance(zone, timezone):
        offset = zone.utcoffset(None)
        return offset.total_seconds()
    raise CodecError("a zone without a name does not cross the wire")


def _zone_of(told: Any) -> tzinfo | None:
    if isinstance(told, str):
        return ZoneInfo(told)
    return None if told is None else timezone(timedelta(seconds=told))


def _datetime_of(told: Any) -> datetime:
    text, zone, fold = told
    return datetime.fromisoformat(text).replace(tzinfo=_zone_of(zone), fold=fold)


def _time_of(told: Any) -> time:
    text, zone, fold = told
    return time.fromisoformat(text).replace(tzinfo=_zone_of(zone), fold=fold)


def _bytes_of(told: Any) -> bytes:
    try:
        return base64.b64decode(told, validate=True)
    except binascii.Error as error:
        raise ValueError("no base64") from error


def _float_of(told: Any) -> float:
    if told not in ("inf", "-inf", "nan"):
        raise ValueError("a number stands for itself")
    return float(told)


def _fraction_of(told: Any) -> Fraction:
    numerator, denominator = told
    return Fraction(numerator, denominator)


_READS: Mapping[str, Callable[[Any], Any]] = {
    "datetime": _datetime_of,
    "date": date.fromisoformat,
    "time": _time_of,
    "timedelta": lambda told: timedelta(days=told[0], seconds=told[1], microseconds=told[2]),
    "zone": _zone_of,
    "bytes": _bytes_of,
    "float": _float_of,
    "decimal": Decimal,
    "fraction": _fraction_of,
    "path": Path,
}
