"""Child processes that open other people's files: one is started when needed, watched, limited, and ended when idle.

A process reads a message per line (JSON) and answers it in lines: what it found, and then `{}`, or
`{"reason", "detail"}` where the file cannot be read. A picture made to break a decoder, a crash of a library or its
hunger for memory then costs one answer at most, and the house only ever sees JSON.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import knowledge
from knowledge.images.errors import UnreadableFileError

Message = Mapping[str, Any]

SECONDS = 60.0
"""How long one line of an answer may take."""
IDLE = 300.0
"""Seconds without a message after which the process ends and gives its memory back."""
LONGEST_LINE = 16 * 1024**2
"""Bytes of one line that are taken in; a longer one ends the process."""
LONGEST_ANSWER = 256 * 1024**2
"""Bytes of one whole answer that are taken in."""
WORN = "worn"
"""In the last line of an answer: the process asks to be ended, so that its memory is given back."""

OWN = "INGLE_"
"""How the variables of the house begin: its tokens and keys are nothing for a process that opens anybody's files."""
OUT_OF_MEMORY = (1, -6, -9)
"""How a process ends when it may not have the memory it wants: with an exception, an abort, or killed."""
NICE = 5
_LOG = logging.getLogger(__name__)


def python(module: str) -> tuple[str, ...]:
    """The command line of a process that runs a module."""
    return (sys.executable, "-m", module)


class Child:
    """The house's side: one message at a time. For worker threads; all its methods may block."""

    def __init__(
        self, program: Sequence[str], *, seconds: float = SECONDS, whole: float | None = None, idle: float = IDLE
    ) -> None:
        """`program` is the command line of the process. `whole`: seconds that one whole answer may take."""
        self._program = tuple(program)
        self._seconds = seconds
        self._whole = whole
        self._idle = idle
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None
        self._rest: threading.Timer | None = None

    def ask(self, message: Message) -> Generator[dict[str, Any]]:
        """What the process answers, line by line. Another message waits until this answer was taken whole or closed.

        Raises UnreadableFileError: as the process says, or timeout, too-large, truncated where it did not live on.
        """
        with self._lock:
            self._stay()
            whole = False
            try:
                yield from self._answers(message)
                whole = True
            except UnreadableFileError:
                whole = True
                raise
            finally:
                if not whole and self._process is not None:
                    self._kill(self._process)
                self._rest = threading.Timer(self._idle, self.end)
                self._rest.daemon = True
                self._rest.start()

    def end(self) -> None:
        """Ends the process; the next message starts another."""
        with self._lock:
            self._stay()
            if self._process is not None:
                self._kill(self._process)

    @property
    def running(self) -> bool:
        """Whether the process runs."""
        process = self._process
        return process is not None and process.poll() is None

    @property
    def pid(self) -> int | None:
        """The id of the process; None where none runs."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def _answers(self, message: Message) -> Iterator[dict[str, Any]]:
        process = self._started()
        until = None if self._whole is None else time.monotonic() + self._whole
        asked: Message | None = message
        taken = 0
        while True:
            line, late = self._said_in_time(process, asked, until)
            asked = None
            taken += len(line)
            if len(line) > LONGEST_LINE or taken > LONGEST_ANSWER:
                self._kill(process)
                raise UnreadableFileError("too-large", f"more than {taken >> 20} MiB of text")
            if not line.endswith(b"\n"):
                raise self._ended(process, late)
            said = self._understood(process, line)
            if said.pop(WORN, False):
                self._kill(process)
            if "reason" in said:
                raise UnreadableFileError(said["reason"], str(said.get("detail", "")))
            if not said:
                return
            yield said

    def _understood(self, process: subprocess.Popen[bytes], line: bytes) -> dict[str, Any]:
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            said = None
        if isinstance(said, dict):
            return said
        self._kill(process)
        raise UnreadableFileError("truncated", "the answer makes no sense")

    def _said_in_time(
        self, process: subprocess.Popen[bytes], message: Message | None, until: float | None
    ) -> tuple[bytes, bool]:
        """What the process says next, to a message or by itself; nothing where it ended, and whether it was late."""
        late = threading.Event()

        def too_late() -> None:
            late.set()
            process.kill()

        seconds = self._seconds if until is None else max(0.0, min(self._seconds, until - time.monotonic()))
        watch = threading.Timer(seconds, too_late)
        watch.daemon = True
        watch.start()
        try:
            return _exchanged(process, message), late.is_set()
        except OSError:
            return b"", late.is_set()
        finally:
            watch.cancel()

    def _ended(self, process: subprocess.Popen[bytes], late: bool) -> UnreadableFileError:
        """What the end of the process in the middle of a file means for the file."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(2)
        code = process.returncode
        said = self._said()
        self._kill(process)
        if late:
            return UnreadableFileError("timeout", f"{self._seconds:g} s")
        _LOG.warning("the reading process ended with %s: %s", code, said)
        return UnreadableFileError("too-large" if code in OUT_OF_MEMORY else "truncated", f"ended with {code}")

    def _said(self) -> str:
        """The end of what the process wrote about its errors."""
        if self._errors is None:
            return ""
        self._errors.seek(0)
        return self._errors.read().decode(errors="replace").strip()[-600:]

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self._kill(self._process)
        if self._process is None:
            roots = [str(Path(folder).parent) for folder in knowledge.__path__]
            path = os.pathsep.join([*roots, *filter(None, [os.environ.get("PYTHONPATH")])])
            environment = {name: value for name, value in os.environ.items() if not name.startswith(OWN)}
            self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
            self._process = subprocess.Popen(  # noqa: S603
                self._program,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env=environment | {"PYTHONPATH": path},
            )
        return self._process

    def _stay(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None

    def _kill(self, process: subprocess.Popen[bytes]) -> None:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout, self._errors):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process = None


def _exchanged(process: subprocess.Popen[bytes], message: Message | None) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise OSError("the reading process has no pipes")
    if message is not None:
        process.stdin.write(json.dumps(message).encode() + b"\n")
        process.stdin.flush()
    return process.stdout.readline(LONGEST_LINE + 1)


def serve(
    answer: Callable[[dict[str, Any]], Iterator[Message]], *, memory: int, worn: Callable[[], bool] = lambda: False
) -> None:
    """The process's side: answers messages until the input ends, holding no more than `memory` bytes.

    What stops the house stops this process only when the house ends it: a file is not taken for a bad one because the
    house was told to stop, by Ctrl-C or by a service manager that tells all its processes.

    `answer` gives the lines of an answer but the last; it may raise UnreadableFileError and MemoryError. `worn` tells
    after an answer whether the process should be ended. What libraries print goes to the errors.
    """
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, signal.SIG_IGN)
    _limit(memory)
    for line in sys.stdin:
        last: Message = {}
        try:
            for said in answer(json.loads(line)):
                out.write(json.dumps(said) + "\n")
                out.flush()
        except UnreadableFileError as error:
            last = {"reason": error.reason, "detail": error.detail}
        except MemoryError:
            last = {"reason": "too-large", "detail": "memory"}
        out.write(json.dumps({**last, WORN: True} if worn() else last) + "\n")
        out.flush()


def _limit(memory: int) -> None:
    """Leaves the processor to the house first and, where the system can see to it, holds no more than `memory`."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
