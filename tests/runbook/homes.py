"""A family's folder in which somebody types what the runbook says."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.founding import open_members
from tests.bot.program import ROOT, Program

READY = "Stop with Ctrl-C"
SECONDS = 60


class Home(Program):
    """Runs the lines of the runbook; its own settings stand in `.env`."""

    def __init__(self, folder: Path, models_dir: Path, **own: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(folder, models_dir)
        self.set(**own)

    def set(self, **own: str) -> None:
        """Writes `.env` anew."""
        text = "".join(f"{name}={value}\n" for name, value in own.items())
        (self.folder / ".env").write_text(text, encoding="utf-8")

    def types(self, line: str, answer: str = "") -> str:
        """What is printed on one line of the runbook. Raises AssertionError when that ends with another code than 0."""
        done = self.tries(line, answer)
        if done.returncode:
            raise AssertionError(f"{line}: exit code {done.returncode}: {done.stderr or done.stdout}")
        return done.stdout

    def tries(self, line: str, answer: str = "") -> subprocess.CompletedProcess[str]:
        """The same, whatever it ends with: `ingle` by its entry point, anything else by a shell in the folder."""
        if line.startswith("ingle "):
            return self.run(*shlex.split(line)[1:], stdin=answer)
        path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        return subprocess.run(
            ["bash", "-c", line],
            cwd=self.folder,
            env=self._with({"PATH": path}),
            input=answer,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )

    def say(self, text: str, name: str = "Anna") -> str:
        """What Inglenook answers to a message."""
        return self.types(f"ingle ask {shlex.quote(text)} --as {name}")

    def joined(self, code: str, number: str = "12") -> None:
        """Somebody with a phone becomes a member by an invite."""
        with open_members(self.settings) as members:
            if members.join("telegram", number, code) is None:
                raise AssertionError("the invite is not good")

    @contextmanager
    def running(self, port: int = 0) -> Iterator[subprocess.Popen[str]]:
        """What `make run` starts, as a process of its own, from when it is ready until it is asked to stop."""
        process = self.begun(port)
        try:
            output = process.stdout
            if output is None or not any(READY in told for told in output):
                raise AssertionError(f"it did not start: {process.communicate()[1]}")
            yield process
        finally:
            process.terminate()
            process.communicate(timeout=SECONDS)

    def begun(self, port: int = 0) -> subprocess.Popen[str]:
        """The process, whether it comes to be ready or not."""
        return subprocess.Popen(
            [sys.executable, "-c", "from bot.cli import main; main()", "run"],
            cwd=self.folder,
            env=self._with({"INGLE_WEB_PORT": str(port), "PYTHONUNBUFFERED": "1"}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def refused(self) -> str:
        """What it says when it does not start."""
        process = self.begun()
        said = process.communicate(timeout=SECONDS)[1]
        if not process.returncode:
            raise AssertionError("it started")
        return said


def runs_what_make_run_runs() -> bool:
    """Whether `make run` starts what `Home.running` starts."""
    return "\nrun: " in (ROOT / "Makefile").read_text(encoding="utf-8") and "\n\t@$(BIN)/ingle run\n" in (
        ROOT / "Makefile"
    ).read_text(encoding="utf-8")
