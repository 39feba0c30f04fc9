"""The shell blocks of the guides are shell, and what they name is there: commands, targets, services, files."""

from __future__ import annotations

import re
import shlex
import subprocess

import pytest
import yaml

from tests.docs.pages import PAGES, ROOT, Block, blocks
from tests.docs.test_pages import check_ingle, targets

GUIDE = ROOT / "docs" / "setup.md"
SHELL = [
    (page, number, block) for page in PAGES for number, block in enumerate(blocks(page)) if block.language == "bash"
]
CALL = re.compile(
    r"(?:^|&& |sudo |\.venv/bin/|exec (?P<service>[\w-]+) )(?P<call>(?:ingle|make) [^|&;\n]+)", re.MULTILINE
)


def named(block: Block) -> list[list[str]]:
    """Each `ingle` and `make` call of a block, as words."""
    return [shlex.split(found["call"]) for found in CALL.finditer(block.code)]


@pytest.mark.parametrize(("page", "number", "block"), SHELL, ids=[f"{page.name}-{number}" for page, number, _ in SHELL])
def test_a_shell_block_is_shell(page: object, number: int, block: Block) -> None:
    done = subprocess.run(["bash", "-n"], input=block.code, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "$ " not in [line[:2] for line in block.code.splitlines()]


@pytest.mark.parametrize(("page", "number", "block"), SHELL, ids=[f"{page.name}-{number}" for page, number, _ in SHELL])
def test_its_commands_and_services_exist(page: object, number: int, block: Block) -> None:
    services = yaml.safe_load((ROOT / "compose" / "compose.yaml").read_text(encoding="utf-8"))["services"]
    for words in named(block):
        if words[0] == "make":
            assert {word for word in words[1:] if "=" not in word} <= targets(), words
        else:
            check_ingle(words[1:])
    for service in re.findall(r"compose(?: --project-directory \w+)? (?:exec|logs --tail \d+) ([\w-]+)", block.code):
        assert service in services
    for path in re.findall(r"\bcompose/[\w.]+\b", block.code):
        assert path == "compose/.env" or (ROOT / path).exists(), path


def test_the_guide_is_there_with_its_parts() -> None:
    """From the bare machine to what is to be done after a power failure."""
    code = "\n".join(block.code for block in blocks(GUIDE) if block.language == "bash")
    for part in ("noatime", "ufw allow 443/tcp", "ufw limit 22/tcp", "fail2ban", "unattended-upgrades", "set-ntp true"):
        assert part in code, part
    calls = [" ".join(words[:2]) for block in blocks(GUIDE) if block.language == "bash" for words in named(block)]
    assert {"make stack", "ingle models", "ingle invite", "ingle check", "ingle backup"} <= set(calls)


def test_what_was_not_tried_is_said() -> None:
    """The parts that need a server of one's own end by saying so."""
    guide = GUIDE.read_text(encoding="utf-8").split("## From a bare Ubuntu server")[1]
    parts = {part.split("\n")[0]: part for part in guide.split("\n### ")[1:]}
    for name in ("Disks", "User, updates, time", "Firewall and fail2ban", "Graphics cards", "After a power failure"):
        closing = parts[name].strip().split("\n\n")[-1]
        assert re.match(r"\*(Not tried|Not verified|Starting, killing)", closing), name
