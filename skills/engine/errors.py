"""Errors by who must act: the person, the model, a service, a guardrail, the configuration."""

from __future__ import annotations


class InglenookError(Exception):
    """Anything that Inglenook itself raises on purpose."""


class PersonError(InglenookError):
    """The person can put it right: the message key and its facts go to the chat in the member's language."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


class UndoneAlreadyError(PersonError):
    """What should be taken back was taken back before."""

    def __init__(self) -> None:
        super().__init__("undo-already")


class ModelError(InglenookError):
    """The model's answer cannot be used; the text goes back to the model."""


class ServiceError(InglenookError):
    """Something outside the product did not do its part; the text names it and the next step."""


class GuardrailError(InglenookError):
    """A guardrail refused; it carries the key of the safe reply."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


class ConfigurationError(InglenookError):
    """The installation is set up wrongly: it stops the start and names the variable or file."""
