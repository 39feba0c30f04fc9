"""Whether what pods bring to say goes with what the house says: looked at when the house starts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from bot.replies.catalogue import FALLBACK, Catalogue, catalogue, files_of_pod, shared_files
from pods.engine.folders import pod_folders
from pods.engine.interface import Pod
from skills.engine.errors import ConfigurationError

LANGUAGES = ("en", "de", "fr", "es", "it")
KEY = re.compile(r"^([a-zA-Z][\w-]*) *=", re.MULTILINE)


def check_sentences(pods: Sequence[Pod]) -> None:
    """Raises ConfigurationError naming the file of a sentence that is there twice, that is unreadable or missing."""
    bringing = [folder for folder in pod_folders() if any(files_of_pod(folder, one) for one in LANGUAGES)]
    if bringing:
        for language in LANGUAGES:
            _check_keys(bringing, language)
    words = catalogue(FALLBACK)
    for pod in pods:
        missing = sorted(one for one in pod.intents if not words.has(f"intent-{one}"))
        if missing:
            raise ConfigurationError(
                f"pods/{pod.name}/locales/{FALLBACK}.ftl has no sentence 'intent-{missing[0]}', which is on a button"
                " where it is not clear what somebody meant"
            )


def _check_keys(folders: Sequence[Path], language: str) -> None:
    brought = {path for folder in folders for path in files_of_pod(folder, language)}
    english = {key for folder in folders for path in files_of_pod(folder, FALLBACK) for key in _keys(path)}
    said_in: dict[str, Path] = {}
    for path in (*shared_files(language), *sorted(brought)):
        keys = _keys(path)
        if path in brought:
            twice = next((key for key in keys if key in said_in), None) or next(
                (key for key in keys if keys.count(key) > 1), None
            )
            if twice is not None:
                raise ConfigurationError(f"{path} has the sentence '{twice}', which is in {said_in.get(twice, path)}")
            unreadable = sorted(set(keys) - Catalogue(language, [path]).keys())
            if unreadable:
                raise ConfigurationError(f"{path}: the sentence '{unreadable[0]}' cannot be read")
            lost = sorted(set(keys) - english)
            if lost:
                raise ConfigurationError(f"{path} has the sentence '{lost[0]}', which there is not in English")
        said_in |= dict.fromkeys(keys, path)


def _keys(path: Path) -> list[str]:
    return KEY.findall(path.read_text(encoding="utf-8"))
