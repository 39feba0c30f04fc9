"""Checks by other people's code: requests by aiogram's methods, updates and results by two libraries."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Mapping
from typing import Any

import aiogram.methods
import aiogram.types
import telegram
from pydantic import ValidationError

Json = dict[str, Any]


class ApiError(Exception):
    """A refusal, in the shape that the Bot API gives it."""

    def __init__(self, status: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.body: Json = {"ok": False, "error_code": status, "description": description}
        if parameters:
            self.body["parameters"] = parameters


def checked_request(method: str, given: Mapping[str, str], files: Mapping[str, tuple[str, bytes]]) -> Json:
    """The parameters of a call as JSON values. Raises ApiError where the official API has no such call."""
    form = getattr(aiogram.methods, method[:1].upper() + method[1:], None)
    if form is None or form.__api_method__ != method:
        raise ApiError(404, "Not Found: method not found")
    fields = form.model_fields
    if unknown := sorted((given.keys() | files.keys()) - fields.keys()):
        raise ApiError(400, f"Bad Request: unknown parameters {unknown}")
    values: Json = {name: _decoded(value, fields[name].annotation) for name, value in given.items()}
    uploads = {name: aiogram.types.BufferedInputFile(content, name) for name, (_, content) in files.items()}
    try:
        form.model_validate({**values, **uploads})
        if "inline_keyboard" in (values.get("reply_markup") or ()):
            # The method takes one of several kinds of markup, and lets a broken one pass as another kind.
            aiogram.types.InlineKeyboardMarkup.model_validate(values["reply_markup"])
    except ValidationError as error:
        first = error.errors()[0]
        raise ApiError(400, f"Bad Request: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    return values


def _decoded(value: str, annotation: object) -> Any:
    """A form's value: text stays text where text is allowed, all else is JSON."""
    kinds = typing.get_args(annotation) if isinstance(annotation, types.UnionType) else (annotation,)
    if str in kinds and not (int in kinds and value.lstrip("-").isdigit()):
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value


def checked_update(raw: Json) -> Json:
    """The update, after both libraries could read all of it. Raises ValueError."""
    aiogram.types.Update.model_validate(raw)
    _no_rest(telegram.Update.de_json(raw))
    return raw


def checked_message(raw: Json) -> Json:
    """The message, after both libraries could read all of it. Raises ValueError."""
    aiogram.types.Message.model_validate(raw)
    _no_rest(telegram.Message.de_json(raw))
    return raw


def _no_rest(parsed: telegram.TelegramObject | None) -> None:
    if parsed is None or parsed.api_kwargs:
        raise ValueError(f"not as Telegram sends it: {parsed}")
