"""The containers as they are written down: each hardened, only Caddy published, no secret in an environment."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import SecretStr

from bot.settings import PREFIX, Settings
from compose import secret_files, stack

ROOT = Path(__file__).parents[2]
COMPOSE = ROOT / "compose"
FILE: dict[str, Any] = yaml.safe_load((COMPOSE / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = FILE["services"]
GIVEN = {"INGLE_DATA_DIR", "INGLE_MODELS_DIR", "INGLE_WEB_PORT"}
"""What the image decides."""
OUTSIDE = {"bot", "planner", "speech", "ollama-0", "caddy"}
"""Telegram, other calendars, models, and what is published."""


def secret_names() -> set[str]:
    """The settings that are secrets."""
    return {PREFIX + name.upper() for name, field in Settings.model_fields.items() if SecretStr in _kinds(field)}


def _kinds(field: Any) -> tuple[Any, ...]:
    from typing import get_args

    return (field.annotation, *get_args(field.annotation))


def test_the_services_and_profiles_are_those_that_are_promised() -> None:
    assert set(SERVICES) == {
        *("bot", "planner", "finance", "family", "speech", "ocr", "ollama-0", "backup"),
        *("prometheus", "alertmanager", "grafana", "node-exporter", "caddy"),
    }
    assert "profiles" not in SERVICES["bot"]
    assert all("full" in service["profiles"] for name, service in SERVICES.items() if name != "bot")
    assert {one for service in SERVICES.values() for one in service.get("profiles", ())} == set(stack.PROFILES)
    assert "name" not in FILE, "docker-compose 1.29 does not take it"
    assert FILE["version"] == "3.9"


@pytest.mark.parametrize("profile", stack.PROFILES)
def test_what_a_profile_does_not_have_is_switched_off_with_it(profile: str) -> None:
    off = {name for name, one in SERVICES.items() if profile not in one.get("profiles", [profile])}
    assert set(stack.switched_off([profile], SERVICES)) == off


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_hardened_limited_and_looked_after(name: str) -> None:
    service = SERVICES[name]
    assert service["user"] == "10001:10001"
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service.get("cap_add", []) == (["NET_BIND_SERVICE"] if name == "caddy" else [])
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert not {"privileged", "network_mode", "pid", "ipc", "devices"} & service.keys()
    assert any(mount.startswith("/tmp:") for mount in service["tmpfs"])
    assert {"mem_limit", "cpus", "pids_limit"} <= service.keys()
    assert service["restart"] == "unless-stopped"
    assert {"test", "interval", "timeout", "retries", "start_period"} <= service["healthcheck"].keys()
    assert service["logging"]["options"] == {"max-size": "10m", "max-file": "3"}


def test_only_caddy_is_published_and_only_few_reach_out() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["caddy"]
    assert {name for name, service in SERVICES.items() if "outside" in service["networks"]} == OUTSIDE
    assert FILE["networks"]["inside"] == FILE["networks"]["alone"] == {"internal": True}


@pytest.mark.parametrize("path", sorted(COMPOSE.glob("*.yaml")), ids=lambda path: path.name)
def test_no_secret_stands_in_an_environment_or_a_command(path: Path) -> None:
    services = yaml.safe_load(path.read_text(encoding="utf-8")).get("services", {})
    for service in services.values():
        assert not secret_names() & set(service.get("environment", {}))
        assert not any(name in str(service.get("command", "")) for name in secret_names())


def test_every_setting_is_handed_on() -> None:
    """What is no secret can be written into compose/.env; a new setting that is forgotten here would do nothing."""
    handed = set(SERVICES["bot"]["environment"]) | set(SERVICES["backup"]["environment"])
    named = {PREFIX + name.upper() for name in Settings.model_fields} - secret_names() - GIVEN
    assert {name for name in handed if name.startswith(PREFIX)} == named


def test_every_secret_is_a_file_of_some_service() -> None:
    written = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in COMPOSE.glob("*.yaml")]
    files = {name.upper() for one in written for name in one.get("secrets", {})}
    assert files == secret_names() | {name.upper() for name in secret_files.PASSWORDS}
    assert {secret_files.KEY, *secret_files.TOKENS, *secret_files.PASSWORDS, *stack.WHEN_THERE} == {
        name.lower() for name in files
    }


@pytest.mark.parametrize("pod", secret_files.PODS)
def test_a_pod_sees_its_own_folder_alone(pod: str) -> None:
    own = f"${{INGLE_ROOT:-/mnt/data}}/house/pods/{pod}"
    assert SERVICES[pod]["volumes"] == [f"{own}:/data/pods/{pod}", f"{own}/media:/data/media"]
    assert ("ingle_secret_key" in SERVICES[pod]["secrets"]) is (pod == "planner")


def test_images_can_be_pinned_and_have_one_name_everywhere() -> None:
    text = (COMPOSE / "compose.yaml").read_text(encoding="utf-8")
    example = (COMPOSE / "stack.example").read_text(encoding="utf-8")
    for variable, image in stack.IMAGES.items():
        assert f"${{{variable}:-{image}}}" in text
        assert f"#{variable}={image}\n" in example
        assert not image.endswith(":latest")
    assert f"ARG BASE={stack.IMAGES['STACK_BASE_IMAGE']}\n" in (COMPOSE / "Dockerfile").read_text(encoding="utf-8")


def test_what_the_stack_reads_is_explained() -> None:
    """Each variable of compose.yaml stands in one of the two examples, or is written by the program."""
    text = (COMPOSE / "compose.yaml").read_text(encoding="utf-8")
    asked = set(re.findall(r"\$\{(\w+)", text)) | set(SERVICES["bot"]["environment"])
    told = "".join((COMPOSE / name).read_text(encoding="utf-8") for name in ("env.example", "stack.example"))
    assert {name for name in asked if f"#{name}=" not in told} == set()


@pytest.mark.skipif(shutil.which("docker-compose") is None, reason="docker-compose is not installed")
@pytest.mark.parametrize("profiles", ["", ",".join(stack.PROFILES[:-1]), "full"])
def test_the_older_compose_takes_every_profile(profiles: str) -> None:
    names = ["compose.yaml", *sorted(stack.WHEN_THERE.values()), "gpu.yaml"]
    files = [part for name in names for part in ("-f", str(COMPOSE / name))]
    done = subprocess.run(
        ["docker-compose", *files, "config", "--services"],
        capture_output=True,
        text=True,
        env={"PATH": os.environ["PATH"], "COMPOSE_PROFILES": profiles},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) == set(SERVICES)
