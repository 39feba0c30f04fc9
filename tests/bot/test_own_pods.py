"""A household's own pod, from `ingle pod new` to the chat: in a copy of the project, whose router knows few pods."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.copies import ROOT, copy_project

CHAT = """
import asyncio, json, sys
from pathlib import Path
from pydantic import SecretStr
from tests.house import open_house

async def play(folder):
    own = json.loads(sys.argv[3])
    if "pod_token" in own:
        own["pod_token"] = SecretStr(own["pod_token"])
    house = open_house(folder, Path(sys.argv[2]), language="en", settings={"pods_dir": Path(sys.argv[4]), **own})
    said = []
    async def say(name, text):
        reply = await house.say(name, text)
        said.append([reply.text, [button.name for button in reply.buttons]])
    house.app.members.set_language(house.member("Tom").id, "de")
    await say("Anna", "garden: prune the roses tomorrow")
    await say("Tom", "garden: am Freitag im Laden anrufen")
    await say("Anna", "what is open for the garden?")
    await say("Gus", "what is open for the garden?")
    await say("Mia", "garden: prune the roses is done")
    await say("Anna", "garden: water the tulips")
    await say("Anna", "undo")
    await say("Tom", "was ist offen für garden?")
    for sent in await house.advance("2026-11-22T12:00"):
        said.append([sent.text, [button.name for button in sent.buttons]])
    said.append([(await house.press("Anna", "done")).text, []])
    await say("Anna", "put milk on the shopping list")
    said.append([one["what"] for one in house.state["garden"] if one["done_at"] is None])
    await house.stop()
    return said

print(json.dumps(asyncio.run(play(Path(sys.argv[1])))))
"""

START = "from bot.cli import main; main()"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with few examples, and a pod made in a folder beside it."""
    copy = tmp_path_factory.mktemp("project")
    copy_project(copy, 12, ["family"])
    made = ingle(copy, "pod", "new", "garden", "--about", "what is to be done in the garden")
    assert f"INGLE_PODS_DIR={copy / 'own'}" not in made
    assert 'ingle ask "garden: am Freitag im Laden anrufen"' in made
    return copy


def environment(project: Path, **more: str) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("INGLE_")}
    return {
        **own,
        "PYTHONPATH": f"{project}{os.pathsep}{ROOT}",
        "INGLE_DATA_DIR": str(project / "data"),
        "INGLE_MODELS_DIR": str(project / "models"),
        "INGLE_PODS_DIR": str(project / "own"),
        "INGLE_MODEL": "none",
        "INGLE_HEARING": "off",
        "INGLE_SPEAKING": "off",
        "INGLE_ADMIN": "Anna",
        "INGLE_LANGUAGE": "de",
        **more,
    }


def ingle(project: Path, *arguments: str) -> str:
    """What `ingle` prints. Raises CalledProcessError."""
    command = [sys.executable, "-c", START, *arguments]
    done = subprocess.run(
        command, cwd=project, env=environment(project), capture_output=True, text=True, check=False, timeout=100
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def play(project: Path, folder: Path, **settings: str) -> list[Any]:
    """The conversation of CHAT in a fresh process: replies with their buttons, and last what is open."""
    models, own = str(project / "models"), str(project / "own")
    command = [sys.executable, "-c", CHAT, str(folder), models, json.dumps(settings), own]
    done = subprocess.run(
        command, cwd=project, env=environment(project), capture_output=True, text=True, check=False, timeout=250
    )
    assert done.returncode == 0, done.stderr
    said: list[Any] = json.loads(done.stdout.splitlines()[-1])
    return said


def check_talk(said: list[Any]) -> None:
    """What everybody was told, whichever process the pod was in."""
    texts = [one[0] for one in said[:-1]]
    assert texts[0] == "✓ Noted for garden: prune the roses – tomorrow, Sun 22 Nov."
    assert "undo" in said[0][1]
    assert texts[1] == "✓ Notiert für garden: im Laden anrufen – Freitag, 27. November."
    assert texts[2].splitlines()[0] == "Open for garden:"
    assert [line.partition(": ")[2] for line in texts[2].splitlines()[1:]] == ["prune the roses", "im Laden anrufen"]
    assert "prune" not in texts[3]
    assert texts[4].endswith("belongs to somebody else; only a grown-up may change it.")
    assert texts[5:7] == ["✓ Noted for garden: water the tulips.", "Undone."]
    assert "Offen für garden:" in texts[7]
    assert "tulips" not in texts[7]
    assert texts[8].startswith("🔔 garden: prune the roses – ")
    assert "done" in said[8][1]
    assert texts[9] == "✓ Done for garden: prune the roses."
    assert "milk" in texts[10]
    assert said[-1] == ["im Laden anrufen"]


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_new_pod_works_in_the_chat(project: Path, tmp_path: Path) -> None:
    """Added, listed, refused, undone, said on its day, ticked off by a button; in two languages."""
    said = play(project, tmp_path)
    check_talk(said)
    assert (tmp_path / "pods" / "garden" / "garden.db").is_file()


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_it_works_the_same_in_a_process_of_its_own(project: Path, tmp_path: Path) -> None:
    """`ingle pod serve garden`, and the same conversation with it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = environment(project, INGLE_DATA_DIR=str(tmp_path / "pod"), INGLE_POD_TOKEN="t" * 40)
    command = [sys.executable, "-c", START, "pod", "serve", "garden", "--port", str(port)]
    process = subprocess.Popen(command, cwd=project, env=served)
    try:
        wait_for(f"http://127.0.0.1:{port}/v1/health", process)
        address = f"garden=http://127.0.0.1:{port}"
        check_talk(play(project, tmp_path / "house", pod_addresses=address, pod_token="t" * 40))
    finally:
        process.terminate()
        process.wait(20)
    assert (tmp_path / "pod" / "pods" / "garden" / "garden.db").is_file()
    assert not (tmp_path / "house" / "pods" / "garden").exists()


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Returns when the address answers. Raises TimeoutError."""
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(address)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_tests_in_its_folder_pass(project: Path) -> None:
    """As somebody runs them who has the package and this folder."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(project / "own" / "garden" / "tests")],
        cwd=project / "own",
        env=environment(project),
        capture_output=True,
        text=True,
        check=False,
        timeout=250,
    )
    assert done.returncode == 0, done.stdout
    assert "6 passed" in done.stdout


def test_the_commands_of_ingle_know_it(project: Path) -> None:
    may = json.loads(ingle(project, "permissions", "--json"))["may"]
    assert may["garden.AddGarden"] == {"admin": "seen", "adult": "seen", "child": "seen", "guest": "none"}


@pytest.fixture
def broken(project: Path) -> Iterator[Path]:
    """The pod's table of permissions without one command."""
    path = project / "own" / "garden" / "permissions.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(" FindGarden", ""), encoding="utf-8")
    yield path
    path.write_text(text, encoding="utf-8")


def test_a_pod_that_is_not_whole_stops_the_start_in_a_sentence(project: Path, broken: Path) -> None:
    command = [sys.executable, "-c", START, "ask", "hello"]
    done = subprocess.run(
        command, cwd=project, env=environment(project), capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert done.stderr.strip() == f"ingle: {broken} has no line for garden.FindGarden"
