"""Runs restic: its password comes through a pipe, its progress as JSON lines, and no call waits for ever."""

from __future__ import annotations

import contextlib
import os
import selectors
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr

from backups.stores import StoreError
from backups.stores.failing import FULL, NO_SESSION, REFUSED, SSH, failure_of, reason, unreachable
from backups.stores.places import Access, is_remote

PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
MOST_SAID = 1 << 16
"""Bytes of standard error that are kept: the last ones."""
END_SECONDS = 5.0
IN_VAIN = 3
"""How often restic may say that there is no room, or that it is refused: it would try for a quarter of an hour."""

Line = Callable[[str], bool]
"""Gets a line of standard output; True where it shows that the work went on."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds: for an answer, for work that does not go on, for the whole of a work, and pauses before a new try."""

    answer: float = 60.0
    idle: float = 600.0
    whole: float = 12 * 3600.0
    pauses: tuple[float, ...] = (2.0, 10.0)
    """A remote place that refuses at once is tried again after each; one that hangs is not."""


def find_restic() -> str | None:
    """Where restic is on this machine; None where it is not."""
    return shutil.which("restic", path=PATH)


@dataclass(frozen=True)
class Restic:
    """restic with one repository; `work` is a folder for its cache and what it writes meanwhile."""

    place: str
    password: SecretStr
    work: Path
    access: Access = field(default_factory=Access)
    limits: Limits = field(default_factory=Limits)

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must be said nowhere."""
        return (self.password.get_secret_value(), *self.access.secrets)

    def ask(self, *arguments: str, new_password: SecretStr | None = None) -> str:
        """A short call and its standard output. Raises StoreError."""
        lines: list[str] = []

        def heard(line: str) -> bool:
            lines.append(line)
            return True

        limit = self.limits.answer
        self._run(arguments, heard, idle=limit, whole=limit, new_password=new_password)
        return "\n".join(lines)

    def work_on(self, *arguments: str, heard: Line, cwd: Path | None = None) -> None:
        """A long call. Raises StoreError."""
        self._run(arguments, heard, idle=self.limits.idle, whole=self.limits.whole, cwd=cwd)

    def complaints(self, *arguments: str) -> tuple[int, str]:
        """A long call that may end badly: its exit code and all that it said. Raises StoreError for a time limit."""
        lines: list[str] = []

        def heard(line: str) -> bool:
            lines.append(line)
            return True

        code, said = self._called(arguments, heard, idle=self.limits.whole, whole=self.limits.whole)
        return code, "\n".join([*lines, said])

    def _run(
        self,
        arguments: Sequence[str],
        heard: Line,
        *,
        idle: float,
        whole: float,
        cwd: Path | None = None,
        new_password: SecretStr | None = None,
    ) -> None:
        code, said = self._called(arguments, heard, idle=idle, whole=whole, cwd=cwd, new_password=new_password)
        if code != 0:
            if NO_SESSION in said and SSH not in said:
                said += self._ssh_said()
            raise failure_of(self.place, code, said, self.secrets)

    def _ssh_said(self) -> str:
        """Why there is no session: restic may end before it has heard what SSH had to say."""
        command = self.access.ssh_command(self.place)
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            asked = subprocess.run(  # noqa: S603 - the same command that restic was given
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                env={"PATH": PATH, "HOME": str(Path.home()), "LANG": "C.UTF-8"},
                timeout=self.limits.answer,
                check=False,
            )
            return "".join(f"\n{SSH}{line}" for line in asked.stderr.decode(errors="replace").splitlines())
        return ""

    def _called(
        self,
        arguments: Sequence[str],
        heard: Line,
        *,
        idle: float,
        whole: float,
        cwd: Path | None = None,
        new_password: SecretStr | None = None,
    ) -> tuple[int, str]:
        program = find_restic()
        if program is None:
            raise StoreError("restic is not installed: `sudo apt install restic`")
        with contextlib.ExitStack() as stack:
            passed = stack.enter_context(_readable(self.password))
            descriptors = [passed]
            if new_password is not None:
                descriptors.append(stack.enter_context(_readable(new_password)))
                arguments = [*arguments, "--new-password-file", f"/dev/fd/{descriptors[-1]}"]
            process = subprocess.Popen(  # noqa: S603 - a fixed program; places are checked where they are set
                [*_dying_with_us(), program, *self._options(), *arguments],
                cwd=cwd,
                env=self._environment(passed),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                pass_fds=descriptors,
                start_new_session=True,
            )
        try:
            return self._listened(process, heard, idle=idle, whole=whole)
        finally:
            end(process)

    def _listened(self, process: subprocess.Popen[bytes], heard: Line, *, idle: float, whole: float) -> tuple[int, str]:
        begun = moved = time.monotonic()
        said = rest = b""
        with contextlib.closing(selectors.DefaultSelector()) as selector:
            for stream in (process.stdout, process.stderr):
                if stream is not None:
                    selector.register(stream, selectors.EVENT_READ, stream is process.stderr)
            while selector.get_map():
                now = time.monotonic()
                if now - moved > idle or now - begun > whole:
                    waited = min(idle, whole) if now - moved > idle else whole
                    last = reason(said.decode(errors="replace"), self.secrets) if said else "no answer"
                    raise unreachable(self.place, f"nothing went on for {waited:,.0f} seconds; {last}")
                for key, _ in selector.select(timeout=min(1.0, idle)):
                    block = os.read(key.fd, 1 << 16)
                    if not block:
                        selector.unregister(key.fileobj)
                    elif key.data:
                        said = (said + block)[-MOST_SAID:]
                        if self._in_vain(told := said.decode(errors="replace")):
                            raise failure_of(self.place, 1, told, self.secrets)
                    else:
                        *lines, rest = (rest + block).split(b"\n")
                        for line in lines:
                            if heard(line.decode(errors="replace")):
                                moved = time.monotonic()
        if rest:
            heard(rest.decode(errors="replace"))
        return process.wait(), said.decode(errors="replace")

    def _in_vain(self, said: str) -> bool:
        hopeless = (FULL, REFUSED) if is_remote(self.place) else (FULL,)
        return any(len(one.findall(said)) >= IN_VAIN for one in hopeless)

    def _options(self) -> list[str]:
        cache = (
            ["--cache-dir", str(self.work / "cache"), "--cleanup-cache"] if is_remote(self.place) else ["--no-cache"]
        )
        return [*cache, *self.access.options(self.place)]

    def _environment(self, password: int) -> dict[str, str]:
        """Nothing of ours but this: what restic starts (ssh, rclone) gets no other secret."""
        temporary = self.work / "tmp"
        for folder in (self.work, temporary):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return {
            "PATH": PATH,
            "HOME": str(Path.home()),
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "TMPDIR": str(temporary.absolute()),
            "RESTIC_REPOSITORY": self.place,
            "RESTIC_PASSWORD_FILE": f"/dev/fd/{password}",
            "RESTIC_PROGRESS_FPS": "2",
            **self.access.environment(self.place),
        }


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends it and what it started, where it still runs: first so that it can take its lock away."""
    if process.poll() is None:
        for number in (signal.SIGINT, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(END_SECONDS)
                break
    for stream in (process.stdout, process.stderr):
        if stream is not None:
            stream.close()


@contextlib.contextmanager
def _readable(secret: SecretStr) -> Iterator[int]:
    """A pipe from which a child reads the secret once; it stands in no command, environment or file."""
    reading, writing = os.pipe()
    try:
        os.write(writing, secret.get_secret_value().encode())
        os.close(writing)
        yield reading
    finally:
        os.close(reading)


def _dying_with_us() -> list[str]:
    """Begins a command that is interrupted when this process is killed, so that restic works on for nobody."""
    setpriv = shutil.which("setpriv", path=PATH)
    return [setpriv, "--pdeathsig", "INT", "--"] if setpriv else []
