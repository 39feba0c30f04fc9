"""`ingle run` tries a new version on a copy by itself; every other command that opens the data waits for that."""

from __future__ import annotations

import json
import signal
import subprocess
import sys

from bot.upgrading.marks import read_mark
from tests.bot.program import Program
from tests.bot.upgrading.conftest import Home
from tests.bot.upgrading.garden import BROKEN, WATER

SECONDS = 90


def run(program: Program, **environment: str) -> subprocess.Popen[str]:
    """`ingle run` as a process."""
    return subprocess.Popen(
        [sys.executable, "-c", "from bot.cli import main; main()", "run"],
        cwd=program.folder,
        env=program._with({**environment, "INGLE_WEB_PORT": "0"}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_from_a_change_that_breaks_to_one_that_works_and_back(home: Home) -> None:
    program = Program(home.settings.data_dir.parent, home.settings.models_dir)
    own = {"INGLE_PODS_DIR": str(home.garden.home)}
    home.garden.change(2, BROKEN)
    waits = program.run("members", **own)
    assert waits.returncode == 2
    assert "`ingle run` does that first" in waits.stderr
    refused = run(program, **own)
    out, err = refused.communicate(timeout=SECONDS)
    assert refused.returncode == 2
    assert "trying it on a copy first" in out
    assert f"no column named planted_by. Nothing was changed: mend {home.garden.name} or put it back" in err
    assert "Traceback" not in err
    assert home.beds() == [(1, "roses")]

    home.garden.change(2, WATER)
    running = run(program, **own)
    try:
        assert running.stdout is not None
        for line in running.stdout:
            if "Stop with Ctrl-C" in line:
                break
        back = program.run("upgrade", "back", "--yes", **own)
        assert back.returncode == 2
        assert "stop it first" in back.stderr
    finally:
        running.send_signal(signal.SIGTERM)
        running.communicate(timeout=SECONDS)
    assert running.returncode == 0
    assert home.beds() == [(1, "roses", None)]
    mark = read_mark(home.settings.data_dir)
    assert mark is not None
    assert mark.schemas[home.garden.name] == 2
    assert program.run("members", **own).returncode == 0
    told = json.loads(program.run("upgrade", "status", "--json", **own).stdout)
    assert (told["changed"], told["back_to"]["version"]) == (False, told["version"])

    back = program.run("upgrade", "back", "--yes", **own)
    assert back.returncode == 0, back.stderr
    assert "Now start version" in back.stdout
    assert home.beds() == [(1, "roses")]
    assert "The next `ingle run` tries it on a copy" in program.run("upgrade", "status", **own).stdout


def test_without_an_upgrade_there_is_no_way_back(home: Home) -> None:
    program = Program(home.settings.data_dir.parent, home.settings.models_dir)
    refused = program.run("upgrade", "back", "--yes", INGLE_PODS_DIR=str(home.garden.home))
    assert refused.returncode == 2
    assert "there is no state from before an upgrade" in refused.stderr
