"""Logistic regression over hashed features, in numpy alone, the same on every run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_STEPS = 160


@dataclass(frozen=True)
class Rows:
    """Texts as rows of numbers: those of row i are `numbers[starts[i]:starts[i + 1]]`; each weighs 1 / sqrt(count)."""

    numbers: NDArray[np.int64]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, each: Sequence[NDArray[np.int64]]) -> Rows:
        return cls(np.concatenate(each), np.cumsum([0, *(len(one) for one in each)]))

    @property
    def counts(self) -> NDArray[np.int64]:
        return np.diff(self.starts)

    def logits(self, weights: NDArray[np.float64], bias: float) -> NDArray[np.float64]:
        return np.add.reduceat(weights[self.numbers], self.starts[:-1]) / np.sqrt(self.counts) + bias


def fitted(
    rows: Rows, labels: NDArray[np.float64], weight: NDArray[np.float64], size: int, penalty: float
) -> tuple[NDArray[np.float64], float]:
    """Weights and bias that minimise the weighted log loss plus `penalty` times the squared weights, by L-BFGS."""
    spread = np.repeat(1 / np.sqrt(rows.counts), rows.counts)
    total = weight.sum()

    def loss(point: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        logits = rows.logits(point[:-1], point[-1])
        signed = np.where(labels > 0.5, logits, -logits)
        value = float((weight * np.logaddexp(0, -signed)).sum() / total + penalty * (point[:-1] ** 2).sum())
        error = weight * (1 / (1 + np.exp(-np.clip(logits, -60, 60))) - labels) / total
        slope = np.bincount(rows.numbers, np.repeat(error, rows.counts) * spread, minlength=size)
        return value, np.append(slope + 2 * penalty * point[:-1], error.sum())

    point = np.zeros(size + 1)
    value, slope = loss(point)
    memory: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
    for _ in range(_STEPS):
        direction = -_against(slope, memory)
        step, fall = 1.0 if memory else 1 / max(1e-12, float(np.abs(slope).sum())), float(slope @ direction)
        for _ in range(30):
            moved = point + step * direction
            new_value, new_slope = loss(moved)
            if new_value <= value + 1e-4 * step * fall:
                break
            step /= 2
        change, turn = moved - point, new_slope - slope
        if float(change @ turn) > 1e-12:
            memory = [*memory[-9:], (change, turn)]
        done = value - new_value < 1e-7
        point, value, slope = moved, new_value, new_slope
        if done and len(memory) > 1:
            break
    return point[:-1], float(point[-1])


def _against(
    slope: NDArray[np.float64], memory: Sequence[tuple[NDArray[np.float64], NDArray[np.float64]]]
) -> NDArray[np.float64]:
    """The slope bent by the curvature that the last steps showed (the two loops of L-BFGS)."""
    bent, used = slope.copy(), []
    for change, turn in reversed(memory):
        share = float(change @ bent) / float(change @ turn)
        bent -= share * turn
        used.append(share)
    if memory:
        change, turn = memory[-1]
        bent *= float(change @ turn) / float(turn @ turn)
    for (change, turn), share in zip(memory, reversed(used), strict=True):
        bent += (share - float(turn @ bent) / float(change @ turn)) * change
    return bent


def small(weights: NDArray[np.float64]) -> tuple[NDArray[np.int8], float]:
    """The weights as whole numbers of -127 to 127, and what one of them is worth."""
    largest = float(np.quantile(np.abs(weights[weights != 0]), 0.9995)) if weights.any() else 1.0
    scale = max(largest, 1e-9) / 127
    return np.clip(np.rint(weights / scale), -127, 127).astype(np.int8), scale
