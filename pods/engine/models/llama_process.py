"""The child process in which llama.cpp runs: loading holds Python's lock for seconds and an abort ends the
process, so neither may happen in the process that answers the family. Run as a script; imports nothing of the
project.

Reads one JSON line from standard input, answers `ready` when questions can come in over the Unix socket, and
ends when standard input closes, which it also does when the parent dies.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from typing import Any

_NICENESS = 5
_PROMPT_BATCH = 128
_PROMPT_CACHE_MIB = 256
_PARALLEL = 2


def serve(settings: dict[str, Any]) -> None:
    """Load the model and serve until standard input ends.

    Settings: `model` (path), `socket` (path ending in .sock), `context_tokens`. Quiet, without web page,
    slots or cross-origin answers. Prompts are read in small batches because a question that was given up is
    only noticed between two of them.
    """
    os.nice(_NICENESS)
    xllamacpp: Any = importlib.import_module("xllamacpp")

    params = xllamacpp.CommonParams()
    params.model.path = settings["model"]
    params.hostnames = [settings["socket"]]
    params.n_ctx = settings["context_tokens"]
    params.n_parallel = _PARALLEL
    params.kv_unified = True
    params.n_batch = params.n_ubatch = _PROMPT_BATCH
    params.cache_ram_mib = _PROMPT_CACHE_MIB
    params.verbosity = -1
    params.ui = params.endpoint_slots = False
    params.cors_origins = ""
    server = xllamacpp.Server(params)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.buffer.read()
    del server


if __name__ == "__main__":
    serve(json.loads(sys.stdin.buffer.readline()))
