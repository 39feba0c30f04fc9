"""The time limit and the retry rule of every backend that is asked over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from pods.engine.models.errors import Fault, ModelBusy, ModelTimeout, ModelUnavailable
from skills.engine.errors import ServiceError

BACK_OFF_S = (0.3, 1.0)

T = TypeVar("T")


class TryAgain(Exception):
    """An attempt failed in a way that may pass; `cause` is raised if no attempt is left."""

    def __init__(self, cause: ServiceError) -> None:
        super().__init__(str(cause))
        self.cause = cause


async def with_attempts(
    name: str, timeout_s: float, attempt: Callable[[], Awaitable[T]], back_off: Sequence[float] = BACK_OFF_S
) -> T:
    """Run `attempt` within `timeout_s` in all, once more after each pause of `back_off`; an attempt asks for another
    by raising TryAgain.

    Raises ModelTimeout when the time is over, and the cause of the last TryAgain.
    """
    try:
        async with asyncio.timeout(timeout_s):
            for pause in back_off:
                try:
                    return await attempt()
                except TryAgain:
                    await asyncio.sleep(pause)
            return await attempt()
    except TryAgain as last:
        raise last.cause from last
    except TimeoutError as error:
        raise ModelTimeout(name, timeout_s) from error


def http_failure(name: str, code: int, text: str, *, next_step: str) -> ServiceError | TryAgain:
    """What an HTTP status says about a backend; `next_step` serves for what only the operator can mend."""
    detail = " ".join(text.split())[:200]
    if code in {408, 429, 503}:
        return TryAgain(ModelBusy(name))
    if code >= 500:
        reason = f"the backend failed with status {code}: {detail}"
        return TryAgain(ModelUnavailable(name, reason, "Look at the backend's log", "trouble"))
    if code in {401, 403}:
        return ModelUnavailable(name, "the backend refuses the key", "Set INGLE_MODEL_API_KEY to a valid key")
    fault: Fault = "setup" if code == 404 else "request"
    return ModelUnavailable(name, f"the backend refused with status {code}: {detail}", next_step, fault)


def unreachable(name: str, address: str, error: Exception) -> TryAgain:
    """No connection, or one that broke."""
    reason = f"{address} does not answer ({str(error) or type(error).__name__})"
    return TryAgain(ModelUnavailable(name, reason, "Start the backend there, or correct its address", "gone"))
