"""Every pod's declaration holds: its skills exist, its intents have examples, its examples have readers."""

from __future__ import annotations

import json
from dataclasses import is_dataclass
from pathlib import Path

import pytest
import yaml

from bot import actions
from bot.replies.sentences import check_sentences
from pods.engine.pod import LocalPod, open_pods, pod_folders, read_pod_file
from skills.engine.command import Command
from tests.skills.every_command import TABLE

NO_EXAMPLES = {
    "receipt_change": "said of the receipt that was just shown",
    "receipt_drop": "said of the receipt that was just shown",
    "receipt_save": "said of the receipt that was just shown",
    "chore_change": "said of the chore that was just added",
    "reminder_done": "said of the reminder that just came",
}
"""Intents with a reader and without examples, and why."""


@pytest.fixture(scope="module")
def pods(tmp_path_factory: pytest.TempPathFactory) -> dict[str, LocalPod]:
    return open_pods(tmp_path_factory.mktemp("pods"))


def examples_of(folder: Path) -> set[str]:
    intents: set[str] = set()
    for path in (folder / "examples").glob("*.yaml"):
        intents |= {name for name in yaml.safe_load(path.read_text(encoding="utf-8")) if not name.startswith("_")}
    return intents


@pytest.mark.parametrize("folder", pod_folders(), ids=lambda folder: folder.name)
def test_the_declaration_is_whole(folder: Path, pods: dict[str, LocalPod]) -> None:
    declaration = read_pod_file(folder)
    assert [skill.name for skill in pods[folder.name].skills] == list(declaration.skills)


def test_every_reader_has_examples(pods: dict[str, LocalPod]) -> None:
    with_examples = {intent.partition(".")[2] for folder in pod_folders() for intent in examples_of(folder)}
    read = {intent for pod in pods.values() for intent in pod.intents}
    assert read - with_examples == NO_EXAMPLES.keys()


def test_every_reader_has_a_label_for_when_it_is_not_clear(pods: dict[str, LocalPod]) -> None:
    check_sentences(list(pods.values()))


@pytest.mark.parametrize("folder", pod_folders(), ids=lambda folder: folder.name)
def test_every_declared_gap_is_one(folder: Path) -> None:
    gaps = {f"{folder.name}.{intent}" for intent in read_pod_file(folder).unread}
    assert gaps <= examples_of(folder)


@pytest.mark.parametrize(("pod_name", "command"), [row[:2] for row in TABLE], ids=lambda one: type(one).__name__)
def test_a_command_is_frozen_and_comes_back_exactly_from_a_button(
    pods: dict[str, LocalPod], pod_name: str, command: Command
) -> None:
    assert is_dataclass(command)
    with pytest.raises(AttributeError):
        command.anything = None  # type: ignore[attr-defined]
    action = json.loads(json.dumps(actions.run(pods[pod_name], command)))
    assert actions.command_of(action, pods[pod_name]) == command
