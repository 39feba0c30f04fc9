"""The message catalogue: Fluent files beside the skills, pods and the bot, joined by language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from pods.engine.folders import homes, pod_folders
from skills.engine.errors import ConfigurationError

ROOT = Path(__file__).parents[2]
FALLBACK = "en"

LONGEST_PART = 2_000
"""Characters of a fact; Fluent refuses those with more than 2,500."""


class Catalogue:
    """All sentences in one language; what a language lacks is said in English."""

    def __init__(self, language: str, files: Sequence[Path], fallback: Catalogue | None = None) -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        self._fallback = fallback
        for path in files:
            self._bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))

    def has(self, key: str) -> bool:
        """Whether the sentence exists."""
        return self._bundle.has_message(key) or (self._fallback is not None and self._fallback.has(key))

    def say(self, key: str, facts: Mapping[str, Any] | None = None) -> str:
        """The sentence with its facts. Raises ConfigurationError for an unknown key or a missing fact."""
        if not self._bundle.has_message(key):
            if self._fallback is None:
                raise ConfigurationError(f"the message catalogue has no sentence '{key}'")
            return self._fallback.say(key, facts)
        value = self._bundle.get_message(key).value
        if value is None:
            raise ConfigurationError(f"the sentence '{key}' in {self.language} is empty")
        short, long = _set_aside(facts or {})
        text, errors = self._bundle.format_pattern(value, short)
        if errors:
            raise ConfigurationError(f"the sentence '{key}' in {self.language} cannot be said: {errors[0]}")
        for stand_in, whole in long.items():
            text = str(text).replace(stand_in, whole)
        return one_dot(str(text).strip())

    def keys(self) -> frozenset[str]:
        """The names of its own sentences."""
        return frozenset(self._bundle._messages)


def _set_aside(facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """The facts with a mark for each text that is longer than Fluent takes, and those texts by their marks."""
    short, long = dict(facts), dict[str, str]()
    for name, value in facts.items():
        if isinstance(value, str) and len(value) > LONGEST_PART:
            short[name] = f"\ue000{len(long)}\ue000"
            long[short[name]] = value
    return short, long


def one_dot(text: str) -> str:
    """The text with one full stop where a value brought its own ("3:00 p.m.."); "…" written as dots stays."""
    return re.sub(r"(?<!\.)\.\.(?=\s|$)", ".", text)


def shared_files(language: str, root: Path = ROOT) -> list[Path]:
    """The files of a language that the bot and the shared skills bring."""
    return [
        *sorted(root.glob(f"bot/locales/{language}.ftl")),
        *sorted(root.glob(f"skills/*/locales/{language}.ftl")),
    ]


def files_of_pod(folder: Path, language: str) -> list[Path]:
    """The files of a language that a pod brings, for itself and for skills of its own."""
    return [
        *sorted(folder.glob(f"locales/{language}.ftl")),
        *sorted(folder.glob(f"skills/*/locales/{language}.ftl")),
    ]


def catalogue_files(language: str) -> list[Path]:
    """The files of a language, wherever the bot, a skill or a pod brings one."""
    return [*shared_files(language), *(one for folder in pod_folders() for one in files_of_pod(folder, language))]


def catalogue(language: str) -> Catalogue:
    """The catalogue of a language, of the pods that there are; English for one that has no files."""
    return _catalogue(language, homes())


@lru_cache(maxsize=16)
def _catalogue(language: str, pods_in: tuple[Path, ...]) -> Catalogue:
    files = catalogue_files(language)
    if language == FALLBACK:
        return Catalogue(FALLBACK, files)
    fallback = _catalogue(FALLBACK, pods_in)
    return Catalogue(language, files, fallback) if files else fallback
