"""Whether a pod's declaration, examples and skills speak of the same intents: looked at when a pod is opened."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from pods.engine.podfile import PodFile
from skills.engine.errors import ConfigurationError

_INTENT = re.compile(rb"^([a-z][a-z_.]*):", re.MULTILINE)


def check_whole(declaration: PodFile, folder: Path, intents: Collection[str]) -> None:
    """Raises ConfigurationError that names the file, where an intent is spoken of that the pod's skills do not read.

    `intents` are those that they read, without the pod's name.
    """
    path = folder / "pod.yaml"
    told = sorted(set(declaration.intents) - set(intents))
    if told:
        raise ConfigurationError(f"{path} tells of the intent '{told[0]}', which no skill of the pod reads")
    read = sorted(set(declaration.unread) & set(intents))
    if read:
        raise ConfigurationError(f"{path} says that nothing reads '{read[0]}', and a skill of the pod does")
    known = {f"{declaration.name}.{one}" for one in (*intents, *declaration.unread)}
    for examples in sorted((folder / "examples").glob("*.yaml")):
        unknown = sorted(intents_in(examples) - known)
        if unknown:
            raise ConfigurationError(f"{examples} has examples of '{unknown[0]}', which no skill of the pod reads")


def intents_in(examples: Path) -> set[str]:
    """The intents that a file has examples of: its keys, found without the time that reading YAML takes."""
    return {key.decode() for key in _INTENT.findall(examples.read_bytes())}
