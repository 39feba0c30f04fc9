"""Starts Inglenook in containers: looks whether that can work, makes what is missing, builds, starts, waits.

`make stack` runs it; Python's own library is all it needs.
"""

from __future__ import annotations

import argparse
import getpass
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from compose.secret_files import PODS, Say, StackError, anew, prepare

HERE = Path(__file__).resolve().parent
PROFILES = ("planner", "finance", "family", "speech", "ocr", "gpu", "monitoring", "backup", "tls", "full")
SERVES = {
    "ollama": "gpu",
    "prometheus": "monitoring",
    "alertmanager": "monitoring",
    "grafana": "monitoring",
    "node-exporter": "monitoring",
    "caddy": "tls",
}
"""The profiles of services that are not called like theirs; Ollama's servers have a number behind the name."""
WHEN_THERE = {
    "ingle_telegram_token": "telegram.yaml",
    "ingle_model_api_key": "model-key.yaml",
    "ingle_backup_password": "backup-password.yaml",
    "ingle_backup_s3_secret": "backup-s3.yaml",
}
"""Secrets that only the household can know, and the file that hands each to the service that needs it."""
REMOTE_BACKUP = "backup-remote.yaml"
REMOTE = ("sftp:", "s3:", "rclone:")
"""How the place of a store on another machine begins."""
IMAGES = {
    "STACK_BASE_IMAGE": "python:3.11-slim-bookworm",
    "STACK_OLLAMA_IMAGE": "ollama/ollama:0.24.0",
    "STACK_PROMETHEUS_IMAGE": "prom/prometheus:v2.53.0",
    "STACK_ALERTMANAGER_IMAGE": "prom/alertmanager:v0.28.1",
    "STACK_GRAFANA_IMAGE": "grafana/grafana:11.6.0",
    "STACK_NODE_EXPORTER_IMAGE": "prom/node-exporter:v1.9.1",
    "STACK_CADDY_IMAGE": "caddy:2.10.0",
}
"""The same names as in compose.yaml; `images` writes their digests to images.lock."""
BEGIN, END = "# --- written by `make stack`; a line of your own above goes before these ---", "# --- until here ---"
OLDEST = (1, 28)
HEALTHY_SECONDS = 600.0


def read_env(text: str) -> dict[str, str]:
    """The variables of an env file; later lines go before earlier ones."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        name, equals, value = line.strip().partition("=")
        if equals and not name.startswith("#"):
            found[name.removeprefix("export ").strip()] = value.strip().strip("\"'")
    return found


def own_part(text: str) -> str:
    """An env file without what was written by this program."""
    before, _, rest = text.partition(BEGIN)
    return before + rest.partition(END)[2].lstrip("\n")


def known_profiles(names: Iterable[str]) -> tuple[str, ...]:
    """The profiles in their usual order. Raises StackError for an unknown one."""
    wanted = set(names)
    if unknown := sorted(wanted - set(PROFILES)):
        raise StackError(f"there is no profile {', '.join(unknown)}; there are {', '.join(PROFILES)}.")
    return tuple(name for name in PROFILES if name in wanted)


def derived(profiles: Sequence[str], own: Mapping[str, str], files: Sequence[str], cores: int) -> dict[str, str]:
    """What follows from the profiles, for Compose and for the bot; what `own` says itself is left out."""
    on = set(PROFILES if "full" in profiles else profiles)
    found = {
        "COMPOSE_PROJECT_NAME": "inglenook",
        "COMPOSE_PROFILES": ",".join(profiles),
        "COMPOSE_FILE": ":".join(files),
        "INGLE_POD_ADDRESSES": ",".join(f"{pod}=http://{pod}:8430" for pod in PODS if pod in on),
        "STACK_CPUS": f"{float(cores)}",
    }
    if "speech" in on:
        found |= dict.fromkeys(("INGLE_HEARING", "INGLE_SPEAKING"), "http://speech:8421")
    if "ocr" in on:
        found["INGLE_OCR"] = "http://ocr:8423"
    if "tls" in on:
        port = own.get("STACK_HTTPS_PORT", "443")
        found["INGLE_WEB_URL"] = f"https://{own.get('INGLE_DOMAIN', 'localhost')}{'' if port == '443' else ':' + port}"
        found["INGLE_CERTIFICATE_AT"] = "caddy:8443"
    written = ("COMPOSE_PROFILES", "COMPOSE_FILE", "INGLE_POD_ADDRESSES")
    return {name: value for name, value in found.items() if name not in own or name in written}


def switched_off(profiles: Sequence[str], services: Iterable[str]) -> list[str]:
    """The services among these whose profile is another one: they would go on beside a bot that does their work."""

    def profile_of(service: str) -> str:
        return SERVES.get("ollama" if service.startswith("ollama-") else service, service)

    on = set(PROFILES if "full" in profiles else profiles)
    return [one for one in services if profile_of(one) in PROFILES and profile_of(one) not in on]


def unknown_lines(own: Mapping[str, str]) -> list[str]:
    """INGLE_ names that no setting has, so that a slip of the pen is not passed over."""
    texts = [(HERE / name).read_text(encoding="utf-8") for name in ("env.example", "stack.example")]
    known = {name.lstrip("#") for text in texts for name in (line.partition("=")[0] for line in text.splitlines())}
    return sorted(name for name in own if name.startswith("INGLE_") and name not in known)


def compose_command() -> list[str]:
    """How Compose is called here: the plug-in, or the older program of its own. Raises StackError."""
    if shutil.which("docker") is None:
        raise StackError(
            "Docker is not installed; docs/setup.md says how (`sudo apt install docker.io docker-compose`)."
        )
    if _quiet(["docker", "compose", "version"]).returncode == 0:
        return ["docker", "compose"]
    said = _quiet(["docker-compose", "version", "--short"]) if shutil.which("docker-compose") else None
    if said is None or said.returncode != 0:
        raise StackError(
            "Docker Compose is not installed: run `sudo apt install docker-compose-plugin`, or docker-compose."
        )
    version = tuple(int(part) for part in said.stdout.strip().lstrip("v").split(".")[:2] if part.isdigit())
    if version < OLDEST:
        raise StackError(f"docker-compose {said.stdout.strip()} is too old; 1.28 is the first that knows profiles.")
    return ["docker-compose"]


def check_engine() -> None:
    """Raises StackError unless Docker's engine answers."""
    said = _quiet(["docker", "version", "--format", "{{.Server.Version}}"])
    if said.returncode != 0:
        reason = (said.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise StackError(f"Docker does not answer ({reason}): does it run, and may you use it?")


def _quiet(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)


@dataclass(frozen=True, slots=True)
class Container:
    """One container and how it is; `health` is empty for one without a health check."""

    service: str
    name: str
    state: str
    health: str

    @property
    def ready(self) -> bool:
        """Whether it runs and is well."""
        return self.state == "running" and self.health in ("", "healthy")


class Stack:
    """The containers of one env file."""

    def __init__(self, env: Path, say: Say = print) -> None:
        self.env = env
        self._say = say
        self._compose = compose_command()

    def configure(self, profiles: Sequence[str]) -> None:
        """Writes what follows from the profiles into the env file, and makes folders and secrets. Raises StackError."""
        if not self.env.exists():
            shutil.copyfile(HERE / "stack.example", self.env)
            self._say(f"  made {self.env}, with the settings of the stack")
        text = self.env.read_text(encoding="utf-8")
        own_text = own_part(text)
        own = read_env(own_text)
        if unknown := unknown_lines(own):
            raise StackError(f"{self.env}: there is no such setting as {', '.join(unknown)}.")
        before = own.get("COMPOSE_PROFILES") or read_env(text).get("COMPOSE_PROFILES", "full")
        chosen = known_profiles(profiles or before.replace(",", " ").split())
        root = Path(own.get("INGLE_ROOT", "/mnt/data"))
        prepare(root, self._say)
        locked = HERE / "images.lock"
        images = read_env(locked.read_text(encoding="utf-8")) if locked.is_file() else {}
        if not images and not IMAGES.keys() <= own.keys():
            self._say("  The images are not pinned yet: `make images` writes their digests to compose/images.lock.")
        block = {name: value for name, value in images.items() if name not in own}
        block |= derived(chosen, own, self._files(root, own), os.cpu_count() or 1)
        lines = "\n".join(f"{name}={value}" for name, value in block.items())
        self.env.write_text(f"{own_text.rstrip()}\n\n{BEGIN}\n{lines}\n{END}\n", encoding="utf-8")

    @staticmethod
    def _files(root: Path, own: Mapping[str, str]) -> list[str]:
        files = ["compose.yaml"]
        files += [name for name in ("gpus.yaml", "override.yaml") if (HERE / name).is_file()]
        files += [name for secret, name in WHEN_THERE.items() if (root / "secrets" / secret).is_file()]
        files += [REMOTE_BACKUP] if own.get("INGLE_BACKUP_REPOSITORY", "").startswith(REMOTE) else []
        return files + own.get("STACK_FILES", "").split()

    def compose(self, *arguments: str, quiet: bool = False) -> subprocess.CompletedProcess[str]:
        """Compose with this stack's files. Raises StackError where it fails."""
        values = read_env(self.env.read_text(encoding="utf-8"))
        files = [part for name in values["COMPOSE_FILE"].split(":") for part in ("-f", str(HERE / name))]
        project = ["--project-directory", str(HERE), "--env-file", str(self.env), "-p", values["COMPOSE_PROJECT_NAME"]]
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("INGLE_", "COMPOSE_"))}
        done = subprocess.run(
            [*self._compose, *project, *files, *arguments],
            capture_output=quiet,
            text=True,
            check=False,
            env={**inherited, "COMPOSE_PROFILES": values["COMPOSE_PROFILES"]},
        )
        if done.returncode != 0:
            raise StackError(f"`{' '.join([*self._compose, *arguments])}` failed{': ' + done.stderr if quiet else '.'}")
        return done

    def containers(self) -> list[Container]:
        """Every container of the stack."""
        project = read_env(self.env.read_text(encoding="utf-8"))["COMPOSE_PROJECT_NAME"]
        label = "com.docker.compose"
        only = ["--filter", f"label={label}.project={project}", "--filter", f"label={label}.oneoff=False"]
        ids = _quiet(["docker", "ps", "-a", "-q", *only]).stdout.split()
        health = "{{if .State.Health}}{{.State.Health.Status}}{{end}}"
        told = f'{{{{index .Config.Labels "{label}.service"}}}}|{{{{.Name}}}}|{{{{.State.Status}}}}|{health}'
        lines = _quiet(["docker", "inspect", "--format", told, *ids]).stdout.splitlines() if ids else []
        parts = [line.split("|") for line in lines]
        found = (Container(service, name.lstrip("/"), state, health) for service, name, state, health in parts)
        return sorted(found, key=lambda one: one.service)

    def end_switched_off(self) -> None:
        """Ends containers whose profile was taken away: Compose itself leaves them running. Raises StackError."""
        profiles = read_env(self.env.read_text(encoding="utf-8"))["COMPOSE_PROFILES"].split(",")
        off = set(switched_off(profiles, (one.service for one in self.containers())))
        for one in self.containers():
            if one.service in off:
                self._say(f"  {one.service} is switched off")
                for done in (["docker", "stop", one.name], ["docker", "rm", one.name]):
                    if _quiet(done).returncode != 0:
                        raise StackError(f"`{' '.join(done)}` failed.")

    def wait(self, seconds: float = HEALTHY_SECONDS) -> None:
        """Until all are well. Raises StackError that names those that are not."""
        told: set[str] = set()
        until = time.monotonic() + seconds
        while True:
            found = self.containers()
            for one in found:
                if one.ready and one.service not in told:
                    told.add(one.service)
                    self._say(f"  {one.service} is well")
            bad = [one for one in found if not one.ready]
            if found and not bad:
                return
            if time.monotonic() > until:
                names = ", ".join(f"{one.service} ({one.health or one.state})" for one in bad) or "nothing"
                hint = f"`docker logs {bad[0].name}` tells why" if bad else "is a profile chosen?"
                raise StackError(f"not well after {seconds:.0f} seconds: {names}; {hint}.")
            time.sleep(1)


def up(env: Path, profiles: Sequence[str], say: Say = print) -> None:
    """Everything from nothing to a sign-in link. Raises StackError."""
    check_engine()
    stack = Stack(env, say)
    stack.configure(profiles)
    say("Building the image …")
    stack.compose("build")
    say("Starting …")
    stack.end_switched_off()
    stack.compose("up", "-d", "--remove-orphans")
    stack.wait()
    link = stack.compose("exec", "-T", "bot", "ingle", "signin", quiet=True).stdout.strip()
    say(f"\nInglenook runs. Sign in here, once, within 15 minutes:\n  {link}")


def rotate(env: Path, what: Sequence[str], say: Say = print) -> None:
    """New tokens of the services, or of Telegram, and containers that know them. Raises StackError."""
    if list(what) not in (["tokens"], ["telegram"]):
        raise StackError("say what is to be made anew: rotate tokens, or rotate telegram.")
    check_engine()
    stack = Stack(env, say)
    root = Path(read_env(env.read_text(encoding="utf-8")).get("INGLE_ROOT", "/mnt/data"))
    token = getpass.getpass("New token: ").strip() if what[0] == "telegram" else ""
    if what[0] == "telegram" and not token:
        raise StackError("no token was given, so nothing was changed.")
    anew(root, token, say)
    stack.configure(())
    stack.compose("up", "-d", "--force-recreate")
    stack.wait()


def lock_images(say: Say = print) -> None:
    """Fetches the images and writes their digests to images.lock. Raises StackError."""
    check_engine()
    own = read_env((HERE / ".env").read_text(encoding="utf-8")) if (HERE / ".env").is_file() else {}
    lines = ["# Digests of the images, written by `make images`."]
    for variable, name in IMAGES.items():
        name = own.get(variable, name).partition("@")[0]
        if _quiet(["docker", "pull", name]).returncode != 0:
            raise StackError(f"the image {name} could not be fetched.")
        digest = _quiet(["docker", "inspect", "--format", "{{index .RepoDigests 0}}", name]).stdout.strip()
        lines.append(f"{variable}={name}@{digest.partition('@')[2]}")
        say(f"  {lines[-1]}")
    (HERE / "images.lock").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """The command line: `up [PROFILE …]`, `rotate tokens`, `rotate telegram` and `images`."""
    parser = argparse.ArgumentParser(description="Inglenook in containers.")
    parser.add_argument("--env", type=Path, default=HERE / ".env", help="the settings of the stack")
    parser.add_argument("do", choices=("up", "rotate", "images"))
    parser.add_argument("profiles", nargs="*")
    given = parser.parse_args()
    try:
        if given.do == "up":
            up(given.env.resolve(), given.profiles)
        elif given.do == "rotate":
            rotate(given.env.resolve(), given.profiles)
        else:
            lock_images()
    except StackError as error:
        sys.exit(f"stack: {error}")


if __name__ == "__main__":
    main()
