"""A model file while it grows: joined piece by piece, hashed as it is written, continued after an
interruption.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pods.engine.models.errors import WrongDigest
from pods.engine.models.files.manifest import ModelFile
from pods.engine.models.files.verify import CHUNK, file_path, part_path, write_stamp


class PartialFile:
    """The `.part` file of a model file and, beside it, a record of the parts that were joined completely.

    Bytes behind the last recorded part are dropped when the file is opened again.
    """

    def __init__(self, file: ModelFile, models_dir: Path, source: str) -> None:
        self._file = file
        self._models_dir = models_dir
        self._path = part_path(file, models_dir)
        self._record = self._path.with_name(f"{self._path.name}.json")
        self._identity = {"sha256": file.sha256, "source": source}
        self._sizes = self._read_record()
        self._digest = hashlib.sha256()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._stream = self._path.open("r+b" if self._path.exists() else "w+b")
        self._stream.truncate(self.size)
        for piece in iter(lambda: self._stream.read(CHUNK), b""):
            self._digest.update(piece)
        if self._stream.tell() != self.size:
            self.restart()

    @property
    def size(self) -> int:
        """Bytes joined for good."""
        return sum(self._sizes)

    @property
    def parts(self) -> int:
        """Parts joined for good."""
        return len(self._sizes)

    def restart(self) -> None:
        """Forget everything that was joined."""
        self._sizes = []
        self._digest = hashlib.sha256()
        self._stream.seek(0)
        self._stream.truncate()
        self._write_record()

    def append(self, pieces: Iterable[bytes]) -> None:
        """Join one part; it counts only if all its pieces arrived, and survives a power cut from then on."""
        digest, added = self._digest.copy(), 0
        self._stream.seek(self.size)
        try:
            for piece in pieces:
                self._stream.write(piece)
                digest.update(piece)
                added += len(piece)
            self._stream.flush()
            os.fsync(self._stream.fileno())
        except BaseException:
            self._stream.truncate(self.size)
            raise
        self._digest = digest
        self._sizes.append(added)
        self._write_record()

    def finish(self) -> Path:
        """Move the file to its place if its digest is the pinned one; otherwise drop it and raise
        WrongDigest.

        An older file in that place stays untouched unless the new one is right.
        """
        found = self._digest.hexdigest()
        self.close()
        if found != self._file.sha256 or self.size != self._file.bytes:
            self._path.unlink()
            self._record.unlink(missing_ok=True)
            raise WrongDigest(self._file.name, self._file.sha256, found)
        target = file_path(self._file, self._models_dir)
        os.replace(self._path, target)
        self._record.unlink(missing_ok=True)
        _sync_folder(target.parent)
        write_stamp(self._file, self._models_dir)
        return target

    def close(self) -> None:
        """Release the file; what was joined stays."""
        self._stream.close()

    def _read_record(self) -> list[int]:
        try:
            record = json.loads(self._record.read_text(encoding="utf-8"))
            sizes = [int(size) for size in record["sizes"]]
        except (OSError, ValueError, KeyError, TypeError):
            return []
        same = {key: record.get(key) for key in self._identity} == self._identity
        return sizes if same and self._path.exists() else []

    def _write_record(self) -> None:
        fresh = self._record.with_suffix(".new")
        fresh.write_text(json.dumps({**self._identity, "sizes": self._sizes}), encoding="utf-8")
        os.replace(fresh, self._record)


@contextmanager
def open_partial(file: ModelFile, models_dir: Path, source: str) -> Iterator[PartialFile]:
    """A PartialFile that is closed whatever happens; `source` names where its bytes come from."""
    partial = PartialFile(file, models_dir, source)
    try:
        yield partial
    finally:
        partial.close()


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
