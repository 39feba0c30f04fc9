"""Imported by Python before anything else, in processes that a house starts while it is offline: they are offline too.

A process that cannot be guarded does not run.
"""

import importlib.util
import os
import pathlib
import sys

_guarded = False
try:
    _path = pathlib.Path(__file__).parents[1] / "guard.py"
    _spec = importlib.util.spec_from_file_location("knowledge.offline.guard", _path)
    if _spec is not None and _spec.loader is not None:
        _guard = sys.modules["knowledge.offline.guard"] = importlib.util.module_from_spec(_spec)
        _spec.loader.exec_module(_guard)
        _guard.begin_as_child()
        _guarded = True
finally:
    if not _guarded:
        os._exit(78)
