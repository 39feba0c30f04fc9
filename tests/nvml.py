"""A made-up driver of NVIDIA's cards, for machines without one: a small library with the functions that are called."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

DRIVER = """
typedef struct { unsigned long long total, free, used; } memory;
static int say(char *to, const char *what, unsigned length) { __builtin_strncpy(to, what, length); return 0; }
int nvmlInitWithFlags(unsigned flags) { return 0; }
int nvmlShutdown(void) { return 0; }
const char *nvmlErrorString(int code) { return "an error"; }
int nvmlDeviceGetCount_v2(unsigned *count) { *count = CARDS; return 0; }
int nvmlDeviceGetHandleByIndex_v2(unsigned index, void **handle) { *handle = (void *)(long)(index + 1); return 0; }
int nvmlDeviceGetName(void *handle, char *name, unsigned length) { return say(name, "Made-up 4090", length); }
int nvmlDeviceGetUUID(void *handle, char *uuid, unsigned length) {
    return say(uuid, handle == (void *)1 ? "GPU-aaaa" : "GPU-bbbb", length);
}
int nvmlDeviceGetMemoryInfo(void *handle, memory *told) {
    told->total = (handle == (void *)1 ? 24564ULL : 12288ULL) << 20;
    told->used = 1000ULL << 20;
    told->free = told->total - told->used;
    return 0;
}
int nvmlDeviceGetUtilizationRates(void *handle, unsigned *told) {
    told[0] = handle == (void *)1 ? 75 : 0;
    told[1] = 10;
    return 0;
}
int nvmlDeviceGetTemperature(void *handle, int sensor, unsigned *told) {
    *told = 61;
    return handle == (void *)1 ? sensor : 3; /* the second card has no sensor: not supported */
}
"""
"""The far side of NVIDIA's library: two cards, by the C interface that it documents."""


def driver(folder: Path, cards: int) -> dict[str, str]:
    """Puts a made-up driver into a folder; gives the environment in which it is found."""
    pytest.importorskip("pynvml")
    if (compiler := shutil.which("cc") or shutil.which("gcc")) is None:
        pytest.skip("no C compiler is here to make a driver with")
    (folder / "driver.c").write_text(DRIVER)
    made = str(folder / "libnvidia-ml.so.1")
    command = [compiler, "-shared", "-fPIC", f"-DCARDS={cards}", "-o", made, str(folder / "driver.c")]
    subprocess.run(command, check=True, timeout=60)
    return {"LD_LIBRARY_PATH": str(folder)}
