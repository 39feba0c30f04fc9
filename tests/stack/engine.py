"""A container engine of the tests' own: started by them, on a socket of theirs, and stopped by its process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

CACHE = Path.home() / ".cache" / "inglenook-tests" / "docker"
"""Where images stay from one run to the next."""
NEEDED = ("dockerd", "docker", "docker-compose", "mmdebstrap")
STARTING = 60.0


class NoEngineError(Exception):
    """No engine can run here; the text says why."""


def why_not() -> str | None:
    """Why no engine can be started here; None where it may be tried."""
    if os.geteuid() != 0:
        return "an engine of containers is started by root alone"
    if missing := [name for name in NEEDED if shutil.which(name) is None]:
        return f"{', '.join(missing)} not installed (`make test-system`)"
    theirs = {name: value for name, value in os.environ.items() if name != "DOCKER_HOST"}
    if subprocess.run(["docker", "version"], capture_output=True, env=theirs, check=False).returncode == 0:
        return "another engine runs here, whose networks a second one would disturb"
    return None


class Engine:
    """dockerd with its own folders and networks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._socket = folder / "docker.sock"
        self._log = folder / "dockerd.log"
        self._process: subprocess.Popen[bytes] | None = None
        self.env = {**os.environ, "DOCKER_HOST": f"unix://{self._socket}", "DOCKER_BUILDKIT": "0"}

    def start(self) -> None:
        """Returns when it answers. Raises NoEngineError with its last words."""
        CACHE.mkdir(parents=True, exist_ok=True)
        settings = self._folder / "daemon.json"
        settings.write_text(
            json.dumps(
                {
                    "data-root": str(CACHE),
                    "exec-root": str(self._folder / "exec"),
                    "pidfile": str(self._folder / "pid"),
                    "hosts": [f"unix://{self._socket}"],
                    "storage-driver": "overlay2",
                    "bridge": "none",
                    "default-address-pools": [{"base": "10.213.0.0/16", "size": 24}],
                }
            )
        )
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                ["dockerd", "--config-file", str(settings)], stdout=log, stderr=log, start_new_session=True
            )
        until = time.monotonic() + STARTING
        while self.docker("version", check=False).returncode != 0:
            if self._process.poll() is not None or time.monotonic() > until:
                words = self._log.read_text(errors="replace").splitlines()[-1:]
                self.stop()
                raise NoEngineError(f"dockerd does not start here: {' '.join(words)}")
            time.sleep(0.2)
        if left := self.docker("ps", "-a", "-q").stdout.split():
            self.docker("rm", "--force", *left)
        self.docker("network", "prune", "--force")

    def stop(self) -> None:
        """Ends the engine that `start` began, with every container of it."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None
        for line in Path("/proc/mounts").read_text().splitlines():
            if (place := line.split()[1]).startswith(f"{self._folder}/"):
                subprocess.run(["umount", "--lazy", place], check=False)

    def docker(
        self, *arguments: str, check: bool = True, stdin: bytes | None = None
    ) -> subprocess.CompletedProcess[str]:
        """The client's answer. Raises CalledProcessError, with what it said, unless `check` is off."""
        done = subprocess.run(["docker", *arguments], capture_output=True, env=self.env, input=stdin, check=False)
        told = subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
        )
        if check and told.returncode != 0:
            raise AssertionError(f"docker {' '.join(arguments)}: {told.stderr or told.stdout}")
        return told

    def has(self, image: str) -> bool:
        """Whether an image is there."""
        return self.docker("image", "inspect", image, check=False).returncode == 0

    def build(self, folder: Path, *tags: str) -> None:
        """Builds the Dockerfile of a folder under these names."""
        named = [part for tag in tags for part in ("--tag", tag)]
        self.docker("build", "--network", "host", *named, str(folder))

    def program(self, service: str, project: str = "inglenook") -> int:
        """The process id, on this machine, of a service's own program: what its init process started."""
        ids = self._ids(service, project)
        init = int(self.docker("inspect", "--format", "{{.State.Pid}}", *ids).stdout)
        children = Path(f"/proc/{init}/task/{init}/children").read_text().split()
        return int(children[0])

    def restarts(self, service: str, project: str = "inglenook") -> int:
        """How often the policy started it again."""
        return int(self.docker("inspect", "--format", "{{.RestartCount}}", *self._ids(service, project)).stdout)

    def inspected(self, service: str, project: str = "inglenook") -> dict[str, object]:
        """Everything the engine knows of a service's container."""
        found: dict[str, object] = json.loads(self.docker("inspect", *self._ids(service, project)).stdout)[0]
        return found

    def _ids(self, service: str, project: str) -> Sequence[str]:
        label = "com.docker.compose"
        filters = ["--filter", f"label={label}.service={service}", "--filter", f"label={label}.project={project}"]
        return self.docker("ps", "-a", "-q", *filters).stdout.split()
