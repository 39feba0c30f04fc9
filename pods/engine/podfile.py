"""What `pod.yaml` may declare, and the pod's own settings as values of the types that it declares."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from skills.engine.errors import ConfigurationError
from skills.engine.pod_settings import PodSettings, Value

NAME = re.compile(r"[a-z]+(?:_[a-z]+)*")
"""How pods, skills and settings may be called: what is before the point of an intent, and in a variable's name."""

Name = Annotated[str, StringConstraints(pattern=rf"^{NAME.pattern}$")]
Kind = type[Value]
TYPES: Mapping[str, Kind] = {"text": str, "whole": int, "number": float, "switch": bool, "time": time}


class SettingFile(BaseModel):
    """One setting of a pod; without a default it has to be set."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    about: str
    type: Literal["text", "whole", "number", "switch", "time"] = "text"
    default: str | int | float | bool | None = None
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()
    secret: bool = False
    """Whether it must never be said or logged: a text, without a default."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.secret and (self.type != "text" or self.default is not None):
            raise ValueError("a secret is a text and has no default")
        if (self.least is not None or self.most is not None) and self.type not in ("whole", "number"):
            raise ValueError("`least` and `most` are for numbers")
        if self.choices and (self.type != "text" or self.secret):
            raise ValueError("`choices` are for texts")
        if self.type == "time" and not isinstance(self.default, str | None):
            raise ValueError('the default of a time stands in quotes, as in "18:30"')
        if self.default is not None:
            self.read(str(self.default))
        return self

    @property
    def holds(self) -> Kind:
        """The Python type of its values."""
        return SecretStr if self.secret else TYPES[self.type]

    def read(self, text: str) -> Value:
        """The value that a text of the environment stands for. Raises ValueError with a sentence without the text."""
        if self.choices and text not in self.choices:
            raise ValueError(f"it is one of {', '.join(self.choices)}")
        numeric = self.type in ("whole", "number")
        bounds = Field(ge=self.least, le=self.most) if numeric else Field()
        held: Any = Annotated[self.holds, bounds]
        try:
            value: Value = TypeAdapter(held).validate_python(text)
        except ValidationError as error:
            raise ValueError(error.errors(include_input=False, include_url=False)[0]["msg"]) from None
        return value


class PodFile(BaseModel):
    """What `pod.yaml` declares."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Name
    about: str
    skills: tuple[Name, ...]
    """Those in the pod's own folder `skills/`, and those that all pods share."""
    model: str = "fast"
    database: str | None = None
    """`household`: its tables lie beside the members, because they are about them. Otherwise a file of its own."""
    intents: dict[str, str] = Field(default_factory=dict)
    """What a model is told of an intent, without the pod's name; others are not offered to it."""
    unread: dict[str, str] = Field(default_factory=dict)
    """Intents that have examples and that no skill reads, and why: so that they are not taken for others."""
    settings: dict[Name, SettingFile] = Field(default_factory=dict)

    def variable(self, setting: str) -> str:
        """The name of a setting in the environment and in `.env` files."""
        return variable(self.name, setting)

    def read_settings(self, given: Mapping[str, str]) -> PodSettings:
        """The pod's settings from variables by name; an empty one is not set.

        Raises ConfigurationError that names every variable that is wrong or missing, never its value.
        """
        values: dict[str, Value | None] = {}
        wrong = []
        for name, setting in self.settings.items():
            known_as = self.variable(name)
            text = given.get(known_as) or (None if setting.default is None else str(setting.default))
            if text is None:
                values[name] = None
                if not setting.secret:
                    wrong.append(f"{known_as} is not set: {setting.about}")
                continue
            try:
                values[name] = setting.read(text)
            except ValueError as error:
                wrong.append(f"{known_as}: {error}")
        if wrong:
            raise ConfigurationError("; ".join(wrong))
        return PodSettings(self.name, values)


def variable(pod: str, setting: str) -> str:
    """`INGLE_GARDEN__REMIND_DAYS`: two low lines part a pod from its setting, so that it is nobody else's."""
    return f"INGLE_{pod}__{setting}".upper()
