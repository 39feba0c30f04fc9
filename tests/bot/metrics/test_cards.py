"""Graphics cards by a made-up driver, in a process that finds it; a machine without one has no figures of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.house import ROOT
from tests.bot.metrics.test_metrics import Figures, figures_of
from tests.nvml import driver

CODE = """
from prometheus_client import CollectorRegistry, generate_latest
from bot.metrics.cards import Cards
registry = CollectorRegistry()
registry.register(Cards())
generate_latest(registry)
print(generate_latest(registry).decode())
"""


def shown(**found: str) -> Figures:
    """The figures of a process in which the library is looked for there."""
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, env={**os.environ, **found}, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return figures_of(done.stdout)


def test_each_card_tells_what_it_can(tmp_path: Path) -> None:
    name = "Made-up 4090"
    assert shown(**driver(tmp_path, 2)) == {
        ("inglenook_gpu_utilisation_ratio", "0", name): 0.75,
        ("inglenook_gpu_utilisation_ratio", "1", name): 0,
        ("inglenook_gpu_memory_bytes", "0", name): 24564 << 20,
        ("inglenook_gpu_memory_bytes", "1", name): 12288 << 20,
        ("inglenook_gpu_memory_used_bytes", "0", name): 1000 << 20,
        ("inglenook_gpu_memory_used_bytes", "1", name): 1000 << 20,
        ("inglenook_gpu_celsius", "0", name): 61,
    }


def test_a_driver_without_a_card_and_a_machine_without_a_driver_have_no_figures(tmp_path: Path) -> None:
    assert shown(**driver(tmp_path, 0)) == {}
    if shutil.which("nvidia-smi"):
        pytest.skip("this machine has a driver")
    assert shown() == {}
