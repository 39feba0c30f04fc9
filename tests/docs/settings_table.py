"""What a page has to say of each setting: its variable, default and allowed values, derived from the settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Gt, Le
from pydantic import SecretStr
from pydantic.fields import FieldInfo

from bot.settings import PREFIX, Settings


def variables() -> dict[str, FieldInfo]:
    """Every setting by the name of its variable."""
    return {PREFIX + name.upper(): field for name, field in Settings.model_fields.items()}


def default_of(field: FieldInfo) -> str:
    """The default as one writes it; empty where there is none."""
    value: Any = field.get_default(call_default_factory=True, validated_data={"data_dir": Path("data")})
    return "" if value is None else str(value)


def allowed(variable: str, field: FieldInfo) -> str:
    """What a value may be, in short."""
    kinds = [one for one in (field.annotation, *get_args(field.annotation)) if one is not type(None)]
    for kind in kinds:
        if get_origin(kind) is Literal:
            return ", ".join(get_args(kind))
    if bool in kinds:
        return "True, False"
    bounds = {type(one): one for one in field.metadata}
    if Ge in bounds and Le in bounds:
        return f"{bounds[Ge].ge} to {bounds[Le].le}"
    if Gt in bounds:
        return f"more than {bounds[Gt].gt}"
    if Path in kinds:
        return "a file" if variable.endswith("_FILE") else "a folder"
    return "a secret" if SecretStr in kinds else "text"


def row_begins(variable: str, field: FieldInfo) -> str:
    """How the table's row on a setting has to begin; what follows explains it."""
    default = f"`{default_of(field)}`" if default_of(field) else "–"
    return f"| `{variable}` | {default} | {allowed(variable, field)} |"


if __name__ == "__main__":
    for name, setting in variables().items():
        print(row_begins(name, setting))
