"""Other users of the machine: a place that they can reach, and a process that is one of them."""

from __future__ import annotations

import os
import subprocess
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be another user")
HOUSE, SCAN, STRANGER = 40_001, 40_002, 40_003
"""Users, and the groups of the same numbers."""


@contextmanager
def reachable() -> Iterator[Path]:
    """An empty folder that every user can reach, unlike those of the tests."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        place.chmod(0o755)
        yield place


def acting(act: Callable[[], object], user: int, *groups: int, mask: int = 0o077) -> None:
    """Does something in a process of this user, of the same group and these others. Fails where that raises."""
    child = os.fork()
    if not child:
        try:
            os.setgroups(groups)
            os.setgid(user)
            os.setuid(user)
            os.umask(mask)
            act()
            os._exit(0)
        finally:  # The fork of a test must not go on as the test.
            traceback.print_exc()
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def can(command: str, where: Path, user: int) -> bool:
    """Whether a line of the shell comes to a good end for this user; `$1` in it is the path."""
    done = subprocess.run(
        ["sh", "-c", command, "sh", where], cwd="/", user=user, group=user, extra_groups=[], capture_output=True
    )
    return done.returncode == 0
