"""Validators as an admin may write them."""

from __future__ import annotations

import socket
from typing import Any

from guardrails.validator_base import FailResult, PassResult, ValidationResult, Validator, register_validator


@register_validator(name="house/no-word", data_type="string")
class NoWord(Validator):  # type: ignore[misc]
    """Does not pass a word."""

    def __init__(self, word: str, **rest: Any) -> None:
        super().__init__(word=word, **rest)
        self._word = word

    def _validate(self, value: Any, metadata: dict[str, Any]) -> ValidationResult:
        return FailResult(error_message="not here") if self._word in value else PassResult()


@register_validator(name="house/calls-home", data_type="string")
class CallsHome(Validator):  # type: ignore[misc]
    """Tries to reach somebody."""

    def _validate(self, value: Any, metadata: dict[str, Any]) -> ValidationResult:
        socket.create_connection(("192.0.2.7", 443), 1.0).close()
        return PassResult()
