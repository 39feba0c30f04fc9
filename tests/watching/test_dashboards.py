"""The dashboards as data, for want of Grafana in Debian: of its form, drawn from the module, of the one source."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from compose.monitoring.grafana import boards
from compose.monitoring.grafana.drawing import COLUMNS, written
from tests.docs.pages import ROOT
from tests.watching.programs import MONITORING

GRAFANA = MONITORING / "grafana"
FILES = sorted((GRAFANA / "dashboards").glob("*.json"))
UNITS = {
    *("short", "none", "s", "bytes", "percentunit", "celsius", "reqps", "bool_yes_no", "bool_on_off"),
}
"""Units of Grafana (packages/grafana-data/src/valueFormats/categories.ts) that are used."""
INSIDE = "/etc/monitoring/"
"""Where the folder lies in the container."""


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_the_files_are_what_the_module_writes() -> None:
    assert {path.name: path.read_text(encoding="utf-8") for path in FILES} == {
        f"{one.uid}.json": written(one) for one in boards.ALL
    }


def test_dashboards_are_told_apart() -> None:
    boards = [read(path) for path in FILES]
    for name in ("uid", "title"):
        assert len({board[name] for board in boards}) == len(boards)
    assert all(0 < len(board["uid"]) <= 40 for board in boards), "as long as Grafana takes"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_panels_lie_beside_each_other_and_say_what_they_are(path: Path) -> None:
    board = read(path)
    panels = board["panels"]
    assert [panel["id"] for panel in panels] == list(range(1, len(panels) + 1))
    assert len({panel["title"] for panel in panels}) == len(panels)
    for panel in panels:
        place = panel["gridPos"]
        assert place["x"] >= 0
        assert place["y"] >= 0
        assert place["w"] > 0
        assert place["h"] > 0
        assert place["x"] + place["w"] <= COLUMNS
        assert panel["type"] in ("timeseries", "stat")
        assert panel["description"].endswith(".")
        assert panel["fieldConfig"]["defaults"]["unit"] in UNITS
        assert panel["fieldConfig"]["overrides"] == []
        references = [target["refId"] for target in panel["targets"]]
        assert len(set(references)) == len(references) > 0
    for one, other in combinations((panel["gridPos"] for panel in panels), 2):
        beside = one["x"] + one["w"] <= other["x"] or other["x"] + other["w"] <= one["x"]
        below = one["y"] + one["h"] <= other["y"] or other["y"] + other["h"] <= one["y"]
        assert beside or below, (one, other)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_colours_rise_from_below_everything(path: Path) -> None:
    for panel in read(path)["panels"]:
        steps = panel["fieldConfig"]["defaults"].get("thresholds", {}).get("steps")
        if panel["type"] == "stat":
            assert steps[0]["value"] is None
            values = [step["value"] for step in steps[1:]]
            assert values == sorted(values)


def test_every_query_asks_the_source_that_is_provided() -> None:
    (source,) = yaml.safe_load((GRAFANA / "provisioning" / "datasources" / "prometheus.yaml").read_text())[
        "datasources"
    ]
    assert source["url"] == "http://prometheus:9090"
    for board in map(read, FILES):
        for panel in board["panels"]:
            for asked in (panel, *panel["targets"]):
                assert asked["datasource"] == {"type": source["type"], "uid": source["uid"]}


def test_grafana_finds_the_folders_that_it_is_told() -> None:
    (provider,) = yaml.safe_load((GRAFANA / "provisioning" / "dashboards" / "files.yaml").read_text())["providers"]
    service = yaml.safe_load((ROOT / "compose" / "compose.yaml").read_text(encoding="utf-8"))["services"]["grafana"]
    settings = service["environment"]
    assert f"./monitoring:{INSIDE.rstrip('/')}:ro" in service["volumes"]
    for folder in (provider["options"]["path"], settings["GF_PATHS_PROVISIONING"]):
        assert (MONITORING / folder.removeprefix(INSIDE)).is_dir()
    assert (MONITORING / settings["GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"].removeprefix(INSIDE)) in FILES
    assert settings["GF_AUTH_ANONYMOUS_ENABLED"] == settings["GF_USERS_ALLOW_SIGN_UP"] == "false"
    password = settings["GF_SECURITY_ADMIN_PASSWORD__FILE"]
    assert password.removeprefix("/run/secrets/") in service["secrets"]
    assert "GF_SECURITY_ADMIN_PASSWORD" not in settings
