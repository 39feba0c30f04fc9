"""`rails.yaml` in the data folder: the validators of guardrails-ai that an admin adds to the rails of the product."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from skills.engine.errors import ConfigurationError

NAME = "rails.yaml"


class Added(BaseModel):
    """One validator, and what happens to a text that it does not pass."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    validator: str = Field(pattern=r"^[\w.]+:\w+$")
    """`module:Class`, as Python imports it."""
    arguments: dict[str, Any] = {}
    on_fail: Literal["refuse", "ask", "note"] = "refuse"
    say: str = Field(default="", max_length=500)
    """What the person is told; empty: a sentence of the product, and for `note` nothing."""

    @property
    def name(self) -> str:
        """How the audit calls it."""
        return self.validator.partition(":")[2]


class RailsFile(BaseModel):
    """What `rails.yaml` may hold."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    input: tuple[Added, ...] = ()
    output: tuple[Added, ...] = ()

    @field_validator("output")
    @classmethod
    def _nobody_to_ask(cls, output: tuple[Added, ...]) -> tuple[Added, ...]:
        if any(one.on_fail == "ask" for one in output):
            raise ValueError("what is to be said cannot be asked about: refuse it, or note it")
        return output

    @property
    def all(self) -> tuple[Added, ...]:
        """Every validator, those for input first."""
        return (*self.input, *self.output)


def read_rails_file(folder: Path) -> RailsFile:
    """The file of a data folder; empty where there is none.

    Raises ConfigurationError naming what is wrong in it, and where guardrails-ai is needed and not installed.
    """
    path = folder / NAME
    if not path.exists():
        return RailsFile()
    try:
        read = RailsFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigurationError(f"{path} cannot be read: {error}") from error
    except ValidationError as error:
        wrong = "; ".join(
            f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}" for one in error.errors(include_input=False)
        )
        raise ConfigurationError(f"{path} is no valid list of rails: {wrong}") from error
    if read.all and importlib.util.find_spec("guardrails") is None:
        raise ConfigurationError(
            f"{path} names validators of guardrails-ai, which is not installed: install inglenook[guardrails], "
            "or take them out."
        )
    return read
