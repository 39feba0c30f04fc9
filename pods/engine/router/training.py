"""Trains a router from examples: logistic regression by AdaGrad, then a temperature from held-out folds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pods.engine.router.examples import Examples
from pods.engine.router.features import features
from pods.engine.router.weights import Weights, look_up

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ALGORITHM = "2"
"""Part of the key under which weights are kept: raise it when anything here or in `features` changes."""

LARGEST_VOCABULARY = 60_000
_SEED = 20
_EPOCHS = 10
_BATCH = 256
_RATE = 1.0
_DECAY = 1e-4
_FOLDS = 3
_MOST_IN_FOLDS = 3
_MOST_IN_TRAINING = 24


@dataclass(frozen=True)
class Sentences:
    """Sentences as sparse rows: row r is `columns[starts[r]:starts[r+1]]` with `values` alike."""

    starts: NDArray[np.int64]
    columns: NDArray[np.int32]
    values: NDArray[np.float32]
    labels: NDArray[np.int32]
    counts: NDArray[np.float32]
    """How much each sentence counts; a template's sentences count together less than as many separate ones."""
    groups: NDArray[np.int32]
    """The template a sentence comes from; folds never split one."""

    def __len__(self) -> int:
        return len(self.labels)


@dataclass(frozen=True)
class _Batch:
    used: NDArray[np.int64]
    rows: NDArray[np.int64]
    places: NDArray[np.int64]
    values: NDArray[np.float32]
    labels: NDArray[np.int32]
    counts: NDArray[np.float32]


def train(examples: Examples) -> Weights:
    """Weights for the intents of the examples; the same examples give the same weights.

    Raises ValueError when there are no examples.
    """
    import numpy as np

    if not examples.templates:
        raise ValueError("there are no examples to train the router from")

    intents = examples.intents
    vocabulary, sentences = vectorise(examples, intents, _MOST_IN_TRAINING)
    everything = np.arange(len(sentences))
    matrix, bias = _fit(sentences, everything, len(vocabulary), len(intents), _EPOCHS)
    temperature = _temperature(*held_out_logits(sentences, len(vocabulary), len(intents)))
    scale = np.maximum(np.abs(matrix).max(axis=0), 1e-6).astype(np.float32) / 127
    return Weights(
        intents=intents,
        vocabulary=vocabulary,
        matrix=np.rint(matrix / scale).astype(np.int8),
        scale=scale,
        bias=bias,
        temperature=temperature,
    )


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far confidence can be trusted: over held-out templates, each counting the same."""

    accuracy: float
    mean_confidence: float


def calibration(examples: Examples) -> Calibration:
    """Accuracy and mean confidence on sentences whose template no weights have seen, after the temperature."""
    import numpy as np

    intents = examples.intents
    vocabulary, sentences = vectorise(examples, intents, _MOST_IN_FOLDS)
    logits, labels, counts = held_out_logits(sentences, len(vocabulary), len(intents))
    shares = _softmax(logits / np.float32(_temperature(logits, labels, counts)))
    return Calibration(
        accuracy=float(np.average(shares.argmax(axis=1) == labels, weights=counts)),
        mean_confidence=float(np.average(shares.max(axis=1), weights=counts)),
    )


def vectorise(examples: Examples, intents: Sequence[str], most: int) -> tuple[NDArray[np.uint32], Sentences]:
    """The vocabulary of features that at least two templates share, and all sentences over it."""
    import numpy as np

    index = {intent: number for number, intent in enumerate(intents)}
    hashes: list[NDArray[np.uint32]] = []
    values: list[NDArray[np.float32]] = []
    labels: list[int] = []
    counts: list[float] = []
    groups: list[int] = []
    shared: Counter[int] = Counter()
    for group, template in enumerate(examples.templates):
        seen: set[int] = set()
        texts = template.sentences(most)
        for text in texts:
            found, weights = features(text)
            hashes.append(np.array(found, dtype=np.uint32))
            values.append(np.array(weights, dtype=np.float32))
            seen.update(found)
        shared.update(seen)
        labels += [index[template.intent]] * len(texts)
        counts += [len(texts) ** -0.5] * len(texts)
        groups += [group] * len(texts)
    frequent = [feature for feature, count in shared.most_common(LARGEST_VOCABULARY) if count > 1]
    vocabulary = np.array(sorted(frequent), dtype=np.uint32)
    starts, columns, kept = [0], [], []
    for row_hashes, row_values in zip(hashes, values, strict=True):
        row, row_kept = look_up(vocabulary, row_hashes, row_values)
        columns.append(row.astype(np.int32))
        kept.append(row_kept)
        starts.append(starts[-1] + len(row))
    return vocabulary, Sentences(
        starts=np.array(starts, dtype=np.int64),
        columns=np.concatenate(columns),
        values=np.concatenate(kept),
        labels=np.array(labels, dtype=np.int32),
        counts=np.array(counts, dtype=np.float32),
        groups=np.array(groups, dtype=np.int32),
    )


def held_out_logits(
    sentences: Sentences, features_in_all: int, intents: int
) -> tuple[NDArray[np.float32], NDArray[np.int32], NDArray[np.float32]]:
    """Logits, labels and counts of sentences, a few per template, each from weights that never saw it.

    Of every second template the weights saw other sentences, of the rest none: people use the words of a template about
    as often as words of their own.
    """
    import numpy as np

    order = np.arange(len(sentences))
    first_of_group = np.searchsorted(sentences.groups, sentences.groups)
    sample = order[order - first_of_group < _MOST_IN_FOLDS]
    chance = np.random.default_rng(_SEED)
    groups = sentences.groups[sample]
    fold_of_group = chance.integers(_FOLDS, size=int(sentences.groups.max(initial=0)) + 1)
    folds = np.where(groups % 2, fold_of_group[groups], chance.integers(_FOLDS, size=len(sample)))
    logits = np.zeros((len(sample), intents), dtype=np.float32)
    for fold in range(_FOLDS):
        matrix, bias = _fit(sentences, sample[folds != fold], features_in_all, intents, _EPOCHS)
        for batch, places in _batches(sentences, sample[folds == fold], np.flatnonzero(folds == fold)):
            logits[places] = _dense(batch) @ matrix[batch.used] + bias
    return logits, sentences.labels[sample], sentences.counts[sample]


def _fit(
    sentences: Sentences, chosen: NDArray[np.int64], features_in_all: int, intents: int, epochs: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights (features, intents) and bias (intents,) for the chosen rows.

    AdaGrad (Duchi et al., 2011): a weight's step shrinks with the root of the squares of its gradients so far.
    """
    import numpy as np

    chance = np.random.default_rng(_SEED)
    shuffled = chance.permutation(chosen)
    batches = [batch for batch, _ in _batches(sentences, shuffled, shuffled)]
    matrix = np.zeros((features_in_all, intents), dtype=np.float32)
    squares = np.full((features_in_all, intents), 1e-3, dtype=np.float32)
    bias = np.zeros(intents, dtype=np.float32)
    bias_squares = np.full(intents, 1e-3, dtype=np.float32)
    balance = _class_balance(sentences, chosen, intents)
    for epoch in range(epochs):
        rate = _RATE * (1 - epoch / (epochs + 1))
        for number in chance.permutation(len(batches)):
            batch = batches[number]
            dense = _dense(batch)
            weights = matrix[batch.used]
            shares = _softmax(dense @ weights + bias)
            shares[np.arange(len(shares)), batch.labels] -= 1
            shares *= (batch.counts * balance[batch.labels])[:, None] / len(shares)
            slope = dense.T @ shares + _DECAY * weights
            total = squares[batch.used] + slope * slope
            squares[batch.used] = total
            matrix[batch.used] = weights - rate * slope / np.sqrt(total)
            bias_slope = shares.sum(axis=0)
            bias_squares += bias_slope * bias_slope
            bias -= rate * bias_slope / np.sqrt(bias_squares)
    return matrix, bias


def _class_balance(sentences: Sentences, chosen: NDArray[np.int64], intents: int) -> NDArray[np.float32]:
    """A factor for each intent: rare ones count more, by the root of how rare, one on average."""
    import numpy as np

    mass = np.bincount(sentences.labels[chosen], weights=sentences.counts[chosen], minlength=intents)
    factor = np.maximum(mass, 1.0) ** -0.5
    balanced: NDArray[np.float32] = (factor / np.average(factor, weights=mass)).astype(np.float32)
    return balanced / np.float32(sentences.counts[chosen].mean())


def _batches(
    sentences: Sentences, rows: NDArray[np.int64], places: NDArray[np.int64]
) -> Iterator[tuple[_Batch, NDArray[np.int64]]]:
    import numpy as np

    for begin in range(0, len(rows), _BATCH):
        chosen = rows[begin : begin + _BATCH]
        lengths = sentences.starts[chosen + 1] - sentences.starts[chosen]
        spots = np.concatenate([np.arange(sentences.starts[r], sentences.starts[r + 1]) for r in chosen])
        used, where = np.unique(sentences.columns[spots], return_inverse=True)
        yield (
            _Batch(
                used=used.astype(np.int64),
                rows=np.repeat(np.arange(len(chosen)), lengths),
                places=where,
                values=sentences.values[spots],
                labels=sentences.labels[chosen],
                counts=sentences.counts[chosen],
            ),
            places[begin : begin + _BATCH],
        )


def _dense(batch: _Batch) -> NDArray[np.float32]:
    import numpy as np

    width = len(batch.used)
    cells = batch.rows * width + batch.places
    flat = np.bincount(cells, weights=batch.values, minlength=len(batch.labels) * width)
    return flat.reshape(len(batch.labels), width).astype(np.float32)


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: NDArray[np.float32] = odds / odds.sum(axis=1, keepdims=True)
    return shares


def _temperature(logits: NDArray[np.float32], labels: NDArray[np.int32], counts: NDArray[np.float32]) -> float:
    """What to divide logits by so that held-out sentences are likeliest (Guo et al., 2017), between 0.2 and 5."""
    import numpy as np

    def surprise(temperature: float) -> float:
        shares = _softmax(logits / np.float32(temperature))[np.arange(len(labels)), labels]
        return float(-(np.log(np.maximum(shares, 1e-9)) * counts).sum())

    candidates = np.geomspace(0.2, 5, 49)
    return float(min(candidates, key=surprise))
