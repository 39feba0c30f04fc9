"""The skill and the pod of the guides are put into a copy of the project, and talked to as a reader would."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.copies import copy_project
from tests.docs.pages import ROOT, blocks

pytestmark = pytest.mark.timeout(300)
GUIDES = ("writing-a-skill.md", "writing-a-pod.md")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the guides' files in it; the other pods keep some of their English examples."""
    copy = tmp_path_factory.mktemp("project")
    copy_project(copy, 6)
    for guide in GUIDES:
        for block in blocks(ROOT / "docs" / guide):
            if block.path is not None:
                path = copy / block.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(block.code, encoding="utf-8")
    return copy


def ingle(project: Path, *arguments: str) -> str:
    """What `ingle` prints in the copy. Raises CalledProcessError."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("INGLE_")}
    environment = {
        **own,
        "PYTHONPATH": str(project),
        "INGLE_MODEL": "none",
        "INGLE_HEARING": "off",
        "INGLE_SPEAKING": "off",
        "INGLE_ADMIN": "Anna",
    }
    start = "from bot.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", start, *arguments],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=250,
    )
    return done.stdout


@pytest.mark.slow
def test_the_skill_and_the_pod_of_the_guides_work(project: Path) -> None:
    """Lend, ask, export, take back, ask again: each step through the whole pipeline."""
    lent = json.loads(ingle(project, "ask", "I lent the drill to Paul", "--json"))["replies"][0]
    assert lent["text"] == "🤝 Paul has the drill now."
    assert lent["buttons"] == ["undo"]
    assert "drill: Paul" in ingle(project, "ask", "who has the drill?")
    assert json.loads(ingle(project, "export"))["loans"][0]["borrower"] == "Paul"
    assert "back from Paul" in ingle(project, "ask", "the drill is back")
    assert "Nothing is lent out" in ingle(project, "ask", "who has the drill?")


@pytest.mark.slow
def test_the_tests_of_the_guide_pass(project: Path) -> None:
    """What the page says of a pod's own tests."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "pods/neighbours/tests"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
        timeout=250,
    )
    assert "1 passed" in done.stdout, done.stdout


def test_explain_names_the_pods_intent(project: Path) -> None:
    """The command that the guide recommends for trying a pod."""
    understood = json.loads(ingle(project, "explain", "who has the ladder?", "--json"))
    assert understood["requests"][0]["request"]["intent"] == "neighbours.thing_query"


def test_the_channel_of_the_guide_works(project: Path, tmp_path: Path) -> None:
    """A text file is answered by the assistant, an unasked message is written, a foreign chat refused."""
    (code,) = [block for block in blocks(ROOT / "docs" / "writing-a-channel.md") if block.path]
    (project / str(code.path)).write_text(code.code, encoding="utf-8")
    program = """
import asyncio, sys
from pathlib import Path
from bot.build import build
from bot.channels.mailbox import MailboxChannel
from bot.channels.protocol import SendFailed
from bot.messages import Chat, Reply
from bot.settings import Settings

async def play(folder):
    app = build(Settings(data_dir=folder / "data", models_dir=Path("data/models"), model="none", admin="Anna"))
    channel = MailboxChannel(folder, "anna", app.clock)
    app.members.link(app.members.all()[0].id, channel.name, "anna", str(folder))
    app.channels[channel.name] = channel
    await app.start()
    (folder / "1.txt").write_text("/help")
    for _ in range(200):
        if (folder / "1.reply").exists() and (folder / "1.reply").read_text():
            break
        await asyncio.sleep(0.05)
    print((folder / "1.reply").read_text())
    print("number", await channel.send(channel.chat, Reply("bins")), (folder / "1.unasked").read_text())
    try:
        await channel.send(Chat("mailbox", "elsewhere"), Reply("x"))
    except SendFailed as error:
        print("refused", error.permanent)
    await app.stop()

asyncio.run(play(Path(sys.argv[1])))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=project,
        env={name: value for name, value in os.environ.items() if not name.startswith("INGLE_")}
        | {"PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
        timeout=250,
    )
    assert done.returncode == 0, done.stderr
    assert "Every change has an Undo button" in done.stdout
    assert "number 1 bins" in done.stdout
    assert "refused True" in done.stdout
