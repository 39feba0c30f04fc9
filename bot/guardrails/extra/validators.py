"""The product's rails as validators of guardrails-ai, for whoever builds a Guard: `Guard().use(Orders())`.

Needs the extra `guardrails`. Each gives a score where the rail measures one; none needs the network.
"""

from __future__ import annotations

from typing import Any, ClassVar

from guardrails.validator_base import FailResult, PassResult, ValidationResult, Validator, register_validator

from knowledge.safety import abuse, injection, personal, secrets, unsafe


class _Scored(Validator):  # type: ignore[misc]
    """Fails where a score reaches the threshold."""

    usual: ClassVar[float] = 0.5

    def __init__(self, threshold: float | None = None, **rest: Any) -> None:
        super().__init__(threshold=threshold, **rest)
        self._threshold = self.usual if threshold is None else threshold

    def score(self, text: str) -> float:
        """0 to 1."""
        raise NotImplementedError

    def _validate(self, value: Any, metadata: dict[str, Any]) -> ValidationResult:
        score = self.score(str(value))
        if score < self._threshold:
            return PassResult()
        return FailResult(error_message=f"{self.rail_alias} scores {score:.2f}, at most {self._threshold:.2f} passes")


@register_validator(name="inglenook/orders", data_type="string")
class Orders(_Scored):
    """Attempts to talk an assistant out of its rules, in what a person says."""

    usual = injection.BLOCK["user"]

    def score(self, text: str) -> float:
        """See `knowledge.safety.injection`."""
        return injection.judge(text, "user")


@register_validator(name="inglenook/orders-in-papers", data_type="string")
class OrdersInPapers(_Scored):
    """Orders to an assistant in the text of a document."""

    usual = injection.BLOCK["document"]

    def score(self, text: str) -> float:
        """See `knowledge.safety.injection`."""
        return injection.judge(text, "document")


@register_validator(name="inglenook/unsafe-for-children", data_type="string")
class UnsafeForChildren(_Scored):
    """What a child should talk about with a grown-up."""

    usual = unsafe.BLOCK

    def score(self, text: str) -> float:
        """See `knowledge.safety.unsafe`."""
        return unsafe.unsafe(text)


@register_validator(name="inglenook/abusive", data_type="string")
class Abusive(_Scored):
    """Hurtful words."""

    usual = abuse.BLOCK

    def score(self, text: str) -> float:
        """See `knowledge.safety.abuse`."""
        return abuse.abusive(text)


@register_validator(name="inglenook/personal-data", data_type="string")
class PersonalData(Validator):  # type: ignore[misc]
    """Personal data; what it proposes instead is the text without them."""

    def _validate(self, value: Any, metadata: dict[str, Any]) -> ValidationResult:
        redacted = personal.redacted(str(value))
        if redacted == value:
            return PassResult()
        return FailResult(error_message="the text holds personal data", fix_value=redacted)


@register_validator(name="inglenook/secrets", data_type="string")
class Secrets(Validator):  # type: ignore[misc]
    """Keys, tokens, card numbers and PINs."""

    def _validate(self, value: Any, metadata: dict[str, Any]) -> ValidationResult:
        found = sorted({one.kind for one in secrets.secrets_in(str(value))})
        return FailResult(error_message=f"the text holds: {', '.join(found)}") if found else PassResult()
