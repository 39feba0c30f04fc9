"""The questions, as data: each in the five languages, none of which changes anything."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, PositiveInt

FILE = Path(__file__).with_name("questions.yaml")
Language = Literal["en", "de", "fr", "es", "it"]


class Golden(BaseModel):
    """A question, the pod that answers it and how it is said in each language."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    pod: str
    intent: str
    """What it has to be understood as, without its pod."""
    form: PositiveInt
    """Raise it when its answer gets other facts on purpose: answers of other forms are not compared."""
    say: dict[Language, str]


@cache
def questions() -> tuple[Golden, ...]:
    """All questions in their order."""
    return tuple(Golden.model_validate(one) for one in yaml.safe_load(FILE.read_text(encoding="utf-8")))
