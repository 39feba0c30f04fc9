"""The product as a process, as a family runs it, joined to the emulated Bot API."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from tests.emulator import TOKEN, Emulator

INGLE = str(Path(sys.executable).with_name("ingle"))
START_SECONDS = 30.0


class Product:
    """`ingle run` on a data folder. It can be started again after it was stopped or killed."""

    def __init__(
        self, emulator: Emulator, folder: Path, models: Path, settings: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """`models` may be shared between households: it holds what is derived from the product's own files.

        `settings`: other settings by their names, or other values.
        """
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None
        self._log = folder / "product.log"
        folder.mkdir(parents=True, exist_ok=True)
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("INGLE_")},
            "INGLE_TELEGRAM_TOKEN": TOKEN,
            "INGLE_TELEGRAM_BASE_URL": emulator.base_url,
            "INGLE_DATA_DIR": str(folder / "data"),
            "INGLE_MODELS_DIR": str(models),
            "INGLE_MODEL": "none",
            "INGLE_HEARING": "off",
            "INGLE_SPEAKING": "off",
            "INGLE_WEB_PORT": "0",
            "INGLE_ZONE": "Europe/Berlin",
            "INGLE_LOG_LEVEL": "debug",
            **settings,
        }

    @property
    def log(self) -> str:
        """All that the product printed and logged."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    async def start(self) -> None:
        """Starts it and returns when it says that it is ready. Raises RuntimeError with its output otherwise."""
        said = len(self.log) if self._log.exists() else 0
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                INGLE, "run", cwd=self._folder, env=self._environment, stdout=log, stderr=log
            )
        for _ in range(int(START_SECONDS / 0.05)):
            if "Inglenook is ready" in self.log[said:]:
                return
            if self._process.returncode is not None:
                break
            await asyncio.sleep(0.05)
        raise RuntimeError(f"the product did not start:\n{self.log[said:]}")

    @property
    def pid(self) -> int:
        """The id of the process. Raises RuntimeError where none was started."""
        if self._process is None:
            raise RuntimeError("the product was not started")
        return self._process.pid

    async def stop(self) -> None:
        """Asks it to stop, as Ctrl-C does, and waits."""
        await self._end(signal.SIGTERM)

    async def kill(self) -> None:
        """kill -9."""
        await self._end(signal.SIGKILL)

    async def _end(self, how: signal.Signals) -> None:
        if self._process is None or self._process.returncode is not None:
            return
        self._process.send_signal(how)
        try:
            await asyncio.wait_for(self._process.wait(), 20)
        except TimeoutError:
            self._process.kill()
            raise

    async def invite(self, name: str, role: str = "adult") -> str:
        """`ingle invite`: the code for a new member."""
        return str(json.loads(await self._ingle("invite", name, "--role", role, "--json"))["code"])

    async def sign_in_link(self, name: str) -> str:
        """`ingle signin`: a link that signs a member in to the web chat, once."""
        return (await self._ingle("signin", "--as", name)).split()[-1]

    async def _ingle(self, *words: str) -> str:
        asked = await asyncio.create_subprocess_exec(
            INGLE, *words, cwd=self._folder, env=self._environment, stdout=asyncio.subprocess.PIPE
        )
        printed, _ = await asked.communicate()
        return printed.decode()
