"""What keeps a process of this product small: few heaps for its threads, and no command line inside a library."""

from __future__ import annotations

import ctypes
import logging
import sys
from types import ModuleType

log = logging.getLogger(__name__)

M_ARENA_MAX = -8
"""Of glibc's mallopt(3)."""
HEAPS = 2
COMMAND_LINES = ("httpx._main",)
"""Modules that a library imports with itself where it can, that bring rich and pygments, and that nothing here uses."""


def without_command_lines() -> None:
    """Libraries that are imported from now on do without their own command line, as they do where rich is missing."""
    for name in COMMAND_LINES:
        sys.modules.setdefault(name, ModuleType(name))


def few_heaps() -> None:
    """Threads that begin from now on share heaps: the process's own and another one.

    glibc gives each of the first threads (eight a processor) a heap of its own, and what is free in one is lost to the
    others. Where the C library is another one, nothing is done.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None or not mallopt(M_ARENA_MAX, HEAPS):
        log.debug("this C library has no setting for how many heaps threads get")
