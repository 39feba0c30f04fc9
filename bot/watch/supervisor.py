"""Tells systemd that the event loop turns, where it asked for that; it then starts a house anew that hangs.

The protocol: https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html
"""

from __future__ import annotations

import socket

from bot.settings import notify_socket


class Supervisor:
    """Sends one datagram to the socket that systemd named, for each sign of life; without one it does nothing."""

    def __init__(self, address: str | None = None) -> None:
        """`address` in the place of what the environment says; an `@` at its beginning stands for a zero byte."""
        found = notify_socket() if address is None else address
        self._address = f"\0{found[1:]}" if found.startswith("@") else found
        self._ready = False

    def alive(self) -> None:
        """A sign of life; the first one says besides that the house has started."""
        if not self._address:
            return
        said = b"WATCHDOG=1" if self._ready else b"READY=1\nWATCHDOG=1"
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as line:
            try:
                line.sendto(said, self._address)
                self._ready = True
            except OSError:
                return
