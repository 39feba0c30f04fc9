"""The house's side of reading: one child process that is started when needed, watched, and ended when idle."""

from __future__ import annotations

import atexit
import contextlib
import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

import knowledge
from knowledge.images.errors import UnreadableFileError
from knowledge.ocr.engine import known
from knowledge.ocr.page import Page, TextLine

SECONDS = 60.0
"""How long reading one page may take."""
IDLE = 300.0
"""Seconds without a file after which the process ends and gives its memory back."""

OWN = "INGLE_"
"""How the variables of the house begin: its tokens and keys are nothing for a process that opens anybody's files."""
OUT_OF_MEMORY = (1, -6, -9)
"""How the process ends when it may not have the memory it wants: with an exception, an abort, or killed."""
_LOG = logging.getLogger(__name__)


class Reader:
    """Reads files in a process of its own, one at a time. For worker threads; all its methods may block."""

    def __init__(self, *, seconds: float = SECONDS, idle: float = IDLE, program: Sequence[str] = ()) -> None:
        """`program` is the command line of the process instead of the usual one."""
        self._seconds = seconds
        self._idle = idle
        self._program = tuple(program) or (sys.executable, "-m", "knowledge.ocr.child")
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None
        self._rest: threading.Timer | None = None

    def read(self, path: Path, engine: str) -> tuple[Page, ...]:
        """The pages of one file. Raises UnreadableFileError."""
        with self._lock:
            self._stay()
            try:
                return self._ask(path, engine)
            finally:
                self._rest = threading.Timer(self._idle, self.end)
                self._rest.daemon = True
                self._rest.start()

    def end(self) -> None:
        """Ends the process; the next file starts another."""
        with self._lock:
            self._stay()
            if self._process is not None:
                self._kill(self._process)

    @property
    def running(self) -> bool:
        """Whether the process runs."""
        process = self._process
        return process is not None and process.poll() is None

    def _ask(self, path: Path, engine: str) -> tuple[Page, ...]:
        process = self._started()
        pages: list[Page] = []
        message: dict[str, str] | None = {"path": str(path.absolute()), "engine": engine}
        while True:
            answer, late = self._said_in_time(process, message)
            if not answer.endswith(b"\n"):
                raise self._ended(process, late)
            said = json.loads(answer)
            if "reason" in said:
                raise UnreadableFileError(said["reason"], said["detail"])
            if not said:
                return tuple(pages)
            pages.append(_page(said))
            message = None

    def _said_in_time(self, process: subprocess.Popen[bytes], message: dict[str, str] | None) -> tuple[bytes, bool]:
        """What the process says next, to a message or by itself; nothing where it ended, and whether it was late."""
        late = threading.Event()

        def too_late() -> None:
            late.set()
            process.kill()

        watch = threading.Timer(self._seconds, too_late)
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
        if self._process is None or self._process.poll() is not None:
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


def _exchanged(process: subprocess.Popen[bytes], message: dict[str, str] | None) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise OSError("the reading process has no pipes")
    if message is not None:
        process.stdin.write(json.dumps(message).encode() + b"\n")
        process.stdin.flush()
    return process.stdout.readline()


def _page(said: dict[str, Any]) -> Page:
    lines = (
        TextLine(line["text"], tuple((x, y) for x, y in line["corners"]), line["score"])  # type: ignore[arg-type]
        for line in said["lines"]
    )
    return Page(tuple(lines), said["width"], said["height"])


_READER = Reader()
atexit.register(_READER.end)


def read_pages(paths: Sequence[Path], engine: str = "rapidocr") -> tuple[Page, ...]:
    """The text of pictures and PDFs: a page for each picture and each page of a PDF, in the order of `paths`.

    Blocks for seconds: call it from a worker thread. Files of several callers wait for each other. A picture without
    text gives a page without lines. `engine` is a name of `knowledge.ocr.engine.ENGINES`.
    Raises UnreadableFileError for the first file that cannot be read.
    """
    known(engine)
    return tuple(page for path in paths for page in _READER.read(path, engine))
