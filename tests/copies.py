"""Copies of the project for tests that add to it. Their router learns few examples: all of them take minutes."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "pods", "skills", "knowledge")


def copy_project(copy: Path, most: int, pods: Collection[str] = ()) -> None:
    """The packages in a folder, with the first `most` English examples of each intent, of these pods or of all."""
    ignored = shutil.ignore_patterns("__pycache__", "trained", ".env")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=ignored)
    for path in [*copy.glob("pods/*/examples/*.yaml"), *copy.glob("pods/engine/dialog_examples/*.yaml")]:
        pod = path.parents[1].name
        if path.name != "en.yaml" or (pods and pod not in (*pods, "engine")):
            path.unlink()
            continue
        known = yaml.safe_load(path.read_text(encoding="utf-8"))
        few = {name: told if name == "_words" else told[:most] for name, told in known.items()}
        path.write_text(yaml.safe_dump(few, allow_unicode=True), encoding="utf-8")
