"""Serves a pod and starts it again whenever it dies, as a container engine does: POD FOLDER PORT, token on stdin.

All is imported before the first start, so that a start takes as long as opening the database. Each start is told by a
line with the child's number.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from pydantic import SecretStr

import bot.building.serving
import bot.hub.server
import bot.rates  # noqa: F401 - all that a start needs
from bot.cli.pod import run_pod
from bot.settings import Settings
from pods.engine.declared import Declared
from pods.engine.folders import folder_of, read_pod_file
from pods.engine.remote.signing import Token


def main() -> None:
    """Ends with its standard input."""
    name, folder, port = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    token = SecretStr(sys.stdin.readline().strip())
    settings = Settings(data_dir=folder, models_dir=folder, pod_token=token)
    home = folder_of(name)
    assert home is not None
    Declared(read_pod_file(home)).digest()
    Token(token.get_secret_value(), name).seal(b"", "")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    while True:
        child = os.fork()
        if child == 0:
            sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - it stays open as long as the process
            asyncio.run(run_pod(settings, name, "127.0.0.1", port))
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
