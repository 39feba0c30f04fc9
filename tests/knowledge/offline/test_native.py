"""What a library does in C no guard in Python sees: what is known of it is switched off, offline or not."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

VARIABLE = "ORT_DISABLE_TELEMETRY"


def test_onnxruntime_does_not_report_in_this_process_nor_in_those_it_starts() -> None:
    program = f"""
import json, os, sys
from knowledge.children import Child
said = "import json, os; input(); print(json.dumps({{'is': os.environ.get('{VARIABLE}')}})); print('{{}}')"
child = Child((sys.executable, "-c", said))
print(json.dumps([os.environ.get("{VARIABLE}"), *(line["is"] for line in child.ask({{}}))]))
child.end()
"""
    own = {name: value for name, value in os.environ.items() if name != VARIABLE}
    done = subprocess.run(
        [sys.executable, "-c", program], env=own, capture_output=True, text=True, timeout=60, check=True
    )
    assert json.loads(done.stdout) == ["1", "1"]


def test_onnxruntime_still_knows_the_variable() -> None:
    """A version that calls it otherwise would report again, and nothing in Python would see it."""
    found = importlib.util.find_spec("onnxruntime")
    if found is None or found.origin is None:
        pytest.skip("onnxruntime is not installed")
    libraries = list((Path(found.origin).parent / "capi").glob("onnxruntime_pybind11_state*"))
    assert libraries
    assert all(VARIABLE.encode() in path.read_bytes() for path in libraries)
