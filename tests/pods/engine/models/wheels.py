"""Tiny wheels that carry the parts of a made-up model file, for pip to download from a folder."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from pods.engine.models.files.manifest import ModelEntry, ModelFile, PackageSource

PARTS = (b"alpha" * 1000, b"beta" * 700, b"gamma" * 400)
WHOLE = b"".join(PARTS)


def entry(*, sha256: str | None = None, publisher: str | None = None, package: bool = True) -> ModelEntry:
    """A model of one file in three packages; a `sha256` of another file makes its digest wrong."""
    source = PackageSource(name="tiny-model-part{n}", parts=3, version="1.0", member="*/data/part*.bin")
    file = ModelFile(
        name="tiny.gguf",
        bytes=len(WHOLE),
        sha256=sha256 or hashlib.sha256(WHOLE).hexdigest(),
        package=source if package else None,
        publisher=publisher,
    )
    return ModelEntry(title="Tiny", use="tests", licence="Apache-2.0", memory_mb=1, files=(file,))


def write_wheel(folder: Path, number: int, content: bytes | None = None) -> Path:
    """Wheel of part `number` (from 1)."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"tiny_model_part{number}"
    info = f"{name}-1.0.dist-info"
    path = folder / f"{name}-1.0-py3-none-any.whl"
    members = {
        f"{name}/__init__.py": b"raise SystemExit('a model package must never be imported')\n",
        f"{name}/data/part{number:02}.bin": PARTS[number - 1] if content is None else content,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: tiny-model-part{number}\nVersion: 1.0\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    with zipfile.ZipFile(path, "w") as wheel:
        for member, data in members.items():
            wheel.writestr(member, data)
        wheel.writestr(f"{info}/RECORD", "".join(f"{member},,\n" for member in [*members, f"{info}/RECORD"]))
    return path


def offline(folder: Path) -> tuple[str, ...]:
    """pip's arguments for looking nowhere but in `folder`."""
    return ("--no-index", "--find-links", str(folder))
