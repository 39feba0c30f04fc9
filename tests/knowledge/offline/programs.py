"""Programs that run in processes of their own, because a guard stays for as long as its process lives."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

TRY = '''
import json, socket, sys
def attempt(what, *arguments):
    """How an attempt ends: "ok", or the class of its error."""
    try:
        what(*arguments)
    except OSError as error:
        return type(error).__name__
    return "ok"
def reach(host, port):
    socket.create_connection((host, port), 5).close()
def send(host, port):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        udp.sendto(b"x", (host, port))
def send_message(host, port):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        udp.sendmsg([b"x"], [], 0, (host, port))
'''


def ran(program: str, *arguments: str, hosts: Sequence[str] = (), report: Path | None = None) -> tuple[Any, str]:
    """What a guarded program prints as JSON, and what it logs."""
    begin = f"from knowledge import offline\noffline.begin({list(hosts)!r}, {str(report) if report else None!r})\n"
    done = subprocess.run(
        [sys.executable, "-c", begin + TRY + textwrap.dedent(program), *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={name: value for name, value in os.environ.items() if not name.startswith("INGLE")},
    )
    return json.loads(done.stdout), done.stderr
