"""The command `ingle` in a folder of its own: its real entry point, called here or as a process."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot.cli import main
from bot.settings import Settings

ROOT = Path(__file__).parents[2]


class Program:
    """Runs `ingle` in `folder`, with its data in `folder/data`."""

    def __init__(self, folder: Path, models_dir: Path) -> None:
        self.folder, self.data = folder, folder / "data"
        self.settings = Settings(data_dir=self.data, models_dir=models_dir, model="none", hearing="off", speaking="off")
        self._environment = {
            "INGLE_DATA_DIR": str(self.data),
            "INGLE_MODELS_DIR": str(models_dir),
            "INGLE_MODEL": "none",
            "INGLE_HEARING": "off",
            "INGLE_SPEAKING": "off",
            "INGLE_ADMIN": "Anna",
            "INGLE_ZONE": "Europe/Berlin",
            "PYTHONPATH": str(ROOT),
        }

    def run(self, *arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        """Calls the entry point in this process; `environment` adds to the settings."""
        out, err = io.StringIO(), io.StringIO()
        command = ["ingle", *arguments]
        mask = os.umask(0o022)
        with (
            chdir(self.folder),
            patch.dict(os.environ, self._with(environment), clear=True),
            patch.object(sys, "argv", command),
            patch.object(sys, "stdin", io.StringIO(stdin)),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            try:
                main()
                code = 0
            except SystemExit as ended:
                code = int(ended.code or 0)
            finally:
                os.umask(mask)
        return subprocess.CompletedProcess(command, code, out.getvalue(), err.getvalue())

    def process(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """The same as a process of its own."""
        return subprocess.run(
            [sys.executable, "-c", "from bot.cli import main; main()", *arguments],
            cwd=self.folder,
            env=self._with(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def _with(self, environment: dict[str, str]) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if not name.startswith("INGLE_")}
        return {**own, **self._environment, **environment}

    def json(self, *arguments: str) -> Any:
        """What it printed as data. Raises AssertionError when it ended with another code than 0."""
        done = self.run(*arguments)
        if done.returncode != 0:
            raise AssertionError(f"exit code {done.returncode}: {done.stderr or done.stdout}")
        return json.loads(done.stdout)
