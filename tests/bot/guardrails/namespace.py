"""Runs inside a network namespace of its own: judges a text by guardrails-ai and counts what would leave the machine.

Every address is routed to one end of a pair of devices, and a raw socket at the other sees each packet that comes.
With `quiet` the process is set up as the product sets it up, but its sockets are left open, so that what is shown is
that nobody uses them; with `as-it-comes` guardrails-ai finds what it finds on anybody's machine.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ETH_P_ALL = 3
SECONDS = 8.0
"""Long enough for the exporter, which sends what it gathered every five seconds."""


def watched_device() -> socket.socket:
    """A device to which everything is routed, and what listens at its far end."""
    for command in (
        "ip link set lo up",
        "ip link add watched type veth peer name far",
        "ip addr add 192.0.2.1/24 dev watched",
        "ip link set watched up",
        "ip link set far up",
        "ip neigh add 192.0.2.2 lladdr 02:00:00:00:00:02 dev watched",
        "ip route add default via 192.0.2.2 dev watched",
    ):
        subprocess.run(command.split(), check=True)
    listener = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
    listener.bind(("far", 0))
    listener.setblocking(False)
    return listener


def packets(listener: socket.socket) -> int:
    """How many IPv4 packets were seen."""
    seen = 0
    with contextlib.suppress(BlockingIOError):
        while True:
            if listener.recv(65535)[12:14] == b"\x08\x00":
                seen += 1
    return seen


def main() -> None:
    """Prints how many packets went out."""
    listener = watched_device()
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home
        if sys.argv[1] == "quiet":
            from bot.guardrails.extra.child import quiet_home

            quiet_home(Path(home))
        from guardrails import Guard

        from bot.guardrails.extra.validators import Secrets

        guard = Guard().use(Secrets(on_fail="noop"))
        if guard.validate("the key is AKIAIOSFODNN7EXAMPLE").validation_passed:
            raise SystemExit("the validator saw nothing")
        guard.validate("we need milk")
        time.sleep(SECONDS)
        print(packets(listener), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
