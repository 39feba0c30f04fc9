"""The settings of a pod as its skills get them: values of the declared types, in a dataclass of the skill's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import time
from typing import Any, TypeVar

from pydantic import SecretStr

T = TypeVar("T")
Value = str | int | float | bool | time | SecretStr


@dataclass(frozen=True, slots=True)
class PodSettings:
    """What a household set for a pod, and the defaults of the rest; None: a secret that is not set."""

    pod: str = ""
    values: Mapping[str, Value | None] = field(default_factory=dict, repr=False)

    def of(self, kind: type[T]) -> T:
        """The values in a dataclass whose fields are called like the settings. Raises KeyError for another field."""
        wanted: Any = kind
        return kind(**{one.name: self.values[one.name] for one in fields(wanted)})
