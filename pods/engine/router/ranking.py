"""The router itself: trained when it is first asked, from what the pods declare, and remembered on disk."""

from __future__ import annotations

import hashlib
import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from knowledge.stages import Stage, stage
from pods.engine.router.examples import SHARED_WORDS, Examples, load_examples
from pods.engine.router.training import ALGORITHM, train
from pods.engine.router.weights import Weights, load_weights

log = logging.getLogger(__name__)

ROOT = Path(__file__).parents[3]
TRAINING_SECONDS = 1800.0
"""What is waited for, also on a small machine that does other things."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One intent and the calibrated probability that it is the one meant."""

    intent: str
    confidence: float


class Router:
    """Says which intent a sentence has. Safe to use from several threads; the first to ask loads for all."""

    def __init__(self, load: Callable[[], Weights]) -> None:
        self._load = load
        self._weights: Weights | None = None
        self._loading = threading.Lock()

    def warm(self) -> None:
        """Loads or trains the weights now (half a minute when nothing is cached) instead of at the first sentence."""
        self._ready()

    def rank(self, text: str, language: str) -> tuple[Ranked, ...]:
        """All intents, likeliest first; the confidences sum to one. A text without words is out of scope by bias."""
        weights = self._ready()
        with stage(Stage.ROUTING):
            shares = weights.probabilities(text)
        order = sorted(range(len(shares)), key=lambda number: -shares[number])
        return tuple(Ranked(weights.intents[number], float(shares[number])) for number in order)

    def _ready(self) -> Weights:
        if self._weights is None:
            with self._loading:
                if self._weights is None:
                    self._weights = self._load()
        return self._weights


def build_router(examples: Examples, cache_dir: Path | None) -> Router:
    """A router over the examples. Its weights lie in `cache_dir` under a digest of the examples; None keeps no file."""
    return Router(lambda: _load_or_train(examples, cache_dir))


def _load_or_train(examples: Examples, cache_dir: Path | None) -> Weights:
    if cache_dir is None:
        return train(examples)
    path = cache_dir / _file_name(examples.digest())
    weights = load_weights(path)
    if weights is None:
        weights = train(examples)
        weights.save(path)
        forget_others(path)
    return weights


def open_router(folders: Sequence[Path], cache_dirs: Sequence[Path]) -> Router:
    """A router over folders of examples, which are only read when no cache holds weights for just these files.

    The caches are tried in order. Training takes half a minute and much memory, so it happens in a process of its own,
    which writes to the last of them.
    """
    return Router(lambda: _load_or_call(folders, cache_dirs))


def _load_or_call(folders: Sequence[Path], cache_dirs: Sequence[Path]) -> Weights:
    name = _file_name(digest_of(folders))
    for cache in cache_dirs:
        weights = _kept(cache / name)
        if weights is not None:
            return weights
    path = (cache_dirs[-1] / name).absolute()
    log.info("learning the pods' examples; this happens once")
    command = [sys.executable, "-m", "pods.engine.router", str(path), *map(str, folders)]
    subprocess.run(command, check=False, timeout=TRAINING_SECONDS, cwd=ROOT)  # noqa: S603 - our own module
    weights = _kept(path)
    return weights if weights is not None else train(load_examples(folders))


def _kept(path: Path) -> Weights | None:
    """The weights of a file, read once for all routers of this process; None for a file that is no good."""
    try:
        return _read(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return None


@lru_cache(maxsize=2)
def _read(path: Path, changed: int) -> Weights | None:
    return load_weights(path)


def write_weights(path: Path, folders: Sequence[Path]) -> None:
    """Trains on folders of examples and stores the weights. Raises ExamplesError."""
    train(load_examples(folders)).save(path)
    forget_others(path)


def weights_path(cache_dir: Path, folders: Sequence[Path]) -> Path:
    """Where a cache holds the weights for just these examples."""
    return cache_dir / _file_name(digest_of(folders))


def digest_of(folders: Sequence[Path]) -> str:
    """A hexadecimal digest that changes with any byte of any file of examples or shared words."""
    seen = hashlib.sha256()
    for folder in (SHARED_WORDS, *folders):
        for path in sorted(folder.glob("*.yaml")):
            seen.update(f"{folder.parent.name}/{folder.name}/{path.name}\0".encode())
            seen.update(hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()


def forget_others(path: Path) -> None:
    """Removes weights of earlier examples beside a file of weights."""
    for stale in path.parent.glob("router-*.npz"):
        if stale != path:
            stale.unlink(missing_ok=True)


def _file_name(digest: str) -> str:
    return f"router-{hashlib.sha256(f'{ALGORITHM}{chr(0)}{digest}'.encode()).hexdigest()[:16]}.npz"
