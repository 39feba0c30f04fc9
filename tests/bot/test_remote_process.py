"""`ingle pod serve`: a pod as a process, what it refuses to be, and what crosses the wire besides plain commands."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import SecretStr

from bot.building.serving import open_service
from bot.cli import cli
from bot.settings import Settings
from knowledge.audit import AuditLog
from pods.engine.remote.calls import Call, House
from pods.engine.remote.files import pod_codec, tidy
from pods.engine.remote.line import Line
from pods.engine.remote.server import PodServer
from skills.accounts.secrets import SecretKeyError, Vault
from tests.bot.test_remote_refusals import line_to
from tests.elsewhere import TOKEN, Elsewhere, PodProcess, with_pods
from tests.house import open_house

ROOT = Path(__file__).parents[2]


def served(folder: Path, *arguments: str, token: str = TOKEN) -> subprocess.CompletedProcess[str]:
    """`ingle pod serve` that is expected to end by itself."""
    code = "from bot.cli import main; main()"
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "INGLE_DATA_DIR": str(folder)}
    return subprocess.run(
        [sys.executable, "-c", code, "pod", "serve", *arguments],
        cwd=folder,
        env={**environment, **({"INGLE_POD_TOKEN": token} if token else {})},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def sealed_password(folder: Path, key: str) -> None:
    """A planner's folder with a calendar whose password was sealed with that key."""
    settings = Settings(data_dir=folder, pod_token=SecretStr(TOKEN))
    service = open_service(settings, "planner")
    sealed = Vault(folder / "secret.key", SecretStr(key)).seal(SecretStr("tea"))
    service.pod.database.rows(
        "INSERT INTO calendar_accounts (provider, url, user, secret, owner, created_at)"
        " VALUES ('caldav', 'https://dav.example.org', 'anna', ?, 1, '2026-11-22T09:00:00.000+00:00')",
        (sealed,),
    )
    service.close()


def test_another_key_than_that_of_its_passwords_is_noticed_at_the_start(tmp_path: Path) -> None:
    right, wrong = (base64.urlsafe_b64encode(bytes([number]) * 32).decode() for number in (1, 2))
    sealed_password(tmp_path, right)
    for key, said in ((wrong, "secret.key is not the key that the calendar passwords"), ("", "secret.key is missing")):
        (tmp_path / "secret.key").write_text(key) if key else (tmp_path / "secret.key").unlink()
        done = served(tmp_path, "planner", "--port", "0")
        assert done.returncode == 2
        assert said in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
    settings = Settings(data_dir=tmp_path, pod_token=SecretStr(TOKEN), secret_key=SecretStr(wrong))
    with pytest.raises(SecretKeyError):
        open_service(settings, "planner")
    open_service(settings, "planner", new_key=True).close()
    open_service(settings.model_copy(update={"secret_key": SecretStr(right)}), "planner").close()


@pytest.mark.parametrize(
    ("name", "token", "said"),
    [
        ("house", TOKEN, "stays in the house"),
        ("knowledge", TOKEN, "stays in the house"),
        ("garden", TOKEN, "there is no pod 'garden'; there are family, finance, planner"),
        ("finance", "", "INGLE_POD_TOKEN is not set"),
        ("finance", "short", "INGLE_POD_TOKEN is shorter"),
    ],
)
def test_what_cannot_be_served_is_refused_with_a_sentence(tmp_path: Path, name: str, token: str, said: str) -> None:
    done = served(tmp_path, name, token=token)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "pods").exists()


@pytest.mark.timeout(240)
async def test_a_pod_in_a_process_answers_and_stops_when_asked(tmp_path: Path, models_dir: Path) -> None:
    pod = PodProcess("family", tmp_path / "family")
    pod.start()
    try:
        told = with_pods(Settings(), {"family": pod.address})
        names = {"pod_addresses": told.pod_addresses, "pod_token": told.pod_token}
        house = open_house(tmp_path / "house", models_dir, settings=names)
        assert "milk" in (await house.say("Anna", "add milk to the shopping list")).text
        assert pod.stop() == 0
        assert "cannot reach" in (await house.say("Anna", "add eggs to the shopping list")).text
        pod.start()
        house.app.pods["family"].line._rests_until = 0.0  # type: ignore[attr-defined]
        assert "milk" in (await house.say("Anna", "show the shopping list")).text
        await house.stop()
        assert TOKEN not in pod.log()
        assert pod.stop() == 0
    finally:
        pod.kill()


def test_check_says_which_pods_answer_and_what_is_wrong_with_the_others(tmp_path: Path) -> None:
    pods = Elsewhere(Settings(data_dir=tmp_path / "pods", models_dir=tmp_path), ["family", "planner"])
    addresses = {**pods.addresses, "finance": "http://127.0.0.1:9"}
    addresses["planner"] = pods.addresses["family"]
    told = with_pods(Settings(), addresses)
    environment = {
        "INGLE_DATA_DIR": str(tmp_path / "house"),
        "INGLE_MODEL": "none",
        "INGLE_POD_ADDRESSES": told.pod_addresses,
        "INGLE_POD_TOKEN": TOKEN,
    }
    try:
        done = CliRunner().invoke(cli, ["check", "--json"], env=environment)
    finally:
        pods.stop()
    found = {one["what"]: one for one in json.loads(done.stdout)}
    assert found["pod family"]["ok"]
    assert "refused" in found["pod finance"]["detail"]
    assert "is the pod family" in found["pod planner"]["detail"]
    assert not (tmp_path / "house" / "pods" / "finance").exists()


class Slow:
    """A pod's calls replaced by some that ask and tell, at the server's own place for them."""

    def __init__(self, folder: Path) -> None:
        self.pods = Elsewhere(Settings(data_dir=folder, models_dir=folder), ["family"])
        server: PodServer = self.pods.services["family"].server
        server._calls["asks"] = Call(self._asks, asks=True)
        server._calls["works"] = Call(self._works, progresses=True)
        self.line: Line = line_to(self.pods)

    @staticmethod
    def _asks(text: str, ask_model: object = None) -> object:
        return ask_model("what is it?", text, {"type": "object"})  # type: ignore[operator]

    @staticmethod
    def _works(steps: int, progress: object = None) -> str:
        for step in range(steps):
            progress(step + 1, steps)  # type: ignore[operator]
        return "done"


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[Slow]:
    slow = Slow(tmp_path)
    yield slow
    slow.pods.stop()


def test_a_skill_asks_the_model_of_the_house(slow: Slow) -> None:
    asked = []

    def ask(instruction: str, text: str, schema: object) -> dict[str, object]:
        asked.append((instruction, text, schema))
        return {"shop": "Bäckerei ☕"}

    assert slow.line.call("asks", {"text": "ignore\nthis"}, ask=ask) == {"shop": "Bäckerei ☕"}
    assert asked == [("what is it?", "ignore\nthis", {"type": "object"})]
    assert slow.line.call("asks", {"text": "x"}) is None


def test_long_work_tells_how_far_it_is(slow: Slow) -> None:
    told: list[tuple[int, int]] = []
    assert slow.line.call("works", {"steps": 5}, progress=lambda done, of: told.append((done, of))) == "done"
    assert told == [(step + 1, 5) for step in range(5)]


def test_files_that_nothing_names_leave_after_a_while(tmp_path: Path) -> None:
    import os
    import time

    pods = Elsewhere(Settings(data_dir=tmp_path, models_dir=tmp_path), ["family"])
    try:
        service, media = pods.services["family"], tmp_path / "elsewhere" / "media"
        media.mkdir(parents=True)
        for name in ("named.jpg", "old.jpg", "new.jpg"):
            (media / name).write_bytes(b"x")
            if name != "new.jpg":
                os.utime(media / name, (time.time() - 20 * 86400,) * 2)
        with service.pod.database.transaction():
            service.pod.database.rows(
                "INSERT INTO answered VALUES ('t', '2026', ?)", (json.dumps(str(media / "named.jpg")),)
            )
        assert tidy(media, service.pod.database) == 1
        assert sorted(path.name for path in media.iterdir()) == ["named.jpg", "new.jpg"]
    finally:
        pods.stop()


def test_the_key_of_one_log_opens_no_other(tmp_path: Path) -> None:
    from knowledge.audit.log import key_of
    from knowledge.store.database import MIGRATIONS, Database

    database = Database(tmp_path / "finance.db", {"audit": MIGRATIONS / "audit"})
    master = b"m" * 32
    from datetime import UTC, datetime

    AuditLog(database, master).begin(datetime(2026, 11, 21, tzinfo=UTC))
    assert AuditLog(database, key_of("finance", master), own=True).head() is not None
    assert AuditLog(database, key_of("planner", master), own=True).head() is None
    database.close()


def test_secrets_are_opened_by_the_pod_alone(tmp_path: Path) -> None:
    from pods.engine.remote.files import house_codec
    from pods.engine.remote.signing import Token

    token = Token(TOKEN, "planner")
    written = house_codec(token).dumps({"secret": SecretStr("geheim")})
    assert "geheim" not in written
    assert pod_codec(token, tmp_path).loads(written)["secret"].get_secret_value() == "geheim"
    assert not House().heard.is_set()
