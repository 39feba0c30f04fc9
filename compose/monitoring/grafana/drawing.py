"""What a panel and a dashboard are, and how Grafana wants them written."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

SOURCE = {"type": "prometheus", "uid": "house"}
COLUMNS = 24
RATE = "[$__rate_interval]"


@dataclass(frozen=True, slots=True)
class Panel:
    """What one panel shows: queries with the names of their lines, a unit of Grafana, and what it is good for."""

    title: str
    about: str
    queries: tuple[tuple[str, str], ...]
    unit: str = "short"
    kind: str = "timeseries"
    width: int = 12
    height: int = 8
    stacked: bool = False
    steps: tuple[tuple[float, str], ...] = ()
    """From which value on which colour; for panels of the kind `stat`."""


@dataclass(frozen=True, slots=True)
class Dashboard:
    """A page of panels, in rows from left to right."""

    uid: str
    title: str
    panels: tuple[Panel, ...]


def stat(title: str, about: str, query: str, unit: str, *steps: tuple[float, str], name: str = "") -> Panel:
    """One large value, or one for each series."""
    return Panel(title, about, ((query, name),), unit, "stat", width=6, height=4, steps=steps)


def quantiles(figure: str, by: str) -> tuple[tuple[str, str], ...]:
    """Half of the cases, and nineteen of twenty, of a histogram."""
    inside = f"sum by (le, {by}) (rate({figure}_bucket{RATE}))"
    return tuple(
        (f"histogram_quantile({share}, {inside})", f"{{{{{by}}}}} {name}")
        for share, name in ((0.5, "half"), (0.95, "19 of 20"))
    )


GREEN, ORANGE, RED = "green", "orange", "red"


def age(title: str, about: str, figure: str, orange: float, red: float) -> Panel:
    """How long ago something was, in seconds; nothing where it never was."""
    return stat(title, about, f"time() - ({figure} > 0)", "s", (0, GREEN), (orange, ORANGE), (red, RED))


def hourly(figure: str, *by: str) -> tuple[tuple[str, str], ...]:
    """How often something happened in the last hour, by labels."""
    name = " ".join(f"{{{{{one}}}}}" for one in by)
    return ((f"sum by ({', '.join(by)}) (rate({figure}[1h])) * 3600", name),)


def most(figure: str, by: str) -> tuple[tuple[str, str], ...]:
    """What nineteen of twenty cases of a histogram do not exceed."""
    return quantiles(figure, by)[1:]


def as_json(dashboard: Dashboard) -> dict[str, Any]:
    """A dashboard in Grafana's form (schema version 39)."""
    return {
        "uid": dashboard.uid,
        "title": dashboard.title,
        "tags": ["inglenook"],
        "schemaVersion": 39,
        "version": 1,
        "editable": False,
        "timezone": "browser",
        "refresh": "1m",
        "time": {"from": "now-24h", "to": "now"},
        "templating": {"list": []},
        "annotations": {"list": []},
        "links": [
            {"type": "dashboards", "tags": ["inglenook"], "title": "Inglenook", "asDropdown": False, "keepTime": True}
        ],
        "panels": [
            _panel(number, panel, place)
            for number, (panel, place) in enumerate(zip(dashboard.panels, places(dashboard.panels), strict=True), 1)
        ],
    }


def places(panels: Sequence[Panel]) -> list[dict[str, int]]:
    """Where each panel lies: from left to right, and on below the highest of a full row."""
    found, x, y, height = [], 0, 0, 0
    for panel in panels:
        if x + panel.width > COLUMNS:
            x, y, height = 0, y + height, 0
        found.append({"x": x, "y": y, "w": panel.width, "h": panel.height})
        x, height = x + panel.width, max(height, panel.height)
    return found


def _panel(number: int, panel: Panel, place: dict[str, int]) -> dict[str, Any]:
    steps = [{"color": colour, "value": None if at == 0 else at} for at, colour in panel.steps]
    defaults: dict[str, Any] = {"unit": panel.unit}
    if panel.kind == "timeseries":
        mode = "normal" if panel.stacked else "none"
        fill = 20 if panel.stacked else 0
        defaults["custom"] = {"fillOpacity": fill, "showPoints": "never", "stacking": {"mode": mode, "group": "A"}}
        options: dict[str, Any] = {
            "legend": {"displayMode": "list", "placement": "bottom"},
            "tooltip": {"mode": "multi"},
        }
    else:
        defaults["thresholds"] = {"mode": "absolute", "steps": steps}
        calculated = {"calcs": ["lastNotNull"], "fields": "", "values": False}
        options = {"reduceOptions": calculated, "colorMode": "background", "graphMode": "none"}
    return {
        "id": number,
        "type": panel.kind,
        "title": panel.title,
        "description": panel.about,
        "datasource": SOURCE,
        "gridPos": place,
        "fieldConfig": {"defaults": defaults, "overrides": []},
        "options": options,
        "targets": [
            {
                "refId": chr(ord("A") + at),
                "datasource": SOURCE,
                "expr": query,
                "legendFormat": name or "__auto",
                "range": True,
            }
            for at, (query, name) in enumerate(panel.queries)
        ],
    }


def written(dashboard: Dashboard) -> str:
    """The text of a dashboard's file."""
    return json.dumps(as_json(dashboard), indent=2, ensure_ascii=False) + "\n"
