"""A machine on which `ingle` runs as a process, as an admin runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


class Machine:
    """A data folder, a folder of backups elsewhere, the key in the environment; commands are processes."""

    def __init__(self, folder: Path) -> None:
        self.data, self.backups, self.models = folder / "data", folder / "elsewhere", folder / "models"

    def ingle(
        self, *arguments: str, key: str | None = None, store: str = "", password: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Runs `ingle` to its end."""
        settings = {
            "INGLE_DATA_DIR": str(self.data),
            "INGLE_BACKUP_DIR": str(self.backups),
            "INGLE_MODELS_DIR": str(self.models),
            "INGLE_MODEL": "none",
            "INGLE_HEARING": "off",
            "INGLE_SPEAKING": "off",
            **({"INGLE_SECRET_KEY": key} if key else {}),
            **({"INGLE_BACKUP_REPOSITORY": store} if store else {}),
            **({"INGLE_BACKUP_PASSWORD": password} if password else {}),
        }
        plain = {name: value for name, value in os.environ.items() if not name.startswith("INGLE_")}
        return subprocess.run(
            [sys.executable, "-c", "from bot.cli import main; main()", *arguments],
            cwd=ROOT,
            env={**plain, **settings},
            capture_output=True,
            text=True,
            timeout=120,
        )
