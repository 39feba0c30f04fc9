"""A pod in a process of its own waits until the house has tried the new version on a copy of all data."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

from bot.upgrading.marks import State, known_schemas, read_mark
from skills.engine.errors import ServiceError

LOOK_SECONDS, LONGEST_SECONDS = 2.0, 900.0


def await_rehearsal(
    data_dir: Path,
    pod: str,
    told: Callable[[str], None],
    *,
    longest: float = LONGEST_SECONDS,
    look: float = LOOK_SECONDS,
) -> None:
    """Gives back control once this version may open the pod's data. The house leaves its mark in the pod's folder.

    Where no house does (the pod's data lies elsewhere), there is nothing to wait for. Blocking. Raises ServiceError.
    """
    folder, until, said = data_dir / "pods" / pod, time.monotonic() + longest, False
    here, schemas = version("inglenook"), known_schemas()
    while (mark := read_mark(folder)) is not None:
        if any(_is_this(state, here, schemas) for state in (mark, mark.passed) if state is not None):
            return
        if not said:
            told(f"The pod {pod} waits until the house has tried version {here} on a copy of the data …")
            said = True
        if time.monotonic() > until:
            raise ServiceError(
                f"the house has not tried version {here} on a copy of the data: start it, and look at what it says."
            )
        time.sleep(look)


def _is_this(state: State, here: str, schemas: Mapping[str, int]) -> bool:
    """Whether a state is this version's, as far as both know the same components: the house may have more pods."""
    return state.version == here and all(state.schemas.get(name, number) == number for name, number in schemas.items())
