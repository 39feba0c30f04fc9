"""Offline with everything embedded: the house starts, answers, and tries to reach nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.docs.pages import ROOT
from tests.journeys.telegram.product import INGLE

LOOPBACK_ALONE = ("unshare", "--map-root-user", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh")


@pytest.fixture(params=["with the network", "without a network"])
def within(request: pytest.FixtureRequest) -> Sequence[str]:
    """What the program is started by: nothing, or a network namespace that has loopback alone."""
    if request.param == "with the network":
        return ()
    if shutil.which("unshare") is None or subprocess.run([*LOOPBACK_ALONE, "true"], check=False).returncode != 0:
        pytest.skip("no network namespace can be made here")
    return LOOPBACK_ALONE


def test_it_starts_and_answers_and_tries_nothing(within: Sequence[str], tmp_path: Path, models: Path) -> None:
    (tmp_path / "home").mkdir()
    own = shutil.copytree(models, tmp_path / "models", symlinks=True)
    program = [sys.executable, "-m", "tests.journeys.telegram.offline_program", str(tmp_path / "home"), str(own)]
    done = subprocess.run([*within, *program], cwd=ROOT, capture_output=True, text=True, timeout=200, check=True)
    seen = json.loads(done.stdout)
    assert "milk" in seen["answers"][0]
    assert "milk" in seen["answers"][1]
    assert seen["tried"] == []
    assert "Inglenook is offline" in seen["log"], "it says why no model is fetched"


def test_ingle_check_tells_what_was_tried(tmp_path: Path, models: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    tried = {"at": "2026-11-21T10:00:00Z", "host": "192.0.2.7", "port": 443, "module": "somebody", "count": 3}
    (data / "offline.jsonl").write_text(json.dumps(tried) + "\n")
    own = {"INGLE_DATA_DIR": str(data), "INGLE_MODELS_DIR": str(models), "INGLE_MODEL": "none"}
    off = {"INGLE_HEARING": "off", "INGLE_SPEAKING": "off", "INGLE_CHROMA": "http://vectors.invalid:8000"}
    done = subprocess.run(
        [INGLE, "--offline", "check", "--json"],
        env={**own, **off},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    (told,) = [one["detail"] for one in json.loads(done.stdout) if one["what"] == "offline"]
    assert "vectors.invalid" in told
    assert "3 to 192.0.2.7 by somebody" in told
