"""The trained numbers of a router, small enough to lie beside the household's data, and their file."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from pods.engine.router.features import features

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class Weights:
    """Multinomial logistic regression over hashed features, eight bits a weight.

    `vocabulary` (n,) uint32 is sorted; row i of `matrix` (n, intents) int8 belongs to vocabulary[i]; a weight is its
    entry times `scale` of its intent. `temperature` divides the logits so that the softmax is calibrated.
    """

    intents: tuple[str, ...]
    vocabulary: NDArray[np.uint32]
    matrix: NDArray[np.int8]
    scale: NDArray[np.float32]
    bias: NDArray[np.float32]
    temperature: float

    def probabilities(self, text: str) -> NDArray[np.float32]:
        """(intents,) summing to one."""
        import numpy as np

        rows, values = look_up(self.vocabulary, *features(text))
        logits = (values @ self.matrix[rows].astype(np.float32)) * self.scale + self.bias
        logits /= self.temperature
        odds = np.exp(logits - logits.max())
        shares: NDArray[np.float32] = odds / odds.sum()
        return shares

    def save(self, path: Path) -> None:
        """Written whole or not at all, so that two processes may train at once."""
        import numpy as np

        path.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as stream:
                np.savez_compressed(
                    stream,
                    intents=np.array(self.intents),
                    vocabulary=self.vocabulary,
                    matrix=self.matrix,
                    scale=self.scale,
                    bias=self.bias,
                    temperature=np.float32(self.temperature),
                )
            Path(unfinished).replace(path)
        finally:
            Path(unfinished).unlink(missing_ok=True)


def load_weights(path: Path) -> Weights | None:
    """What `save` wrote; None when there is no file or it is damaged."""
    import numpy as np

    try:
        with np.load(path, allow_pickle=False) as stored:
            return Weights(
                intents=tuple(str(name) for name in stored["intents"]),
                vocabulary=stored["vocabulary"],
                matrix=stored["matrix"],
                scale=stored["scale"],
                bias=stored["bias"],
                temperature=float(stored["temperature"]),
            )
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None


def look_up(
    vocabulary: NDArray[np.uint32], hashes: ArrayLike, values: ArrayLike
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Rows of the features that are known, and their values; a feature never seen in training counts nothing."""
    import numpy as np

    wanted: NDArray[Any] = np.array(hashes, dtype=np.uint32)
    found = np.searchsorted(vocabulary, wanted)
    found[found == len(vocabulary)] = 0
    known = vocabulary[found] == wanted
    return found[known], np.array(values, dtype=np.float32)[known]
