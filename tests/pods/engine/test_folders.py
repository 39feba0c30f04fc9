"""A pod's folder is whole: what it brings is joined with what all share, and what clashes or lacks stops the start."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import pods
from pods.engine.folders import (
    folder_of,
    homes,
    load_skills,
    own_skills,
    pod_folders,
    read_pod_file,
    use_own,
    what_it_is,
)
from pods.engine.pod import LocalPod, open_pod
from pods.engine.scaffold import scaffold
from skills.engine import permissions
from skills.engine.errors import ConfigurationError
from skills.engine.permissions import Scope, scope_of, table


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A household's own folder of pods with one in it; afterwards the process knows nothing of it any more."""
    folder = tmp_path / "own"
    scaffold("garden", folder, about="the garden")
    use_own(folder)
    yield folder
    use_own(None)
    permissions._brought.clear()
    permissions._by_command.cache_clear()
    for name in [name for name in sys.modules if name.startswith("pods.garden")]:
        del sys.modules[name]
    if hasattr(pods, "garden"):
        del pods.garden


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def opened(home: Path, data: Path) -> LocalPod:
    return open_pod(read_pod_file(home / "garden"), data)


def test_an_own_pod_is_joined_with_the_others(home: Path, tmp_path: Path) -> None:
    assert homes()[1:] == (home,)
    assert folder_of("garden") == home / "garden"
    assert {"garden", "planner"} <= {folder.name for folder in pod_folders()}
    assert "planner.todo_add" in what_it_is()
    assert "the garden" in what_it_is()["garden.garden_add"]
    pod = opened(home, tmp_path)
    assert pod.intents == {"garden_add", "garden_query", "garden_done"}
    assert scope_of("garden.AddGarden", "child") is Scope.SEEN
    assert scope_of("garden.AddGarden", "guest") is Scope.NONE
    assert any(line.skill == "garden" for line in table())
    pod.close()


def test_without_the_setting_nothing_of_it_is_known(home: Path) -> None:
    use_own(None)
    assert folder_of("garden") is None
    assert "garden.garden_add" not in what_it_is()
    assert scope_of("garden.AddGarden", "admin") is Scope.NONE


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("pod.yaml", "name: garden", "name: meadow", "pod.yaml says that the pod is called 'meadow'"),
        ("pod.yaml", "skills: [garden]", "skills: [lists]", "pod.yaml does not list the skill of its own 'garden'"),
        ("pod.yaml", "garden_add:", "garden_plant:", "tells of the intent 'garden_plant'"),
        ("pod.yaml", "days_before: {type: whole", "days_ahead: {type: whole", "'days_before'"),
        ("pod.yaml", "days_before: {type: whole", "days_before: {type: number", "takes the setting 'days_before'"),
        ("pod.yaml", 'default: "09:00"', "default: 9", "pod.yaml"),
        ("examples/en.yaml", "garden.garden_done:", "garden.garden_over:", "en.yaml has examples of"),
        ("permissions.yaml", " FindGarden", "", "permissions.yaml has no line for garden.FindGarden"),
        ("permissions.yaml", " FindGarden", " FindGarden DigGarden", "permissions.yaml has commands that are none"),
        ("permissions.yaml", "garden, say", "calendar, say", "speaks of the skill 'calendar'"),
        ("permissions.yaml", "[seen,   seen,   own,", "[seen,   seen,   most,", "not whole"),
        ("skills/garden/__init__.py", "import reading, running", "import reading, sowing", "cannot be loaded"),
        ("skills/garden/commands.py", 'Skill("garden"', 'Skill("gardens"', "called 'garden'"),
    ],
)
def test_what_is_not_whole_stops_the_start_and_names_the_file(
    home: Path, tmp_path: Path, file: str, old: str, new: str, named: str
) -> None:
    change(home / "garden" / file, old, new)
    with pytest.raises(ConfigurationError, match=named):
        opened(home, tmp_path).close()


def test_a_pod_and_a_skill_are_called_so_once(home: Path) -> None:
    (home / "planner").mkdir()
    (home / "planner" / "pod.yaml").write_text("name: planner\nabout: x\nskills: [lists]\n")
    with pytest.raises(ConfigurationError, match="has the name of a pod"):
        pod_folders()
    (home / "planner" / "pod.yaml").unlink()
    (home / "garden" / "skills" / "lists").mkdir()
    (home / "garden" / "skills" / "lists" / "__init__.py").touch()
    with pytest.raises(ConfigurationError, match="has the name of a skill"):
        own_skills(home / "garden")


def test_a_folder_that_anybody_may_write_to_is_not_run(home: Path) -> None:
    home.chmod(0o777)
    with pytest.raises(ConfigurationError, match="INGLE_PODS_DIR"):
        use_own(home)
    with pytest.raises(ConfigurationError, match="INGLE_PODS_DIR"):
        use_own(home / "nowhere")


def test_a_skill_is_loaded_with_what_it_needs(home: Path) -> None:
    (skill,) = load_skills(read_pod_file(home / "garden"))
    assert skill.migrations == home / "garden" / "skills" / "garden" / "migrations"
    assert sorted(skill.commands) == ["garden.AddGarden", "garden.FindGarden", "garden.FinishGarden"]
