"""The process that holds guardrails-ai: no sockets, a home folder of its own in which telemetry is off."""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from knowledge.children import Message, serve

MEMORY = 4 * 1024**3
"""Validators may bring models of their own."""

QUIET = {"OTEL_SDK_DISABLED": "true", "GUARDRAILS_RUN_SYNC": "true", "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
"""Without them it traces, leaks a thread with each call under uvloop, and fetches a list of prices."""
SETTINGS = "enable_metrics=false\nuse_remote_inferencing=false\n"

OUTWARD = frozenset({"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"})


def no_sockets(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: nothing leaves this process but its answers."""
    if event in OUTWARD:
        raise PermissionError(f"validators have no network ({event})")


def quiet_home(folder: Path) -> None:
    """Makes `folder` the home in which guardrails-ai finds its settings, before it is imported."""
    (folder / ".guardrailsrc").write_text(SETTINGS, encoding="utf-8")
    os.environ.update(QUIET, HOME=str(folder))


@lru_cache(maxsize=64)
def _made(path: str, arguments: tuple[tuple[str, Any], ...]) -> Any:
    module, _, name = path.partition(":")
    made = getattr(importlib.import_module(module), name)
    return made(**dict(arguments), on_fail="noop")


def _arguments(given: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in sorted(given.items()))


FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    ImportError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What somebody else's validator may raise and is told; anything else ends this process, and another one is started."""


def answer(message: Mapping[str, Any]) -> Iterator[Message]:
    """Judges a text by one validator; without a text it is only made. What went wrong is told in the answer."""
    try:
        validator = _made(message["validator"], _arguments(message["arguments"]))
        said = None if message["text"] is None else validator.validate(message["text"], {})
    except FAILURES as error:
        yield {"error": f"{type(error).__name__}: {error}"}
        return
    if said is None:
        yield {"made": True}
        return
    passed = getattr(said.outcome, "value", said.outcome) == "pass"
    fixed = getattr(said, "fix_value", None)
    yield {"passed": passed, "text": fixed if isinstance(fixed, str) else None}


def main() -> None:
    """Serves until the input ends."""
    with tempfile.TemporaryDirectory(prefix="inglenook-rails-") as folder:
        quiet_home(Path(folder))
        sys.addaudithook(no_sockets)
        serve(answer, memory=MEMORY)


if __name__ == "__main__":
    main()
